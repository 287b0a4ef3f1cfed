"""The benchmark's measures, its report, and the documents that hold its numbers."""

import subprocess
import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from benchmarks.contenders import BESIDE, OURS, Contender, ntvt
from benchmarks.documents import DOCUMENTS, MEASURED, fill, make_tables
from benchmarks.documents import main as write_documents
from benchmarks.edits import EDITS
from benchmarks.measure import Cost, measure, read_tree, tree_changes, tree_size
from benchmarks.report import EditRow, Machine, Report, compare, dump_report, edit_rows, load_report, show
from benchmarks.runs import DifferentBytesError, EditRun, Result, run_cold, run_edits
from tests.support.project import lay_files


def cost(wall: float) -> Cost:
    return Cost(wall=wall, cpu=2 * wall, peak=50_000_000)


def result() -> Result:
    """Three rounds in which a machine slowed down, and our builds after an edit took a tenth of a cold one."""
    return Result(
        profiles=1000,
        load=0.25,
        cold={OURS: [cost(10), cost(20), cost(40)], "Hugo": [cost(5), cost(10), cost(10)]},
        outputs={OURS: (4000, 30_000_000), "Hugo": (2000, 5_000_000)},
        edits={OURS: {edit.name: [EditRun(cost(wall), 601, 2) for wall in (1, 2, 4)] for edit in EDITS}},
    )


REPORT = Report(Machine(python="3.11.2", processors=2, file_system="tmpfs"), [result()])


def script(folder: Path, code: str, **more: Any) -> Contender:
    """A generator that is a Python program."""
    return Contender(name="a script", commands=((sys.executable, "-c", code),), folder=folder, output="site", **more)


def test_files_written_and_deleted_are_counted_even_where_the_bytes_stayed(tmp_path: Path) -> None:
    lay_files(tmp_path, {"same": "1", "other": "22", "again": "333", "gone": "4444"})
    before = read_tree(tmp_path)
    lay_files(tmp_path, {"other": "2!", "new/file": "55555", "gone": None})
    (tmp_path / "draft").write_text("333")
    (tmp_path / "draft").replace(tmp_path / "again")
    assert tree_changes(before, read_tree(tmp_path)) == (3, 1)
    assert tree_size(tmp_path) == (4, 1 + 2 + 3 + 5)


def test_a_command_is_measured_with_the_memory_of_its_children(tmp_path: Path) -> None:
    code = "import time; data = b'x' * 30_000_000; time.sleep(0.4)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {code!r}], check=True)"
    measured = measure((sys.executable, "-c", parent), tmp_path, {}, with_memory=True)
    assert measured.wall > 0.4 and measured.cpu > 0
    assert measured.peak is not None and measured.peak > 30_000_000
    assert measure((sys.executable, "-c", ""), tmp_path, {}, with_memory=False).peak is None


def test_a_command_that_fails_is_an_error_with_what_it_printed(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError) as caught:
        measure((sys.executable, "-c", "print('no profile'); raise SystemExit(1)"), tmp_path, {}, with_memory=False)
    assert caught.value.output == "no profile\n"


def test_a_cold_build_finds_nothing_of_an_earlier_one(tmp_path: Path) -> None:
    contender, measured = script(tmp_path, "import os; os.mkdir('site'); open('site/a', 'w').close()"), Result(1, 0.0)
    run_cold(contender, measured)
    run_cold(contender, measured)
    assert len(measured.cold["a script"]) == 2
    assert measured.outputs == {"a script": (1, 0)}


def test_a_generator_that_did_less_than_it_was_asked_is_an_error(tmp_path: Path) -> None:
    contender = script(tmp_path, "import os; os.mkdir('site')", proof="*/page/2/index.html")
    with pytest.raises(ValueError, match=r"^a script: no \*/page/2/index\.html in .*site$"):
        run_cold(contender, Result(1, 0.0))


def test_a_build_after_an_edit_that_differs_from_a_cold_one_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.runs.EDITS", EDITS[:1])
    code = "import pathlib, sys; path = pathlib.Path(*(sys.argv[2:] or ['site'])) / 'page'; "
    code += "path.parent.mkdir(parents=True, exist_ok=True); path.write_text(str(len(sys.argv)))"
    contender = script(tmp_path, code)
    lay_files(tmp_path, {"site/page": "0"})
    with pytest.raises(DifferentBytesError, match=r"^a script, nothing: 1 files differ from a cold build: page$"):
        run_edits([contender], 1, Result(1, 0.0), check=True)


