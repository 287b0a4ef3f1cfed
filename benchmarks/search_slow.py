"""`python -m benchmarks.search_slow --profiles 10000`: how long a visitor on Slow 4G waits for the first results.

Chromium delays each request by 400 ms and brings 400 kbit/s. Time is counted from the question to the moment at which
ten results can be shown; the sentences of stories, which follow, are not waited for. Requests that waited for one
another are the round trips. The first query of a visit is asked when the search has just been opened, the next ones
after it. Ours are asked at once, as by a link, and typed, five keys a second, where time is counted from the last key:
the page lets the worker prepare while someone types. Drawing and our scripts are not counted. Pagefind is asked at
once, where `python -m benchmarks` has made its index in the same work folder.
"""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console
from rich.table import Table

from benchmarks.embeds import count_round_trips
from benchmarks.galleries import WORK
from benchmarks.search import build_site, queries
from benchmarks.search_host import EMPTY, Host, host
from generator.search.index_files import FOLDER
from tests.search.worker import load_modules
from tests.tools import chromium

SLOW_4G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
EVERY = 5
"""One query in so many is asked."""

_WATCH = """() => {
  window.watch = async (step) => {
    performance.clearResourceTimings();
    performance.setResourceTimingBufferSize(1000);
    const start = performance.now();
    await step();
    const seconds = (performance.now() - start) / 1000;
    const spans = performance.getEntriesByType("resource").map((one) => [one.startTime, one.responseEnd]);
    return { seconds, spans };
  };
}"""

_OURS = """() => {
  const first = (q) => new Promise((resolve, reject) => {
    const query = { q, filters: {}, sort: "lien-quan", page: 1, deep: false };
    handler.query(query, resolve).then(resolve, reject);
  });
  let handler;
  window.steps = {
    open: async (folder) => { handler = await QueryHandler.open(folder, false); },
    ask: first,
    rest: (q) => handler.query({ q, filters: {}, sort: "lien-quan", page: 1, deep: false }),
    type: async (q) => {
      for (let end = 1; end <= q.length; end++) {
        handler.prepare(q.slice(0, end));
        if (end < q.length) await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
  };
}"""

PAGEFIND = """() => {
  let pagefind;
  const ask = async (q) => {
    const found = await pagefind.search(q);
    return Promise.all(found.results.slice(0, 10).map((one) => one.data()));
  };
  window.steps = {
    open: async (folder) => { pagefind = await import(`${folder}pagefind.js`); await pagefind.init(); },
    ask,
    rest: async () => {},
    type: async () => {},
  };
}"""


@contextmanager
def _open(browser: Browser, server: Host, script: str) -> Iterator[Page]:
    """Open an empty page with the search's code in it, and make its network slow."""
    page = browser.new_context().new_page()
    page.goto(server.address + EMPTY)
    if script == _OURS:
        load_modules(page)
    page.unroute_all()
    page.evaluate(_WATCH)
    page.evaluate(script)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    yield page
    page.context.close()


class Waits:
    """Seconds and round trips of each step."""

    def __init__(self) -> None:
        self.rows: dict[str, list[tuple[float, int]]] = {"opening the search": [], "first query": [], "next query": []}

    def add(self, step: str, measured: dict[str, Any]) -> None:
        """Take what the page measured."""
        spans = [(start, end) for start, end in measured["spans"]]
        self.rows[step].append((measured["seconds"], count_round_trips(spans) if spans else 0))


def measure_waits(
    browser: Browser, server: Host, folder: str, script: str, asked: Sequence[str], *, typed: bool = False
) -> Waits:
    """Ask each query as the first of a visit, then all of them in one visit."""

    def ask(page: Page, query: str) -> dict[str, Any]:
        if typed:
            page.evaluate("(q) => steps.type(q)", query)
        measured: dict[str, Any] = page.evaluate("(q) => watch(() => steps.ask(q))", query)
        return measured

    waits, address = Waits(), server.address + folder
    for query in asked:
        with _open(browser, server, script) as page:
            waits.add("opening the search", page.evaluate("(folder) => watch(() => steps.open(folder))", address))
            waits.add("first query", ask(page, query))
    with _open(browser, server, script) as page:
        page.evaluate("(folder) => steps.open(folder)", address)
        page.evaluate("(q) => steps.ask(q).then(() => steps.rest(q)).then(() => 0)", "người tốt việc tốt")
        for query in asked:
            waits.add("next query", ask(page, query))
            page.evaluate("(q) => steps.rest(q).then(() => 0)", query)
    return waits


def show(title: str, waits: Waits, console: Console) -> None:
    """Print seconds and round trips: median, 90th percentile, largest."""
    table = Table("", "asked", "s, median", "p90", "largest", "round trips, median", "largest", title=title)
    for step, rows in waits.rows.items():
        seconds, trips = [row[0] for row in rows], [row[1] for row in rows]
        cells = (median(seconds), quantiles(seconds, n=10)[8], max(seconds))
        table.add_row(step, str(len(rows)), *(f"{cell:.1f}" for cell in cells), f"{median(trips):g}", str(max(trips)))
    console.print(table)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search_slow", description=__doc__)
    parser.add_argument("--profiles", type=int, default=10_000, help="the size of the gallery")
    parser.add_argument("--work", type=Path, default=WORK, help="work folder, see python -m benchmarks --help")
    parser.add_argument("--site", type=Path, help="a site that is there already, in place of one of invented people")
    options, console = parser.parse_args(), Console()
    work = options.work.absolute()
    site = options.site or build_site(options.profiles, work)
    pagefind = work / str(options.profiles) / "hugo" / "public"
    asked = queries()[::EVERY]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.arguments())
        with host(site) as server:
            for typed in (False, True):
                waits = measure_waits(browser, server, FOLDER, _OURS, asked, typed=typed)
                show(f"ours, {'typed' if typed else 'asked at once'}", waits, console)
        if (pagefind / "pagefind").is_dir():
            with host(pagefind) as server:
                show("Pagefind", measure_waits(browser, server, "pagefind/", PAGEFIND, asked), console)
        browser.close()


if __name__ == "__main__":
    main()
