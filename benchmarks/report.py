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

COLD_HEADS = ("", "wall, s", "smallest–largest", "CPU, s", "peak, MB", "files", "MB", "ntvt build takes")
EDIT_HEADS = ("edit", "wall, s", "of a cold build", "in CPU time", "written", "deleted", "budget", "")


@dataclass(frozen=True, slots=True)
class Machine:
    """Where a run took place."""

    python: str
    """Version of Python."""
    processors: int
    """Processors this process may use."""
    file_system: str
    """Type of the file system of the work folder, such as "ext4"; empty where `/proc` does not say."""


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
        """None for an edit without a budget. Both parts must hold: on a busy machine wall times alone mislead."""
        if self.edit.budget is None:
            return None
        most = self.edit.max_written
        return max(self.part, self.cpu_part) <= self.edit.budget and (most is None or self.written <= most)


def look_at_machine(work: Path) -> Machine:
    """Describe the machine before a run."""
    return Machine(
        python=platform.python_version(),
        processors=len(os.sched_getaffinity(0)),
        file_system=_file_system(work.absolute()),
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


def cold_cells(result: Result) -> list[list[str]]:
    """Return the rows of the table of cold builds, one for each generator, under `COLD_HEADS`."""
    rows = []
    for name, costs in result.cold.items():
        walls, peaks = [cost.wall for cost in costs], [cost.peak for cost in costs if cost.peak is not None]
        files, size = result.outputs[name]
        rows.append(
            [
                name,
                f"{median(walls):.2f}",
                f"{min(walls):.2f}–{max(walls):.2f}",
                f"{median(cost.cpu for cost in costs):.2f}",
                f"{median(peaks) / 1e6:.0f}" if peaks else "",
                f"{files:,}",
                f"{size / 1e6:.0f}",
                "" if name == OURS else f"× {compare(result.cold[OURS], costs):.2f}",
            ]
        )
    return rows


def edit_cells(result: Result, contender: str) -> list[list[str]]:
    """Return the rows of the table of edits, one for each edit, under `EDIT_HEADS`."""
    return [
        [
            row.edit.name,
            f"{row.wall:.2f}",
            f"{row.part:.2f}",
            f"{row.cpu_part:.2f}",
            f"{row.written:,}",
            f"{row.deleted:,}",
            _describe_budget(row.edit),
            {None: "", True: "within", False: "over"}[row.is_within_budget],
        ]
        for row in edit_rows(result, contender)
    ]


def show(result: Result, console: Console) -> None:
    """Print what was measured at one size."""
    title = f"{result.profiles:,} profiles, from nothing, median of {len(result.cold[OURS])}"
    _print_table(console, title, COLD_HEADS, cold_cells(result))
    for contender in result.edits:
        _print_table(console, f"{contender}, after an edit", EDIT_HEADS, edit_cells(result, contender))
    if BESIDE in result.edits:
        rows = [[name, f"{ratio:.2f}"] for name, ratio in _ratios_beside(result).items()]
        _print_table(console, "wall time beside the other checkout", ("", "× its own"), rows)


def _ratios_beside(result: Result) -> dict[str, float]:
    """Return our wall time as a multiple of the other checkout's, from nothing and after each edit."""
    ours, theirs = result.edits[OURS], result.edits[BESIDE]
    edits = {name: compare([run.cost for run in ours[name]], [run.cost for run in theirs[name]]) for name in ours}
    return {"from nothing": compare(result.cold[OURS], result.cold[BESIDE]), **edits}


def _print_table(console: Console, title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = Table(title=title)
    for index, head in enumerate(heads):
        table.add_column(head, justify="right" if index else "left")
    for row in rows:
        table.add_row(*row)
    console.print(table)


def _edit_row(edit: Edit, runs: Sequence[EditRun], cold: Sequence[Cost]) -> EditRow:
    return EditRow(
        edit=edit,
        wall=median(run.cost.wall for run in runs),
        part=compare([run.cost for run in runs], cold),
        cpu_part=median(run.cost.cpu / cost.cpu for run, cost in zip(runs, cold, strict=True)),
        written=round(median(run.written for run in runs)),
        deleted=round(median(run.deleted for run in runs)),
    )


def _describe_budget(edit: Edit) -> str:
    if edit.budget is None:
        return ""
    return f"{edit.budget:.2f}" + (f", {edit.max_written} files" if edit.max_written else "")


def _file_system(folder: Path) -> str:
    try:
        lines = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return ""
    mounts = {point: kind for _, point, kind, *_ in map(str.split, lines)}
    return next(mounts[str(path)] for path in (folder, *folder.parents) if str(path) in mounts)
