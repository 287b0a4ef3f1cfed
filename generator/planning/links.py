"""Whom the page of a profile leads on to."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from generator.planning.entry import Entry
from generator.planning.shelves import Shelves

NEARBY = 4
"""People shown beside a profile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Whom the page of `entry` leads on to. `before` and `after` stand next to it in its first district and year.

    `nearby` are people of the same ward, whose id is `unit`; where there are none, of the same field in the same
    district and year.
    """

    entry: Entry
    before: Entry | None
    after: Entry | None
    unit: str | None
    nearby: tuple[Entry, ...]


def make_links(shelves: Shelves) -> Iterator[Links]:
    """The links of each profile, in the order of names."""
    rows = _Rows()
    for unit_id, row in shelves.by_unit.items():
        rows.add(unit_id, row)
    for place, row in shelves.by_district_year.items():
        by_field: dict[str, list[Entry]] = {}
        for entry in row:
            by_field.setdefault(entry.fields[0], []).append(entry)
        for field, same in by_field.items():
            rows.add((*place, field), tuple(same))
    for entry in shelves.all:
        before, after = shelves.neighbours[entry.slug]
        unit, nearby = _nearby(entry, rows)
        yield Links(entry=entry, before=before, after=after, unit=unit, nearby=nearby)


def _nearby(entry: Entry, rows: "_Rows") -> tuple[str | None, tuple[Entry, ...]]:
    for unit in entry.units:
        people = rows.around(unit, entry)
        if people:
            return unit, people
    for place in entry.district_years:
        people = rows.around((*place, entry.fields[0]), entry)
        if people:
            return None, people
    return None, ()


class _Rows:
    """Lists of entries in which one's place is known."""

    def __init__(self) -> None:
        self._rows: dict[Hashable, tuple[Entry, ...]] = {}
        self._places: dict[Hashable, Mapping[str, int]] = {}

    def add(self, key: Hashable, row: tuple[Entry, ...]) -> None:
        self._rows[key] = row
        self._places[key] = {entry.slug: at for at, entry in enumerate(row)}

    def around(self, key: Hashable, entry: Entry) -> tuple[Entry, ...]:
        """Up to `NEARBY` entries that stand next to one, in the order of the row."""
        row = self._rows[key]
        start = max(0, min(self._places[key][entry.slug] - NEARBY // 2, len(row) - NEARBY - 1))
        return tuple(one for one in row[start : start + NEARBY + 1] if one is not entry)
