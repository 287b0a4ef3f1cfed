"""Runs of one size: each contender's costs, run by run."""

import json
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp

from benchmarks.measure import Cost, measure, read_tree, tree_changes, tree_size
from benchmarks.peers import Peer
from benchmarks.warm import EDITS, NOTHING, put_back

STEPS = (sys.executable, "-m", "benchmarks.steps")
ASIDE = Path(__file__).absolute().parent.parent / ".cache" / "bench" / "aside"
"""What earlier runs made, until all is measured."""
LEFTOVERS = (".cache", ".site.*")
"""What builds of ours keep beside the site: a cold build finds none of it."""


@dataclass(frozen=True, slots=True)
class Warm:
    """A build upon an earlier one: what it cost, how many files of the site it wrote and deleted."""

    cost: Cost
    written: int
    deleted: int


@dataclass(slots=True)
class Result:
    """What was measured at one size, one for each run: costs by step, by contender, by edit; files and bytes made."""

    profiles: int
    steps: dict[str, list[Cost]] = field(default_factory=lambda: defaultdict(list))
    wholes: dict[str, list[Cost]] = field(default_factory=lambda: defaultdict(list))
    warms: dict[str, list[Warm]] = field(default_factory=lambda: defaultdict(list))
    sizes: dict[str, tuple[int, int]] = field(default_factory=dict)


def run_steps(gallery: Path, result: Result) -> None:
    """One cold build in a process of its own, step by step."""
    _clear(gallery, "site", *LEFTOVERS)
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


def run_warm(contender: Peer, mark: Path, number: int, result: Result) -> None:
    """After its cold build: one build with nothing changed, then one upon each edit, made just before."""
    with put_back(contender.folder, mark):
        _run_again(contender, NOTHING, result)
        for edit in EDITS:
            edit.make(contender.folder, number)
            _run_again(contender, edit.name, result)


def _run_again(contender: Peer, name: str, result: Result) -> None:
    site, (command,) = contender.folder / contender.output, contender.commands
    before = read_tree(site)
    cost, _, _ = measure(command, contender.folder)
    result.warms[name].append(Warm(cost, *tree_changes(before, read_tree(site))))


def _clear(folder: Path, *patterns: str) -> None:
    """Move away what earlier runs made. It is deleted when all is measured: for minutes after a great many files were
    deleted, some file systems (ext4 is one) take much longer to make each new one.
    """
    ASIDE.mkdir(parents=True, exist_ok=True)
    for pattern in patterns:
        for path in folder.glob(pattern):
            path.rename(Path(mkdtemp(dir=ASIDE)) / path.name)
