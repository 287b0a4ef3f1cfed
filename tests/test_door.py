"""The door to MkDocs: `mkdocs build` and `ntvt build` make the same site, the same bytes wherever and whenever."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import ROOT, lay_demo, lay_files
from tests.tools.links import broken_links

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
    return run(folder, "-c", "from generator.commands import run; run()", *arguments, **environment)


def site_of(folder: Path) -> Bytes:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = lay_demo(tmp_path_factory.mktemp("ntvt"))
    ntvt(folder, "build")
    return folder / "site"


def test_mkdocs_and_ntvt_make_the_same_bytes(built: Path, tmp_path: Path) -> None:
    run(lay_demo(tmp_path), "-m", "mkdocs", "build", "--strict")
    assert site_of(tmp_path / "site") == site_of(built)


def test_another_hash_seed_zone_language_and_folder_make_the_same_bytes(built: Path, tmp_path: Path) -> None:
    folder = lay_demo(tmp_path / "thư mục có dấu")
    ntvt(folder, "build", "--out", "ra", PYTHONHASHSEED="7", TZ="Asia/Ho_Chi_Minh", LC_ALL="C.UTF-8", LANG="C")
    assert site_of(folder / "ra") == site_of(built)


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    ntvt(lay_demo(tmp_path), "build")
    assert "ghi mới 0, xoá 0" in ntvt(tmp_path, "build")


def test_under_a_path_prefix_every_link_holds(tmp_path: Path) -> None:
    config = lay_demo(tmp_path) / "mkdocs.yml"
    url = "https://quan.example/nguoi-tot/"
    config.write_text(re.sub(r"site_url: .*", f"site_url: {url}", config.read_text("utf-8")), encoding="utf-8")
    ntvt(tmp_path, "build")
    assert broken_links(tmp_path / "site", prefix="/nguoi-tot/", site_url=url) == []
    assert f"<loc>{url}ho-so/tong-thi-may-lua/</loc>" in (tmp_path / "site" / "sitemap.xml").read_text("utf-8")


def test_without_editorial_pages_the_gallery_stands_alone(built: Path, tmp_path: Path) -> None:
    shutil.rmtree(lay_demo(tmp_path) / "content" / "pages")
    ntvt(tmp_path, "build")
    editorial = {"gioi-thieu", "cach-chon", "rieng-tu", "bien-tap", "cong-thong-tin"}
    gone = {path for path in site_of(built) if path.split("/")[0] in editorial}
    assert len(gone) == 5
    assert set(site_of(tmp_path / "site")) == set(site_of(built)) - gone


def test_mkdocs_tells_errors_and_leaves_the_old_site(tmp_path: Path) -> None:
    run(lay_demo(tmp_path), "-m", "mkdocs", "build", "--quiet")
    before = site_of(tmp_path / "site")
    lay_files(tmp_path, {"content/profiles/hoan-kiem/giao-duc/lac-dinh-uoc.md": "---\nname: Lạc Đình Ước\n---\n"})
    said = run(tmp_path, "-m", "mkdocs", "build", code=1)
    assert 'content/profiles/hoan-kiem/giao-duc/lac-dinh-uoc.md:2:1: lỗi: thiếu mục "honours" [missing-key]' in said
    assert "trang cũ được giữ nguyên" in said
    assert site_of(tmp_path / "site") == before


def test_mkdocs_tells_a_link_to_an_address_that_is_not_made(tmp_path: Path) -> None:
    page = "---\ntitle: Giới thiệu\n---\n\n[Quận](gallery:quan/hoan-kim/)\n"
    lay_files(lay_demo(tmp_path), {"content/pages/gioi-thieu.md": page})
    config = tmp_path / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("gallery:phuong/", "gallery:phuong-xa/"), encoding="utf-8")
    said = run(tmp_path, "-m", "mkdocs", "build", code=1)
    assert 'content/pages/gioi-thieu.md:5:8: lỗi: kho không có trang "quan/hoan-kim/" [unknown-address]' in said
    assert re.search(r'mkdocs\.yml:\d+:17: lỗi: kho không có trang "phuong-xa/" \[unknown-address\]', said)
    assert not (tmp_path / "site").exists()


def test_a_folder_of_others_is_not_touched_by_mkdocs(tmp_path: Path) -> None:
    lay_files(lay_demo(tmp_path), {"site/letter.txt": "theirs"})
    assert "không ghi gì vào đó" in run(tmp_path, "-m", "mkdocs", "build", code=1)
    assert site_of(tmp_path / "site") == {"letter.txt": b"theirs"}


def test_mkdocs_opens_no_link_that_leaves_the_project(tmp_path: Path) -> None:
    lay_files(lay_demo(tmp_path / "kho"), {"content/pages/media/that.png": "ảnh"})
    (tmp_path / "bi-mat").write_text("mật khẩu", encoding="utf-8")
    (tmp_path / "kho/content/pages/media/a.png").symlink_to(tmp_path / "bi-mat")
    said = run(tmp_path / "kho", "-m", "mkdocs", "build", code=1)
    assert "content/pages/media/a.png:1:1: lỗi: đây là đường dẫn tắt" in said
    assert not (tmp_path / "kho/site").exists()
    (tmp_path / "kho/content/pages/media/a.png").unlink()
    # What is hidden is neither told nor looked into.
    lay_files(tmp_path / "kho", {"content/pages/.cat/x.md": "nháp"})
    (tmp_path / "kho/content/pages/.cat/moi-thu").symlink_to("/")
    run(tmp_path / "kho", "-m", "mkdocs", "build")
    assert (tmp_path / "kho/site/media/that.png").read_text("utf-8") == "ảnh"


def test_a_link_in_the_theme_is_not_opened(tmp_path: Path) -> None:
    (lay_demo(tmp_path) / "theme").unlink()
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    (tmp_path / "theme/icons/a.png").symlink_to("/etc/passwd")
    for command in (("check",), ("build",)):
        said = run(tmp_path, "-c", "from generator.commands import run; run()", *command, code=1)
        assert said.startswith("theme/icons/a.png:1:1: lỗi: đây là đường dẫn tắt")
