"""Runs of one size: each contender's costs, run by run."""

import json
import shutil
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.measure import Cost, measure, tree_size
from benchmarks.peers import Peer

STEPS = (sys.executable, "-m", "benchmarks.steps")


@dataclass(slots=True)
class Result:
    """What was measured at one size: costs by step and by contender, one for each run; files and bytes made."""

    profiles: int
    steps: dict[str, list[Cost]] = field(default_factory=lambda: defaultdict(list))
    wholes: dict[str, list[Cost]] = field(default_factory=lambda: defaultdict(list))
    sizes: dict[str, tuple[int, int]] = field(default_factory=dict)


def run_steps(gallery: Path, result: Result) -> None:
    """One cold build in a process of its own, step by step."""
    _clear(gallery, "site", ".cache")
    _, printed, watch = measure(STEPS, gallery)
    for name, row in json.loads(printed.splitlines()[-1]).items():
        peak = watch.peak(row["start"], row["end"])
        result.steps[name].append(Cost(row["wall"], row["cpu"], peak))


def run_command(contender: Peer, result: Result) -> None:
    """One cold build by a contender's commands; their times are added, the larger peak counts."""
    _clear(contender.folder, contender.output, *contender.leftovers)
    costs = [measure(command, contender.folder)[0] for command in contender.commands]
    peaks = [cost.peak for cost in costs if cost.peak is not None]
    whole = Cost(sum(cost.wall for cost in costs), sum(cost.cpu for cost in costs), max(peaks, default=None))
    result.wholes[contender.name].append(whole)
    result.sizes[contender.name] = tree_size(contender.folder / contender.output)


def _clear(folder: Path, *names: str) -> None:
    for name in names:
        shutil.rmtree(folder / name, ignore_errors=True)
