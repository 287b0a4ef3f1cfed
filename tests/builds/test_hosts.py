"""Any host of editorial pages makes the site of `ntvt build`, with the same bytes wherever and whenever.

MkDocs is one host; ProperDocs, which goes on from MkDocs 1.6, is another.
"""

import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from generator.planning import urls
from tests.support.commands import ntvt, run, site_of
from tests.support.project import ROOT, lay_demo, lay_files
from tests.tools.links import broken_links

HOSTS = ["mkdocs", "properdocs"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = lay_demo(tmp_path_factory.mktemp("ntvt"))
    ntvt(folder, "build")
    return folder / "site"


@pytest.mark.parametrize("host", HOSTS)
def test_a_host_and_ntvt_make_the_same_bytes(built: Path, tmp_path: Path, host: str) -> None:
    run(lay_demo(tmp_path), "-m", host, "build", "--strict")
    assert site_of(tmp_path / "site") == site_of(built)


def test_another_hash_seed_zone_language_and_folder_make_the_same_bytes(built: Path, tmp_path: Path) -> None:
    folder = lay_demo(tmp_path / "thư mục có dấu")
    ntvt(folder, "build", "--out", "ra", PYTHONHASHSEED="7", TZ="Asia/Ho_Chi_Minh", LC_ALL="C.UTF-8", LANG="C")
    assert site_of(folder / "ra") == site_of(built)


@pytest.mark.slow
def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    ntvt(lay_demo(tmp_path), "build")
    assert "ghi mới 0, xóa 0" in ntvt(tmp_path, "build")


@pytest.mark.slow
def test_under_a_path_prefix_every_link_holds(tmp_path: Path) -> None:
    config = lay_demo(tmp_path) / "mkdocs.yml"
    url = "https://quan.example/nguoi-tot/"
    config.write_text(re.sub(r"site_url: .*", f"site_url: {url}", config.read_text("utf-8")), encoding="utf-8")
    ntvt(tmp_path, "build")
    assert broken_links(tmp_path / "site", prefix="/nguoi-tot/", site_url=url) == []
    assert f"<loc>{url}ho-so/tong-thi-may-lua/</loc>" in (tmp_path / "site" / "sitemap.xml").read_text("utf-8")


@pytest.mark.slow
def test_without_editorial_pages_the_gallery_stands_alone(built: Path, tmp_path: Path) -> None:
    shutil.rmtree(lay_demo(tmp_path) / "content" / "pages")
    ntvt(tmp_path, "build")
    editorial = {"gioi-thieu", "cach-chon", "rieng-tu", "bien-tap", "cong-thong-tin"}
    ours = (urls.SUBMIT, urls.EDITOR)
    gone = {path for path in site_of(built) if path.split("/")[0] in editorial and not path.startswith(ours)}
    assert len(gone) == 6
    assert set(site_of(tmp_path / "site")) == set(site_of(built)) - gone


@pytest.mark.slow
@pytest.mark.parametrize("host", HOSTS)
def test_a_host_reports_errors_and_leaves_the_old_site(tmp_path: Path, host: str) -> None:
    run(lay_demo(tmp_path), "-m", host, "build", "--quiet")
    before = site_of(tmp_path / "site")
    lay_files(tmp_path, {"content/profiles/hoan-kiem/giao-duc/lac-dinh-uoc.md": "---\nname: Lạc Đình Ước\n---\n"})
    said = run(tmp_path, "-m", host, "build", code=1)
    assert 'content/profiles/hoan-kiem/giao-duc/lac-dinh-uoc.md:2:1: lỗi: thiếu mục "honours" [missing-key]' in said
    assert "trang cũ được giữ nguyên" in said
    assert site_of(tmp_path / "site") == before


@pytest.mark.slow
def test_mkdocs_reports_a_link_to_an_address_that_is_not_made(tmp_path: Path) -> None:
    page = "---\ntitle: Giới thiệu\n---\n\n[Quận](gallery:quan/hoan-kim/)\n"
    lay_files(lay_demo(tmp_path), {"content/pages/gioi-thieu.md": page})
    config = tmp_path / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("gallery:phuong/", "gallery:phuong-xa/"), encoding="utf-8")
    said = run(tmp_path, "-m", "mkdocs", "build", code=1)
    assert 'content/pages/gioi-thieu.md:5:8: lỗi: kho không có trang "quan/hoan-kim/" [unknown-address]' in said
    assert re.search(r'mkdocs\.yml:\d+:17: lỗi: kho không có trang "phuong-xa/" \[unknown-address\]', said)
    assert not (tmp_path / "site").exists()


