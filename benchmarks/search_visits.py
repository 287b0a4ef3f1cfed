"""Visits of a search in a real Chromium: what each step fetches, and how long an answer takes with the bytes there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page

from benchmarks.search_host import EMPTY, Host
from tests.search.worker import load_modules

_OURS = """() => {
  const ask = (q, filters, withFields = false) => {
    return handler.query({ q, filters, sort: "lien-quan", page: 1, deep: false, withFields });
  };
  let handler;
  window.visit = {
    open: async (folder) => { handler = await QueryHandler.open(folder, false); },
    ask: (q) => ask(q, {}),
    filter: async (q, name) => {
      const values = (await ask(q, {}, true)).facets[name];
      if (values.length) await ask(q, { [name]: [values[0].id] }, true);
    },
    again: async (q) => {
      handler.searcher.kept.clear();
      const start = performance.now();
      await ask(q, {});
      return performance.now() - start;
    },
  };
}"""

_PAGEFIND = """() => {
  let pagefind;
  const ask = async (q, filters) => {
    const found = await pagefind.search(q, { filters });
    return Promise.all(found.results.slice(0, 10).map((one) => one.data()));
  };
  window.visit = {
    open: async (folder) => { pagefind = await import(`${folder}pagefind.js`); await pagefind.init(); },
    ask: (q) => ask(q, {}),
    filter: async () => {},
    again: async (q) => { const start = performance.now(); await ask(q, {}); return performance.now() - start; },
  };
}"""


@dataclass(slots=True)
class Visits:
    """Bytes of each step, one number for each query; `answers` are milliseconds, without the network."""

    before: int = 0
    first: list[int] = field(default_factory=list)
    following: list[int] = field(default_factory=list)
    district: list[int] = field(default_factory=list)
    field_filter: list[int] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)


def visit_ours(browser: Browser, server: Host, folder: str, queries: Sequence[str]) -> Visits:
    """Our index, which lies in `folder` of the host."""
    return _visits(browser, server, folder, queries, _OURS, load_modules)


def visit_pagefind(browser: Browser, server: Host, folder: str, queries: Sequence[str]) -> Visits:
    """Pagefind's index; the bytes before the first query hold its scripts."""
    return _visits(browser, server, folder, queries, _PAGEFIND, lambda page: None)


def ask_pagefind(browser: Browser, server: Host, folder: str, queries: Sequence[str]) -> list[list[str]]:
    """Return the slugs of the first ten results of each query."""
    page = browser.new_context().new_page()
    _open(page, server, folder, _PAGEFIND, lambda page: None)
    urls = [
        page.evaluate("(q) => visit.ask(q).then((found) => found.map(({ url }) => url))", query) for query in queries
    ]
    page.context.close()
    return [[url.rstrip("/").rpartition("/")[2] for url in row] for row in urls]


def _visits(
    browser: Browser, server: Host, folder: str, queries: Sequence[str], script: str, load: Callable[[Page], None]
) -> Visits:
    visits = Visits()
    page = browser.new_context().new_page()
    for query in queries:
        _open(page, server, folder, script, load)
        visits.before = server.sent
        visits.first.append(_count(server, page, "(q) => visit.ask(q).then(() => 0)", query))
    _open(page, server, folder, script, load)
    page.evaluate("(q) => visit.ask(q).then(() => 0)", queries[-1])
    for query in queries:
        visits.following.append(_count(server, page, "(q) => visit.ask(q).then(() => 0)", query))
        visits.district.append(_count(server, page, "(q) => visit.filter(q, 'quan')", query))
        visits.field_filter.append(_count(server, page, "(q) => visit.filter(q, 'linh-vuc')", query))
        visits.answers.append(page.evaluate("(q) => visit.again(q)", query))
    page.context.close()
    return visits


def _open(page: Page, server: Host, folder: str, script: str, load: Callable[[Page], None]) -> None:
    """Load the page again: the host lets nothing be cached, so that a loaded page has nothing of the one before."""
    page.goto(server.address + EMPTY)
    load(page)
    page.evaluate(script)
    server.sent = server.asked = 0
    page.evaluate("(folder) => visit.open(folder)", server.address + folder)


def _count(server: Host, page: Page, script: str, query: str) -> int:
    before = server.sent
    page.evaluate(script, query)
    return server.sent - before
