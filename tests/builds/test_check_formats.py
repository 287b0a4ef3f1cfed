"""`ntvt check --format` and `--summary`, on a gallery with one mistake."""

import json
from pathlib import Path

import pytest

from tests.support.commands import invoke_ntvt
from tests.support.project import lay_demo, lay_files

PROFILE = "content/profiles/gia-lam/kinh-te/luc-van-duong.md"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(lay_demo(tmp_path))
    return tmp_path


def test_a_machine_reads_nothing_but_the_report(project: Path) -> None:
    lay_files(project, {PROFILE: (project / PROFILE).read_text("utf-8").replace("honours:", "honors:")})
    code, said = invoke_ntvt("check", "--format", "json", "--summary", "job.md")
    assert code == 1
    assert [(problem["path"], problem["code"]) for problem in json.loads(said)] == [
        (PROFILE, "missing-key"),
        (PROFILE, "unknown-key"),
    ]
    assert '| thiếu mục "honours" |' in (project / "job.md").read_text("utf-8")


def test_without_a_mistake_the_report_is_empty(project: Path) -> None:
    assert invoke_ntvt("check", "--format", "github") == (0, "\n")
    assert invoke_ntvt("check", "--format", "json") == (0, "[]\n")


def test_an_unknown_format_is_refused_in_vietnamese(project: Path) -> None:
    code, said = invoke_ntvt("check", "--format", "xml")
    assert (code, said.splitlines()[-1]) == (
        2,
        'lỗi: --format: "xml" không phải là một trong text, json, github, gitlab, sarif',
    )
