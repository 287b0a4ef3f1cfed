"""While a query is typed, what it will need is fetched: where lists lie, names, who belongs to a ward."""

from functools import partial
from pathlib import Path

import pytest

from generator.search import index_files, postings
from generator.search.families import FAMILIES
from tests.search.galleries import index_people
from tests.search.invented import FAMILIES as FAMILY_NAMES
from tests.search.invented import GIVEN, MIDDLES, PLACES, Person
from tests.search.node import TYPED, ask_index

CASES = {
    "a ward": ("giáp bát", 1),
    "words and a ward": ("bà khế láng hạ", 3),
    "words in quotes and a ward": ('"luống hoa" láng hạ', 3),
    "three words of a story in quotes, which hardly anybody holds apart": ('"ra tưới hoa"', 2),
    "words that may be said otherwise": ("hiến máu", 2),
    "the other words for these": ("cho máu", 2),
    "a mistyped word": ("cho máuu", 4),
    "two names, the second one begun": ("mây ng", 3),
}
"""What is typed, five keys a second, and how many answers of a slow host are waited for, one after another."""


def test_what_is_fetched_while_someone_types(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_files, "MOST_IN_CONTENTS", 1)
    monkeypatch.setattr(index_files, "WARDS_BYTES", 1)
    monkeypatch.setattr(index_files, "PAGE", 1)
    monkeypatch.setattr(postings, "SHARD_BYTES", dict.fromkeys(FAMILIES, 1))
    names = [f"{family} {middle} {given}" for family in FAMILY_NAMES for middle in MIDDLES for given in GIVEN]
    summaries = ("Hiến máu đều.", "Cho máu đã năm năm.", "Chăm luống hoa của tổ dân phố.")
    invent = partial(Person, field="kinh-te", year=2019)
    everyone = [
        invent(name=name, district=PLACES[number % 4][0], ward=PLACES[number % 4][1], summary=summaries[number % 3])
        for number, name in enumerate(names)
    ]
    site = index_people(everyone, tmp_path)
    answers = ask_index(site, [{"q": query} for query, _ in CASES.values()], first=True, network=TYPED)["answers"]
    waits = [round(answer["waited"] / TYPED["delay"]) for answer in answers]
    assert {name: (query, wait) for (name, (query, _)), wait in zip(CASES.items(), waits, strict=True)} == CASES
