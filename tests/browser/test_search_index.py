"""The index: what was written is what is read, on both sides, and everyone is found by their name."""

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from benchmarks.corpus import make_corpus
from generator import vietnamese
from generator.search import chunked_rows, lists, postings
from generator.search import index_files as files_module
from generator.search.families import FAMILIES
from generator.search.index_files import CONTENTS, FOLDER
from generator.search.lists import encode_lists
from generator.search.syllables import fold, keys, words
from tests.search.galleries import ROOT, Searched, index_files, plan, write_index
from tests.search.node import LINK, SLOW_4G, TYPED, ask_index
from tests.search.worker import ask, call, open_worker
from tests.tools.server import serve


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Searched:
    folder = tmp_path_factory.mktemp("index") / "gallery"
    make_corpus(300, folder)
    return plan(folder)


@pytest.fixture(scope="module")
def real() -> Searched:
    return plan(ROOT)


def test_the_contents_and_their_directories_name_every_file(invented: Searched) -> None:
    files = index_files(invented)
    assert list(files)[-1] == CONTENTS
    pages = [gzip.decompress(data) for path, data in files.items() if "-directory-" in path or path == CONTENTS]
    named = set(re.findall(r"\b[0-9a-f]{12}\b", b" ".join(pages).decode()))
    in_lists = {path for path in files if "/turns-" in path}
    hashes = {path: re.search("-([0-9a-f]{12})", path)[1] for path in files if path != CONTENTS}  # type: ignore[index]
    assert {name for path, name in hashes.items() if path not in in_lists} == named
    texts = b"".join(gzip.decompress(data) for path, data in files.items() if "/texts-" in path)
    assert all(bytes.fromhex(hashes[path]) in texts for path in in_lists)


def test_the_index_holds_nothing_private(real: Searched, invented: Searched) -> None:
    for site in (real, invented):
        files = index_files(site)
        text = " ".join(gzip.decompress(data).decode(errors="replace") for data in files.values())
        for profile in site.profiles:
            assert not profile.minor or all(len(part) <= 1 for part in profile.name.split("."))
            for group in profile.residential_groups:
                assert profile.show_residential_groups or group not in text
            if profile.consent:
                assert profile.consent.holder not in text


# Small pages, shards and blocks, so that a gallery of this size has several of each.
_SMALL = [
    (files_module, "PAGE", 4),
    (files_module, "MOST_IN_CONTENTS", 4),
    (postings, "SHARD_BYTES", dict.fromkeys(FAMILIES, 500)),
    (chunked_rows, "BLOCK", 8),
    (lists, "ALL_TURNS", 0),
    (lists, "MOST_TURNS", 8),
    (lists, "TURNS_ROWS", 4),
    (files_module, "TURNS_ROWS", 4),
    (files_module, "WARDS_BYTES", 60),
]


