"""Find the profiles that each profile's page links to."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from generator.planning.listings import Listings
from generator.records.summary import ProfileSummary

RELATED = 4
"""How many related profiles a page shows at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLinks:
    """The profiles that the page of a profile links to."""

    profile: ProfileSummary
    """The profile itself."""
    previous: ProfileSummary | None
    """The previous profile in the list of its first district and year; None at the start."""
    next: ProfileSummary | None
    """The next profile in that list; None at the end."""
    unit: str | None
    """The id of the ward that the related profiles share; None where they share field, district and year."""
    related: tuple[ProfileSummary, ...]
    """People of the same ward; where there are none, of the same field in the same district and year."""


class Linker:
    """Finds the links of each page, from the listings of the gallery."""

    def __init__(self, listings: Listings) -> None:
        self._neighbours, self._rows = listings.neighbours, _Rows()
        for unit_id, row in listings.by_unit.items():
            self._rows.add(unit_id, row)
        for place, row in listings.by_district_year.items():
            by_field: dict[str, list[ProfileSummary]] = {}
            for profile in row:
                by_field.setdefault(profile.fields[0], []).append(profile)
            for field, same in by_field.items():
                self._rows.add((*place, field), tuple(same))

    def find_links(self, profile: ProfileSummary) -> PageLinks:
        """Find the links of one of the gallery's profiles."""
        previous, next_ = self._neighbours[profile.slug]
        unit, related = self._find_related(profile)
        return PageLinks(profile=profile, previous=previous, next=next_, unit=unit, related=related)

    def _find_related(self, profile: ProfileSummary) -> tuple[str | None, tuple[ProfileSummary, ...]]:
        for unit in profile.units:
            people = self._rows.find_around(unit, profile)
            if people:
                return unit, people
        for place in profile.district_years:
            people = self._rows.find_around((*place, profile.fields[0]), profile)
            if people:
                return None, people
        return None, ()


class _Rows:
    """Lists of profiles in which a profile is found by its slug."""

    def __init__(self) -> None:
        self._rows: dict[Hashable, tuple[ProfileSummary, ...]] = {}
        self._places: dict[Hashable, Mapping[str, int]] = {}

    def add(self, key: Hashable, row: tuple[ProfileSummary, ...]) -> None:
        """Add a list, to be found by `key`."""
        self._rows[key] = row
        self._places[key] = {profile.slug: index for index, profile in enumerate(row)}

    def find_around(self, key: Hashable, profile: ProfileSummary) -> tuple[ProfileSummary, ...]:
        """Find up to `RELATED` profiles nearest to a profile, in the order of the row."""
        row = self._rows[key]
        start = max(0, min(self._places[key][profile.slug] - RELATED // 2, len(row) - RELATED - 1))
        return tuple(other for other in row[start : start + RELATED + 1] if other is not profile)
