"""What runs over an editor's text takes time that grows with its length, whatever the text repeats."""

import time
from collections.abc import Callable

import pytest

from generator.checking.children import find_child_marks
from generator.checking.html_tags import find_tags
from generator.checking.links import find_story_links
from generator.checking.privacy import find_details
from generator.checking.safe_html import check_attribute_lists
from generator.checking.story import check_story
from generator.markup import find_marks, has_too_many_tags
from generator.reading.front_matter import split_front_matter
from generator.reading.page_text import parse_page
from generator.reading.records import MAX_PROBLEMS
from generator.reading.yaml_text import parse_yaml
from generator.vietnamese import clean
from tests.unit.checking.test_rules import check_example

LENGTH = 32_000
FACTOR = 40
"""How many times as long as a plain text a nasty one of the same length may take before its growth is measured."""
GROWTH = 8.0
"""How many times as long four times the text may take: 4 where time grows with length, 16 with its square."""

PLAIN = "Năm 2024, bà *vận động* 12 hộ dân [cùng làm](sach.md), quét ngõ.\n\n"

FUNCTIONS: dict[str, Callable[[str], object]] = {
    "find_details": find_details,
    "find_child_marks": lambda text: list(find_child_marks(text, "N.V.A.")),
    "find_tags": lambda text: list(find_tags(text)),
    "check_attribute_lists": lambda text: list(check_attribute_lists(text)),
    "parse_page": lambda text: parse_page("a.md", text, 1),
    "find_marks": lambda text: [find_marks(text, "a"), find_marks(text, "img")],
    "has_too_many_tags": has_too_many_tags,
    "check_story": lambda text: list(check_story("a.md", text, 1)),
    "find_story_links": lambda text: find_story_links("a.md", text, 1, "a"),
    "split_front_matter": lambda text: split_front_matter("a.md", f"---\n{text}"),
    "parse_yaml": lambda text: parse_yaml("a.md", text),
    "clean": clean,
}
UNITS = [
    "<?", "<!", "<!--", "<![", "</", "<a ", "<a href=", "<img src=\"", "<x a='\"", "<p>", "<b><",
    "<svg/onload=", "1/", "[", "](", "![", "[a](b)", "*_", "*", "**a", "\n", "  ", "&#", "&", "&#48;", "((",
    "0 0 0 ", "0;", "số số số ", "số 1 ", "ngõ 1 ", "ở 1 ", "tổ 7, ", "0900000000 ", "a@", "a.", "a at b ", "`",
    "~", "> ", "- ", "|", "{", "{onclick=", "onclick=", "{#", "# a\n", "\\", "\\![", "\"", "a: b\n", "[a]: b\n",
    "[a][b]\n\n[b]: c\n\n", "](<", "<a@b.c>", "<!-- -->", "12B ", "nhà 12 Hàng ", "Hàng Mơ ", "lớp ", "Em A ",
    "\u200b", "&a ", "không chín ", "mail ", "a-", "a@a,", "@gmail ", "SN 1, ",
    "ngõ mười ", "số nhà một ", "số mười ", "mười ", "số 1 – ",
    "phố Mơ, ", "phố Mơ Mơ số ", "lô 1 ", "block A, ", "k12 ", "kiệt ", "1 - ", "Hàng ",
    "1.111.", "số 1/1", "nhà số ba ", "chung cư A1, ", "ki-ốt 1 ", "ở khu 1 ", "gọi bà ", "K1/1 ",
]  # fmt: skip


def _seconds(function: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    function(text)
    return time.process_time() - started


def _repeat(unit: str, length: int) -> str:
    # With its end, an unclosed tag is closed at last.
    return f"{unit * (length // len(unit))}>"


def _growth(function: Callable[[str], object], unit: str) -> float:
    """How many times as long a text of four times the length takes. The least of three: a busy machine adds to some."""
    part, whole = (min(_seconds(function, _repeat(unit, length)) for _ in range(3)) for length in (LENGTH // 4, LENGTH))
    return whole / part


@pytest.mark.parametrize("name", FUNCTIONS)
def test_no_repetition_takes_much_longer_than_plain_text(name: str) -> None:
    function = FUNCTIONS[name]
    plain = PLAIN * (LENGTH // len(PLAIN))
    allowed = FACTOR * max(min(_seconds(function, plain) for _ in range(3)), 0.02)
    slow = {unit for unit in UNITS if _seconds(function, _repeat(unit, LENGTH)) > allowed}
    # Many lines of YAML are slow on a busy machine, but not more so the more there are.
    assert {unit: growth for unit in slow if (growth := round(_growth(function, unit), 1)) > GROWTH} == {}


def test_a_square_is_seen() -> None:
    assert _growth(lambda text: [sum(range(len(text) // 4)) for _ in range(0, len(text), 400)], "ab") > GROWTH


@pytest.mark.parametrize("lines", ["fields: [{words}]", "{keys}"])
def test_time_grows_with_the_number_of_unknown_words_and_only_the_first_are_reported(lines: str) -> None:
    def seconds(number: int) -> float:
        words = [f"x{index}" for index in range(number)]
        text = lines.format(words=", ".join(words), keys="\n".join(f"{word}: 1" for word in words))
        started = time.process_time()
        codes = [problem.code for problem in check_example(f"name: Nguyễn Văn A\n{text}\n")]
        duration = time.process_time() - started
        assert "more-problems" in codes and len(codes) < MAX_PROBLEMS + 9
        return duration

    assert seconds(8_000) < 8 * seconds(2_000) + 0.5
