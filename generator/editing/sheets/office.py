"""Find the ward whose office made a list: it stands above the table, and need not be that of the people."""

from collections.abc import Sequence
from typing import NamedTuple

from generator.editing.sheets import words
from generator.editing.sheets.table import SheetTable
from generator.records.registry import Registry


class Office(NamedTuple):
    """The office of a ward, as a list names it."""

    line: str
    """The line that names it."""
    ward: str
    """Its ward, as profiles have it."""


def find_office(
    tables: Sequence[SheetTable], registry: Registry, district: str | None, year: int | None
) -> Office | None:
    """Return the one ward that the lines above all tables name; None where there are more, or rows say their wards.

    A year or district of a title goes before those given.
    """
    found = dict[str, Office]()
    for table in tables:
        if any(row.find("ward") or row.find("unit") for row in table.people):
            return None
        when = table.title.year or year
        for line in table.above:
            if when is None or not words.is_listed_place(line, registry.places) or words.is_district_type(line):
                continue
            if place := words.try_find(words.find_ward, line, registry, table.title.district or district, when):
                found.setdefault(place.ward, Office(line, place.ward))
    return next(iter(found.values())) if len(found) == 1 else None
