"""Filters: profiles are numbered so that the values of each filter stand in runs; the runs are the whole table.

A profile has a set of values under each filter (two years, three fields). Sorted by these sets, filter after filter,
a column is a few runs, and a browser that has the columns counts every filter under every query exactly. Only the
wards, which are many and of interest once a district is chosen, lie apart: a column for each district.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.records.registry import Registry
from generator.search.codec import varints
from generator.search.document import MENTION, NO_DISTRICT, NOT_STATED, Document

NONE = 0
"""The value of a profile that has none (no ward, no district); real values count from 1."""

Set = tuple[int, ...]
"""The numbers of a profile's values under one filter, the most telling first."""

Row = tuple[Set, ...]
"""A profile's sets, a filter each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One filter: its name in the address, its values in order, and how to read them off a profile."""

    name: str
    values: tuple[str, ...]
    of: Callable[[Document], tuple[Any, ...]]


FACETS = ("nam", "cap", "loai", "quan", "linh-vuc", "phuong")
"""The filters in the order of numbering."""

_SHELVES = ("levels", "districts", "wards", "fields")


def make_facets(documents: Sequence[Document], registry: Registry) -> tuple[Facet, ...]:
    """The six filters in the order of numbering; only values that some profile has."""
    years = sorted({str(year) for document in documents for year in document.years})
    used = {name: {value for document in documents for value in getattr(document, name)} for name in _SHELVES}
    return (
        Facet(name="nam", values=tuple(years), of=lambda document: document.years),
        Facet(name="cap", values=_kept((*registry.levels, NOT_STATED, MENTION), used["levels"]), of=lambda d: d.levels),
        Facet(name="loai", values=("person", "collective"), of=lambda document: (document.kind,)),
        Facet(name="quan", values=_kept(registry.places.districts, used["districts"]), of=lambda d: d.districts),
        Facet(name="linh-vuc", values=_kept(registry.fields, used["fields"]), of=lambda document: document.fields),
        Facet(name="phuong", values=_kept(registry.places.units, used["wards"]), of=lambda document: document.wards),
    )


def _kept(values: Sequence[str] | Any, used: set[str]) -> tuple[str, ...]:
    return tuple(value for value in values if value in used)


def number_documents(documents: Sequence[Document], facets: Sequence[Facet]) -> tuple[list[Document], list[Row]]:
    """The documents in the order of their numbers, oldest first, and the row of each."""
    columns = [(facet.of, _Sets(facet)) for facet in facets]

    def row(document: Document) -> Row:
        return tuple([sets[of(document)] for of, sets in columns])

    numbered = sorted(((row(one), one.order, at) for at, one in enumerate(documents)))
    return [documents[at] for _, _, at in numbered], [sets for sets, _, _ in numbered]


class _Sets(dict[tuple[Any, ...], Set]):
    """The sets of one filter by a profile's values; many profiles have the same."""

    def __init__(self, facet: Facet) -> None:
        self._numbers = {value: at for at, value in enumerate(facet.values, 1)} | {NO_DISTRICT: NONE}

    def __missing__(self, values: tuple[Any, ...]) -> Set:
        self[values] = made = tuple([self._numbers[str(value)] for value in values]) or (NONE,)
        return made


def encode_column(sets: Sequence[Set]) -> bytes:
    """How many different sets, each one's size and values; how many runs, their sets by number, their lengths."""
    table = {one: at for at, one in enumerate(sorted(set(sets)))}
    runs = [(table[one], sum(1 for _ in same)) for one, same in groupby(sets)]
    tables = [value for one in table for value in (len(one), *one)]
    return varints([len(table), *tables, len(runs), *(one for one, _ in runs), *(length for _, length in runs)])


def decode_column(stream: Iterator[int]) -> list[Set]:
    """The sets of a column, which is taken from a stream of numbers; the reverse of `encode_column`."""
    table = [tuple(next(stream) for _ in range(next(stream))) for _ in range(next(stream))]
    found = [next(stream) for _ in range(next(stream))]
    return [table[one] for one in found for _ in range(next(stream))]


def ward_columns(rows: Sequence[Row], districts: int) -> list[list[Set]]:
    """For each district the wards of its profiles, in their order; district NONE is of those honoured outside all."""
    quan, phuong = FACETS.index("quan"), FACETS.index("phuong")
    columns: list[list[Set]] = [[] for _ in range(districts + 1)]
    for row in rows:
        for district in row[quan]:
            columns[district].append(row[phuong])
    return columns