def test_a_checkout_is_built_by_its_own_command_or_by_this_python(tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    without = ntvt(BESIDE, tmp_path, folder)
    assert without.commands == ((str(Path(sys.executable).parent / "ntvt"), "build"),)
    assert without.environment == {"PYTHONPATH": str(tmp_path)}
    lay_files(tmp_path, {".venv/bin/ntvt": ""})
    own = ntvt(BESIDE, tmp_path, folder)
    assert (own.commands, own.environment) == (((str(tmp_path / ".venv/bin/ntvt"), "build"),), {})


def test_a_ratio_is_the_median_of_the_rounds_each_within_itself() -> None:
    measured = result()
    assert compare(measured.cold[OURS], measured.cold["Hugo"]) == 2
    assert {row.part for row in edit_rows(measured, OURS)} == {0.1}
    assert edit_rows(measured, BESIDE) == []


@pytest.mark.parametrize(
    ("name", "part", "written", "expected"),
    [
        ("nothing", 0.10, 5000, True),
        ("nothing", 0.11, 0, False),
        ("story", 0.20, 0, True),
        ("new profile", 0.25, 600, True),
        ("new profile", 0.25, 601, False),
        ("new profile", 0.26, 0, False),
        ("theme", 9.0, 9000, None),
    ],
)
def test_a_budget_holds_in_time_and_files(name: str, part: float, written: int, expected: bool | None) -> None:
    edit = next(edit for edit in EDITS if edit.name == name)
    assert EditRow(edit, wall=1, part=part, cpu_part=part / 2, written=written, deleted=0).is_within_budget is expected


def test_a_budget_holds_in_cpu_time_too() -> None:
    edit = next(edit for edit in EDITS if edit.name == "story")
    assert EditRow(edit, wall=1, part=0.1, cpu_part=0.21, written=0, deleted=0).is_within_budget is False


def test_a_report_is_read_as_it_was_written() -> None:
    assert load_report(dump_report(REPORT)) == REPORT


def test_the_tables_say_what_was_measured() -> None:
    tables = make_tables(REPORT)
    assert tables["machine"] == (
        "Last run: 1,000 profiles, 3 rounds, Python 3.11.2, 2 processors, files on tmpfs; "
        "the load average before was 0.25.\n"
    )
    assert tables["cold"].splitlines()[4:] == [
        "| ntvt build | 20.00 | 10.00–40.00 | 40.00 | 50 | 4,000 | 30 | |",
        "| Hugo | 10.00 | 5.00–10.00 | 20.00 | 50 | 2,000 | 5 | × 2.00 |",
    ]
    rows = tables["edits"].splitlines()
    assert "| nothing | 2.00 | 0.10 | 0.10 | 601 | 2 | 0.10 | within |" in rows
    assert "| new profile | 2.00 | 0.10 | 0.10 | 601 | 2 | 0.25, 600 files | over |" in rows
    assert "| theme | 2.00 | 0.10 | 0.10 | 601 | 2 | | |" in rows
    assert tables["summary"].splitlines()[2:] == ["| 1,000 | 20.0 | 40.0 | 50 | 2.0 | × 2.00 |"]


def test_a_run_beside_others_is_called_rough() -> None:
    busy = Report(Machine(python="3.11.2", processors=2, file_system=""), [replace(result(), load=1.5)])
    assert make_tables(busy)["machine"] == (
        "Last run: 1,000 profiles, 3 rounds, Python 3.11.2, 2 processors; the load average before was 1.5. "
        "Others used the machine at the same time, so the numbers are rough.\n"
    )


def test_the_screen_shows_every_table_and_the_other_checkout() -> None:
    measured = result()
    measured.cold[BESIDE] = [cost(20), cost(40), cost(80)]
    measured.outputs[BESIDE] = (4000, 30_000_000)
    measured.edits[BESIDE] = {edit.name: [EditRun(cost(wall), 9, 0) for wall in (4, 8, 16)] for edit in EDITS}
    console = Console(record=True, width=120, file=StringIO())
    show(measured, console)
    lines = [" ".join(line.replace("│", " ").split()) for line in console.export_text().splitlines()]
    assert "Hugo 10.00 5.00–10.00 20.00 50 2,000 5 × 2.00" in lines
    assert "story 2.00 0.10 0.10 601 2 0.20 within" in lines
    assert lines[-12:-9] == ["from nothing 0.50", "nothing 0.25", "story 0.25"]


def test_a_page_is_filled_between_its_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- measured: summary -->\nold\n<!-- /measured -->\nb\n", encoding="utf-8")
    (tmp_path / "measured.json").write_bytes(dump_report(REPORT))
    write_documents(tmp_path / "measured.json", [page])
    summary = make_tables(REPORT)["summary"]
    assert page.read_text(encoding="utf-8") == f"a\n<!-- measured: summary -->\n{summary}<!-- /measured -->\nb\n"


def test_a_page_without_a_mark_or_with_an_unknown_one_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"^the page has no mark for a table$"):
        fill("nothing\n", {})
    with pytest.raises(KeyError, match="unknown"):
        fill("<!-- measured: unknown -->\n<!-- /measured -->\n", {})


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_documents_hold_the_tables_of_the_numbers_that_are_kept(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    assert fill(page, make_tables(load_report(MEASURED.read_bytes()))) == page
