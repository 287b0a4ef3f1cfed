"""Parts of pages: pagers that stay short, numbers and counts in words."""

import pytest

from generator.planning.page import Page
from generator.reading.registry import read_registry
from generator.rendering.views.parts import format_count, make_pager, sort_units
from generator.vietnamese import capitalize, format_number, lower_first
from tests.support.project import ROOT


def list_numbers(current: int, pages: int) -> list[str]:
    """The numbers of a pager as they stand in a row, an ellipsis for each gap."""
    shown = make_pager(Page(kind="year", start="nam/2024/", number=current, pages=pages))
    assert shown is not None
    return [link.text if link else "…" for link in shown.links]


def test_a_listing_of_one_page_has_no_pager() -> None:
    assert make_pager(Page(kind="year", start="nam/2024/")) is None


@pytest.mark.parametrize(
    ("current", "pages", "numbers"),
    [(1, 2, "1 2"), (1, 9, "1 2 … 9"), (5, 9, "1 2 … 4 5 6 … 9"), (9, 9, "1 2 … 8 9"), (3, 4, "1 2 3 4")],
)
def test_a_pager_shows_the_first_the_last_and_those_around(current: int, pages: int, numbers: str) -> None:
    assert list_numbers(current, pages) == numbers.split()


def test_a_pager_leads_to_the_page_before_and_after() -> None:
    first, last = (make_pager(Page(kind="year", start="nam/2024/", number=number, pages=2)) for number in (1, 2))
    assert first is not None and (first.previous, first.next) == (None, "nam/2024/trang/2/")
    assert last is not None and (last.previous, last.next) == ("nam/2024/", None)


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (999, "999"), (1_200, "1.200"), (1_234_567, "1.234.567")])
def test_a_number_has_dots_between_thousands(value: int, text: str) -> None:
    assert format_number(value) == text


@pytest.mark.parametrize(
    ("total", "text"), [(0, "Chưa có tấm gương nào"), (1, "1 tấm gương"), (1_200, "1.200 tấm gương")]
)
def test_a_count_of_profiles_is_said_in_words(total: int, text: str) -> None:
    assert format_count(total) == text


def test_only_the_first_letter_changes_its_case() -> None:
    assert (lower_first("Cấp Thành phố"), capitalize("phường Đội Cấn")) == ("cấp Thành phố", "Phường Đội Cấn")
    assert (lower_first(""), capitalize("")) == ("", "")


def test_wards_follow_the_vietnamese_alphabet() -> None:
    names = [unit.name for unit in sort_units(read_registry(ROOT / "site_data")[0].places)]
    wards = ["Bát Tràng", "Bất Bạt", "Dân Hòa", "Dương Hòa", "Đại Xuyên", "Đan Phượng", "Tràng Tiền", "Trần Hưng Đạo"]
    assert [name for name in dict.fromkeys(names) if name in wards] == wards
