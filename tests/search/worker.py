"""The search worker's modules in a page, where a test can call their functions."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route

SCRIPTS = Path(__file__).parents[2] / "theme" / "scripts"
_FOLDER = "theme-scripts/"

_LOAD = """async ([folder, paths]) => {
  for (const path of paths) Object.assign(globalThis, await import(folder + path));
}"""

# Every query of a list through one opened index; only what a test compares comes back.
_ASK = """async ([folder, queries]) => {
  const handler = await QueryHandler.open(folder, false);
  const answers = [];
  for (const query of queries) {
    const started = performance.now();
    const asked = { filters: {}, sort: "lien-quan", page: 1, deep: false, withFields: true, ...query };
    answers.push({ ...await handler.query(asked), took: performance.now() - started });
  }
  return JSON.stringify(answers);
}"""


def open_worker(browser: Browser, address: str) -> Page:
    """A page at `address` whose globals are what the modules export; whoever asks for it closes its context."""
    page = browser.new_context().new_page()
    page.goto(address)
    load_modules(page)
    return page


def load_modules(page: Page) -> None:
    """Import the worker's modules into a page, from below its own address."""
    folder = page.evaluate("(name) => new URL(name, location.href).href", _FOLDER)
    page.route(f"{folder}**", _send_module)
    modules = sorted(path.relative_to(SCRIPTS).as_posix() for path in (SCRIPTS / "search-worker").glob("*.js"))
    page.evaluate(_LOAD, [folder, modules])


def _send_module(route: Route) -> None:
    route.fulfill(path=SCRIPTS / route.request.url.partition(_FOLDER)[2], content_type="text/javascript")


def call(page: Page, function: str, rows: list[tuple[Any, ...]]) -> list[Any]:
    """The function of the modules, called with each row of arguments."""
    answers = page.evaluate(f"(rows) => rows.map((row) => ({function})(...row))", [list(row) for row in rows])
    assert len(answers) == len(rows)
    return list(answers)


def ask(page: Page, folder: str, queries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The answers of the index at `folder` (an address that ends in "/"), with the milliseconds it took (`took`)."""
    answers: list[dict[str, Any]] = json.loads(page.evaluate(_ASK, [folder, queries]))
    assert len(answers) == len(queries)
    return answers