@pytest.mark.slow
def test_a_folder_of_others_is_not_touched_by_mkdocs(tmp_path: Path) -> None:
    lay_files(lay_demo(tmp_path), {"site/letter.txt": "theirs"})
    assert "không ghi gì vào đó" in run(tmp_path, "-m", "mkdocs", "build", code=1)
    assert site_of(tmp_path / "site") == {"letter.txt": b"theirs"}


@pytest.mark.slow
def test_mkdocs_opens_no_link_that_leaves_the_project(tmp_path: Path) -> None:
    lay_files(lay_demo(tmp_path / "kho"), {"content/pages/media/that.pdf": "%PDF-1.7"})
    (tmp_path / "bi-mat").write_text("mật khẩu", encoding="utf-8")
    (tmp_path / "kho/content/pages/media/a.png").symlink_to(tmp_path / "bi-mat")
    said = run(tmp_path / "kho", "-m", "mkdocs", "build", code=1)
    assert "content/pages/media/a.png:1:1: lỗi: đây là lối tắt (symlink)" in said
    assert not (tmp_path / "kho/site").exists()
    (tmp_path / "kho/content/pages/media/a.png").unlink()
    # What is hidden is neither told nor looked into.
    lay_files(tmp_path / "kho", {"content/pages/.cat/x.md": "nháp"})
    (tmp_path / "kho/content/pages/.cat/moi-thu").symlink_to("/")
    run(tmp_path / "kho", "-m", "mkdocs", "build")
    assert (tmp_path / "kho/site/media/that.pdf").read_text("utf-8") == "%PDF-1.7"


@pytest.mark.slow
def test_a_link_in_the_theme_is_not_opened(tmp_path: Path) -> None:
    (lay_demo(tmp_path) / "theme").unlink()
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    (tmp_path / "theme/icons/a.png").symlink_to("/etc/passwd")
    for command in (("check",), ("build",)):
        said = run(tmp_path, "-c", "from generator.commands import run; run()", *command, code=1)
        assert said.startswith("theme/icons/a.png:1:1: lỗi: đây là lối tắt (symlink)")


@pytest.mark.slow
def test_titles_are_escaped_once_wherever_they_come_from(tmp_path: Path) -> None:
    config = lay_demo(tmp_path) / "mkdocs.yml"
    text = config.read_text("utf-8").replace("site_name: Người tốt, việc tốt", "site_name: A & <b>")
    text = text.replace("- Giới thiệu: gioi-thieu.md", "- C & <d>: gioi-thieu.md\n  - hoi-dap.md\n  - khac.md")
    config.write_text(text, encoding="utf-8")
    pages = {
        "content/pages/hoi-dap.md": "# Hỏi & đáp &lt;x&gt;\n",
        "content/pages/khac.md": "---\ntitle: E & <f>\ndescription: G & <h>\n---\n# Khác\n",
    }
    lay_files(tmp_path, pages)
    ntvt(tmp_path, "build")
    page = (tmp_path / "site/hoi-dap/index.html").read_text("utf-8")
    assert "<title>Hỏi &amp; đáp &lt;x&gt; – A &amp; &lt;b&gt;</title>" in page
    assert ">C &amp; &lt;d&gt;</a>" in page
    assert ">E &amp; &lt;f&gt;</a>" in page
    assert '<meta name="description" content="G &amp; &lt;h&gt;">' in (tmp_path / "site/khac/index.html").read_text(
        "utf-8"
    )
    assert " – A &amp; &lt;b&gt;</title>" in (tmp_path / "site/quan/index.html").read_text("utf-8")
    everything = "".join(path.read_text("utf-8") for path in (tmp_path / "site").rglob("*.html"))
    assert "&amp;amp;" not in everything
    assert "A & <b>" not in everything


@pytest.mark.slow
def test_a_page_without_a_heading_has_its_title_for_one(tmp_path: Path) -> None:
    page = "---\ntitle: Hỏi & <đáp>\n---\nMột câu.\n"
    lay_files(lay_demo(tmp_path), {"content/pages/gioi-thieu.md": page})
    ntvt(tmp_path, "build")
    html = (tmp_path / "site/gioi-thieu/index.html").read_text("utf-8")
    assert re.findall(r"<h1.*?</h1>", html) == ["<h1>Hỏi &amp; &lt;đáp&gt;</h1>"]


