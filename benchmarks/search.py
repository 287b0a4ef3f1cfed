"""`python -m benchmarks.search --profiles 1000,10000`: what the search index costs to send and to ask.

The queries are those of `tests/search/queries.yml` that fit invented people; up to 5,000 profiles, where they have few
namesakes, a table shows how well they are answered. Our worker's script, a part of the page, is not counted; Pagefind's
own scripts are. Pagefind's index is compared where `python -m benchmarks` has made it in the same work folder.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.table import Table

from benchmarks.contenders import OURS, ntvt
from benchmarks.galleries import ROOT, WORK, copy_gallery, make_gallery
from benchmarks.measure import measure, tree_size
from benchmarks.search_host import EMPTY, Host, host
from benchmarks.search_visits import Visits, visit_ours, visit_pagefind
from generator.search.index_files import FOLDER
from tests.search.relevance import NAMES, judge, read_queries, report
from tests.search.worker import ask, open_worker
from tests.tools import chromium

RELEVANCE = 5000
_TARGETS = {"before the first query": 60, "first query": 150, "next query": 50}


def queries() -> list[str]:
    """Return what is asked: everything but the names of real people."""
    real = [query.text for query in read_queries("real") if query.kind not in (*NAMES, "typed otherwise")]
    return [query.text for query in read_queries("invented")] + real


def build_site(count: int, work: Path) -> Path:
    """Build the gallery of a size into a site of its own."""
    gallery = make_gallery(count, work)
    contender = ntvt(OURS, ROOT, gallery.parent / "search")
    copy_gallery(gallery, ROOT, contender.folder)
    measure(contender.commands[0], contender.folder, contender.environment, with_memory=False)
    return contender.folder / contender.output


def bench(count: int, work: Path, browser: Browser, console: Console) -> None:
    """Measure one size: the index, then the visits."""
    site = build_site(count, work)
    files, size = tree_size(site / FOLDER)
    console.print(f"\n{count:,} profiles: {files:,} files of the index, {size / 1e6:.1f} MB")
    show_families(site / FOLDER, console)
    with host(site) as server:
        show(f"ours, {count:,}", visit_ours(browser, server, FOLDER, queries()), console)
        if count <= RELEVANCE:
            console.print(relevance(browser, server))
    pagefind = work / str(count) / "hugo" / "public" / "pagefind"
    if pagefind.is_dir():
        with host(pagefind.parent) as server:
            show(f"Pagefind, {count:,}", visit_pagefind(browser, server, "pagefind/", queries()), console)


def relevance(browser: Browser, server: Host) -> str:
    """Return how well the queries for invented people are answered."""
    asked = read_queries("invented")
    page = open_worker(browser, server.address + EMPTY)
    answers = ask(page, server.address + FOLDER, [{"q": query.text} for query in asked])
    page.context.close()
    return report(judge(asked, answers))


_HASH = re.compile(r"-[0-9a-f]{12}\b")


def show_families(folder: Path, console: Console) -> None:
    """Print where the bytes are: files, bytes and the largest file of each kind."""
    sizes = defaultdict[str, list[int]](list)
    for path in folder.iterdir():
        sizes[_HASH.split(path.name)[0]].append(path.stat().st_size)
    for name, row in sorted(sizes.items()):
        console.print(f"  {name:17} {len(row):6} files {sum(row):10,} bytes, largest {max(row):7,}", style="dim")


def show(title: str, visits: Visits, console: Console) -> None:
    """Print kB (1,000 bytes) and milliseconds: median, 90th and 95th percentile, largest."""
    table = Table("", "median", "p90", "p95", "max", "target", title=title)
    rows: dict[str, Sequence[float]] = {
        "before the first query": [visits.before / 1e3],
        "first query": [size / 1e3 for size in visits.first],
        "next query": [size / 1e3 for size in visits.following],
        "with a district chosen": [size / 1e3 for size in visits.district],
        "with a field chosen": [size / 1e3 for size in visits.field_filter],
        "answer, ms": visits.answers,
    }
    for name, values in rows.items():
        parts = quantiles(values, n=20) if len(values) > 1 else list(values) * 19
        cells = (median(values), parts[17], parts[18], max(values))
        table.add_row(name, *(f"{cell:.1f}" for cell in cells), str(_TARGETS.get(name, "")))
    console.print(table)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--profiles", default="1000", help="sizes, such as 1000,10000,100000")
    parser.add_argument("--work", type=Path, default=WORK, help="work folder, see python -m benchmarks --help")
    options, console = parser.parse_args(), Console()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.arguments())
        for count in map(int, options.profiles.split(",")):
            bench(count, options.work.absolute(), browser, console)
        browser.close()


if __name__ == "__main__":
    main()
