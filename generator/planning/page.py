"""An index page that is to be made: its kind, its address, what it is about, which entries it lists."""

from dataclasses import dataclass
from typing import Any, Literal

from generator.planning.entry import Entry
from generator.planning.urls import page_url

PageKind = Literal[
    "home",
    "profiles",
    "districts",
    "district",
    "district-year",
    "wards",
    "ward",
    "fields",
    "field",
    "years",
    "year",
    "awards",
    "award",
    "movements",
    "movement",
    "collectives",
    "names",
    "letter",
    "data",
    "search",
]

PAGE_SIZE = 60
"""Entries on one page of a listing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page. `subject` is the record it is about (a unit, a field …), or None for an index of all.

    A listing that is longer than a page is several pages; `number` counts them from 1, `entries` are those
    of this page, `total` those of all.
    """

    kind: PageKind
    start: str
    subject: Any = None
    entries: tuple[Entry, ...] = ()
    total: int = 0
    number: int = 1
    pages: int = 1

    @property
    def url(self) -> str:
        """The page's address, relative to the site's root."""
        return page_url(self.start, self.number)


def listing(kind: PageKind, url: str, subject: Any, entries: tuple[Entry, ...]) -> list[Page]:
    """The pages of one listing; an empty listing is one page."""
    slices = [entries[start : start + PAGE_SIZE] for start in range(0, len(entries), PAGE_SIZE)] or [()]
    return [
        Page(kind=kind, start=url, subject=subject, entries=part, total=len(entries), number=number, pages=len(slices))
        for number, part in enumerate(slices, 1)
    ]