@pytest.mark.slow
def test_headings_are_found_by_their_name_and_by_their_anchor_of_old(tmp_path: Path) -> None:
    page = "# Trang\n\n## Đọc thông báo\n\n## Đọc thông báo\n\n[a](#doc-thong-bao), [b](#oc-thong-bao_1)\n"
    lay_files(lay_demo(tmp_path), {"content/pages/gioi-thieu.md": page})
    ntvt(tmp_path, "build")
    html = (tmp_path / "site/gioi-thieu/index.html").read_text("utf-8")
    assert '<h2 id="doc-thong-bao"><span id="oc-thong-bao"></span>Đọc thông báo</h2>' in html
    assert '<h2 id="doc-thong-bao_1">' in html
    assert (html.count('id="oc-thong-bao"'), html.count('id="oc-thong-bao_1"')) == (1, 1)


def test_links_to_the_gallery_are_resolved_in_every_spelling(tmp_path: Path) -> None:
    page = "# Trang\n\n<p><a href=gallery:quan/#a>a</a> <A HREF=' Gallery:nam/2024/'>b</A></p>\n\n[c](<gallery:ten/>)\n"
    lay_files(lay_demo(tmp_path), {"content/pages/gioi-thieu.md": page})
    ntvt(tmp_path, "build")
    html = (tmp_path / "site/gioi-thieu/index.html").read_text("utf-8")
    assert '<a href="../quan/#a">a</a> <a href="../nam/2024/">b</a>' in html
    assert '<a href="../ten/">c</a>' in html
    assert "allery:" not in html


@pytest.mark.slow
def test_a_picture_of_a_page_loses_what_the_camera_wrote(tmp_path: Path) -> None:
    exif, data = Image.Exif(), io.BytesIO()
    exif[0x0112], exif[0x8825] = 6, {1: "N", 2: (21.0, 1.0, 42.0)}
    Image.new("RGB", (40, 20), (200, 10, 10)).save(data, "JPEG", exif=exif, comment=b"GPS 21.03")
    media = lay_demo(tmp_path) / "content/pages/media"
    media.mkdir()
    (media / "anh.jpeg").write_bytes(data.getvalue())
    Image.new("RGB", (4, 4)).save(media / "sach.png")
    lay_files(tmp_path, {"content/pages/gioi-thieu.md": "# Ảnh\n\n![ảnh](media/anh.jpeg) ![ảnh](media/sach.png)\n"})
    ntvt(tmp_path, "build")
    with Image.open(tmp_path / "site/media/anh.jpeg") as image:
        assert (image.size, dict(image.getexif()), "comment" in image.info) == ((20, 40), {}, False)
    assert (tmp_path / "site/media/sach.png").read_bytes() == (media / "sach.png").read_bytes()


@pytest.mark.slow
def test_the_sitemap_encodes_addresses(tmp_path: Path) -> None:
    config = lay_demo(tmp_path) / "mkdocs.yml"
    url = "https://quan.example/người-tốt/"
    config.write_text(re.sub(r"site_url: .*", f"site_url: {url}", config.read_text("utf-8")), encoding="utf-8")
    lay_files(tmp_path, {"content/pages/Trang Năm Đẹp.md": "# Trang\n", "content/pages/100% & hơn.md": "# Hơn\n"})
    ntvt(tmp_path, "build")
    sitemap = (tmp_path / "site/sitemap.xml").read_text("utf-8")
    root = "https://quan.example/ng%C6%B0%E1%BB%9Di-t%E1%BB%91t/"
    assert f"<loc>{root}Trang%20N%C4%83m%20%C4%90%E1%BA%B9p/</loc>" in sitemap
    assert f"<loc>{root}100%25%20%26%20h%C6%A1n/</loc>" in sitemap
    assert f"Sitemap: {root}sitemap.xml" in (tmp_path / "site/robots.txt").read_text("utf-8")


@pytest.mark.slow
def test_a_clone_with_carriage_returns_has_scripts_that_run(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    windows = ["-c", "core.autocrlf=true", "-c", "core.eol=crlf"]
    subprocess.run(["git", "clone", "--quiet", *windows, str(ROOT), str(clone)], check=True)
    for path in (*clone.glob("requirements/*.sh"), clone / ".ci" / "run", clone / "Makefile"):
        assert b"\r" not in path.read_bytes(), path
        path.chmod(0o644)
    done = subprocess.run(["make", "-n", "lock", "site"], cwd=clone, capture_output=True, text=True, check=True)
    assert "sh requirements/lock.sh" in done.stdout
    assert "sh requirements/new-venv.sh" in done.stdout


@pytest.mark.slow
def test_what_is_only_a_warning_keeps_mkdocs_from_nothing(tmp_path: Path) -> None:
    lay_files(lay_demo(tmp_path), {"content/pages/media/thu.docx": "x"})
    said = run(tmp_path, "-m", "mkdocs", "build", "--strict")
    assert "content/pages/media/thu.docx:1:1: cảnh báo: tệp này không được đăng [not-published]" in said
    assert (tmp_path / "site/index.html").is_file()
