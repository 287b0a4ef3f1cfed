"""How well queries are answered: what stands where, by kind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

QUERIES = Path(__file__).parent / "queries.yml"
NAMES = ("full name, no marks", "full name, marks", "name parts in any order", "given name only")
"""The kinds that ask for a person by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is typed, the profiles (or the given name) of which one must be found, and by which place at the latest."""

    kind: str
    text: str
    wanted: tuple[str, ...]
    named: str | None
    within: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A query, and the place (from 1) of the first profile that was wanted; None when it is not among the first ten."""

    query: Query
    place: int | None
    shown: tuple[str, ...]

    @property
    def worth(self) -> float:
        """The reciprocal of the place."""
        return 1 / self.place if self.place else 0.0

    @property
    def holds(self) -> bool:
        """Whether it stands where the query says."""
        return self.place is not None and self.place <= self.query.within


def read_queries(gallery: str) -> list[Query]:
    """The queries over one gallery, `real` or `invented`."""
    kinds = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))
    return [_query(kind, row) for kind, galleries in kinds.items() for row in galleries[gallery]]


def _query(kind: str, row: Mapping[str, Any]) -> Query:
    wanted = tuple(row.get("first", row.get("among", ())))
    return Query(kind=kind, text=row["q"], wanted=wanted, named=row.get("named"), within=10 if "among" in row else 1)


def judge(queries: Iterable[Query], answers: Iterable[Mapping[str, Any]]) -> list[Answered]:
    """Each query with the place of what was wanted."""
    return [_judge(query, answer["hits"]) for query, answer in zip(queries, answers, strict=True)]


def _judge(query: Query, hits: list[dict[str, Any]]) -> Answered:
    names = ["".join(text for text, _ in hit["name"]).split()[-1] for hit in hits]
    slugs = [hit["slug"] for hit in hits]
    rows = enumerate(zip(slugs, names, strict=True), 1)
    place = next((at for at, (slug, name) in rows if slug in query.wanted or name == query.named), None)
    return Answered(query=query, place=place, shown=tuple(slugs[:3]))


def mean_reciprocal_rank(answered: Iterable[Answered]) -> float:
    """MRR: 1 when everything wanted stands first."""
    worths = [one.worth for one in answered]
    return sum(worths) / len(worths)


def success(answered: Iterable[Answered]) -> float:
    """The part of the queries whose first result is wanted."""
    rows = list(answered)
    return sum(one.place == 1 for one in rows) / len(rows)


def report(answered: Iterable[Answered]) -> str:
    """A line for each kind, then each query that does not hold."""
    rows = list(answered)
    kinds = dict.fromkeys(one.query.kind for one in rows)
    parts = {kind: [one for one in rows if one.query.kind == kind] for kind in kinds} | {"all": rows}
    lines = [
        f"{kind:26} {len(part):4} MRR {mean_reciprocal_rank(part):.3f}  success@1 {success(part):.3f}"
        for kind, part in parts.items()
    ]
    missed = [f"{one.query.text!r}: {one.place}, shown {', '.join(one.shown)}" for one in rows if not one.holds]
    return "\n".join([*lines, *missed])
