"""The shell scripts of the workflows, with a `gh` that only writes down what it is asked, and a bare repository."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from automation.generated import ROOT

SCRIPTS = ROOT / "automation"
# Prints the answers in $ANSWERS, one for each call, and writes each call as a line.
GH = """#!/bin/sh
printf '%s\\037' "$@" | tr '\\n' ' ' >>"$CALLS"; printf '\\n' >>"$CALLS"
sed -n "$(wc -l <"$CALLS")p" "$ANSWERS"
"""
HOSTILE = '$(touch hong) `touch hong` "; touch hong; "'


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Where `gh` is ours; a commit has a fixed author."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "gh").write_text(GH)
    (tmp_path / "bin" / "gh").chmod(0o755)
    (tmp_path / "answers").touch()
    (tmp_path / "calls").touch()
    path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "CALLS": str(tmp_path / "calls"), "ANSWERS": str(tmp_path / "answers")}


def run(script: str, *arguments: str, cwd: Path, env: Mapping[str, str]) -> str:
    result = subprocess.run(["sh", SCRIPTS / script, *arguments], cwd=cwd, env=env, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return result.stdout


def git(folder: Path, *arguments: str) -> str:
    result = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return result.stdout.strip()


def read_calls(env: Mapping[str, str]) -> list[list[str]]:
    return [line.split("\037")[:-1] for line in Path(env["CALLS"]).read_text("utf-8").splitlines()]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of a bare repository with one commit."""
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "kho.git")
    git(tmp_path, "clone", "--quiet", "kho.git", "clone")
    folder = tmp_path / "clone"
    (folder / "content").mkdir()
    (folder / "content" / "a.md").write_text("a")
    git(folder, "add", "content")
    git(folder, "-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "--quiet", "-m", "a")
    git(folder, "push", "--quiet", "origin", "HEAD:main")
    return folder


def test_a_change_becomes_a_branch_and_a_draft(environment: dict[str, str], clone: Path) -> None:
    (clone / "content" / "b.md").write_text("b")
    (clone / "khac.txt").write_text("không thuộc về đây")
    run("open-pull-request.sh", "phieu/17", f"Phiếu {HOSTILE}", "than.md", "content", cwd=clone, env=environment)
    remote = clone.parent / "kho.git"
    assert git(remote, "show", "--format=%s", "--name-only", "phieu/17").split("\n\n") == [
        f"Phiếu {HOSTILE}", "content/b.md"
    ]  # fmt: skip
    assert read_calls(environment)[-1] == [
        "pr", "create", "--draft", "--head", "phieu/17", "--title", f"Phiếu {HOSTILE}", "--body-file", "than.md"
    ]  # fmt: skip
    assert not (clone / "hong").exists()


def test_an_open_pull_request_is_only_renewed_and_no_change_makes_none(
    environment: dict[str, str], clone: Path
) -> None:
    assert "Không có gì đổi." in run("open-pull-request.sh", "x", "X", "than.md", "content", cwd=clone, env=environment)
    git(clone, "switch", "--quiet", "--detach", "main")
    git(clone, "branch", "-D", "x")
    (clone / "content" / "b.md").write_text("b")
    Path(environment["ANSWERS"]).write_text("\n5\n")
    run("open-pull-request.sh", "x", "X", "than.md", "content", cwd=clone, env=environment)
    assert [call[:2] for call in read_calls(environment)] == [["auth", "setup-git"], ["pr", "list"]]


@pytest.fixture
def comment(environment: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """The variables of the comment of a pull request from a fork with a hostile branch."""
    (tmp_path / ".venv").symlink_to(ROOT / ".venv")
    (tmp_path / "automation").symlink_to(SCRIPTS)
    (tmp_path / "generator").symlink_to(ROOT / "generator")
    (tmp_path / "review.json").write_text('{"changes": null, "problems": []}')
    return environment | {
        "REPOSITORY": "vi-du/ho-so", "OWNER": "nguoi-la", "BRANCH": HOSTILE, "COMMIT": "a" * 40,
        "RUN": "https://github.com/vi-du/ho-so/actions/runs/1", "PREVIEW": "https://xem.example/{number}/",
        "REVIEW": str(tmp_path / "review.json"),
    }  # fmt: skip


def test_a_comment_is_written_once_and_then_renewed(comment: dict[str, str], tmp_path: Path) -> None:
    Path(comment["ANSWERS"]).write_text("5\n\n")
    run("post-comment.sh", cwd=tmp_path, env=comment)
    asked, _, posted = read_calls(comment)
    assert f"head=nguoi-la:{HOSTILE}" in asked
    assert posted[:4] == ["api", "--method", "POST", "repos/vi-du/ho-so/issues/5/comments"]
    assert (tmp_path / "comment.md").read_text("utf-8").startswith("<!-- ntvt-review -->")
    Path(comment["CALLS"]).write_text("")
    Path(comment["ANSWERS"]).write_text("5\n99\n")
    run("post-comment.sh", cwd=tmp_path, env=comment)
    assert read_calls(comment)[-1][:4] == ["api", "--method", "PATCH", "repos/vi-du/ho-so/issues/comments/99"]
    assert not (tmp_path / "hong").exists()


def test_without_an_open_pull_request_nothing_is_written(comment: dict[str, str], tmp_path: Path) -> None:
    assert "Không có đề nghị gộp nào" in run("post-comment.sh", cwd=tmp_path, env=comment)
    assert len(read_calls(comment)) == 1
