"""Find the neighbours of each profile, to which its page leads on: the deed to read next, and others nearby.

Only profiles with a deed are neighbours, so that no reader is led to a name alone.
"""

from bisect import bisect_right
from collections.abc import Hashable
from typing import Any

from msgspec import Struct

from generator.planning.listings import Grouping, Listings
from generator.records.summary import ProfileSummary

RELATED = 3
"""How many related profiles a page shows at most."""


class Neighbours(Struct, frozen=True, kw_only=True):
    """The profiles that the page of a profile leads on to."""

    profile: ProfileSummary
    """The profile itself."""
    next: ProfileSummary | None
    """The next deed to read; None where nobody else has one."""
    unit: str | None
    """The id of the ward that the related profiles share; None where they share field, district and year."""
    related: tuple[ProfileSummary, ...]
    """People of the same ward; where there are none, of the same field in the same district and year."""


class NeighbourFinder:
    """Finds the neighbours of each profile, from the listings of the gallery."""

    def __init__(self, listings: Listings) -> None:
        self._units = _Rows(listings.by_unit)
        self._walk = _Walk(listings)
        by_field: dict[Hashable, list[ProfileSummary]] = {}
        for place, row in listings.by_district_year.items():
            for profile in row:
                by_field.setdefault((*place, profile.fields[0]), []).append(profile)
        self._district_fields = _Rows(by_field)

    def find(self, profile: ProfileSummary) -> Neighbours:
        """Find the neighbours of one of the gallery's profiles."""
        next_ = self._walk.find_next(profile)
        unit, related = self._find_related(profile, next_)
        return Neighbours(profile=profile, next=next_, unit=unit, related=related)

    def _find_related(
        self, profile: ProfileSummary, next_: ProfileSummary | None
    ) -> tuple[str | None, tuple[ProfileSummary, ...]]:
        for unit in profile.units:
            people = self._units.find_around(unit, (profile, next_))
            if people:
                return unit, people
        for place in profile.district_years:
            people = self._district_fields.find_around((*place, profile.fields[0]), (profile, next_))
            if people:
                return None, people
        return None, ()


class _Walk:
    """One way round through all deeds: a ward to its end, then another ward or person of the same field.

    Within a field the newest come first. Everyone has one successor, so no reader goes round in a small circle, and a
    new profile changes where one other page leads.
    """

    def __init__(self, listings: Listings) -> None:
        first = {unit: next((each for each in row if each.has_deed), row[0]) for unit, row in listings.by_unit.items()}
        self._first = {unit: profile for unit, profile in first.items() if profile.has_deed}
        order = sorted((self._key(profile), profile) for profile in listings.all if profile.has_deed)
        self._keys, self._profiles = [key for key, _ in order], [profile for _, profile in order]

    def find_next(self, profile: ProfileSummary) -> ProfileSummary | None:
        """Find who follows a profile; for a name alone, who would follow it."""
        place = bisect_right(self._keys, self._key(profile))
        following = self._profiles[place % len(self._profiles)] if self._profiles else None
        return following if following is not profile else None

    def _key(self, profile: ProfileSummary) -> tuple[Any, ...]:
        """Sort by field and year of the ward's first deed, then by ward; without a ward, by one's own."""
        unit = next(iter(profile.units), "")
        leader = self._first.get(unit, profile)
        return (leader.fields[0], -max(leader.years, default=0), unit, profile.rank, profile.order)


class _Rows:
    """Rows of the profiles with a deed, in which a profile is found by its slug."""

    def __init__(self, groups: Grouping[str] | Grouping[int] | dict[Hashable, list[ProfileSummary]]) -> None:
        self._rows: dict[Hashable, tuple[ProfileSummary, ...]] = {
            key: tuple([profile for profile in row if profile.has_deed]) for key, row in groups.items()
        }
        self._places = {
            key: {profile.slug: index for index, profile in enumerate(row)} for key, row in self._rows.items()
        }

    def find_around(
        self, key: Hashable, others: tuple[ProfileSummary, ProfileSummary | None]
    ) -> tuple[ProfileSummary, ...]:
        """Find up to `RELATED` profiles near the first of two and other than both, in the order of the row."""
        row, place = self._rows[key], self._places[key].get(others[0].slug, 0)
        size = RELATED + len(others)
        start = max(0, min(place - 1, len(row) - size))
        return tuple([profile for profile in row[start : start + size] if profile not in others][:RELATED])
