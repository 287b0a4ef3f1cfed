"""Listings: cut into pages that hold everyone once."""

from typing import Any

import pytest

from generator.planning.page import PAGE_SIZE, split_pages


@pytest.mark.parametrize(("total", "pages"), [(0, 1), (1, 1), (PAGE_SIZE, 1), (PAGE_SIZE + 1, 2), (3 * PAGE_SIZE, 3)])
def test_a_listing_has_as_many_pages_as_it_needs_and_one_at_least(total: int, pages: int) -> None:
    entries: Any = tuple(range(total))
    cut = split_pages("year", "nam/2024/", 2024, entries)
    assert [page.number for page in cut] == list(range(1, pages + 1))
    assert tuple(entry for page in cut for entry in page.profiles) == entries
    assert {(page.total, page.pages) for page in cut} == {(total, pages)}
