"""The program `ntvt` as a shell runs it: all that it tells arrives, and its exit code says how it went."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import ROOT

PROGRAM = Path(sys.executable).with_name("ntvt")


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["--help"], 0, "Dựng toàn bộ trang web."),
        (["check"], 0, "không có lỗi"),
        (["check", "--content", "nowhere"], 2, "nowhere"),
        (["build", "--data", "content/pages"], 1, "không thấy tệp này"),
    ],
)
def test_the_program_tells_all_and_ends_with_its_code(words: list[str], code: int, told: str) -> None:
    done = subprocess.run([PROGRAM, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert told in done.stdout + done.stderr
