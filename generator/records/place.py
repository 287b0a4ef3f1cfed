"""Districts, units (wards, communes and towns) and the changes between units."""

from dataclasses import dataclass
from datetime import date
from typing import NewType

UnitId = NewType("UnitId", str)

UNIT_TYPES = ("phường", "xã", "thị trấn")
DISTRICT_TYPES = ("quận", "huyện", "thị xã")

REARRANGED = (date(2025, 1, 1), date(2025, 7, 1))
"""The days on which units were rearranged, by resolutions 1286/NQ-UBTVQH15 and 1656/NQ-UBTVQH15. The list of 2020
holds for every year before the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """A district."""

    id: str
    """Its id, as addresses have it: `hoan-kiem`."""
    type: str
    """One of `DISTRICT_TYPES`."""
    name: str
    """The name without the type."""
    until: date | None
    """Its last day: 30 June 2025 for all."""

    @property
    def title(self) -> str:
        """Type and name, as inside a sentence: "quận Hoàn Kiếm"."""
        return f"{self.type} {self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A ward, commune or town for as long as it had one name and belonged to one district.

    The codes are those of the National Statistics Office; each names a unit only within its own era.
    """

    id: UnitId
    """Its id, as addresses have it: `cat-linh-dong-da`."""
    type: str
    """One of `UNIT_TYPES`."""
    name: str
    """The name without the type."""
    district: str | None
    """Its district; None from July 2025 on."""
    since: date | None
    """Its first day; None for 2020 or earlier."""
    until: date | None
    """Its last day; None while it exists."""
    code_2020: str | None
    """Its code from 2020 to 2024; None if it did not exist then."""
    code_2025_01: str | None
    """Its code from January to June 2025; None if it did not exist then."""
    code_2025_07: str | None
    """Its code from July 2025 on; None if it does not exist."""
    lat: float | None
    """Latitude of a point in it, in degrees; None where no point is known."""
    lon: float | None
    """Longitude of that point, in degrees."""

    @property
    def title(self) -> str:
        """Type and name, as inside a sentence: "phường Cát Linh"."""
        return f"{self.type} {self.name}"

    def existed_on(self, day: date) -> bool:
        """Return whether the unit existed on `day`. A unit without `since` has no first day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One unit became another, or part of it did."""

    on: date
    """The first day of the new order; one of `REARRANGED`."""
    before: UnitId
    """The unit that ended."""
    after: UnitId
    """The unit that it went into."""
    part: bool
    """Whether only a part of the unit went there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrentUnit:
    """A unit of today in which a former unit lies."""

    unit: Unit
    """The unit of today."""
    is_part: bool
    """Whether only a part of the former unit lies there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """The result of looking up a place name that an editor wrote."""

    matches: tuple[Unit, ...]
    """The units of that name: none, one, or several."""
    suggestions: tuple[str, ...] = ()
    """At most three names to offer when there is not exactly one match, best first."""

    @property
    def unit(self) -> Unit | None:
        """The unit, if there is exactly one match."""
        return self.matches[0] if len(self.matches) == 1 else None
