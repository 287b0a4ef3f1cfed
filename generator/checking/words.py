"""The controlled words as a record is checked against them while it is read."""

from collections.abc import Mapping
from typing import Any

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


class RegistryWords:
    """Implements `generator.records.base.Words` over a registry; the names are gathered once."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        shelves: dict[str, Mapping[str, Any]] = {
            "field": registry.fields,
            "award": registry.awards,
            "level": registry.levels,
            "movement": registry.movements,
            "document": registry.documents,
            "district": registry.places.districts,
        }
        self._names: dict[str, dict[str, str] | None] = {
            kind: None if kind in registry.unread else {key: _name(word) for key, word in words.items()}
            for kind, words in shelves.items()
        }

    def shelf(self, kind: str) -> Mapping[str, str] | None:
        """The public names of one kind of word by id; None when its file could not be read."""
        return self._names[kind]

    def honour_fault(self, honour: Honour) -> tuple[str, str, str, str] | None:
        """What is wrong with a honour's year, giver or ward, as (code, key, message, hint)."""
        return self._year_fault(honour) or self._giver_fault(honour) or self._ward_fault(honour)

    def _year_fault(self, honour: Honour) -> tuple[str, str, str, str] | None:
        latest = self._registry.settings.latest_year
        if honour.year < FIRST_YEAR:
            message = f"năm {honour.year} là trước khi có phong trào Người tốt, việc tốt"
            return "year", "year", message, f"ghi năm từ {FIRST_YEAR} trở đi, theo đúng tài liệu"
        if honour.year > latest:
            hint = f'ghi năm đến {latest}; sang năm mới thì sửa "latest_year" trong site_data/settings.yml'
            return "year", "year", f"năm {honour.year} chưa đến", hint
        return None

    def _giver_fault(self, honour: Honour) -> tuple[str, str, str, str] | None:
        if honour.district and honour.year > LAST_DISTRICT_YEAR:
            message = f"năm {honour.year} Hà Nội không còn cấp quận, huyện"
            return "no-district-then", "district", message, 'bỏ mục "district", ghi phường hoặc xã vào mục "ward"'
        if not honour.district and honour.year < LAST_DISTRICT_YEAR and honour.ward:
            message = f"thiếu quận, huyện của {honour.ward} năm {honour.year}"
            return "missing-district", "ward", message, 'ghi thêm mục "district", ví dụ district: hoan-kiem'
        return None

    def _ward_fault(self, honour: Honour) -> tuple[str, str, str, str] | None:
        if honour.ward is None or "place" in self._registry.unread:
            return None
        places = self._registry.places
        found = places.find_unit(honour.ward, honour.district, honour.year)
        if found.unit or (not found.matches and honour.year < FIRST_LISTED_YEAR):
            return None
        district = places.districts[honour.district] if honour.district else None
        where = f"{district.title[:1].lower()}{district.title[1:]}" if district else "Hà Nội (từ 1/7/2025)"
        if found.matches:
            choices = ", ".join(f'"{unit.title}"' for unit in found.matches)
            message = f'"{honour.ward}" ở {where} năm {honour.year} là tên của hơn một nơi'
            return "ambiguous-ward", "ward", message, f"ghi rõ một trong: {choices}"
        noun = {"quận": "phường", "huyện": "xã, thị trấn"}.get(district.type if district else "", "phường, xã")
        message = f'không có {noun} "{honour.ward}" ở {where} năm {honour.year}'
        near = " hoặc ".join(f'"{name}"' for name in found.suggestions)
        hint = f"có phải {near}? Danh sách" if near else self._elsewhere(honour.ward, honour.year)
        return "unknown-ward", "ward", message, f"{hint} {noun}: site_data/places/"

    def _elsewhere(self, ward: str, year: int) -> str:
        """Where a name stood when there were districts: the district, or the time, may be the mistake."""
        places, then = self._registry.places, min(year, LAST_LISTED_YEAR)
        homes = [
            f"{unit.title}, {places.districts[unit.district].title}"
            for unit in places.find_unit(ward, None, then).matches
            if unit.district
        ]
        return f"năm {then} có {'; '.join(homes)}. Danh sách" if homes else "danh sách"


def _name(word: Any) -> str:
    return str(getattr(word, "title", None) or word.name)
