"""`python -m benchmarks.documents`: write the tables of docs/scale.md and README.md from docs/measured.json."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks.contenders import OURS
from benchmarks.galleries import ROOT
from benchmarks.report import COLD_HEADS, EDIT_HEADS, Report, cold_cells, compare, edit_cells, edit_rows, load_report
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
        "cold": _by_size(report, COLD_HEADS, cold_cells),
        "edits": _by_size(report, EDIT_HEADS, lambda result: edit_cells(result, OURS)),
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


def _enumerate(words: Sequence[str]) -> str:
    """Join words with commas, the last one with "and"."""
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def _describe_run(report: Report) -> str:
    machine = report.machine
    sizes = _enumerate([f"{result.profiles:,}" for result in report.sizes])
    counts = dict.fromkeys(len(result.cold[OURS]) for result in report.sizes)
    rounds = f"{' and '.join(map(str, counts))} {'round' if list(counts) == [1] else 'rounds'}"
    disk = f", files on {machine.file_system}" if machine.file_system else ""
    loads = _enumerate([str(result.load) for result in report.sizes])
    noise = (
        " Others used the machine at the same time, so the numbers are rough."
        if max(result.load for result in report.sizes) > _QUIET
        else ""
    )
    return (
        f"Last run: {sizes} profiles, {rounds}, Python {machine.python}, {machine.processors} processors{disk}; "
        f"the load average before was {loads}.{noise}\n"
    )


def _by_size(report: Report, heads: Sequence[str], rows: Callable[[Result], list[list[str]]]) -> str:
    """Return one table for each size."""
    return "\n".join(f"{result.profiles:,} profiles:\n\n{_table(heads, rows(result))}" for result in report.sizes)


def _summary(report: Report) -> str:
    """One row for each size: our own numbers and the ratios, in few columns."""
    peers = [name for name in report.sizes[0].cold if name != OURS]
    heads = ("profiles", "cold build, s", "CPU, s", "peak, MB", "after a story edit, s")
    rows = []
    for result in report.sizes:
        costs = result.cold[OURS]
        wall, cpu = median(cost.wall for cost in costs), median(cost.cpu for cost in costs)
        peak = max((cost.peak or 0 for cost in costs), default=0)
        story = next(row for row in edit_rows(result, OURS) if row.edit.name == "story")
        ratios = [f"× {compare(costs, result.cold[name]):.2f}" if name in result.cold else "" for name in peers]
        numbers = (f"{wall:.1f}", f"{cpu:.1f}", f"{peak / 1e6:.0f}", f"{story.wall:.1f}")
        rows.append([f"{result.profiles:,}", *numbers, *ratios])
    return _table([*heads, *(f"beside {name}" for name in peers)], rows)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table; all columns but the first hold numbers."""
    marks = ["---", *["---:"] * (len(heads) - 1)]
    lines = (f"| {' | '.join(cells)} |\n" for cells in (heads, marks, *rows))
    return "".join(re.sub(" {2,}", " ", line) for line in lines)


if __name__ == "__main__":
    main()
