"""The gallery's entries on shelves: by place, time, field, award, movement and name, each in the order of names."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.planning.entry import Entry

K = TypeVar("K")
Shelf = Mapping[K, tuple[Entry, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelves:
    """Every list of entries that a page may show. An entry stands once on a shelf, however often it was honoured."""

    all: tuple[Entry, ...]
    newest: tuple[Entry, ...]
    collectives: tuple[Entry, ...]
    by_slug: Mapping[str, Entry]
    by_district: Shelf[str]
    by_year: Shelf[int]
    by_district_year: Shelf[tuple[str, int]]
    by_unit: Shelf[str]
    by_field: Shelf[str]
    by_award: Shelf[str]
    by_movement: Shelf[str]
    by_letter: Shelf[str]
    neighbours: Mapping[str, tuple[Entry | None, Entry | None]]


def fill_shelves(entries: Iterable[Entry]) -> Shelves:
    """Sort the entries by name and put each on its shelves; and the newest by day."""
    ordered = tuple(sorted(entries, key=lambda entry: (entry.kind == "collective", entry.order)))
    by_district_year = _shelf(ordered, lambda entry: entry.district_years)
    by_year = _shelf(ordered, lambda entry: entry.years)
    dated = [entry for entry in ordered if entry.published]
    return Shelves(
        all=ordered,
        newest=tuple(sorted(dated, key=_newness)),
        collectives=tuple(entry for entry in ordered if entry.kind == "collective"),
        by_slug={entry.slug: entry for entry in ordered},
        by_district=_shelf(ordered, lambda entry: entry.districts),
        by_year=by_year,
        by_district_year=by_district_year,
        by_unit=_shelf(ordered, lambda entry: entry.units),
        by_field=_shelf(ordered, lambda entry: entry.fields),
        by_award=_shelf(ordered, lambda entry: entry.titles),
        by_movement=_shelf(ordered, lambda entry: entry.movements),
        by_letter=_shelf(ordered, lambda entry: (entry.letter,) if entry.letter else ()),
        neighbours=_neighbours(ordered, by_district_year, by_year),
    )


def _newness(entry: Entry) -> tuple[int, int, bool]:
    """By day of publication, then by year of the last honour, newest first; those with a deed to tell before others."""
    assert entry.published is not None
    return -entry.published.toordinal(), -max(entry.years), entry.summary is None


def _neighbours(
    entries: tuple[Entry, ...], by_district_year: Shelf[tuple[str, int]], by_year: Shelf[int]
) -> dict[str, tuple[Entry | None, Entry | None]]:
    """Who stands before and after each entry in the list of its first district and year (or year alone)."""
    found: dict[str, tuple[Entry | None, Entry | None]] = {}
    rows = [(key, row) for key, row in by_district_year.items()] + [(("", year), row) for year, row in by_year.items()]
    for key, row in rows:
        for before, entry, after in zip((None, *row[:-1]), row, (*row[1:], None), strict=True):
            own = entry.district_years[0] if entry.district_years else ("", entry.years[0])
            if key == own:
                found[entry.slug] = (before, after)
    return found


def _shelf(entries: tuple[Entry, ...], keys: Callable[[Entry], Iterable[K]]) -> Shelf[K]:
    shelf: dict[K, list[Entry]] = defaultdict(list)
    for entry in entries:
        for key in keys(entry):
            shelf[key].append(entry)
    return {key: tuple(kept) for key, kept in shelf.items()}
