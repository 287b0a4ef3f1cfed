"""Index pages, open data and what else is not a profile's: those that nothing changed for are as they were."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from generator.building.archive import Archive
from generator.building.plan import Plan
from generator.planning.page import Page
from generator.planning.site import Site
from generator.publishing.cache import Cache, digest, holds
from generator.publishing.publish import File, stager
from generator.rendering.shell import Chrome
from generator.rendering.site import Desk, Output, render_index, render_rest


def index_pages(site: Site, desk: Desk, out: Path, cache: Cache, made_from: str) -> Iterator[File]:
    """All index pages."""
    before: dict[str, tuple[str, File]] = cache.get("indexes", made_from) or {}
    stage = stager(out)
    counts, now = _counts(site), dict[str, tuple[str, File]]()
    for page in site.pages:
        key, known = digest((counts, _page_key(page))), before.get(page.url)
        # The home page shows the newest and the featured, which no count tells.
        if known and known[0] == key and page.kind != "home" and holds(out, known[1]):
            now[page.url] = known
            yield known[1]
        else:
            file = stage(*render_index(page, site, desk))
            now[page.url] = key, file.in_place()
            yield file
    cache.put(now, "indexes", made_from)


def rest(plan: Plan, archive: Archive, chrome: Chrome) -> Iterable[Output]:
    """Open data, editorial pages, sitemap."""
    site = plan.site(archive)
    return render_rest(site, (archive.head(entry.path).row for entry in site.shelves.all), chrome)


def _page_key(page: Page) -> tuple[Any, ...]:
    """All that tells two index pages of one address apart under the same words, theme and counts."""
    return page.kind, page.url, page.total, page.pages, [entry.checksum for entry in page.entries]


def _counts(site: Site) -> str:
    """How many people stand on each shelf and each page: what index pages tell of others."""
    shelves = site.shelves
    sized = (
        shelves.by_district, shelves.by_year, shelves.by_district_year, shelves.by_unit,
        shelves.by_field, shelves.by_award, shelves.by_movement, shelves.by_letter,
    )  # fmt: skip
    counts = tuple(tuple((key, len(row)) for key, row in shelf.items()) for shelf in sized)
    return digest((len(shelves.all), len(shelves.collectives), counts, tuple((p.url, p.total) for p in site.pages)))
