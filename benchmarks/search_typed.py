"""`python -m benchmarks.search_typed --profiles 10000`: how long someone waits who types on the search page on Slow 4G.

A round trip takes 400 ms and the line brings 400 kbit/s. nginx serves the site as `docs/serving/nginx.conf` has it, by
HTTP/2 and by HTTP/1.1. The page is that of the site, with its worker; it is opened over the same line. Keys come five a
second, and two and a half. Time is counted from the last key until results are shown, the rest before a query is asked
included, and until their sentences are there; bytes are those of all answers since the first key, with their headers.
`python -m benchmarks.search_slow` waits for the worker alone.
"""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console
from rich.table import Table

from benchmarks.galleries import WORK
from benchmarks.search import build_site, queries
from benchmarks.slow_line import SlowLine, slow_line
from tests.support.servers import samples, serving
from tests.tools import chromium

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
class Site:
    """A site that is served over a slow line, at an address that ends in "/"."""

    address: str
    line: SlowLine


@dataclass(frozen=True, slots=True)
class Wait:
    """What someone waited for who typed one query."""

    shown: float
    """Seconds until results were shown."""
    whole: float
    """Seconds until their sentences were there, too."""
    sent: float
    """Kilobytes since the first key."""


def measure_typing(browser: Browser, site: Site, asked: Sequence[str], keys: int, *, first: bool) -> list[Wait]:
    """Type each query, `keys` milliseconds a key, with `first` on a page of its own, else all on one."""
    waits, page = list[Wait](), None
    for query in asked:
        if first or page is None:
            if page:
                page.context.close()
            page = _open(browser, site)
            if not first:
                _type(page, site, "người tốt việc tốt", keys)
        waits.append(_type(page, site, query, keys))
    if page:
        page.context.close()
    return waits


def _open(browser: Browser, site: Site) -> Page:
    # The certificate of HTTP/2 is our own.
    context = browser.new_context(viewport={"width": 390, "height": 800}, ignore_https_errors=True)
    page = context.new_page()
    page.goto(f"{site.address}tra-cuu/")
    page.wait_for_selector("[data-results][data-state=ready]")
    page.evaluate(_WATCH)
    return page


def _type(page: Page, site: Site, query: str, keys: int) -> Wait:
    box = page.locator("#tu-khoa")
    box.press("Control+a")
    before = site.line.sent
    box.press_sequentially(query, delay=keys)
    shown, whole = page.wait_for_function(_SHOWN, timeout=60_000).json_value()
    return Wait(shown / 1000, whole / 1000, (site.line.sent - before) / 1000)


@contextmanager
def _served(folder: Path, *, http2: bool) -> Iterator[Site]:
    """Let nginx serve the site in `folder` over a slow line."""
    with (
        TemporaryDirectory() as work,
        serving(samples()[0], folder, Path(work), http2=http2) as port,
        slow_line(port) as line,
    ):
        yield Site(f"{'https' if http2 else 'http'}://127.0.0.1:{line.port}/", line)


def _cells(values: Sequence[float]) -> str:
    return f"{median(values):.1f} / {quantiles(values, n=10)[8]:.1f} / {max(values):.1f}"


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search_typed", description=__doc__)
    parser.add_argument("--profiles", type=int, default=10_000, help="the size of the gallery")
    parser.add_argument("--work", type=Path, default=WORK, help="work folder, see python -m benchmarks --help")
    parser.add_argument("--site", type=Path, help="a site that is there already, in place of one of invented people")
    options, console = parser.parse_args(), Console()
    folder, asked = options.site or build_site(options.profiles, options.work.absolute()), queries()[::EVERY]
    table = Table("median / p90 / largest", "asked", "s, shown", "s, with sentences", "kB")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.arguments())
        for http2, keys, name in product((True, False), (200, 400), ("first", "next")):
            with _served(folder.absolute(), http2=http2) as site:
                waits = measure_typing(browser, site, asked, keys, first=name == "first")
            columns = zip(*[(wait.shown, wait.whole, wait.sent) for wait in waits], strict=True)
            protocol = "HTTP/2" if http2 else "HTTP/1.1"
            table.add_row(f"{name} query, {keys} ms a key, {protocol}", str(len(waits)), *map(_cells, columns))
        browser.close()
    console.print(table)


if __name__ == "__main__":
    main()
