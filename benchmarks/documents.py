"""`python -m benchmarks.documents`: write the tables of docs/scale.md and README.md from docs/measured.json."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks.contenders import OURS
from benchmarks.edits import EDITS
from benchmarks.galleries import ROOT
from benchmarks.report import Report, compare, describe_budget, describe_verdict, edit_rows, load_report
from benchmarks.runs import Result

MEASURED = ROOT / "docs" / "measured.json"
DOCUMENTS = (ROOT / "docs" / "scale.md", ROOT / "README.md")
_QUIET = 1.0
"""Load average before a run up to which a machine counts as quiet."""
_MARK = re.compile(r"(?ms)^<!-- measured: ([a-z]+) -->\n.*?^<!-- /measured -->\n")


def make_tables(report: Report) -> dict[str, str]:
    """Return the Markdown of each table by the name in its mark."""
    return {
        "machine": _describe_run(report),
        "cold": _cold_tables(report),
        "edits": _edit_tables(report),
        "summary": _summary(report),
    }


def fill(page: str, tables: Mapping[str, str]) -> str:
    """Replace what is between the marks of a page.

    Raises KeyError for a mark without a table, ValueError for a page without marks.
    """
    filled, count = _MARK.subn(
        lambda mark: f"<!-- measured: {mark[1]} -->\n{tables[mark[1]]}<!-- /measured -->\n", page
    )
    if not count:
        raise ValueError("the page has no mark for a table")
    return filled


def main(measured: Path = MEASURED, documents: Sequence[Path] = DOCUMENTS) -> None:
    """Run the command."""
    tables = make_tables(load_report(measured.read_bytes()))
    for path in documents:
        path.write_text(fill(path.read_text(encoding="utf-8"), tables), encoding="utf-8")


def _describe_run(report: Report) -> str:
    machine = report.machine
    sizes = " and ".join(f"{result.profiles:,}" for result in report.sizes)
    rounds = " and ".join(dict.fromkeys(str(len(result.cold[OURS])) for result in report.sizes))
    disk = f", files on {machine.file_system}" if machine.file_system else ""
    noise = " Others used the machine at the same time, so the numbers are rough." if machine.load > _QUIET else ""
    return (
        f"Last run: {sizes} profiles, {rounds} rounds, Python {machine.python}, {machine.processors} processors{disk}; "
        f"the load average was {machine.load} when it began.{noise}\n"
    )


def _cold_tables(report: Report) -> str:
    """One table for each size: every generator's cold build."""
    heads = ("", "wall, s", "smallest–largest", "CPU, s", "peak, MB", "files", "MB", "`ntvt build` takes")
    return "\n".join(f"{result.profiles:,} profiles:\n\n{_table(heads, _cold_rows(result))}" for result in report.sizes)


def _cold_rows(result: Result) -> list[list[str]]:
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


def _edit_tables(report: Report) -> str:
    """One table for each size: builds after each edit."""
    heads = ("edit", "wall, s", "of a cold build", "in CPU time", "written", "deleted", "budget", "")
    tables = []
    for result in report.sizes:
        rows = [
            [
                row.edit.name,
                f"{row.wall:.2f}",
                f"{row.part:.2f}",
                f"{row.cpu_part:.2f}",
                f"{row.written:,}",
                f"{row.deleted:,}",
                describe_budget(row.edit),
                describe_verdict(row),
            ]
            for row in edit_rows(result, OURS)
        ]
        tables.append(f"{result.profiles:,} profiles:\n\n{_table(heads, rows)}")
    return "\n".join(tables)


def _summary(report: Report) -> str:
    """One row for each size: our own numbers and the ratios, in few columns."""
    peers = [name for name in report.sizes[0].cold if name != OURS]
    heads = ["profiles", "cold build, s", "peak, MB", *(f"beside {name}" for name in peers), "after a story edit, s"]
    rows = []
    for result in report.sizes:
        ours = result.cold[OURS]
        peak = max((cost.peak or 0 for cost in ours), default=0)
        ratios = [f"× {compare(ours, result.cold[name]):.2f}" if name in result.cold else "" for name in peers]
        story = next(row for row in edit_rows(result, OURS) if row.edit == _STORY)
        seconds = median(cost.wall for cost in ours)
        rows.append([f"{result.profiles:,}", f"{seconds:.1f}", f"{peak / 1e6:.0f}", *ratios, f"{story.wall:.1f}"])
    return _table(heads, rows)


_STORY = next(edit for edit in EDITS if edit.name == "story")


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table; all columns but the first hold numbers."""
    marks = ["---", *["---:"] * (len(heads) - 1)]
    lines = (f"| {' | '.join(cells)} |\n" for cells in (heads, marks, *rows))
    return "".join(re.sub(" {2,}", " ", line) for line in lines)


if __name__ == "__main__":
    main()
