"""Group profiles by place, year, field, award, movement and letter.

Each group has titles first, then deeds, then names alone (`ProfileSummary.rank`), each by name; lists of
names are sorted by name alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from msgspec import Struct

from generator.records.summary import ProfileSummary

K = TypeVar("K")
Grouping = Mapping[K, tuple[ProfileSummary, ...]]
"""Profiles by what they have in common; no group is empty, and no profile is twice in one group."""


class Listings(Struct, frozen=True, kw_only=True):
    """Every list of profiles that a page may show."""

    all: tuple[ProfileSummary, ...]
    """All profiles by name, people before collectives."""
    newest: tuple[ProfileSummary, ...]
    """Those with a day of publication, newest first."""
    collectives: tuple[ProfileSummary, ...]
    """The collectives alone."""
    by_slug: Mapping[str, ProfileSummary]
    """Each profile by the last part of its address."""
    by_district: Grouping[str]
    """By id of the district."""
    by_year: Grouping[int]
    """By year of a given award or a mention."""
    by_district_year: Grouping[tuple[str, int]]
    """By id of the district and year."""
    by_unit: Grouping[str]
    """By id of the ward as it was then."""
    by_field: Grouping[str]
    """By id of the field."""
    by_award: Grouping[str]
    """By id of the award."""
    by_movement: Grouping[str]
    """By id of the movement."""
    by_letter: Grouping[str]
    """People by the first letter of their given name; sorted by name alone."""


def make_listings(profiles: Iterable[ProfileSummary]) -> Listings:
    """Sort the profiles and group them in every way."""
    ordered = tuple(sorted(profiles, key=lambda profile: (profile.kind == "collective", profile.order)))
    ranked = tuple(sorted(ordered, key=lambda profile: profile.rank))
    dated = [profile for profile in ordered if profile.published]
    return Listings(
        all=ordered,
        newest=tuple(sorted(dated, key=_newness)),
        collectives=tuple(profile for profile in ranked if profile.kind == "collective"),
        by_slug={profile.slug: profile for profile in ordered},
        by_district=_group_by(ranked, lambda profile: profile.districts),
        by_year=_group_by(ranked, lambda profile: profile.years),
        by_district_year=_group_by(ranked, lambda profile: profile.district_years),
        by_unit=_group_by(ranked, lambda profile: profile.units),
        by_field=_group_by(ranked, lambda profile: profile.fields),
        by_award=_group_by(ranked, lambda profile: profile.titles),
        by_movement=_group_by(ranked, lambda profile: profile.movements),
        by_letter=_group_by(ordered, lambda profile: (profile.letter,) if profile.letter else ()),
    )


def _newness(profile: ProfileSummary) -> tuple[int, int, int, bool]:
    """Sort by day of publication, then by the last of `years`, newest first; then by rank, with a summary first."""
    assert profile.published is not None
    return -profile.published.toordinal(), -max(profile.years, default=0), profile.rank, profile.summary is None


def _group_by(profiles: tuple[ProfileSummary, ...], get_keys: Callable[[ProfileSummary], Iterable[K]]) -> Grouping[K]:
    groups: dict[K, list[ProfileSummary]] = defaultdict(list)
    for profile in profiles:
        for key in get_keys(profile):
            groups[key].append(profile)
    return {key: tuple(group) for key, group in groups.items()}
