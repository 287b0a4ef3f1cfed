"""Whatever an editor hands in, `ntvt check` does not fail, and says where each file is wrong."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from tests.support.broken_profiles import VALID, break_profiles, damage_profiles
from tests.support.commands import invoke_ntvt
from tests.support.project import lay_demo

FOLDER = "content/profiles/hoan-kiem/kinh-te"


def check(folder: Path, files: dict[str, bytes]) -> dict[str, list[dict[str, Any]]]:
    """Check the demo with these files among its profiles; return the problems by the name of the file."""
    for name, data in files.items():
        (folder / FOLDER / name).write_bytes(data)
    code, output = invoke_ntvt("check", "--format", "json")
    assert code in (0, 1)
    problems = defaultdict(list)
    for problem in json.loads(output):
        problems[problem["path"].removeprefix(f"{FOLDER}/")].append(problem)
    return problems


def find_unplaced(problems: list[dict[str, Any]], data: bytes) -> list[dict[str, Any]]:
    """Find the problems whose place is none of the file's, as an editor's program counts lines and columns."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    widths = [len(line) for line in f"{text}\n".split("\n")]
    return [
        problem
        for problem in problems
        if not (1 <= problem["line"] <= len(widths) and 1 <= problem["column"] <= widths[problem["line"] - 1] + 1)
    ]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(lay_demo(tmp_path))
    return tmp_path


def test_every_broken_profile_gets_a_message_with_its_place(project: Path, request: pytest.FixtureRequest) -> None:
    count = request.config.getoption("--broken-profiles")
    files = {f"hong-{number:03}.md": data for number, data in enumerate(break_profiles(count, seed=16))}
    problems = check(project, files)
    for name, data in files.items():
        assert any(problem["level"] == "error" for problem in problems[name]), data
        assert find_unplaced(problems[name], data) == [], data


def test_the_profile_is_valid_before_it_is_broken(project: Path) -> None:
    assert check(project, {"mac-thi-thu.md": VALID.encode()}) == {}


def test_damaged_profiles_stop_nothing(project: Path, request: pytest.FixtureRequest) -> None:
    count = request.config.getoption("--broken-profiles") // 4
    files = {f"hong-{number:03}.md": data for number, data in enumerate(damage_profiles(count, seed=16))}
    problems = check(project, files)
    for name, data in files.items():
        assert find_unplaced(problems[name], data) == [], data
