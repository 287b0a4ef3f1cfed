"""Each file of `tests/cases/<noun>/` is a case: these files over the demo gallery, this command, this output.

`files` are laid over a copy of `tests/site/` (null deletes; other forms in `tests/support/project.py`), `links` are
symbolic links, `pipes` are named pipes; with
`git` the demo is committed before that. `output` is everything the command prints, but for the numbers that depend on
the theme and on the machine. `written` are files that the command writes, with their text.
"""

import os
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from generator.commands import main
from tests.support.commands import commit_all
from tests.support.project import lay_demo, lay_files

CASES = Path(__file__).parent
_LAID = {"files", "links", "pipes", "git"}
_OPTIONAL = _LAID | {"written"}
_KEYS = {"command", "exit", "output"}
_SUMMARY = re.compile(r"[\d.]+ tệp \([\d,]+ MB\): ghi mới [\d.]+, xóa [\d.]+, hết [\d,]+ giây")


def _named(path: Path) -> str:
    return path.relative_to(CASES).with_suffix("").as_posix()


def _read(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return case


@pytest.mark.parametrize("path", sorted(CASES.rglob("*.yml")), ids=_named)
def test_case(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = _read(path)
    assert set(case) - _OPTIONAL == _KEYS
    assert _run(case, case["command"], tmp_path, monkeypatch) == (case["output"], case["exit"])
    for name, text in case.get("written", {}).items():
        assert (tmp_path / name).read_text(encoding="utf-8") == text


_CASES = [(path, _read(path)) for path in sorted(CASES.rglob("*.yml"))]
_FAULTY = [path for path, case in _CASES if (case["command"], case["exit"]) == ("check", 1)]
_FAULTY_OF_EACH_KIND = list({path.parent: path for path in _FAULTY}.values())


@pytest.mark.slow
@pytest.mark.parametrize("path", _FAULTY_OF_EACH_KIND, ids=_named)
def test_a_build_reports_the_same_faults_and_writes_nothing(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = _read(path)
    assert _run(case, "build", tmp_path, monkeypatch) == (case["output"], case["exit"])
    assert not (tmp_path / "site").exists()


def _run(case: dict[str, Any], command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, int]:
    """What a command prints upon the files of a case, and its exit code."""
    lay_demo(tmp_path)
    if case.get("git"):
        commit_all(tmp_path)
    lay_files(tmp_path, case.get("files", {}))
    for link, target in case.get("links", {}).items():
        (tmp_path / link).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / link).symlink_to(target)
    for pipe in case.get("pipes", []):
        os.mkfifo(tmp_path / pipe)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, shlex.split(command), prog_name="ntvt")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return _SUMMARY.sub("… tệp", result.output), result.exit_code
