"""On a phone: what leads on looks like a link, and a table that is wider than the screen can be read to its end."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.tools.server import serve

PHONE = {"width": 360, "height": 740}
NewPage = Callable[..., Page]


@pytest.fixture(scope="module")
def root(real_site: Path) -> Iterator[str]:
    """The address of the real gallery on this machine."""
    with serve(real_site) as address:
        yield address


@pytest.mark.parametrize(
    ("path", "words"), [("ho-so/vu-thi-ngoc-oanh/", "Trích dẫn"), ("quan/hoan-kiem/", "Theo dõi danh sách này")]
)
def test_what_opens_on_a_press_is_underlined_as_links_are(root: str, new_page: NewPage, path: str, words: str) -> None:
    page = new_page(viewport=PHONE)
    page.goto(root + path)
    line = page.locator("summary", has_text=words).evaluate("(it) => getComputedStyle(it).textDecorationLine")
    assert line == "underline"


def test_names_on_the_map_of_wards_are_not_struck_by_a_line(root: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{root}phuong/")
    line = page.locator(".tile").first.evaluate("(it) => getComputedStyle(it).textDecorationLine")
    assert line == "none"


def test_the_tables_for_editors_fit_a_phone_or_scroll_by_keyboard(root: str, new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto(f"{root}bien-tap/")
    tables = page.locator(".table")
    wide = [table for table in tables.all() if table.evaluate("(it) => it.scrollWidth > it.clientWidth")]
    # The two whose first column has the names of keys, which no line break may part.
    assert [table.locator("code").first.inner_text() for table in wide] == ["name", "year"]
    for table in wide:
        assert (table.get_attribute("role"), table.get_attribute("aria-label")) == ("group", "Bảng")
        assert "linear-gradient" in table.evaluate("(it) => getComputedStyle(it).backgroundImage")
        table.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("(it) => it.scrollLeft > 0", arg=table.element_handle())
