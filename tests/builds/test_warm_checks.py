"""`ntvt check` uses what a build has kept, and says the same."""

from pathlib import Path

import pytest

from tests.support.commands import invoke_ntvt
from tests.support.project import lay_demo, lay_files

PROFILE = "content/profiles/gia-lam/kinh-te/luc-van-duong.md"
CLEAN = (0, "14 hồ sơ, không có lỗi.\n")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(lay_demo(tmp_path))
    return tmp_path


def test_without_a_site_a_check_writes_nothing(project: Path) -> None:
    before = sorted(project.rglob("*"))
    assert invoke_ntvt("check") == CLEAN
    assert sorted(project.rglob("*")) == before


def test_after_a_build_it_finds_what_was_changed_since(project: Path) -> None:
    assert invoke_ntvt("build")[0] == 0
    assert invoke_ntvt("check") == CLEAN
    good = (project / PROFILE).read_text(encoding="utf-8")
    lay_files(project, {PROFILE: f"{good}Xem [chị ấy](khong-co.md).\n"})
    code, said = invoke_ntvt("check")
    assert code == 1
    assert 'kho không có trang "ho-so/khong-co/"' in said
    assert invoke_ntvt("check") == (code, said)
    lay_files(project, {PROFILE: good})
    assert invoke_ntvt("check") == CLEAN


def test_a_check_makes_the_next_build_none_the_worse(project: Path) -> None:
    assert invoke_ntvt("build")[0] == 0
    lay_files(project, {PROFILE: (project / PROFILE).read_text(encoding="utf-8") + "Một câu.\n"})
    assert invoke_ntvt("check") == CLEAN
    assert invoke_ntvt("build")[0] == 0
    assert invoke_ntvt("build", "--out", "cold")[0] == 0
    page = "ho-so/luc-van-duong/index.html"
    assert "Một câu." in (project / "site" / page).read_text(encoding="utf-8")
    assert (project / "site" / page).read_bytes() == (project / "cold" / page).read_bytes()


def test_a_damaged_cache_is_passed_over(project: Path) -> None:
    assert invoke_ntvt("build")[0] == 0
    cache = project / ".site.cache" / "cache.sqlite"
    cache.write_bytes(b"damaged" * 1000)
    assert invoke_ntvt("check") == CLEAN
