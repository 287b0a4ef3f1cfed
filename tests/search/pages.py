"""The search page as a visitor handles it, for browser tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.tools.server import serve


@contextmanager
def serve_to(page: Page, folder: Path) -> Iterator[str]:
    """Serve a folder to one page, which is closed before the host goes: nothing it fetches is cut off."""
    with serve(folder) as root:
        yield root
        page.close()


def open_search(page: Page, root: str, query: str = "") -> Page:
    page.goto(f"{root}tra-cuu/{query}")
    settle(page)
    return page


def settle(page: Page, state: str = "ready") -> None:
    expect(page.locator(f'ol[data-results][data-state="{state}"]')).to_be_visible()


def names(page: Page) -> list[str]:
    return page.locator("[data-results] > li[data-slug] [data-name]").all_inner_texts()


def total(page: Page) -> int:
    return int(page.locator("[data-total]").inner_text())


def value(page: Page, facet: str, key: str) -> int:
    return int(page.locator(f'[data-filter="{facet}"] [data-value="{key}"] [data-count]').inner_text())


def choose(page: Page, facet: str, key: str) -> None:
    before = page.locator("[data-active]").inner_text()
    page.locator(f'[data-filter="{facet}"] [data-value="{key}"]').click()
    expect(page.locator("[data-active]")).not_to_have_text(before or " ")
    settle(page)


def type_query(page: Page, text: str) -> None:
    page.locator("main input[name=q]").press_sequentially(text, delay=20)
