"""Rules over one honour: its year, its giver, its ward, its level; each looks only at what it needs."""

from collections.abc import Iterator
from typing import Literal

from generator.records.profile import Honour
from generator.records.registry import Registry

FIRST_YEAR = 1992
"""Hanoi's movement began in 1992; no honour is older."""

LAST_DISTRICT_YEAR = 2025
"""Districts ended on 30 June 2025 (resolution 1656/NQ-UBTVQH15)."""

LAST_LISTED_YEAR = 2024
"""The last year of the list of wards of 2020."""

FIRST_LISTED_YEAR = 2020
"""The oldest list of wards is of 2020; before it, a missing ward is no error."""

Fault = tuple[str, Literal["error", "warning"], str, str, str]
"""A key of the honour, level, code, message, hint."""

Unread = frozenset[str]
"""The keys of a honour that are there and could not be read: nothing follows from their absence."""


def check_honour(honour: Honour, unread: Unread, registry: Registry) -> Iterator[Fault]:
    """Everything wrong with one honour, which may be a draft without the keys in `unread`.

    No rule leans on a year that is missing or cannot be right.
    """
    fault = None if "year" in unread else year_fault(honour.year, registry.settings.latest_year)
    if fault:
        yield "year", "error", *fault
    year = None if fault or "year" in unread else honour.year
    if year is not None:
        yield from _giver(honour, year, unread)
    if honour.ward and "place" not in registry.unread:
        yield from _ward(honour, honour.ward, year, registry)
    if honour.level and not honour.title and "title" not in unread:
        message = "có cấp khen thưởng mà không có danh hiệu"
        hint = 'ghi thêm "title", hoặc bỏ "level" nếu đây chỉ là một lần được nêu gương'
        yield "level", "error", "level-without-title", message, hint


def year_fault(year: int, latest: int) -> tuple[str, str, str] | None:
    """What is wrong with the year of a honour or of a report, as (code, message, hint)."""
    if year < FIRST_YEAR:
        message = f"năm {year} là trước khi có phong trào Người tốt, việc tốt"
        return "year", message, f"ghi năm từ {FIRST_YEAR} trở đi, theo đúng tài liệu"
    if year > latest:
        hint = f'ghi năm đến {latest}; sang năm mới thì sửa "latest_year" trong site_data/settings.yml'
        return "year", f"năm {year} chưa đến", hint
    return None


def _giver(honour: Honour, year: int, unread: Unread) -> Iterator[Fault]:
    if honour.district and year > LAST_DISTRICT_YEAR:
        message = f"năm {year} Hà Nội không còn cấp quận, huyện"
        hint = 'bỏ mục "district", ghi phường hoặc xã vào mục "ward"'
        yield "district", "error", "no-district-then", message, hint
    if not honour.district and "district" not in unread and year < LAST_DISTRICT_YEAR and honour.ward:
        message = f"thiếu quận, huyện của {honour.ward} năm {year}"
        hint = 'ghi thêm mục "district", ví dụ district: hoan-kiem'
        yield "ward", "error", "missing-district", message, hint


def _ward(honour: Honour, ward: str, year: int | None, registry: Registry) -> Iterator[Fault]:
    """The ward must be one of its time; of before 2020 there is no list, and without a year any time will do."""
    places = registry.places
    district = honour.district if honour.district in places.districts else None
    if honour.district and district is None:
        return
    years = (year,) if year else (LAST_LISTED_YEAR, LAST_DISTRICT_YEAR, registry.settings.latest_year)
    lookups = [places.find_unit(ward, district, when) for when in years]
    if any(lookup.unit for lookup in lookups):
        return
    where, noun = _where(district, year, registry)
    matches = [unit for lookup in lookups for unit in lookup.matches]
    if matches:
        # The missing district is what makes them several: that is told by its own rule.
        if district or (year and year >= LAST_DISTRICT_YEAR):
            choices = ", ".join(f'"{unit.title}"' for unit in matches)
            message = f'"{ward}" ở {where} là tên của hơn một nơi'
            yield "ward", "error", "ambiguous-ward", message, f"ghi rõ một trong: {choices}"
    elif year and year < FIRST_LISTED_YEAR:
        message = f'chưa có dữ liệu về phường, xã "{ward}" năm {year}; trang sẽ không dẫn tới nơi này'
        hint = "danh sách cũ nhất là của năm 2020; kiểm tra lại chính tả"
        yield "ward", "warning", "ward-not-listed", message, hint
    else:
        near = " hoặc ".join(f'"{name}"' for name in lookups[0].suggestions)
        hint = f"có phải {near}? Danh sách" if near else _elsewhere(ward, years[0], registry)
        message = f'không có {noun} "{ward}" ở {where}'
        yield "ward", "error", "unknown-ward", message, f"{hint} {noun}: site_data/places/"


def _where(district_id: str | None, year: int | None, registry: Registry) -> tuple[str, str]:
    """The place and the time that are searched, and what its units are called."""
    district = registry.places.districts[district_id] if district_id else None
    noun = {"quận": "phường", "huyện": "xã, thị trấn"}.get(district.type if district else "", "phường, xã")
    if district:
        place = f"{district.title[:1].lower()}{district.title[1:]}"
    else:
        place = "Hà Nội" if year is None or year < LAST_DISTRICT_YEAR else "Hà Nội (từ 1/7/2025)"
    return (f"{place} năm {year}" if year else place), noun


def _elsewhere(ward: str, year: int, registry: Registry) -> str:
    """Where a name stood when there were districts: the district, or the time, may be the mistake."""
    places, then = registry.places, min(year, LAST_LISTED_YEAR)
    homes = [
        f"{unit.title}, {places.districts[unit.district].title}"
        for unit in places.find_unit(ward, None, then).matches
        if unit.district
    ]
    return f"năm {then} có {'; '.join(homes)}. Danh sách" if homes else "danh sách"
