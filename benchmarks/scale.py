"""`python -m benchmarks.scale`: the tables of docs/scale.md, from the numbers kept in docs/scale/measured.json.

What was measured, what each further profile costs, and what the archives of all provinces would take.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import log10
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.steps import WORKERS
from benchmarks.table import OURS

DOCS = Path(__file__).absolute().parent.parent / "docs"
MEASURED = DOCS / "scale" / "measured.json"
PAGE = DOCS / "scale.md"

HANOI, PROVINCES = 100_000, 34
"""Profiles of Hanoi since 1992, as DESIGN has it; provinces since July 2025, Hanoi among them."""
POPULATION, POPULATION_OF_HANOI = 96.2, 8.05
"""Millions, census of 2019."""
RATES = {"low": 0.1, "high": 1.0}
"""The assumption: how many people the other provinces honour for each that Hanoi does, per head of the population."""

SEARCH = {
    "before the first query": (22, 45, 60),
    "a first query, median": (30, 69, 150),
    "a first query, largest": (126, 270, 150),
    "a next query, median": (5, 12, 50),
    "a next query, p95": (45, 104, 50),
}
"""Kilobytes that a visitor fetches at 10,000 and at 100,000 profiles (benchmarks/README.md), and the budget."""

Points = list[tuple[int, float]]
"""Profiles and a cost, by size."""
Measured = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Line:
    """The straight line through two sizes: what no profile would cost, and each further one."""

    fixed: float
    slope: float

    @classmethod
    def through(cls, points: Points) -> "Line":
        """Through the two largest sizes. Raises ValueError when there are not two."""
        if len(points) < 2:
            raise ValueError("a slope needs two sizes")
        (left, low), (right, high) = sorted(points)[-2:]
        slope = (high - low) / (right - left)
        return cls(high - slope * right, slope)

    def at(self, profiles: float) -> float:
        """The cost of a gallery of that many."""
        return self.fixed + self.slope * profiles


@dataclass(frozen=True, slots=True)
class Archive:
    """Profiles of one site after the other: the builds run one by one."""

    name: str
    sites: tuple[float, ...]

    def total(self, line: Line) -> float:
        """What adds up over the sites: time, files, bytes."""
        return sum(line.at(profiles) for profiles in self.sites)

    def largest(self, line: Line) -> float:
        """What the largest site needs: memory."""
        return line.at(max(self.sites))


def others(rate: float) -> float:
    """Profiles of all provinces but Hanoi, where they honour `rate` times as many people per head."""
    return HANOI * rate * (POPULATION - POPULATION_OF_HANOI) / POPULATION_OF_HANOI


def archives() -> list[Archive]:
    """Hanoi alone; all provinces with a site for each, the others of one size; all provinces in one site."""
    rest = {name: others(rate) for name, rate in RATES.items()}
    apart = [
        Archive(f"{PROVINCES} sites, {name}", (HANOI, *[count / (PROVINCES - 1)] * (PROVINCES - 1)))
        for name, count in rest.items()
    ]
    return [
        Archive("Hanoi", (HANOI,)),
        *apart,
        *(Archive(f"one site of all, {name}", (HANOI + count,)) for name, count in rest.items()),
    ]


def grown(small: float, large: float, factor: float) -> float:
    """What goes from `small` to `large` while the gallery grows tenfold, after it grew by `factor` more."""
    return float(large * factor ** log10(large / small))


def costs(measured: Measured, value: str) -> dict[str, Points]:
    """For each kind of build the medians of `wall` or `cpu` (seconds) or `peak` (bytes) by size."""
    points = defaultdict[str, Points](list)
    for size in sorted(measured, key=lambda one: int(one["profiles"])):
        for name, runs in {**size["wholes"], **size["warms"]}.items():
            found = [run[value] for run in runs if run[value] is not None]
            if found:
                points[name].append((size["profiles"], median(found)))
    return dict(points)


def made(measured: Measured, value: str) -> Points:
    """Our `files` or `bytes` by size."""
    return [(size["profiles"], size["outputs"][OURS][value]) for size in measured]


def cpu_by_process(size: Mapping[str, Any]) -> tuple[float, float]:
    """CPU seconds of a cold build of ours: of the main process, and of all workers together."""
    spent = {name: median(run["cpu"] for run in runs) for name, runs in size["steps"].items()}
    workers = spent.pop(WORKERS)
    return sum(spent.values()), workers


def digest(text: str) -> str:
    """What the plot says of the numbers (JSON) it was drawn from."""
    return f"sha256:{sha256(text.encode()).hexdigest()}"


def tables(measured: Measured) -> dict[str, str]:
    """The Markdown between the page's marks, by mark."""
    return {
        "measured": _measured(measured),
        "main": _main_process(measured),
        "provinces": _provinces(measured),
        "search": _search(),
    }


