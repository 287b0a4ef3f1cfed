"""`ntvt check --fix`: what a machine can put right, shown before it is done."""

import unicodedata
from pathlib import Path

import pytest

from tests.support.commands import invoke_ntvt, site_of
from tests.support.project import lay_demo, lay_files

FOLDER = "content/profiles/hoan-kiem/kinh-te"
RIGHT = """\
---
name: Đặng Thị Thử
honorific: bà
honours:
  - {year: 2024, district: hoan-kiem, ward: Hàng Gai, source: {document: hoan-kiem-2024}}
published: 2026-11-05
---
Bà trồng cây,  
bà tưới cây.
"""
WRONG = (
    unicodedata.normalize("NFD", RIGHT)
    .replace(unicodedata.normalize("NFD", "Đặng"), "\u00d0ặng")
    .replace("honorific: ", "honorific:   ")
    .replace("honours:\n", "honours: \t\n")
    .replace("2026-11-05", "05/11/2026")
    .rstrip("\n")
    .replace("\n", "\r\n")
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(lay_demo(tmp_path))
    return tmp_path


def test_marks_letters_spaces_days_ends_and_names_are_put_right(project: Path) -> None:
    (project / FOLDER / "Dang-Thi-Thu.MD").write_text(WRONG, encoding="utf-8", newline="")
    assert invoke_ntvt("check")[0] == 1
    code, said = invoke_ntvt("check", "--fix", typed="c\n")
    assert code == 0, said
    assert said.startswith(
        f"sửa  {FOLDER}/Dang-Thi-Thu.MD: dấu xuống dòng kiểu Windows; dấu tiếng Việt tách rời; "
        "chữ trông giống chữ Việt, hoặc ký tự vô hình; dấu cách cuối dòng; ngày viết kiểu Việt Nam; "
        "thiếu dấu xuống dòng ở cuối tệp; tên tệp thành dang-thi-thu.md\n"
    )
    assert "\n-published: 05/11/2026\\u000d\n" in said
    assert "\n+published: 2026-11-05\n" in said
    assert said.endswith("Đã sửa. Muốn lấy lại như trước: git restore.\n15 hồ sơ, không có lỗi.\n")
    assert (project / FOLDER / "dang-thi-thu.md").read_bytes().decode() == RIGHT.replace("honorific: ", "honorific:   ")
    assert not (project / FOLDER / "Dang-Thi-Thu.MD").exists()


def test_nothing_changes_without_a_yes(project: Path) -> None:
    lay_files(project, {f"{FOLDER}/dang-thi-thu.md": WRONG})
    before = site_of(project / "content")
    _, said = invoke_ntvt("check", "--fix", typed="k\n")
    assert "Sửa 1 tệp như trên? (c: có, k: không) [Enter: k]: k\n" in said
    assert site_of(project / "content") == before


def test_a_name_that_another_profile_has_stays(project: Path) -> None:
    lay_files(project, {f"{FOLDER}/dang-thi-thu.md": RIGHT, f"{FOLDER}/Đặng Thị Thử.md": RIGHT})
    assert invoke_ntvt("check", "--fix", "--yes")[0] == 1
    assert (project / FOLDER / "Đặng Thị Thử.md").exists()


def test_a_day_that_is_in_no_calendar_stays(project: Path) -> None:
    lay_files(project, {f"{FOLDER}/dang-thi-thu.md": RIGHT.replace("2026-11-05", "31/02/2026")})
    invoke_ntvt("check", "--fix", "--yes")
    assert "published: 31/02/2026" in (project / FOLDER / "dang-thi-thu.md").read_text(encoding="utf-8")


def test_a_gallery_without_such_faults_is_only_checked(project: Path) -> None:
    before = site_of(project / "content")
    code, said = invoke_ntvt("check", "--fix")
    assert (code, said) == (0, "Không có lỗi gõ nào máy sửa được.\n14 hồ sơ, không có lỗi.\n")
    assert site_of(project / "content") == before


def test_of_two_files_that_would_get_one_name_only_the_first_gets_it(project: Path) -> None:
    lay_files(project, {f"{FOLDER}/Dang_Thi_Thu.md": RIGHT, f"{FOLDER}/Đặng Thị Thử.md": RIGHT.replace("Bà", "Cô")})
    invoke_ntvt("check", "--fix", "--yes")
    names = sorted(path.name for path in (project / FOLDER).glob("*.md"))
    assert names == ["au-van-on.md", "dang-thi-thu.md", "Đặng Thị Thử.md"]
    assert (project / FOLDER / "dang-thi-thu.md").read_text(encoding="utf-8") == RIGHT
    assert (project / FOLDER / "Đặng Thị Thử.md").read_text(encoding="utf-8") == RIGHT.replace("Bà", "Cô")
