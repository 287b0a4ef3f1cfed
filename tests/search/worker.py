"""The search worker's script in a page, where a test can call its functions."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from generator.reading.theme import read_scripts

SCRIPTS = Path(__file__).parents[2] / "theme" / "scripts"

# Every query of a list through one opened index; only what a test compares comes back.
_ASK = """async ([folder, queries]) => {
  const answers = new Answers(await Search.open(folder, false));
  const found = [];
  for (const one of queries) {
    const started = performance.now();
    const answer = await answers.query({ filters: {}, sort: "lien-quan", page: 1, deep: false, ...one });
    found.push({ ...answer, took: performance.now() - started });
  }
  return found;
}"""

_EACH = """([call, rows]) => { const one = eval(call); return rows.map((row) => one(...row)); }"""


def open_worker(browser: Browser, address: str) -> Page:
    """A page at `address` that holds the script; whoever asks for it closes its context."""
    page = browser.new_context().new_page()
    page.goto(address)
    page.add_script_tag(content=read_scripts(SCRIPTS)["search-worker.js"])
    return page


def call(page: Page, function: str, rows: list[tuple[Any, ...]]) -> list[Any]:
    """The function of the script, called with each row of arguments."""
    answers = page.evaluate(_EACH, [function, [list(row) for row in rows]])
    assert len(answers) == len(rows)
    return list(answers)


def ask(page: Page, folder: str, queries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The answers of the index at `folder` (an address that ends in "/"), with the milliseconds it took (`took`)."""
    answers = page.evaluate(_ASK, [folder, queries])
    assert len(answers) == len(queries)
    return list(answers)
