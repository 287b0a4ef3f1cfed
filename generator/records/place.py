"""One district, one unit (ward, commune or town) in its time, one change from unit to unit."""

from dataclasses import dataclass
from datetime import date
from typing import NewType

DistrictId = NewType("DistrictId", str)
UnitId = NewType("UnitId", str)

UNIT_TYPES = ("phường", "xã", "thị trấn")
DISTRICT_TYPES = ("quận", "huyện", "thị xã")

# Resolutions 1286/NQ-UBTVQH15 and 1656/NQ-UBTVQH15. The 2020 list stands for every year before the first.
REARRANGED = (date(2025, 1, 1), date(2025, 7, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """A district until its last day, `until` (30 June 2025 for all)."""

    id: DistrictId
    type: str
    name: str
    until: date | None

    @property
    def title(self) -> str:
        """Type and name as inside a sentence: "quận Hoàn Kiếm"."""
        return f"{self.type} {self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A ward, commune or town for as long as it existed under one name in one district.

    `since` is its first day (None: 2020 or earlier), `until` its last day (None: it still exists).
    `district` is None from July 2025. Codes are the National Statistics Office's and name a unit
    only within their era; latitude and longitude are in degrees, None where no point is known.
    """

    id: UnitId
    type: str
    name: str
    district: DistrictId | None
    since: date | None
    until: date | None
    code_2020: str | None
    code_2025_01: str | None
    code_2025_07: str | None
    lat: float | None
    lon: float | None

    @property
    def title(self) -> str:
        """Type and name as inside a sentence: "phường Cát Linh"."""
        return f"{self.type} {self.name}"

    def existed_on(self, day: date) -> bool:
        """Whether the unit existed on `day`; a unit without `since` is as old as anyone asks."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """On day `on`, unit `before` became `after`, or a part of it did (`part`)."""

    on: date
    before: UnitId
    after: UnitId
    part: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """A unit of today in which a former unit lies, wholly or only in `part`."""

    unit: Unit
    part: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """What a place name written by an editor may mean: no match, one, or several.

    `suggestions` are at most three names to offer when there is not exactly one match, best first.
    """

    matches: tuple[Unit, ...]
    suggestions: tuple[str, ...] = ()

    @property
    def unit(self) -> Unit | None:
        """The unit, when there is exactly one match."""
        return self.matches[0] if len(self.matches) == 1 else None
