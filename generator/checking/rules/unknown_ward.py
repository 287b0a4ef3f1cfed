"""Refuse a ward that did not exist in the year and the district of the honour.

section: Năm, nơi, danh hiệu
meaning: Năm ấy, quận ấy không có phường này
action: Sửa chính tả theo gợi ý, xem lại quận và năm
wrong: |
  honours:
    - {year: 2024, district: hoan-kiem, ward: Hàng Gia, source: {document: hoan-kiem-2024}}
right: |
  honours:
    - {year: 2024, district: hoan-kiem, ward: Hàng Gai, source: {document: hoan-kiem-2024}}
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from generator.checking.context import Finding, ProfileContext
from generator.checking.wards import MissingWard, describe_search
from generator.checking.years import FIRST_LISTED_YEAR, LAST_DISTRICT_YEAR, LAST_LISTED_YEAR
from generator.records.registry import Registry
from generator.vietnamese import format_day

CODE = "unknown-ward"
LEVEL: Final = "error"


def check(context: ProfileContext) -> Iterator[Finding]:
    """Yield a finding for each ward that is on no list of its time, with similar names in the hint."""
    for item in context.honours:
        # Without a district that was no more, the ward may be right.
        ward = None if item.has_late_district else item.missing_ward
        if ward and not ward.is_ambiguous and not (ward.year and ward.year < FIRST_LISTED_YEAR):
            place, noun = describe_search(ward, context.registry)
            near = " hoặc ".join(f'"{name}"' for name in ward.lookups[0].suggestions)
            hint = f"có phải {near}? Danh sách" if near else _hint_elsewhere(ward, context.registry)
            message = f'không có {noun} "{ward.name}" ở {place}'
            yield Finding(("honours", item.position, "ward"), message, f"{hint} {noun}: site_data/places/")


def _hint_elsewhere(ward: MissingWard, registry: Registry) -> str:
    """Name the districts that had a ward of this name: the district or the year may be the mistake."""
    year = min(ward.years[0], LAST_LISTED_YEAR)
    homes = [
        registry.places.full_title(unit)
        for unit in registry.places.find_unit(ward.name, None, year).matches
        if unit.district
    ]
    if homes:
        return f"năm {year} có {'; '.join(homes)}. Danh sách"
    later = _find_later(ward, year, registry)
    return f"đến {format_day(later[1])} mới có {later[0]}: ghi tên nơi ấy lúc đó. Danh sách" if later else "danh sách"


def _find_later(ward: MissingWard, year: int, registry: Registry) -> tuple[str, date] | None:
    """Return title and first day of a ward of this name that came after the year."""
    places = registry.places
    for district, when in ((ward.district, LAST_DISTRICT_YEAR), (None, registry.settings.latest_year)):
        for unit in places.find_unit(ward.name, district, when).matches:
            if unit.since and unit.since.year > year:
                return unit.title, unit.since
    return None
