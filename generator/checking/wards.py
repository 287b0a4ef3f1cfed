"""Search for the ward of an honour among the units of its time."""

from typing import NamedTuple

from generator.checking.years import LAST_DISTRICT_YEAR, LAST_LISTED_YEAR
from generator.records.place import Lookup
from generator.records.profile import Honour
from generator.records.registry import Registry
from generator.vietnamese import lower_first


class MissingWard(NamedTuple):
    """A ward that is not exactly one unit of its time."""

    name: str
    """As the profile writes it."""
    year: int | None
    """The year of the honour; None when it cannot be relied on."""
    district: str | None
    """The id of the honour's district."""
    years: tuple[int, ...]
    """The years that were searched: the honour's, or one of each era."""
    lookups: tuple[Lookup, ...]
    """What each of these years gave."""

    @property
    def is_ambiguous(self) -> bool:
        """Whether several units have this name."""
        return any(lookup.matches for lookup in self.lookups)


def find_missing_ward(honour: Honour, year: int | None, registry: Registry) -> MissingWard | None:
    """Look up the ward of an honour; None when it is found, or when its district is unknown.

    Without a year any era will do.
    """
    if not honour.ward or "place" in registry.unread:
        return None
    places = registry.places
    if honour.district and honour.district not in places.districts:
        return None
    years = (year,) if year else (LAST_LISTED_YEAR, LAST_DISTRICT_YEAR, registry.settings.latest_year)
    lookups = tuple(places.find_unit(honour.ward, honour.district, when) for when in years)
    if any(lookup.unit for lookup in lookups):
        return None
    return MissingWard(honour.ward, year, honour.district, years, lookups)


def describe_search(ward: MissingWard, registry: Registry) -> tuple[str, str]:
    """Return the place and time that were searched, and what the units there are called."""
    district = registry.places.districts[ward.district] if ward.district else None
    noun = {"quận": "phường", "huyện": "xã, thị trấn"}.get(district.type if district else "", "phường, xã")
    if district:
        place = lower_first(district.title)
    else:
        place = "Hà Nội" if ward.year is None or ward.year < LAST_DISTRICT_YEAR else "Hà Nội (từ 1/7/2025)"
    return (f"{place} năm {ward.year}" if ward.year else place), noun
