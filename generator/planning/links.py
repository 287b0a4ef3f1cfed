"""Whom the page of a profile leads on to."""

from collections.abc import Hashable, Mapping
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


class Linker:
    """Knows whom each page leads on to, in a gallery whose shelves are filled."""

    def __init__(self, shelves: Shelves) -> None:
        self._neighbours, self._rows = shelves.neighbours, _Rows()
        for unit_id, row in shelves.by_unit.items():
            self._rows.add(unit_id, row)
        for place, row in shelves.by_district_year.items():
            by_field: dict[str, list[Entry]] = {}
            for entry in row:
                by_field.setdefault(entry.fields[0], []).append(entry)
            for field, same in by_field.items():
                self._rows.add((*place, field), tuple(same))

    def links(self, entry: Entry) -> Links:
        """The links of one of the gallery's profiles."""
        before, after = self._neighbours[entry.slug]
        unit, nearby = self._nearby(entry)
        return Links(entry=entry, before=before, after=after, unit=unit, nearby=nearby)

    def _nearby(self, entry: Entry) -> tuple[str | None, tuple[Entry, ...]]:
        for unit in entry.units:
            people = self._rows.around(unit, entry)
            if people:
                return unit, people
        for place in entry.district_years:
            people = self._rows.around((*place, entry.fields[0]), entry)
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
