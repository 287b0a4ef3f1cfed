"""`python -m benchmarks.search --profiles 1000,10000`: what the search index costs to make, to send and to ask.

The queries are those of `tests/search/queries.yml` that fit invented people; up to 5,000 profiles, where they have few
namesakes, it is told how well they are answered. Our worker's script, a part of the page, is not counted; Pagefind's
own scripts are. Pagefind's index stands beside ours where `python -m benchmarks` has made it.
"""

import argparse
import json
import shutil
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.table import Table

from benchmarks.__main__ import CACHE, MAX_FOR_PEERS, gallery_of
from benchmarks.measure import measure, tree_size
from benchmarks.search_host import EMPTY, Host, host
from benchmarks.search_visits import Visits, visit_ours, visit_pagefind
from generator.search.build import FOLDER
from tests.search.galleries import plan, write_index
from tests.search.relevance import NAMES, judge, read_queries, report
from tests.search.worker import ask, open_worker
from tests.tools import chromium

RELEVANCE = 5000
_TARGETS = {"before the first query": 60, "first query": 150, "next query": 50}


def make_index(gallery: Path, out: Path) -> None:
    """Make the index of a gallery below `out` in one process, and print its seconds, stories included."""
    site = plan(gallery)
    shutil.rmtree(out, ignore_errors=True)
    started = time.perf_counter()
    write_index(site, out)
    print(json.dumps({"index": time.perf_counter() - started}))


def queries() -> list[str]:
    """What is asked: everything but the names of real people."""
    real = [query.text for query in read_queries("real") if query.kind not in (*NAMES, "typed otherwise")]
    return [query.text for query in read_queries("invented")] + real


def bench(count: int, browser: Browser, console: Console) -> None:
    """One size: the index, the visits, the table."""
    gallery = gallery_of(count)
    out = gallery / "index"
    cost, printed, _ = measure((sys.executable, "-m", "benchmarks.search", "--index", str(gallery), str(out)), gallery)
    spent = json.loads(printed.splitlines()[-1])
    files, size = tree_size(out)
    console.print(
        f"\n{count:,} profiles: index {spent['index']:.1f} s in one process, all {cost.wall:.1f} s, "
        f"peak {(cost.peak or 0) / 1e6:.0f} MB, {files:,} files, {size / 1e6:.1f} MB"
    )
    show_families(out / FOLDER, console)
    with host(out) as server:
        show(f"ours, {count:,}", visit_ours(browser, server, FOLDER, queries()), console)
        if count <= RELEVANCE:
            console.print(relevance(browser, server))
    pagefind = gallery / "hugo" / "public" / "pagefind"
    if count <= MAX_FOR_PEERS and pagefind.is_dir():
        with host(pagefind.parent) as server:
            show(f"Pagefind, {count:,}", visit_pagefind(browser, server, "pagefind/", queries()), console)


def relevance(browser: Browser, server: Host) -> str:
    """How well the queries for invented people are answered."""
    asked = read_queries("invented")
    page = open_worker(browser, server.address + EMPTY)
    answers = ask(page, server.address + FOLDER, [{"q": query.text} for query in asked])
    page.context.close()
    return report(judge(asked, answers))


def show_families(folder: Path, console: Console) -> None:
    """Where the bytes lie: files, bytes and the largest file of each kind."""
    sizes = defaultdict[str, list[int]](list)
    for path in folder.iterdir():
        sizes[path.name.partition("-")[0] if path.name[:2] in ("k-", "c-") else path.name[:-13]].append(
            path.stat().st_size
        )
    for name, row in sorted(sizes.items()):
        console.print(
            f"  {name or 'muc-luc.json':10} {len(row):6} files {sum(row):10,} bytes, largest {max(row):7,}", style="dim"
        )


def show(title: str, visits: Visits, console: Console) -> None:
    """Bytes in kB (1,000 bytes) and milliseconds: median, 90th and 95th of a hundred, largest."""
    table = Table("", "median", "p90", "p95", "max", "target", title=title)
    rows: dict[str, Sequence[float]] = {
        "before the first query": [visits.before / 1e3],
        "first query": [one / 1e3 for one in visits.first],
        "next query": [one / 1e3 for one in visits.following],
        "with a district chosen": [one / 1e3 for one in visits.district],
        "with a field chosen": [one / 1e3 for one in visits.field_filter],
        "answer, ms": visits.answers,
    }
    for name, values in rows.items():
        parts = quantiles(values, n=20) if len(values) > 1 else list(values) * 19
        cells = (median(values), parts[17], parts[18], max(values))
        table.add_row(name, *(f"{one:.1f}" for one in cells), str(_TARGETS.get(name, "")))
    console.print(table)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--profiles", default="1000", help="sizes, such as 1000,10000,100000")
    parser.add_argument("--index", nargs=2, type=Path, metavar=("GALLERY", "OUT"), help="only make an index")
    options = parser.parse_args()
    if options.index:
        make_index(*options.index)
        return
    CACHE.mkdir(parents=True, exist_ok=True)
    console = Console()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.arguments())
        for count in map(int, options.profiles.split(",")):
            bench(count, browser, console)
        browser.close()


if __name__ == "__main__":
    main()
