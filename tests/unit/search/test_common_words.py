"""Words whose lists are long are not looked for alone, where rarer ones are; until the visitor asks for them."""

from functools import partial
from pathlib import Path

import pytest

from generator.search import index_files, postings
from generator.search.families import FAMILIES
from tests.search.galleries import index_people
from tests.search.invented import Person
from tests.search.node import ask_index

ALL, WITHOUT = "Đặng Thị Mây Khế", "Lê Văn Sóng Mướp"
STORIES = {
    ALL: "Nấu xôi từ sớm. Cả ngõ quét chung. Bà còn xếp gạch.",
    WITHOUT: "Nấu xôi từ sớm. Bà còn xếp gạch.",
}

CASES = {
    "a common word beside two rare ones": ("xôi chung gạch", [WITHOUT, ALL], "rare", [ALL]),
    "a common word and one rare one": ("xôi chung", [ALL], "all", [ALL]),
    "a common word, and two that stand side by side": ("chung xếp gạch", [WITHOUT, ALL], "rare", [ALL]),
}
"""What is typed, whom it finds, how far that was looked for, and whom it finds when everything is looked for."""


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small index, written as that of a large gallery: each list in a file of its own, on a page of its directory."""
    monkeypatch.setattr(index_files, "MOST_IN_CONTENTS", 1)
    monkeypatch.setattr(index_files, "SIZE_UNIT", 1)
    monkeypatch.setattr(postings, "SHARD_BYTES", dict.fromkeys(FAMILIES, 1))
    invent = partial(Person, district="hoan-kiem", ward="Hàng Bài", field="kinh-te", year=2019)
    others = [
        invent(name=f"Trần Văn {family} {given}", summary="Trồng chung." if number**3 % 101 > 40 else "Trồng hoa.")
        for number, (family, given) in enumerate((one, two) for one in "ABCDEGHIKL" for two in "MNOPQRSTUVXY")
    ]
    named = [invent(name=name, summary="Ai cũng quý.", story=story) for name, story in STORIES.items()]
    return index_people([*named, *others], tmp_path)


def test_common_words_are_left_out_beside_rare_ones(index: Path) -> None:
    asked = [{"q": query, "deep": deep} for query, *_ in CASES.values() for deep in (False, True)]
    answers = ask_index(index, asked, very_large=True)["answers"]
    names = [["".join(text for text, _ in hit["name"]) for hit in answer["hits"]] for answer in answers]
    scopes = [answer["scope"] for answer in answers]
    found = {
        name: (query, names[at], scopes[at], names[at + 1])
        for at, (name, (query, *_)) in zip(range(0, len(names), 2), CASES.items(), strict=True)
    }
    assert found == CASES
