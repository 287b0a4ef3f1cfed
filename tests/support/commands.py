"""The command, in a process of its own and in this one, and the sites it builds."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands import main
from tests.support.project import ROOT, lay_demo, lay_files

Bytes = dict[str, bytes]


def run(folder: Path, *command: str, code: int = 0, **environment: str) -> str:
    """What a command run in `folder` says, in a process of its own, as an editor runs it."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    result = subprocess.run(
        [sys.executable, *command], cwd=folder, env=variables, capture_output=True, text=True, encoding="utf-8"
    )
    assert result.returncode == code, result.stdout + result.stderr
    return result.stdout + result.stderr


def ntvt(folder: Path, *arguments: str, **environment: str) -> str:
    """Run `ntvt` in `folder`, in a process of its own; return what it printed. Fails unless the exit code is 0."""
    return run(folder, "-c", "from generator.commands import run; run()", *arguments, code=0, **environment)


def site_of(folder: Path) -> Bytes:
    """Read all files below `folder`: their bytes, by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def invoke_ntvt(*arguments: str, typed: str = "") -> tuple[int, str]:
    """Run the command here, with `typed` at its prompts; its exit code and all it said."""
    result = CliRunner().invoke(main, arguments, prog_name="ntvt", input=typed)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def editions(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Bytes, Bytes]:
    """The demo with its old site in `site`, edited since; both sites."""
    monkeypatch.chdir(lay_demo(folder))
    assert invoke_ntvt("build")[0] == 0
    config = (folder / "mkdocs.yml").read_text("utf-8")
    lay_files(
        folder, {"mkdocs.yml": config.replace("Trang chủ", "Trang đầu").replace("site_name: ", "site_name: Thử, ")}
    )
    assert invoke_ntvt("build", "--out", "new")[0] == 0
    return site_of(folder / "site"), site_of(folder / "new")


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def run_git(*arguments: str) -> str:
    """Run Git in the current folder; what it says."""
    command = ["git", "-c", "core.quotePath=false", *arguments]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert result.returncode == 0, result.stderr
    return result.stdout


def commit_all(folder: Path) -> None:
    """Make a Git repository of a folder, with all its files in one commit."""
    author = ("-c", "user.name=Ban biên tập", "-c", "user.email=bien-tap@example.vn")
    for arguments in (("init", "--quiet"), ("add", "--all"), (*author, "commit", "--quiet", "--message", "Bản đầu")):
        subprocess.run(["git", *arguments], cwd=folder, check=True)
