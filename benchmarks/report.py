"""What was measured, as a file for programs and as tables for people."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from pydantic import TypeAdapter
from rich.console import Console
from rich.table import Table

from benchmarks.contenders import BESIDE, OURS
from benchmarks.edits import EDITS, Edit
from benchmarks.measure import Cost
from benchmarks.runs import EditRun, Result


@dataclass(frozen=True, slots=True)
class Machine:
    """Where a run took place."""

    python: str
    """Version of Python."""
    processors: int
    """Processors this process may use."""
    file_system: str
    """Type of the file system of the work folder, such as "ext4"; empty where `/proc` does not say."""
    load: float
    """Load average of the last minute before the run: above a few tenths, others used the machine too."""


@dataclass(frozen=True, slots=True)
class Report:
    """One run of the benchmark."""

    machine: Machine
    sizes: list[Result]


_ADAPTER = TypeAdapter(Report)


@dataclass(frozen=True, slots=True)
class EditRow:
    """Medians of the builds after one edit."""

    edit: Edit
    wall: float
    """Seconds."""
    part: float
    """Seconds as a part of the cold build of the same round."""
    cpu_part: float
    """CPU seconds as a part of those of the cold build: steadier where others use the machine."""
    written: int
    deleted: int

    @property
    def is_within_budget(self) -> bool | None:
        """None for an edit without a budget."""
        if self.edit.budget is None:
            return None
        most = self.edit.max_written
        return self.part <= self.edit.budget and (most is None or self.written <= most)


def look_at_machine(work: Path) -> Machine:
    """Describe the machine before a run."""
    return Machine(
        python=platform.python_version(),
        processors=len(os.sched_getaffinity(0)),
        file_system=_file_system(work.absolute()),
        load=round(os.getloadavg()[0], 2),
    )


def dump_report(report: Report) -> bytes:
    """Return every run of every size as JSON: seconds and bytes."""
    return _ADAPTER.dump_json(report, indent=1) + b"\n"


def load_report(data: bytes) -> Report:
    """Read what `dump_report` made. Raises pydantic's ValidationError."""
    return _ADAPTER.validate_json(data)


def edit_rows(result: Result, contender: str) -> list[EditRow]:
    """Return the medians of each edit that was measured."""
    runs = result.edits.get(contender, {})
    return [_edit_row(edit, runs[edit.name], result.cold[contender]) for edit in EDITS if edit.name in runs]


def compare(ours: Sequence[Cost], theirs: Sequence[Cost]) -> float:
    """Return our wall time as a multiple of theirs: the median over the rounds, each compared within itself."""
    return median(our.wall / their.wall for our, their in zip(ours, theirs, strict=True))


def describe_budget(edit: Edit) -> str:
    """Return the budget as the tables show it; empty without one."""
    if edit.budget is None:
        return ""
    return f"{edit.budget:.2f}" + (f", {edit.max_written} files" if edit.max_written else "")


def describe_verdict(row: EditRow) -> str:
    """Return whether the budget holds, as the tables show it."""
    return {None: "", True: "within", False: "over"}[row.is_within_budget]


def show(result: Result, console: Console) -> None:
    """Print what was measured at one size."""
    rounds = len(result.cold[OURS])
    console.print(_cold_table(result, f"{result.profiles:,} profiles, cold, median of {rounds} (smallest–largest)"))
    for contender in result.edits:
        console.print(_edit_table(result, contender))


def _cold_table(result: Result, title: str) -> Table:
    table = Table(title=title, caption="ours/theirs: wall time of ntvt build as a multiple, within each round")
    for head in ("", "wall s", "CPU s", "peak MB", "files", "MB", "ours/theirs"):
        table.add_column(head, justify="right" if head else "left")
    for name, costs in result.cold.items():
        walls, peaks = [cost.wall for cost in costs], [cost.peak for cost in costs if cost.peak is not None]
        files, size = result.outputs[name]
        table.add_row(
            name,
            f"{median(walls):.2f} ({min(walls):.2f}–{max(walls):.2f})",
            f"{median(cost.cpu for cost in costs):.2f}",
            f"{median(peaks) / 1e6:.0f}" if peaks else "–",
            f"{files:,}",
            f"{size / 1e6:.1f}",
            "" if name == OURS else f"{compare(result.cold[OURS], costs):.2f}",
        )
    return table


def _edit_table(result: Result, contender: str) -> Table:
    heads = ["", "wall s", "of cold", "CPU of cold", "written", "deleted", "budget", "verdict"]
    is_compared = contender == OURS and BESIDE in result.edits
    table = Table(title=f"{contender}: {result.profiles:,} profiles, after an edit")
    for head in (*heads, *(["ours/beside"] if is_compared else [])):
        table.add_column(head, justify="right" if head else "left")
    for row in edit_rows(result, contender):
        name, cells = row.edit.name, [f"{row.wall:.2f}", f"{row.part:.2f}", f"{row.cpu_part:.2f}"]
        cells += [f"{row.written:,}", f"{row.deleted:,}", describe_budget(row.edit), describe_verdict(row)]
        if is_compared:
            ours, beside = ([run.cost for run in result.edits[side][name]] for side in (OURS, BESIDE))
            cells.append(f"{compare(ours, beside):.2f}")
        table.add_row(name, *cells)
    return table


def _edit_row(edit: Edit, runs: Sequence[EditRun], cold: Sequence[Cost]) -> EditRow:
    return EditRow(
        edit=edit,
        wall=median(run.cost.wall for run in runs),
        part=compare([run.cost for run in runs], cold),
        cpu_part=median(run.cost.cpu / cost.cpu for run, cost in zip(runs, cold, strict=True)),
        written=round(median(run.written for run in runs)),
        deleted=round(median(run.deleted for run in runs)),
    )


def _file_system(folder: Path) -> str:
    try:
        lines = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return ""
    mounts = {point: kind for _, point, kind, *_ in map(str.split, lines)}
    return next(mounts[str(path)] for path in (folder, *folder.parents) if str(path) in mounts)
