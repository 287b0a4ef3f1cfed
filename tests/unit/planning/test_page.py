"""Listings: cut into pages that hold everyone once."""

from types import SimpleNamespace
from typing import Any

import pytest

from generator.planning.page import FEWEST, PAGE_SIZE, split_pages


def make_entries(total: int) -> Any:
    return tuple(SimpleNamespace(slug=f"nguoi-{number}") for number in range(total))


@pytest.mark.parametrize("total", [0, 1, PAGE_SIZE, PAGE_SIZE + 1, 1000])
def test_a_listing_has_everyone_once_on_pages_of_some_fifty(total: int) -> None:
    entries = make_entries(total)
    pages = split_pages("year", "nam/2024/", 2024, entries)
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert tuple(entry for page in pages for entry in page.profiles) == entries
    assert {(page.total, page.pages) for page in pages} == {(total, len(pages))}
    assert all(FEWEST <= len(page.profiles) <= PAGE_SIZE for page in pages[:-1])
    assert (len(pages) == 1) == (total <= PAGE_SIZE)


def test_one_profile_fewer_changes_few_pages() -> None:
    entries = make_entries(3000)
    pages = [page.profiles for page in split_pages("year", "nam/2024/", 2024, entries)]
    for gone in range(0, 3000, 100):
        after = split_pages("year", "nam/2024/", 2024, entries[:gone] + entries[gone + 1 :])
        assert sum(page.profiles not in pages for page in after) <= 6
