"""How the browser of the tests is found."""

from pathlib import Path

import pytest

from tests.tools import chromium, install


def browser_at(path: Path, status: int) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {status}\n", encoding="ascii")
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def no_wish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NTVT_CHROMIUM", raising=False)


def test_the_browser_named_in_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = browser_at(tmp_path / "my-browser", 0)
    monkeypatch.setenv("NTVT_CHROMIUM", str(path))
    assert chromium.find() == path


def test_a_wish_that_does_not_start_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NTVT_CHROMIUM", str(tmp_path / "gone"))
    with pytest.raises(FileNotFoundError, match=r"gone: không chạy được · does not start"):
        chromium.find()


def test_a_name_that_does_not_start_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser_at(tmp_path / "chromium", 1)
    second = browser_at(tmp_path / "google-chrome", 0)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chromium.find() == second


def test_system_packages_are_only_for_root() -> None:
    user = [commands[-1][0] for commands in install.ways(can_use_apt=False)]
    root = [commands[-1][-1] for commands in install.ways(can_use_apt=True)]
    assert "apt-get" not in user
    assert root == ["chromium-headless-shell", "chromium", "chromium"]


def test_an_unknown_part_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert install.main(["brwser"]) == 2
    assert capsys.readouterr().err == "Không có phần · No such part: brwser\n"
