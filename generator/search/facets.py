"""Filters: profiles are numbered so that the values of each filter stand in runs; the runs are the whole table.

A profile has a set of values under each filter (two years, three fields). Sorted by these sets, filter after filter,
a column is a few runs, and a browser that has the columns counts every filter under every query exactly. Only the
wards, which are many and of interest once a district is chosen, lie apart: a column for each district.

Those who were published in the newest month come last, day by day: so a new profile gets the last number, and no list
of a word that it does not hold changes.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import Any

from msgspec import Struct

from generator.records.registry import Registry
from generator.records.summary import MENTION, NO_DISTRICT, NOT_STATED, ProfileSummary
from generator.search.codec import varints

NONE = 0
"""The value of a profile that has none (no ward, no district); real values count from 1."""

Set = tuple[int, ...]
"""The numbers of a profile's values under one filter, the most telling first."""

Row = tuple[Set, ...]
"""A profile's sets, a filter each."""


class Facet(Struct, frozen=True, kw_only=True):
    """One filter."""

    name: str
    """Its name in the address."""
    values: tuple[str, ...]
    """Its values, in order; only those that some profile has."""
    values_of: Callable[[ProfileSummary], tuple[Any, ...]]
    """Reads its values off a profile, the most telling first."""


class Numbering(Struct, frozen=True, kw_only=True):
    """All profiles in the order of their numbers."""

    facets: tuple[Facet, ...]
    """The filters."""
    profiles: list[ProfileSummary]
    """The profiles by number."""
    rows: list[Row]
    """The profiles' sets of values, by number."""


FACETS = ("nam", "cap", "loai", "quan", "linh-vuc", "phuong")
"""The filters in the order of numbering."""


def number_profiles(profiles: Sequence[ProfileSummary], registry: Registry) -> Numbering:
    """Number all profiles by their values, the oldest year first; those of the newest month of publication last."""
    newest = max((profile.published for profile in profiles if profile.published), default=None)
    facets = _make_facets(profiles, registry)
    columns = [(facet.values_of, _Sets(facet)) for facet in facets]

    def make_row(profile: ProfileSummary) -> Row:
        return tuple([sets[values_of(profile)] for values_of, sets in columns])

    numbered = sorted(
        (_day_of_newest_month(profile, newest), make_row(profile), profile.order, index)
        for index, profile in enumerate(profiles)
    )
    return Numbering(
        facets=facets,
        profiles=[profiles[index] for _, _, _, index in numbered],
        rows=[sets for _, sets, _, _ in numbered],
    )


def _day_of_newest_month(profile: ProfileSummary, newest: date | None) -> int:
    """Return the day of publication; 0 for another month than the newest, or where no day is known."""
    day = profile.published
    return day.day if day and newest and (day.year, day.month) == (newest.year, newest.month) else 0


def _make_facets(profiles: Sequence[ProfileSummary], registry: Registry) -> tuple[Facet, ...]:
    levels = (*registry.levels, NOT_STATED, MENTION)
    in_order: dict[str, tuple[Iterable[str] | None, Callable[[ProfileSummary], tuple[Any, ...]]]] = {
        "nam": (None, lambda profile: profile.years[::-1]),
        "cap": (levels, lambda profile: profile.levels),
        "loai": (("person", "collective"), lambda profile: (profile.kind,)),
        "quan": (registry.places.districts, _districts),
        "linh-vuc": (registry.fields, lambda profile: profile.fields),
        "phuong": (registry.places.units, lambda profile: profile.units),
    }
    facets = list[Facet]()
    for name in FACETS:
        known, values_of = in_order[name]
        used = {str(value) for profile in profiles for value in values_of(profile)}
        values = sorted(used) if known is None else [value for value in known if value in used or name == "loai"]
        facets.append(Facet(name=name, values=tuple(values), values_of=values_of))
    return tuple(facets)


def _districts(profile: ProfileSummary) -> tuple[str, ...]:
    return (*profile.districts, NO_DISTRICT) if profile.is_outside_districts else profile.districts


class _Sets(dict[tuple[Any, ...], Set]):
    """The sets of one filter by a profile's values; many profiles have the same."""

    def __init__(self, facet: Facet) -> None:
        self._numbers = {value: number for number, value in enumerate(facet.values, 1)} | {NO_DISTRICT: NONE}

    def __missing__(self, values: tuple[Any, ...]) -> Set:
        numbers = tuple([self._numbers[str(value)] for value in values]) or (NONE,)
        self[values] = numbers
        return numbers


def encode_column(sets: Sequence[Set]) -> bytes:
    """Encode the sets of a filter, by number of the profile, as variable-length integers.

    First how many different sets there are, and each one's size and values. Then how many runs of equal sets there
    are, how many sets lie between the set of each run and that of the run before, and the length of each run. Sets
    mostly come in order, so that these steps are small.
    """
    indexes = {values: index for index, values in enumerate(sorted(set(sets)))}
    table = [number for values in indexes for number in (len(values), *values)]
    runs = [(indexes[values], sum(1 for _ in run)) for values, run in groupby(sets)]
    steps = ((index - before - 1) % len(indexes) for before, index in pairwise([-1, *(index for index, _ in runs)]))
    return varints([len(indexes), *table, len(runs), *steps, *(length for _, length in runs)])


def ward_columns(rows: Sequence[Row], districts: int) -> list[list[Set]]:
    """List for each district the wards of its profiles, in their order; NONE stands for outside all districts."""
    quan, phuong = FACETS.index("quan"), FACETS.index("phuong")
    columns: list[list[Set]] = [[] for _ in range(districts + 1)]
    for row in rows:
        for district in row[quan]:
            columns[district].append(row[phuong])
    return columns
