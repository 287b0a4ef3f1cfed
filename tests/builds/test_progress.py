"""Progress on long work: a bar for each step where someone looks at a terminal, nothing where nobody does."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.project import crowd, lay_demo, lay_files

pytestmark = pytest.mark.slow

BUILD = (sys.executable, "-c", "from generator.commands import run; run()", "build")


def test_a_terminal_shows_how_many_profiles_are_read_and_built_how_fast_and_the_time_left(tmp_path: Path) -> None:
    lay_files(lay_demo(tmp_path), crowd(1_000))
    ours, theirs = pty.openpty()
    with subprocess.Popen(BUILD, cwd=tmp_path, env=_environment(), stdout=subprocess.DEVNULL, stderr=theirs) as command:
        os.close(theirs)
        shown = _read_all(ours)
    assert command.returncode == 0, shown
    for title in ("Đọc hồ sơ", "Dựng trang"):
        assert title in shown
    assert "1015/1015" in shown
    assert "hồ sơ/giây" in shown
    assert "0:00:0" in shown


def test_without_a_terminal_nothing_is_shown_but_what_is_wrong(tmp_path: Path) -> None:
    lay_files(lay_demo(tmp_path), crowd(1_000))
    command = subprocess.run(BUILD, cwd=tmp_path, env=_environment(), capture_output=True, text=True, check=True)
    warning, hint, count = command.stderr.splitlines()
    assert "cảnh báo: chưa có dữ liệu về phường" in warning
    assert hint == "  gợi ý: danh sách cũ nhất là của năm 2020; kiểm tra lại chính tả"
    assert count == "1 cảnh báo trong 1 tệp"


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.getcwd(), "COLUMNS": "120", "TERM": "xterm"}


def _read_all(terminal: int) -> str:
    """All that a terminal was sent until the last process that held it went."""
    sent = b""
    while True:
        try:
            piece = os.read(terminal, 65_536)
        except OSError:
            # Linux answers so where nobody holds the other end.
            break
        if not piece:
            break
        sent += piece
    os.close(terminal)
    return sent.decode(errors="replace")
