"""Results for people and for programs."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from statistics import median

from rich.console import Console
from rich.table import Table

from benchmarks.measure import Cost
from benchmarks.runs import Result
from benchmarks.steps import WORKERS

OURS = "ntvt build"
_RATIO = "ratio of wall times in the same round: ours / theirs for peers, warm / cold for warm builds"


def show(result: Result, console: Console) -> None:
    """Print one table: the steps of a cold build, then each generator's whole cold build, then our warm builds."""
    runs = len(result.wholes[OURS])
    table = Table(title=f"{result.profiles:,} profiles, median of {runs} (smallest–largest)", caption=_RATIO)
    for head in ("", "wall s", "CPU s", "peak MB", "files", "MB", "written", "deleted", "ratio"):
        table.add_column(head, justify="left" if not head else "right")
    for name, costs in result.steps.items():
        wall, *others = _cells(costs)
        table.add_row(name, "" if name == WORKERS else wall, *others)
    table.add_section()
    for name, costs in result.wholes.items():
        files, size = result.sizes[name]
        compared = "" if name == OURS else f"{ratio(result, name):.2f}"
        table.add_row(name, *_cells(costs), f"{files:,}", f"{size / 1e6:.1f}", "", "", compared)
    table.add_section()
    for name, warms in result.warms.items():
        written, deleted = median(one.written for one in warms), median(one.deleted for one in warms)
        changes = (f"{written:,.0f}", f"{deleted:,.0f}", f"{warm_ratio(result, name):.2f}")
        table.add_row(name, *_cells([one.cost for one in warms]), "", "", *changes)
    console.print(table)


def ratio(result: Result, name: str) -> float:
    """Our wall time to another's: the median over the runs, each compared with its own neighbour in time."""
    pairs = zip(result.wholes[OURS], result.wholes[name], strict=True)
    return median(ours.wall / theirs.wall for ours, theirs in pairs)


def warm_ratio(result: Result, name: str) -> float:
    """A warm build's wall time to the cold one's: the median over the runs, each compared with its own round."""
    pairs = zip(result.warms[name], result.wholes[OURS], strict=True)
    return median(warm.cost.wall / cold.wall for warm, cold in pairs)


def as_json(results: Sequence[Result]) -> str:
    """Every run of every size; seconds and bytes."""
    rows = [
        {
            "profiles": result.profiles,
            "steps": {name: [asdict(cost) for cost in costs] for name, costs in result.steps.items()},
            "wholes": {name: [asdict(cost) for cost in costs] for name, costs in result.wholes.items()},
            "warms": {
                name: [{**asdict(one.cost), "written": one.written, "deleted": one.deleted} for one in warms]
                for name, warms in result.warms.items()
            },
            "outputs": {name: {"files": files, "bytes": size} for name, (files, size) in result.sizes.items()},
            "ratios": {name: ratio(result, name) for name in result.wholes if name != OURS},
            "warm ratios": {name: warm_ratio(result, name) for name in result.warms},
        }
        for result in results
    ]
    return json.dumps(rows, indent=1) + "\n"


def _cells(costs: Sequence[Cost]) -> tuple[str, str, str]:
    walls, peaks = [cost.wall for cost in costs], [cost.peak for cost in costs if cost.peak is not None]
    wall = f"{median(walls):.2f} ({min(walls):.2f}–{max(walls):.2f})"
    peak = f"{median(peaks) / 1e6:.0f}" if peaks else "–"
    return wall, f"{median(cost.cpu for cost in costs):.2f}", peak
