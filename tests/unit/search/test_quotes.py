"""Words in quotes: whoever is shown holds them side by side in one text, on whichever page."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.search import index_files as files_module
from generator.search import lists
from tests.search.galleries import index_people
from tests.search.invented import Person, people
from tests.search.node import TYPED, ask_index

FIRST, SECOND, THIRD, FOURTH = NAMES = ("Đặng Thị Mây Khế", "Lê Văn Sóng Mướp", "Phạm Thị Gió Ngò", "Trần Văn Đồi Khế")
MOVEMENTS = ("vi-nguoi-ngheo, nguoi-ha-noi-thanh-lich-van-minh", "", "vi-nguoi-ngheo", "")
SUMMARIES = (
    "Góp cây cho vườn hoa, chăm hoa chung.",
    "Chăm vườn hóa đá, xếp gạch ngõ nhỏ.",
    "Mỗi sáng đổ sữa vào cốc.",
    "Nấu xôi cho vườn hoa chung.",
)
STORIES = (
    f"Gom lá {'rồi ' * 31}lá khô.",
    "Ông giữ tổ dân phố vẫn sạch, quét dân phố ván gỗ.",
    "Bà gom lá khô.",
    "Ai cũng quý.",
)
MOST_STORIES = 30
OTHER_MARKS = "đúng dấu như vậy"

CASES: dict[str, tuple[str, list[str], bool, str]] = {
    "three words that a summary holds two by two": ('"vườn hoa chung"', [FOURTH], False, ""),
    "three words that a story holds two by two, 32 words apart": ('"gom lá khô"', [THIRD], False, ""),
    "words that two labels hold together": ('"vì người hà nội"', [], False, "vì người hà nội"),
    "words that one label holds": ('"vì người nghèo"', [THIRD, FIRST], False, ""),
    "the words of a place": ('"phường hàng bài"', [THIRD, SECOND, FOURTH, FIRST], False, ""),
    "a year as it is written nowhere": ('"năm 2019"', [], False, "năm 2019"),
    "the marks that somebody has": ('"vườn hóa"', [SECOND], False, ""),
    "marks that nobody has": ('"vưởn hoa"', [SECOND, FOURTH, FIRST], True, ""),
    "one wrong mark in three words": ('"dẩn phố vẫn"', [SECOND], True, ""),
    "marks that nobody has together": ('"dân phố văn"', [SECOND], True, ""),
    "a name with wrong marks": ('"đặng thì mây"', [FIRST], True, ""),
    "a name with its marks": ('"đặng thị mây"', [FIRST], False, ""),
    "words that stand the other way round": ('"hoa vườn"', [], False, "hoa vườn"),
    "a word in quotes and one that nobody has": ('"gom lá" quạt', [], False, "gom lá"),
}
"""What is typed, whom it finds, whether the page says that the marks are others, and what it offers instead."""


def index_of(everyone: list[Person], work: Path) -> Path:
    return index_people(everyone, work)


def slugs(answer: dict[str, Any]) -> list[str]:
    return [hit["slug"] for hit in answer["hits"]]


def names(answer: dict[str, Any]) -> list[str]:
    return ["".join(text for text, _ in hit["name"]) for hit in answer["hits"]]


def test_quotes(tmp_path: Path) -> None:
    same = {"district": "hoan-kiem", "ward": "Hàng Bài", "field": "kinh-te"}
    rows = zip(NAMES, MOVEMENTS, SUMMARIES, STORIES, strict=True)
    everyone = [
        Person(name=name, movements=movements, summary=summary, story=story, year=2019, **same)
        for name, movements, summary, story in rows
    ]
    answers = ask_index(index_of(everyone, tmp_path), [{"q": query} for query, *_ in CASES.values()])["answers"]
    found = {
        name: (
            case[0],
            names(answer),
            any(OTHER_MARKS in note for note in answer["notes"]),
            answer["nearest"],
        )
        for (name, case), answer in zip(CASES.items(), answers, strict=True)
    }
    assert found == CASES


TWICE, ALIKE, LONG = "Bùi Sen Sen", "Bùi Khế Sen", "Tổ Xe Ôm Tự Quản Ngõ Nhỏ"
BEARERS = {
    TWICE: ("Trồng khế cho đầu ngõ thêm mát.", "Cây nào cũng xanh."),
    ALIKE: ("Dạy chữ cho trẻ trong xóm.", "Tối nào cũng sáng đèn."),
    LONG: ("Đưa đón người bệnh.", "Lúc nào gọi cũng có."),
}
"""Summary and story by name; no story names its person."""

NAMES_AND_DEEDS: dict[str, tuple[str, list[str]]] = {
    "a name and a deed, both in quotes": ('"bùi khế sen" "dạy chữ"', [ALIKE]),
    "a name in quotes and a deed": ('"bui khe sen" day chu', [ALIKE]),
    "a deed in quotes and a name": ('bùi khế sen "dạy chữ"', [ALIKE]),
    "a deed and a name": ("dạy chữ bùi khế sen", [ALIKE]),
    "one word in quotes: in a name, and in texts": ('"khế"', [ALIKE, TWICE]),
    "a name that holds a word twice": ('"bui sen sen"', [TWICE]),
    "a word that a name holds twice": ('"sen sen"', [TWICE]),
    "the first words of a name of seven": ('"tổ xe ôm tự quản ngõ"', [LONG]),
    "quotes that are not closed yet": ('"dạy chữ cho trẻ tro', [ALIKE]),
}
"""What is typed, and whom it finds: everyone, best first."""


def test_names_beside_deeds(tmp_path: Path) -> None:
    same = {"district": "hoan-kiem", "ward": "Hàng Bài", "field": "kinh-te"}
    rows = BEARERS.items()
    everyone = [Person(name=name, summary=summary, story=story, year=2019, **same) for name, (summary, story) in rows]
    queries = [{"q": query} for query, _ in NAMES_AND_DEEDS.values()]
    answers = ask_index(index_of(everyone, tmp_path), queries)["answers"]
    found = {
        name: (case[0], names(answer)) for (name, case), answer in zip(NAMES_AND_DEEDS.items(), answers, strict=True)
    }
    assert found == NAMES_AND_DEEDS
    assert [answer["notes"] for answer in answers] == [[]] * len(answers)


APART = {
    "summary": ("Quét ngõ rồi giữ ngõ sạch.", "Nhà cạnh quét ngõ sạch."),
    "story": (f"Quét ngõ {'rồi ' * 31}ngõ sạch.", "Sáng nào cũng quét ngõ sạch."),
}
"""For each place a text that holds each two of three words, and one that holds all three."""


@pytest.mark.parametrize("place", APART)
def test_every_page_shows_holders_and_together_they_show_all(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, place: str
) -> None:
    monkeypatch.setattr(lists, "ALL_TURNS", 0)
    monkeypatch.setattr(lists, "MOST_TURNS", 8)
    for module in (lists, files_module):
        monkeypatch.setattr(module, "TURNS_ROWS", 2)
    apart, together = APART[place]
    everyone = [
        replace(person, **dict[str, Any]({place: apart if number % 3 else together}))
        for number, person in enumerate(people())
    ]
    right = sorted(person.slug for person in everyone if getattr(person, place) == together)
    site = index_of(everyone, tmp_path)
    for order in ("lien-quan", "ten"):
        query = {"q": '"quét ngõ sạch"', "sort": order}
        pages = ask_index(site, [{**query, "page": page} for page in range(1, 9)])["answers"]
        shown = [slug for number, answer in enumerate(pages, 1) if answer["page"] == number for slug in slugs(answer)]
        assert sorted(shown) == right, order
        assert pages[0]["isAtMost"] and pages[0]["total"] >= len(right)
        alone = [ask_index(site, [{**query, "page": page}])["answers"][0] for page in (2, 8)]
        last, again = ask_index(site, [{**query, "page": 99}] * 2)["answers"]
        assert (last["page"], slugs(last)) == (again["page"], slugs(again))
        for answer in (*pages, *alone, last):
            assert {*slugs(answer), *(answer.get("early") or [])} <= set(right)
            assert answer["stories"] <= MOST_STORIES
    (filtered,) = ask_index(site, [{**query, "filters": {"quan": ["dong-da"]}}])["answers"]
    in_filter = sorted(person.slug for person in everyone if person.district == "dong-da" and person.slug in right)
    assert (sorted(slugs(filtered)), filtered["total"], filtered["isAtMost"]) == (in_filter, len(in_filter), False)


BY_CHANCE, IN_A_ROW = APART["story"]
TWO_BY_TWO = "Quét ngõ rồi giữ ngõ sạch."
FIRST_TEN = {
    "where many hold the words apart, ten are shown once they were read": (
        [BY_CHANCE, IN_A_ROW, TWO_BY_TWO, IN_A_ROW, TWO_BY_TWO] * 5,
        13,
    ),
    "where hardly anybody does, ten are shown before they are read": ([TWO_BY_TWO, *[IN_A_ROW] * 24], 0),
}
"""The stories of some, and how many of them are read before ten are shown."""


@pytest.mark.parametrize("case", FIRST_TEN)
def test_ten_are_shown_and_the_total_follows(tmp_path: Path, case: str) -> None:
    stories, read_early = FIRST_TEN[case]
    everyone = list(people())
    everyone[: len(stories)] = [replace(person, story=story) for person, story in zip(everyone, stories, strict=False)]
    (answer,) = ask_index(index_of(everyone, tmp_path), [{"q": '"quét ngõ sạch"'}])["answers"]
    assert (answer["early"], answer["readEarly"]) == (slugs(answer), read_early)
    assert (answer["total"], answer["isAtMost"]) == (stories.count(IN_A_ROW), False)


def test_that_nobody_has_them_is_known_before_words_to_try(tmp_path: Path) -> None:
    site = index_of(list(people()), tmp_path)
    (answer,) = ask_index(site, [{"q": '"hoa tưới"'}], network=TYPED)["answers"]
    assert (answer["early"], answer["trips"], answer["nearest"]) == ([], 1, "hoa tưới")


def test_words_to_try_follow_where_the_only_one_shown_holds_them_apart(tmp_path: Path) -> None:
    first, *others = people()
    site = index_of([replace(first, story=BY_CHANCE), *others], tmp_path)
    (answer,) = ask_index(site, [{"q": '"quét ngõ sạch"'}])["answers"]
    assert (answer["total"], answer["unfiltered"], answer["nearest"]) == (0, 0, "quét ngõ sạch")
