"""`python -m benchmarks.search_table --profiles 10000`: how well search answers, what it costs and how long it takes.

One table for all, beside the targets and beside Pagefind where `python -m benchmarks` has made its index in the same
work folder. Phrases are asked of Pagefind as they are and in quotes. Our worker runs in Node: bytes are those of the
files it reads, seconds are counted as a network would take them (`tests/search/network.mjs`), so that a busy machine
does not change them. Pagefind runs in Chromium, where one query in five is waited for on a network slowed down.
"""

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median, quantiles

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.table import Table

from benchmarks.galleries import WORK, make_gallery
from benchmarks.measure import tree_size
from benchmarks.search import build_site, queries
from benchmarks.search_deeds import measure_deeds, read_deeds, write_mixed_site
from benchmarks.search_host import host
from benchmarks.search_quality import Texts, measure_names, measure_phrases, measure_quality, texts_of
from benchmarks.search_slow import EVERY, PAGEFIND, measure_waits
from benchmarks.search_visits import ask_pagefind, visit_pagefind
from generator.search.index_files import FOLDER
from tests.search.galleries import plan
from tests.search.node import LINK, SLOW_4G, TYPED, ask_index
from tests.tools import chromium

_LARGE = 100_000

Rows = Iterable[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Target:
    """What a number may be at 10,000 profiles and at 100,000."""

    small: float
    large: float


_TARGETS = {
    "phrases, all": Target(0.95, 0.95),
    "mistyped names, first": Target(0.9, 0.9),
    "mistyped names, among ten": Target(0.97, 0.97),
    "deeds with marks, one of three": Target(0.9, 0.9),
    "deeds without marks, one of three": Target(0.9, 0.9),
    "before the first query, kB": Target(25, 60),
    "first query typed, kB, median": Target(30, 70),
    "first query typed, kB, largest": Target(100, 150),
    "next query typed, kB, p95": Target(40, 50),
    "answer with the bytes there, ms, p95": Target(60, 100),
    "Slow 4G, first query typed, s, median": Target(3, 3),
    "Slow 4G, next query typed, s, median": Target(1.2, 1.2),
    "first query typed, round trips, largest": Target(3, 3),
    "next query typed, round trips, largest": Target(2, 2),
}


def measure_ours(count: int, work: Path, site: Path, texts: Sequence[Texts]) -> Rows:
    """Yield each row of our column."""
    quality = measure_quality(site, texts)
    yield from summarize_phrases(quality.phrases)
    yield from summarize_names(quality.names)
    mixed, mixed_texts = write_mixed_site(count, work)
    deeds = measure_deeds(mixed, mixed_texts, list(read_deeds()))
    for marks in ("with", "without"):
        yield f"deeds {marks} marks, one of three", mean(bool(one.place) for one in deeds if one.deed.marks == marks)
    yield "queries by hand, first three good", mean(row["good"] and row["good"] >= row["of"] for row in quality.queries)
    asked = [{"q": query} for query in queries()]
    visits = {
        f"{name} query{way}": ask_index(site, asked, first=name == "first", network=network)
        for way, network in (("", SLOW_4G), (" typed", TYPED))
        for name in ("first", "next")
    }
    visits["first query, opening included"] = ask_index(site, asked, first=True, network=LINK)
    yield "before the first query, kB", visits["first query"]["before"] / 1e3
    for name, visit in visits.items():
        if name.endswith("typed"):
            yield from summarize(f"{name}, kB", [answer["sent"] / 1e3 for answer in visit["answers"]])
    for name, visit in visits.items():
        yield from summarize(f"Slow 4G, {name}, s", [answer["waited"] / 1e3 for answer in visit["answers"]])
        yield from summarize(f"{name}, round trips", [answer["trips"] for answer in visit["answers"]])
    answers = visits["next query"]["answers"]
    yield from summarize("answer with the bytes there, ms", [answer["took"] for answer in answers])
    files, size = tree_size(site / FOLDER)
    yield from (("index, files", files), ("index, MB", size / 1e6))


def measure_pagefind(browser: Browser, public: Path, texts: Sequence[Texts]) -> tuple[Rows, Rows]:
    """Return the rows of Pagefind's columns: queries as they are, and phrases in quotes."""
    with host(public) as server:

        def ask(typed: Sequence[str]) -> list[list[str]]:
            return ask_pagefind(browser, server, "pagefind/", typed)

        plain = [*summarize_phrases(measure_phrases(texts, ask)), *summarize_names(measure_names(texts, ask))]
        quoted = list(summarize_phrases(measure_phrases(texts, ask, '"{}"'.format)))
        visits = visit_pagefind(browser, server, "pagefind/", queries())
        plain.append(("before the first query, kB", visits.before / 1e3))
        plain += summarize("first query typed, kB", [size / 1e3 for size in visits.first])
        plain += summarize("next query typed, kB", [size / 1e3 for size in visits.following])
        plain += summarize("answer with the bytes there, ms", visits.answers)
        waits = measure_waits(browser, server, "pagefind/", PAGEFIND, queries()[::EVERY])
        for step in ("first query", "next query"):
            plain += summarize(f"Slow 4G, {step}, s", [seconds for seconds, _ in waits.rows[step]])
    files, size = tree_size(public / "pagefind")
    return [*plain, ("index, files", files), ("index, MB", size / 1e6)], quoted


def summarize_phrases(parts: dict[str, list[float]]) -> Rows:
    """Yield the mean of each kind of phrase, and of all."""
    yield from ((f"phrases, {kind}", mean(values)) for kind, values in parts.items())
    yield "phrases, all", mean(value for values in parts.values() for value in values)


def summarize_names(places: dict[str, list[int]]) -> Rows:
    """Yield how many of the mistyped names stand first, and among ten."""
    everything = [place for row in places.values() for place in row]
    yield "mistyped names, first", mean(place == 1 for place in everything)
    yield "mistyped names, among ten", mean(map(bool, everything))


def summarize(name: str, values: Sequence[float]) -> Rows:
    """Yield median, 90th and 95th percentile, and the largest."""
    parts = quantiles(values, n=20)
    cells = (median(values), parts[17], parts[18], max(values))
    yield from zip((f"{name}, {part}" for part in ("median", "p90", "p95", "largest")), cells, strict=True)


def make_table(count: int, ours: Rows, pagefind: Rows = (), quoted: Rows = ()) -> Table:
    """Return the one table."""
    table = Table("", "ours", "target", "Pagefind 1.6.0", "in quotes", title=f"{count:,} profiles")
    plain, phrases = dict(pagefind), dict(quoted)
    for name, value in ours:
        target = _TARGETS.get(name)
        wanted = None if target is None else target.large if count >= _LARGE else target.small
        table.add_row(name, *map(_cell, (value, wanted, plain.get(name), phrases.get(name))))
    return table


def _cell(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}" if value >= 1000 or value == int(value) else f"{value:.2f}"


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search_table", description=__doc__)
    parser.add_argument("--profiles", default="1000", help="sizes, such as 1000,10000")
    parser.add_argument("--work", type=Path, default=WORK, help="work folder, see python -m benchmarks --help")
    options, console = parser.parse_args(), Console()
    work = options.work.absolute()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.arguments())
        for count in map(int, options.profiles.split(",")):
            site, texts = build_site(count, work), texts_of(plan(make_gallery(count, work)))
            ours, public = list(measure_ours(count, work, site, texts)), work / str(count) / "hugo" / "public"
            peers = measure_pagefind(browser, public, texts) if (public / "pagefind").is_dir() else ()
            console.print(make_table(count, ours, *peers))
        browser.close()


if __name__ == "__main__":
    main()
