"""`python -m benchmarks.search_typed --profiles 10000`: how long someone waits who types on the search page on Slow 4G.

The host lets each request wait for 400 ms and brings 400 kbit/s. The page is that of the site, with its worker; it is
opened over the same network. Keys come five a second, and two and a half. Time is counted from the last key until
results are shown, the rest before a query is asked included, and until their sentences are there; bytes are those of
all answers since the first key. `python -m benchmarks.search_slow` waits for the worker alone.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console
from rich.table import Table

from benchmarks.galleries import WORK
from benchmarks.search import build_site, queries
from benchmarks.search_host import Host, host
from tests.tools import chromium

DELAY, RATE = 0.4, 50_000
"""Seconds until an answer begins, and bytes a second of the line that all answers share."""

EVERY = 5
"""One query in so many is typed."""

_WATCH = """() => {
  const list = document.querySelector("[data-results]");
  window.changes = [];
  window.lastKey = 0;
  const note = () => window.changes.push([performance.now(), list.dataset.state]);
  new MutationObserver(note).observe(list, { attributes: true, attributeFilter: ["data-state"] });
  document.addEventListener("input", () => {
    window.lastKey = performance.now();
    window.changes = [];
  }, true);
}"""

_SHOWN = """() => {
  const from = changes.map(([, state]) => state).lastIndexOf("loading");
  const shown = changes.slice(from + 1);
  const isWhole = shown.some(([, state]) => state !== "loading" && state !== "early");
  const isAsked = new URLSearchParams(location.search).get("q") === document.getElementById("tu-khoa").value.trim();
  return isAsked && from >= 0 && isWhole && [shown[0][0] - lastKey, shown[shown.length - 1][0] - lastKey];
}"""


@dataclass(frozen=True, slots=True)
class Wait:
    """What someone waited for who typed one query."""

    shown: float
    """Seconds until results were shown."""
    whole: float
    """Seconds until their sentences were there, too."""
    sent: float
    """Kilobytes since the first key."""


def measure_typing(browser: Browser, server: Host, asked: Sequence[str], keys: int, *, first: bool) -> list[Wait]:
    """Type each query, `keys` milliseconds a key, with `first` on a page of its own, else all on one."""
    waits, page = list[Wait](), None
    for query in asked:
        if first or page is None:
            if page:
                page.context.close()
            page = _open(browser, server)
            if not first:
                _type(page, server, "người tốt việc tốt", keys)
        waits.append(_type(page, server, query, keys))
    if page:
        page.context.close()
    return waits


def _open(browser: Browser, server: Host) -> Page:
    page = browser.new_context(viewport={"width": 390, "height": 800}).new_page()
    page.goto(f"{server.address}tra-cuu/")
    page.wait_for_selector("[data-results][data-state=ready]")
    page.evaluate(_WATCH)
    return page


def _type(page: Page, server: Host, query: str, keys: int) -> Wait:
    box = page.locator("#tu-khoa")
    box.press("Control+a")
    before = server.sent
    box.press_sequentially(query, delay=keys)
    shown, whole = page.wait_for_function(_SHOWN, timeout=60_000).json_value()
    return Wait(shown / 1000, whole / 1000, (server.sent - before) / 1000)


def _cells(values: Sequence[float]) -> str:
    return f"{median(values):.1f} / {quantiles(values, n=10)[8]:.1f} / {max(values):.1f}"


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search_typed", description=__doc__)
    parser.add_argument("--profiles", type=int, default=10_000, help="the size of the gallery")
    parser.add_argument("--work", type=Path, default=WORK, help="work folder, see python -m benchmarks --help")
    parser.add_argument("--site", type=Path, help="a site that is there already, in place of one of invented people")
    options, console = parser.parse_args(), Console()
    site, asked = options.site or build_site(options.profiles, options.work.absolute()), queries()[::EVERY]
    table = Table("median / p90 / largest", "asked", "s, shown", "s, with sentences", "kB")
    with sync_playwright() as playwright, host(site) as server:
        server.delay, server.rate = DELAY, RATE
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.arguments())
        for keys in (200, 400):
            for name in ("first", "next"):
                waits = measure_typing(browser, server, asked, keys, first=name == "first")
                columns = zip(*[(wait.shown, wait.whole, wait.sent) for wait in waits], strict=True)
                table.add_row(f"{name} query, {keys} ms a key", str(len(waits)), *map(_cells, columns))
        browser.close()
    console.print(table)


if __name__ == "__main__":
    main()
