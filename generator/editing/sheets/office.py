"""Find the wards whose offices made a list: they stand above the table, and need not be those of the people."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.checking.years import FIRST_LISTED_YEAR
from generator.editing.sheets import words
from generator.editing.sheets.table import PersonRow, SheetTable
from generator.records.registry import Registry
from generator.vietnamese import match_key


class Office(NamedTuple):
    """The office of a ward, as a list names it."""

    line: str
    """The line that names it."""
    ward: str
    """Its ward, as profiles have it."""


def find_offices(
    tables: Sequence[SheetTable], registry: Registry, district: str | None, year: int | None
) -> list[Office]:
    """Return each ward that the lines above all tables name; none where rows say their wards.

    A year or district of a title goes before those given.
    """
    found = dict[str, Office]()
    for table in tables:
        place, when = table.title.district or district, table.title.year or year
        if any(row.find("ward") or _is_in_ward(row, registry, place, when) for row in table.people):
            return []
        for line in table.above:
            for ward in _find_wards(line, registry, place, when) if when else ():
                found.setdefault(ward, Office(line, ward))
    return list(found.values())


def _is_in_ward(row: PersonRow, registry: Registry, district: str | None, year: int | None) -> bool:
    """Whether the column of units says the ward of a row; it may name a school or a residential group."""
    unit, when = row.find("unit"), max(year or 0, FIRST_LISTED_YEAR)
    return unit is not None and words.try_find(words.find_ward, unit.text, registry, district, when) is not None


def _find_wards(line: str, registry: Registry, district: str | None, year: int) -> list[str]:
    """Find the wards that a line is, or that it names: "Danh sách người tốt, việc tốt phường Cửa Nam năm 2026"."""
    names = [line]
    if not words.is_listed_place(line, registry.places):
        titles = [match_key(unit.title) for unit in registry.places.list_units(district, year)]
        key = match_key(line)
        named = [title for title in titles if title in key and re.search(rf"\b{re.escape(title)}\b", key)]
        names = [title for title in named if not any(other.startswith(f"{title} ") for other in named)]
    found = (words.try_find(words.find_ward, name, registry, district, year) for name in names)
    return [place.ward for place in found if place and not words.is_district_type(line)]