def fill(page: str, parts: Mapping[str, str]) -> str:
    """The page with other text between its marks. Raises ValueError when one of them is not there once."""
    for name, part in parts.items():
        start, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        found = re.findall(f"(?s){start}.*?{end}", page)
        if len(found) != 1:
            raise ValueError(f"the page has the mark {name} {len(found)} times")
        page = page.replace(found[0], f"{start}{part}{end}")
    return page


def _measured(measured: Measured) -> str:
    sizes = [size["profiles"] for size in measured]
    runs = min(len(size["wholes"][OURS]) for size in measured)
    walls, peaks = costs(measured, "wall"), costs(measured, "peak")
    rows = [
        [name, *_cells(points, sizes, _seconds), *_cells(peaks.get(name, []), sizes, _megabytes)]
        for name, points in walls.items()
    ]
    heads = [*(f"{size:,}" for size in sizes), "each 1,000 more"]
    heads = ["", *(f"s, {head}" for head in heads), *(f"MB, {head}" for head in heads)]
    told = f"Run kept here: {' and '.join(f'{size:,}' for size in sizes)} profiles, median of {runs}.\n\n"
    return told + _table(heads, rows)


def _main_process(measured: Measured) -> str:
    rows = [(size["profiles"], *cpu_by_process(size)) for size in measured]
    heads = ["CPU seconds of a cold build", "main process", "workers together", "at the least"]
    return _table(
        heads,
        [
            [f"{size:,} profiles", _seconds(own), _seconds(workers), f"{own / (own + workers):.0%}"]
            for size, own, workers in rows
        ],
    )


def _provinces(measured: Measured) -> str:
    wall, cpu, peak = (Line.through(costs(measured, value)[OURS]) for value in ("wall", "cpu", "peak"))
    files, size = (Line.through(made(measured, value)) for value in ("files", "bytes"))
    rows = [
        [
            one.name,
            f"{_round(sum(one.sites)):,}",
            f"{_round(max(one.sites)):,}",
            _minutes(one.total(wall)),
            _minutes(one.total(cpu)),
            f"{one.largest(peak) / 1e9:.1f}",
            f"{_round(one.total(files)):,}",
            f"{one.total(size) / 1e9:.1f}",
        ]
        for one in archives()
    ]
    heads = ["", "profiles", "the largest site", "cold, min", "CPU, min", "peak GB", "files", "GB"]
    largest = max(size["profiles"] for size in measured)
    told = f"The largest size measured is {largest:,}; what lies beyond it is the same line drawn on.\n\n"
    return told + _table(heads, rows)


def _search() -> str:
    factor = (HANOI + others(RATES["high"])) / HANOI
    heads = ["kB", "10,000", "100,000", f"{_round(factor * HANOI):,}, drawn on", "budget"]
    rows = [
        [name, str(small), str(large), f"{grown(small, large, factor):.0f}", str(budget)]
        for name, (small, large, budget) in SEARCH.items()
    ]
    return _table(heads, rows)


def _cells(points: Points, sizes: Iterable[int], tell: Callable[[float], str]) -> list[str]:
    found = dict(points)
    slope = tell(Line.through(points).slope * 1000) if len(points) > 1 else "–"
    return [*(tell(found[size]) if size in found else "–" for size in sizes), slope]


def _seconds(value: float) -> str:
    return f"{value:.1f}"


def _megabytes(value: float) -> str:
    return f"{value / 1e6:.0f}"


def _minutes(seconds: float) -> str:
    return f"{seconds / 60:.1f}"


def _round(count: float) -> int:
    """To three figures: an assumption has no more."""
    return int(float(f"{count:.3g}"))


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines).replace("|  |", "| |")


def main() -> None:
    """The command."""
    measured = json.loads(MEASURED.read_text(encoding="utf-8"))
    PAGE.write_text(fill(PAGE.read_text(encoding="utf-8"), tables(measured)), encoding="utf-8")


if __name__ == "__main__":
    main()
