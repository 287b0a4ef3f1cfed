"""Filters: profiles are numbered so that each filter's values stand in runs; the runs are the whole table.

Sorted by year, level, kind, district, ward and field, a column of values is a few runs, and a browser that has all
columns counts every filter under every query exactly. Second values (a second year, a second field) are lists.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from generator.records.registry import Registry
from generator.search.codec import read_varints, varints
from generator.search.document import MENTION, NOT_STATED, Document

NONE = 0
"""The value of a profile that has none (no ward, no district); real values count from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One filter: its name in the address, its values in order, and how to read them off a profile."""

    name: str
    values: tuple[str, ...]
    of: Callable[[Document], Sequence[Any]]


def make_facets(documents: Sequence[Document], registry: Registry) -> tuple[Facet, ...]:
    """The six filters in the order of numbering; only values that some profile has."""
    years = sorted({str(year) for document in documents for year in document.years})
    used = {name: {value for document in documents for value in getattr(document, name)} for name in _SHELVES}
    return (
        Facet(name="nam", values=tuple(years), of=lambda document: document.years),
        Facet(name="cap", values=_kept((*registry.levels, NOT_STATED, MENTION), used["levels"]), of=lambda d: d.levels),
        Facet(name="loai", values=("person", "collective"), of=lambda document: (document.kind,)),
        Facet(name="quan", values=_kept(registry.places.districts, used["districts"]), of=lambda d: d.districts),
        Facet(name="phuong", values=_kept(registry.places.units, used["wards"]), of=lambda document: document.wards),
        Facet(name="linh-vuc", values=_kept(registry.fields, used["fields"]), of=lambda document: document.fields),
    )


_SHELVES = ("levels", "districts", "wards", "fields")


def _kept(values: Sequence[str] | Any, used: set[str]) -> tuple[str, ...]:
    return tuple(value for value in values if value in used)


def number_documents(documents: Sequence[Document], facets: Sequence[Facet]) -> list[Document]:
    """The documents in the order of their numbers: oldest first, so that a new profile leaves the old numbers."""
    numbers = [_Numbers(facet) for facet in facets]
    return sorted(documents, key=lambda one: (*(each.first(one) for each in numbers), one.order))


class _Numbers:
    """A facet with its index made once."""

    def __init__(self, facet: Facet) -> None:
        self._of = facet.of
        self._index = {value: at for at, value in enumerate(facet.values, 1)}

    def all(self, document: Document) -> list[int]:
        return [self._index[str(value)] for value in self._of(document)] or [NONE]

    def first(self, document: Document) -> int:
        values = self._of(document)
        return self._index[str(values[0])] if values else NONE


def encode_facets(documents: Sequence[Document], facets: Sequence[Facet]) -> bytes:
    """For each facet: the number of runs, the runs (value, length), then how many second values and where they stand.

    A second value is (value, profile's number), sorted, the numbers as steps within one value.
    """
    out = bytearray()
    for facet in facets:
        numbers = _Numbers(facet)
        runs: list[list[int]] = []
        seconds: dict[int, list[int]] = defaultdict(list)
        for at, document in enumerate(documents):
            first, *rest = numbers.all(document)
            if runs and runs[-1][0] == first:
                runs[-1][1] += 1
            else:
                runs.append([first, 1])
            for value in rest:
                seconds[value].append(at)
        out += varints([len(runs)]) + varints(run[0] for run in runs) + varints(run[1] for run in runs)
        out += varints([len(seconds)])
        for value in sorted(seconds):
            row = seconds[value]
            steps = [after - before for before, after in zip([0, *row], row, strict=False)]
            out += varints([value, len(row), *steps])
    return bytes(out)


def decode_facets(data: bytes, count: int) -> list[list[list[int]]]:
    """For each facet the values of each profile, first one first; the reverse of `encode_facets`."""
    stream = iter(read_varints(data))
    facets = []
    for _ in range(count):
        length = next(stream)
        values = [next(stream) for _ in range(length)]
        rows = [[value] for value in values for _ in range(next(stream))]
        for _ in range(next(stream)):
            value, size, at = next(stream), next(stream), 0
            for _ in range(size):
                at += next(stream)
                rows[at].append(value)
        facets.append(rows)
    return facets