@pytest.fixture(scope="module")
def pieces(invented: Searched, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of invented people in small pieces."""
    with pytest.MonkeyPatch.context() as patch:
        for module, name, value in _SMALL:
            patch.setattr(module, name, value)
        return write_index(invented, tmp_path_factory.mktemp("pieces") / "site")


_SEARCHED_AS_LARGE = """() => {
  for (const size of ["isLarge", "isVeryLarge"]) Object.defineProperty(Index.prototype, size, { get: () => true });
}"""


@pytest.fixture(
    scope="module",
    params=[
        "real",
        "invented",
        pytest.param("invented in small pieces", marks=pytest.mark.slow),
        "in pieces as a large gallery",
    ],
)
def served(
    request: pytest.FixtureRequest,
    browser: Browser,
    real: Searched,
    invented: Searched,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Page, str, Searched]]:
    site = real if request.param == "real" else invented
    if "pieces" in request.param:
        out: Path = request.getfixturevalue("pieces")
    else:
        out = write_index(site, tmp_path_factory.mktemp("served") / "site")
    (out / "index.html").write_text("<!DOCTYPE html>", encoding="utf-8")
    with serve(out) as address:
        page = open_worker(browser, address)
        if "large" in request.param:
            page.evaluate(_SEARCHED_AS_LARGE)
        yield page, address + FOLDER, site
        page.context.close()


@pytest.mark.parametrize("typed", [str.upper, vietnamese.fold], ids=["marks, upper case", "no marks"])
def test_everyone_is_found_first_by_their_name(served: tuple[Page, str, Searched], typed: Callable[[str], str]) -> None:
    page, folder, site = served
    profiles = site.profiles
    answers = ask(page, folder, [{"q": typed(profile.name)} for profile in profiles])
    lost = [
        profile.name for profile, answer in zip(profiles, answers, strict=True) if not leads(profile, answer, typed)
    ]
    assert lost == []


def leads(profile: Any, answer: dict[str, Any], typed: Callable[[str], str]) -> bool:
    """Whether the first result bears the name that was typed, and the profile is among those that do."""
    names = [typed("".join(text for text, _ in hit["name"])) for hit in answer["hits"]]
    same = [
        hit["slug"] for hit, name in zip(answer["hits"], names, strict=True) if keys(name) == keys(typed(profile.name))
    ]
    return (
        bool(names)
        and keys(names[0]) == keys(typed(profile.name))
        and (profile.slug in same or len(same) == len(names))
    )


def test_what_is_typed_waits_for_fewer_requests(pieces: Path, invented: Searched) -> None:
    summaries = [profile.summary.split() for profile in invented.profiles if profile.summary]
    asked = [{"q": fold(" ".join(words[1:5]).lower())} for words in summaries[:5]]
    at_once, typed = (ask_index(pieces, asked, first=True, network=network)["answers"] for network in (SLOW_4G, TYPED))
    assert [answer["total"] for answer in typed] == [answer["total"] for answer in at_once]
    for unit in ("trips", "waited"):
        assert sum(answer[unit] for answer in typed) < sum(answer[unit] for answer in at_once)


def test_a_link_fetches_what_it_asks_for_while_search_opens(pieces: Path, invented: Searched) -> None:
    summaries = [profile.summary.split() for profile in invented.profiles if profile.summary]
    asked = [{"q": fold(" ".join(words[1:5]).lower())} for words in summaries[:5]]
    opened, linked = (ask_index(pieces, asked, first=True, network=network)["answers"] for network in (SLOW_4G, LINK))
    assert [answer["total"] for answer in linked] == [answer["total"] for answer in opened]
    opening = 2
    assert sum(answer["trips"] for answer in linked) < sum(answer["trips"] + opening for answer in opened)


def test_filters_count_as_the_gallery_does(served: tuple[Page, str, Searched]) -> None:
    page, folder, site = served
    entries = site.listings.all
    answer = ask(page, folder, [{"q": ""}])[0]
    assert answer["total"] == len(entries)
    counts = {name: {row["id"]: row["count"] for row in rows} for name, rows in answer["facets"].items()}
    assert counts["quan"] == {one: len(profiles) for one, profiles in site.listings.by_district.items()}
    assert counts["linh-vuc"] == {one: len(profiles) for one, profiles in site.listings.by_field.items()}
    assert counts["nam"] == {str(year): len(profiles) for year, profiles in site.listings.by_year.items()}


def test_wards_of_a_district_and_of_today_are_counted(served: tuple[Page, str, Searched]) -> None:
    page, folder, site = served
    places = site.registry.places
    districts = list(site.listings.by_district)
    answers = ask(page, folder, [{"q": "", "filters": {"quan": [district]}} for district in districts])
    for district, answer in zip(districts, answers, strict=True):
        expected = {
            unit: sum(district in entry.districts for entry in profiles)
            for unit, profiles in site.listings.by_unit.items()
            if places.units[unit].district == district
        }
        shown = {row["id"]: row["count"] for row in answer["facets"]["phuong"]}
        assert shown == {unit: count for unit, count in expected.items() if count}
    today = {
        present.unit.id
        for entry in site.listings.all
        for unit in entry.units
        for present in places.find_current_units(places.units[unit]) or ()
    }
    answers = ask(page, folder, [{"q": "", "filters": {"phuong": [ward]}} for ward in sorted(today)])
    for ward, answer in zip(sorted(today), answers, strict=True):
        people = [
            e
            for e in site.listings.all
            if any(p.unit.id == ward for unit in e.units for p in places.find_current_units(places.units[unit]) or ())
        ]
        assert answer["total"] == len(people), ward


def test_sorted_by_name_is_the_order_of_the_gallery(served: tuple[Page, str, Searched]) -> None:
    page, folder, site = served
    shown = ask(page, folder, [{"q": "", "sort": "ten"}])[0]["hits"]
    expected = sorted(site.listings.all, key=lambda entry: entry.order)
    assert [hit["slug"] for hit in shown] == [entry.slug for entry in expected[:10]]


@pytest.mark.parametrize(
    "query", ["x" * 10_000, "nguyen " * 1500, "?!…", "🩸", "<script>alert(1)</script>", '"', '""', "\0", "''"]
)
def test_no_query_does_harm(served: tuple[Page, str, Searched], query: str) -> None:
    page, folder, _ = served
    assert ask(page, folder, [{"q": query}])[0]["state"] in ("ready", "empty", "asks")


@pytest.mark.parametrize("typed", [str, fold], ids=["marks", "no marks"])
@pytest.mark.parametrize("count", [2, 3])
def test_neighbouring_words_of_a_story_in_quotes_find_the_profile(
    served: tuple[Page, str, Searched], count: int, typed: Callable[[str], str]
) -> None:
    page, folder, site = served
    wanted = [(typed(f'"{phrase}"'), number) for phrase, number in _draw_phrases(site, "neighbours", 40, count)]
    assert _lost(page, folder, wanted) == []


def _draw_phrases(site: Searched, seed: str, most: int, count: int) -> list[tuple[str, int]]:
    """So many phrases of `count` neighbouring words of stories, each with the number of its profile."""
    random, phrases = Random(seed), list[tuple[str, int]]()
    while len(phrases) < most:
        number = random.randrange(len(site.stories))
        text = words(site.stories[number])
        if len(text) >= count:
            start = random.randrange(len(text) - count + 1)
            phrases.append((" ".join(text[start : start + count]), number))
    return phrases


def test_what_is_shown_for_three_words_in_quotes_holds_them(served: tuple[Page, str, Searched]) -> None:
    page, folder, site = served
    asked = [fold(phrase) for phrase, _ in _draw_phrases(site, "shown", 20, 3)]
    held = _folded_texts(site)
    for phrase, answer in zip(asked, ask(page, folder, [{"q": f'"{phrase}"'} for phrase in asked]), strict=True):
        wrong = [hit["slug"] for hit in answer["hits"] if not any(f" {phrase} " in text for text in held[hit["slug"]])]
        assert wrong == [], phrase
        count = sum(any(f" {phrase} " in text for text in texts) for texts in held.values())
        assert answer["total"] >= count if answer["isAtMost"] else answer["total"] == count, phrase


def _folded_texts(site: Searched) -> dict[str, list[str]]:
    """By slug the texts of each profile as folded words, with a space around each."""
    held = dict[str, list[str]]()
    for profile, story in zip(site.plan.numbering.profiles, site.stories, strict=True):
        short = profile.search_texts
        texts = (profile.name, *short.labels, *short.roles, *short.summary, story)
        held[profile.slug] = [f" {' '.join(map(fold, words(text)))} " for text in texts]
    return held


def test_to_search_further_leaves_first_who_holds_the_words_together(served: tuple[Page, str, Searched]) -> None:
    page, folder, site = served
    asked = [fold(phrase) for phrase, _ in _draw_phrases(site, "further", 15, 3)]
    plain, deep = (ask(page, folder, [{"q": query, "deep": further} for query in asked]) for further in (False, True))
    held = _folded_texts(site)

    def is_first(phrase: str, answer: dict[str, Any]) -> bool:
        return bool(answer["hits"]) and any(f" {phrase} " in text for text in held[answer["hits"][0]["slug"]])

    led = [(phrase, further) for phrase, one, further in zip(asked, plain, deep, strict=True) if is_first(phrase, one)]
    assert led
    assert [phrase for phrase, further in led if not is_first(phrase, further)] == []


def test_to_search_further_keeps_whom_other_words_found(served: tuple[Page, str, Searched]) -> None:
    page, folder, _ = served
    plain, deep = ask(page, folder, [{"q": "CCB"}, {"q": "CCB", "deep": True}])
    assert plain["total"] <= deep["total"]


def test_a_search_of_what_was_typed_reads_no_names_that_are_like_it(served: tuple[Page, str, Searched]) -> None:
    page, folder, site = served
    family, *others = site.profiles[0].name.split()
    read = page.evaluate(
        """async ([folder, query]) => {
          const read = [];
          for (const exact of [false, true]) {
            const { searcher } = await QueryHandler.open(folder, false);
            const { mender } = searcher;
            let count = 0;
            const { readNear } = mender;
            mender.readNear = (...row) => ((count += 1), readNear.apply(mender, row));
            await searcher.find(query, false, exact);
            read.push(count > 0);
          }
          return read;
        }""",
        [folder, " ".join([f"{family}q", *others])],
    )
    assert read == [True, False]


def test_a_word_of_a_story_is_found_before_it_is_complete(served: tuple[Page, str, Searched]) -> None:
    page, folder, site = served
    random, wanted = Random("beginnings"), list[tuple[str, int]]()
    short = (profile.search_texts for profile in site.plan.numbering.profiles)
    texts = (text for row in short for text in (*row.labels, *row.roles, *row.summary))
    known = {fold(word) for text in (*site.stories, *texts) for word in words(text)}
    while len(wanted) < 30:
        number = random.randrange(len(site.stories))
        beginning = fold(random.choice(words(site.stories[number]) or ["?"]))[:-1]
        if len(beginning) > 3 and beginning.isalpha() and beginning not in known:
            wanted.append((beginning, number))
    assert _lost(page, folder, wanted, exact=True) == []


def _lost(page: Page, folder: str, wanted: list[tuple[str, int]], *, exact: bool = False) -> list[str]:
    """The queries that do not find the number beside them; with `exact` everywhere, and as they are typed."""
    found = page.evaluate(
        """async ([folder, queries, exact]) => {
          const { searcher } = await QueryHandler.open(folder, false);
          const found = [];
          for (const query of queries) found.push((await searcher.find(query, exact, exact)).numbers);
          return found;
        }""",
        [folder, [query for query, _ in wanted], exact],
    )
    return [query for (query, number), numbers in zip(wanted, found, strict=True) if number not in numbers]


def test_javascript_reads_the_lists_that_python_wrote(served: tuple[Page, str, Searched]) -> None:
    steps = {"mọi": 1, "mấy": 7, "mỗi": 999}
    held = {one: {number: number % 3 for number in range(0, 3000, step)} for one, step in steps.items()}
    codes = [sorted(place << 12 | number for number, place in places.items()) for places in held.values()]
    bodies = [b"".join(encode_lists(np.array(row, np.int64), 12)[1]) for row in codes]
    singles = lists.Lists(["", *held], np.arange(1, 4), np.zeros(3, np.int64), bodies)
    (shard,) = postings.cut_shards(singles, 60_000)
    read = call(
        served[0],
        """(bytes) => [...listsOf(Uint8Array.from(bytes))].map(({ key, body }) => {
          return [key, [...placedOf(body)].flatMap(({ place, numbers }) => numbers.map((number) => [number, place]))];
        })""",
        [(list(gzip.decompress(shard.data)),)],
    )[0]
    assert {word: {number: place for number, place in places} for word, places in read} == held
