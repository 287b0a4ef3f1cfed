"""Fixtures that every test may ask for."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.tools import chromium
from tests.tools.watch import watch


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium, one for each test process."""
    path = chromium.find()
    if path is None:
        pytest.fail("no Chromium: run `make test`, or set NTVT_CHROMIUM", pytrace=False)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=chromium.arguments())
        yield running
        running.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """`new_page(allowed=(), **context options)`: an empty page in a fresh Vietnamese context.

    The test fails at its end when a page asked another host or wrote an error that is not `allowed`.
    """
    opened: list[tuple[BrowserContext, list[str]]] = []

    def open_page(*, allowed: tuple[str, ...] = (), **options: Any) -> Page:
        context = browser.new_context(**{"locale": "vi-VN", **options})
        opened.append((context, watch(context, allowed=allowed)))
        return context.new_page()

    yield open_page
    for context, _ in opened:
        context.close()
    problems = [problem for _, found in opened for problem in found]
    assert not problems, "\n".join(problems)
