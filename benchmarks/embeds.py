"""`python -m benchmarks.embeds SITE`: what each way of embedding costs a visitor of a portal, on Slow 4G.

SITE is a built site, such as `site`. The portal is a page of another origin that is there already; time is counted from
the moment at which the snippet is put into it to the first name that can be read. Bytes are bodies as a server with
gzip sends them, type included. Round trips are the most requests that waited for one another. Nothing is kept between
two visits. With --write the table goes into docs/decisions/10-embeds.md.
"""

import argparse
import gzip
import json
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Lock, Thread
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page, Request, sync_playwright

from benchmarks.documents import fill
from benchmarks.galleries import ROOT
from tests.tools import chromium

PAGE = ROOT / "docs" / "decisions" / "10-embeds.md"
# Lighthouse's Slow 4G as a browser applies it: a round trip of 150 ms, connections included, and 1.6 Mbit/s.
SLOW_4G = {"offline": False, "latency": 562.5, "downloadThroughput": 184_320, "uploadThroughput": 84_375}
_TYPES = {
    ".css": "text/css",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
_PACKED = (".css", ".html", ".js", ".json", ".svg")
_PORTAL = b'<!doctype html><html lang="vi"><meta charset="utf-8"><title>.</title><link rel="icon" href="data:,"><body>'
_INSERT = "(html) => document.body.append(document.createRange().createContextualFragment(html))"


class Way(NamedTuple):
    """A way of embedding."""

    name: str
    """What the table calls it."""
    snippet: str
    """What a portal pastes."""
    shown: str
    """A selector of the first name that can be read, in the page or in its frame."""


class Visit(NamedTuple):
    """What one visitor paid."""

    seconds: float
    requests: int
    sent: int
    """Bytes of the bodies."""
    round_trips: int


class Host(ThreadingHTTPServer):
    """Serves a site with gzip to every origin and notes when each answer was asked for and sent."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder
        self.sizes = list[int]()
        self.lock = Lock()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that closes hangs up; that is no error of the host."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Host

    def do_GET(self) -> None:
        path = self.server.folder / urlsplit(self.path).path.lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        body = _PORTAL if self.path == "/cong/" else path.read_bytes() if path.is_file() else b""
        self.send_response(200 if body else 404)
        if path.suffix in _PACKED:
            body = gzip.compress(body, 9, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", _TYPES.get(path.suffix, "text/html"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        with self.server.lock:
            self.server.sizes.append(len(body))
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Nothing is logged."""


@contextmanager
def host(folder: Path) -> Iterator[Host]:
    """Serve `folder` on a free port of this machine."""
    server = Host(folder)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def find_ways(folder: Path, site: str) -> list[Way]:
    """Find what to embed: the newest profile, the list of all, and that of the year with the most profiles."""
    slug = json.loads((folder / "feed.json").read_bytes())["items"][0]["url"].split("/")[-2]
    years = json.loads((folder / "du-lieu" / "so-luong.json").read_bytes())["nam"]
    year = max(years, key=lambda item: item["count"])["id"]
    script, card = f'<script async src="{site}nhung/1.js"></script>', ".card__name"
    return [
        Way("a card by script", f'{script}<ntvt-ho-so slug="{slug}"></ntvt-ho-so>', card),
        Way("a list by script", f'{script}<ntvt-danh-sach danh-sach="ho-so"></ntvt-danh-sach>', card),
        Way("a list by filters, by script", f'{script}<ntvt-danh-sach nam="{year}"></ntvt-danh-sach>', card),
        Way("a card in a frame", _frame(f"{site}nhung/ho-so/{slug}/", 235), card),
        Way("a list in a frame", _frame(f"{site}nhung/ho-so/", 520), card),
        Way("a list by filters, in a frame", _frame(f"{site}nhung/loc/?nam={year}", 520), card),
        Way("the index page itself in a frame", _frame(f"{site}ho-so/", 520), "main a[href*='ho-so/']"),
    ]


def _frame(src: str, height: int) -> str:
    return f'<iframe src="{src}" width="100%" height="{height}"></iframe>'


def visit(browser: Browser, way: Way, portal: str, server: Host) -> Visit:
    """Put the snippet into a portal's page, and wait until a name can be read."""
    context = browser.new_context(viewport={"width": 800, "height": 700})
    page = context.new_page()
    page.goto(portal, wait_until="networkidle")
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    spans = _watch_requests(page)
    server.sizes.clear()
    start = time.monotonic()
    page.evaluate(_INSERT, way.snippet)
    _find(page, way).wait_for()
    seconds = time.monotonic() - start
    page.wait_for_load_state("networkidle")
    result = Visit(seconds, len(server.sizes), sum(server.sizes), count_round_trips(spans))
    context.close()
    return result


def _find(page: Page, way: Way) -> Locator:
    frame = page.frame_locator("iframe") if "<iframe" in way.snippet else page
    return frame.locator(way.shown).first


def _watch_requests(page: Page) -> list[tuple[float, float]]:
    """Note the start and the end of each request, in seconds."""
    starts, spans = dict[Request, float](), list[tuple[float, float]]()

    def begin(request: Request) -> None:
        starts[request] = time.monotonic()

    page.on("request", begin)
    page.on("requestfinished", lambda request: spans.append((starts[request], time.monotonic())))
    return spans


def count_round_trips(spans: Sequence[tuple[float, float]]) -> int:
    """Count the most requests of which each began after the one before it had ended."""
    count, end = 0, 0.0
    for begin, finish in sorted(spans, key=lambda span: span[1]):
        if begin >= end:
            count, end = count + 1, finish
    return count


def make_table(visits: dict[str, list[Visit]]) -> str:
    """Return the Markdown of the table: medians over the rounds."""
    lines = ["| | bytes | requests | round trips | s on Slow 4G |", "| --- | ---: | ---: | ---: | ---: |"]
    for name, rounds in visits.items():
        seconds, requests, sent, trips = map(median, zip(*rounds, strict=True))
        lines.append(f"| {name} | {sent:,.0f} | {requests:.0f} | {trips:.0f} | {seconds:.1f} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", action="store_true", help=f"write the table into {PAGE.name}")
    options = parser.parse_args()
    visits = dict[str, list[Visit]]()
    with host(options.site) as server, host(options.site) as portal, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.arguments())
        for _ in range(options.rounds):
            for way in find_ways(options.site, server.address):
                visits.setdefault(way.name, []).append(visit(browser, way, f"{portal.address}cong/", server))
        browser.close()
    table = make_table(visits)
    print(table)
    if options.write:
        PAGE.write_text(fill(PAGE.read_text("utf-8"), {"embeds": table}), "utf-8")


if __name__ == "__main__":
    main()
