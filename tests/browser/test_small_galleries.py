"""A gallery that has just begun: no profile yet, or one, with the project's own pages, reports and navigation."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.project import ROOT, build, lay_files
from tests.tools.html_validator import validate
from tests.tools.links import broken_links
from tests.tools.server import ServeFolder

NewPage = Callable[..., Page]
PATHS = ["", "ho-so/", "quan/", "phuong/", "ten/", "nam/", "tra-cuu/", "nhung/", "du-lieu/", "phuong/cua-nam/"]
VISITED = ["", "ho-so/", "tra-cuu/", "nhung/", "phuong/cua-nam/"]
POLICY = {"Content-Security-Policy": "default-src 'self'"}
PROFILE = """---
name: Mạc Thị Thử
honours:
  - {year: 2024, district: hoang-mai, source: {document: hoang-mai-2024}}
published: 2026-11-21
---
"""


def build_small(folder: Path, files: dict[str, str]) -> Path:
    """Build the real gallery with these profiles in place of its own; its links must lead somewhere."""
    for part in ("content/pages", "site_data"):
        shutil.copytree(ROOT / part, folder / part)
    (folder / "content/profiles").mkdir()
    lay_files(folder, {"site_data/featured.yml": "[]\n", **files})
    site = build(folder / "site", folder / "content", folder / "site_data")
    assert [str(link) for link in broken_links(site, site_url="https://nguoitotviectot.example/")] == []
    return site


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a gallery without profiles; its pages must be valid."""
    site = build_small(tmp_path_factory.mktemp("empty"), {})
    assert [str(message) for message in validate([site / path / "index.html" for path in PATHS], warnings=False)] == []
    return site


@pytest.fixture(scope="module")
def single(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a gallery of one profile, of which a name is all that is known."""
    path = "content/profiles/hoang-mai/kinh-te/mac-thi-thu.md"
    return build_small(tmp_path_factory.mktemp("single"), {path: PROFILE})


@pytest.mark.parametrize("name", ["empty", pytest.param("single", marks=pytest.mark.slow)])
def test_every_page_works(
    name: str, request: pytest.FixtureRequest, new_page: NewPage, serve_folder: ServeFolder
) -> None:
    page = new_page()
    root = serve_folder(request.getfixturevalue(name), prefix="/kho/", headers=POLICY)
    for path in VISITED:
        page.goto(root + path, wait_until="load")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.locator("section > .shelf__head:last-child, section > .shelf__head + :empty").count() == 0, path


def test_without_profiles_each_page_says_so(empty: Path, new_page: NewPage, serve_folder: ServeFolder) -> None:
    page = new_page()
    root = serve_folder(empty)
    page.goto(root)
    expect(page.get_by_text("Chưa có tấm gương nào.")).to_be_visible()
    expect(page.get_by_text("Mới đăng")).to_be_hidden()
    page.goto(f"{root}tra-cuu/")
    expect(page.get_by_text("Chưa có ai để tra cứu.")).to_be_visible()
    page.goto(f"{root}nhung/?noi-bat")
    expect(page.get_by_text("Chưa có hồ sơ nào để nhúng.")).to_be_visible()
    expect(page.locator("form[data-builder]")).to_have_count(0)
    pages = {path: path.read_text(encoding="utf-8") for path in empty.rglob("*.html")}
    # "Chưa có tấm gương nào" is a sentence, never the number in another one.
    assert [path for path, text in pages.items() if re.search(r"[^.>\s“\"] Chưa có tấm gương nào", text)] == []
    assert list(empty.rglob("feed.*")) == []
    assert "/ho-so/</loc>" in (empty / "sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_single_profile_is_found_and_can_be_shown_elsewhere(
    single: Path, new_page: NewPage, serve_folder: ServeFolder
) -> None:
    page = new_page()
    root = serve_folder(single)
    page.goto(root)
    expect(page.get_by_role("link", name="1 tấm gương", exact=True)).to_be_visible()
    page.goto(f"{root}tra-cuu/?q=mac+thi+thu")
    expect(page.locator("[data-total]")).to_have_text("1")
    # No story is featured here: what the address asks for is passed over.
    page.goto(f"{root}nhung/?noi-bat")
    expect(page.get_by_label("Câu chuyện nổi bật")).to_have_count(0)
    expect(page.get_by_label("Một danh sách", exact=True)).to_be_checked()
    expect(page.locator(".builder__preview").get_by_text("Mạc Thị Thử")).to_be_visible()
