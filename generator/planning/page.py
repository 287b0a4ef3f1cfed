"""Index pages to render: their kind, address, subject and the profiles they list."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal
from zlib import crc32

from msgspec import Struct

from generator.planning.urls import page_url
from generator.records.summary import ProfileSummary

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
    "slides",
    "compare",
    "builder",
    "editor",
    "submit",
    "introduce",
    "withdrawn",
]

FEWEST, PAGE_SIZE = 40, 60
"""Profiles on one page of a listing; the last page may have fewer."""


class Page(Struct, frozen=True, kw_only=True):
    """An index page. A long listing is several pages."""

    kind: PageKind
    """Decides the template and the view."""
    start: str
    """The address of the listing's first page, relative to the site's root."""
    subject: Any = None
    """What the page is about: a record (unit, field …), a year, or a district's id and year; None for all."""
    profiles: tuple[ProfileSummary, ...] = ()
    """The profiles on this page."""
    total: int = 0
    """How many profiles all pages of the listing have."""
    number: int = 1
    """Which page of the listing this is, from 1."""
    pages: int = 1
    """How many pages the listing has."""

    @property
    def url(self) -> str:
        """The page's address, relative to the site's root."""
        return page_url(self.start, self.number)


def split_pages(kind: PageKind, url: str, subject: Any, profiles: tuple[ProfileSummary, ...]) -> list[Page]:
    """Split a listing into pages; an empty listing is one page."""
    slices = list(_cut_slices(profiles)) or [()]
    return [
        Page(
            kind=kind, start=url, subject=subject, profiles=part, total=len(profiles), number=number, pages=len(slices)
        )
        for number, part in enumerate(slices, 1)
    ]


def _cut_slices(profiles: Sequence[ProfileSummary]) -> Iterator[tuple[ProfileSummary, ...]]:
    """Cut after the profile whose hash is the least: a new profile changes the page around it and no later one."""
    start = 0
    while start < len(profiles):
        end = len(profiles)
        if end - start > PAGE_SIZE:
            ends = range(start + FEWEST, start + PAGE_SIZE + 1)
            end = min(ends, key=lambda end: crc32(profiles[end - 1].slug.encode()))
        yield tuple(profiles[start:end])
        start = end
