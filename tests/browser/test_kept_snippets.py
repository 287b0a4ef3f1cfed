"""What other sites have pasted keeps working: every snippet of `snippets/`, against the site of today."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.tools.server import serve

NewPage = Callable[..., Page]
SNIPPETS = sorted((Path(__file__).parent / "snippets").glob("*.html"))
PLACE = "https://dia-chi-cua-trang/"


@pytest.fixture(scope="module")
def ours(demo_site: Path) -> Iterator[str]:
    with serve(demo_site, prefix="/nguoi-tot/", headers={"Access-Control-Allow-Origin": "*"}) as address:
        yield address


@pytest.mark.parametrize("path", SNIPPETS, ids=lambda path: path.stem)
def test_a_kept_snippet_shows_what_it_once_showed(
    new_page: NewPage, host: Callable[[str], str], ours: str, path: Path
) -> None:
    first, _, snippet = path.read_text("utf-8").partition("\n")
    expected = first.removeprefix("<!-- ").removesuffix(" -->")
    page = new_page()
    page.goto(host(snippet.replace(PLACE, ours)))
    frame = page.frame_locator("iframe") if "<iframe" in snippet else page
    frame.get_by_text(expected).first.wait_for()
    if "<script" in snippet and "<iframe" in snippet:
        page.locator("iframe:not([height='520'])").wait_for()


def test_two_versions_stand_side_by_side(new_page: NewPage, host: Callable[[str], str], ours: str) -> None:
    """The first address and the versioned one on one page, as when two editors paste at different times."""
    card = '<ntvt-ho-so slug="tieu-thi-anh-dao"></ntvt-ho-so>'
    page = new_page()
    page.goto(host(f'<script src="{ours}nhung.js"></script>{card}<script async src="{ours}nhung/1.js"></script>{card}'))
    page.get_by_role("article").nth(1).wait_for()
    assert page.get_by_role("article").count() == 2
