"""Read the title above a table: it often says the year and the district of all rows."""

import re
from typing import NamedTuple

from generator.checking.years import LAST_DISTRICT_YEAR, explain_wrong_year
from generator.records.registry import Registry
from generator.vietnamese import match_key

# "năm 2022, 2023", "năm 2020 đến năm 2024" and "năm 2020 - 2024", whose dash `match_key` leaves out, are several years.
_YEARS = re.compile(
    r"\b(?:năm |quí (?:[1-4]|i{1,3}|iv)[ /]|tháng \d{1,2}/)\d{4}\b(?: ?(?:[,;/]|và|đến)? ?(?:năm )?(?:19|20)\d\d\b)*"
)
# Excel names the copy of a sheet "2024 (2)".
_LONE_YEAR = re.compile(r"\D*(\d{4})[^\d.]*(?:\(\d+\))?")
_OTHER_NUMBER = re.compile(r"(?:qđ|qd|quyết định|số|tờ trình|tt)\b")


class TableTitle(NamedTuple):
    """What a title says; None for what it does not say, or says twice."""

    year: int | None
    """The year."""
    district: str | None
    """The id of the district."""


NO_TITLE = TableTitle(None, None)
"""A title that says nothing."""


def read_title(text: str, registry: Registry, before: TableTitle = NO_TITLE) -> TableTitle:
    """Read a title; the day of a decision ("ngày 5 tháng 10 năm 2024") also says a year.

    What it does not say, the title `before` it in the same text says.
    """
    key = match_key(text)
    years = _find_years(key)
    named = [
        district.id
        for district in registry.places.districts.values()
        if re.search(rf"\b{re.escape(match_key(district.title))}\b", key)
    ]
    year = before.year if not years else years.pop() if len(years) == 1 else None
    district = before.district if not named else named[0] if len(named) == 1 else None
    is_district_over = year is not None and year > LAST_DISTRICT_YEAR
    return TableTitle(year, None if is_district_over else district)


def read_sheet_name(name: str, registry: Registry) -> TableTitle:
    """Read the name of a sheet: "Năm 2023", "2023", "NTVT 2023"; the number of a decision is no year."""
    key = match_key(name)
    lone = None if _OTHER_NUMBER.search(key) else _LONE_YEAR.fullmatch(key)
    years = _find_years(key) or ({int(lone[1])} if lone else set())
    year = years.pop() if len(years) == 1 else None
    is_possible = year is not None and explain_wrong_year(year, registry.settings.latest_year) is None
    return TableTitle(year if is_possible else None, None)


def _find_years(key: str) -> set[int]:
    return {int(year) for years in _YEARS.findall(key) for year in re.findall(r"\d{4}", years)}
