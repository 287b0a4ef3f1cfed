"""The program `ntvt` as a shell runs it: all that it tells arrives, and its exit code says how it went."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.commands import run
from tests.support.project import ROOT, lay_demo

pytestmark = pytest.mark.slow

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
def test_the_program_prints_all_and_ends_with_its_code(words: list[str], code: int, told: str) -> None:
    done = subprocess.run([PROGRAM, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert told in done.stdout + done.stderr


def test_ctrl_c_while_the_program_is_loaded_ends_it_quietly(tmp_path: Path) -> None:
    interrupted = """
import sys
class Interrupt:
    def find_spec(self, name, *_):
        if name == "generator.commands":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupt())
from generator.program import run
run()
"""
    assert run(tmp_path, "-c", interrupted, "check", code=130) == ""


def run_with(folder: Path, *words: str, **environment: str) -> tuple[int, str]:
    variables = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run([PROGRAM, *words], cwd=folder, env=variables, capture_output=True, check=False)
    return done.returncode, (done.stdout + done.stderr).decode()


@pytest.mark.parametrize("words", [["check"], ["--help"], ["build"], ["kiem-tra"]], ids=" ".join)
def test_a_machine_of_another_encoding_reads_and_says_the_same(tmp_path: Path, words: list[str]) -> None:
    profiles = lay_demo(tmp_path) / "content/profiles/gia-lam/kinh-te"
    (profiles / "luc-van-duong.md").rename(profiles / "Lục Văn Đường.md")
    other = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}
    code, said = run_with(tmp_path, *words, **other)
    expected_code, expected = run_with(tmp_path, *words, PYTHONUTF8="1")
    if words == ["build"]:
        assert (code, expected_code) == (0, 0)
        assert (tmp_path / "site/ho-so/luc-van-duong/index.html").is_file()
    else:
        assert (code, said) == (expected_code, expected)


@pytest.mark.parametrize(
    "folder", ["content/profiles/hoan-kiem/kinh-te", "content/pages", "content/pages/media", "site_data", "theme"]
)
def test_a_name_that_is_no_utf_8_is_said(tmp_path: Path, folder: str) -> None:
    (lay_demo(tmp_path) / "theme").unlink()
    for name in ("chrome", "components", "fonts", "icons", "pages", "scripts", "styles"):
        (tmp_path / "theme" / name).mkdir(parents=True)
    (tmp_path / folder).mkdir(exist_ok=True)
    with open(os.fsencode(tmp_path / folder) + b"/\xff.txt", "w", encoding="utf-8") as file:
        file.write("x")
    told = f"{folder}/\\udcff.txt:1:1: lỗi: tên này không phải là chữ UTF-8 [file-name]"
    for command in ("check", "build"):
        code, said = run_with(tmp_path, command, PYTHONUTF8="1")
        assert code == 1
        assert told in said


@pytest.mark.parametrize("is_there", [True, False])
def test_a_link_as_the_folder_of_the_site_is_followed(tmp_path: Path, is_there: bool) -> None:
    lay_demo(tmp_path)
    if is_there:
        (tmp_path / "noi-khac").mkdir()
    (tmp_path / "site").symlink_to("noi-khac")
    code, said = run_with(tmp_path, "build", PYTHONUTF8="1")
    assert code == 0, said
    assert (tmp_path / "noi-khac/index.html").is_file()
