"""List: index pages, open data, editorial pages, sitemap."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import starmap
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.cache import Cache, digest
from generator.planning.feeds import plan_feeds
from generator.planning.page import Page
from generator.planning.site import Site
from generator.publishing.publish import OutputFile, are_published, stager
from generator.records.output import Output
from generator.records.summary import ProfileSummary
from generator.rendering.feeds import FeedWriter
from generator.rendering.shell import HostPages
from generator.rendering.site import Renderer, find_feeds, make_index_view, render_index, render_rest
from generator.rendering.views.parts import PageMeta

View = tuple[PageMeta, Any]
Render = Callable[[], list[Output]]


class ListFiles(Struct, kw_only=True):
    """The files of an earlier build."""

    summaries_key: str = ""
    """The digest of the summaries they were made from."""
    pages: dict[str, tuple[str, list[OutputFile]]] = {}
    """By address of an index page or a feed the digest of what it says, and its files."""
    rest: list[OutputFile] = []
    """All other files."""


def render_lists(
    site: Site, host_pages: HostPages, renderer: Renderer, out: Path, keys: tuple[str, str], cache: Cache
) -> Iterator[OutputFile]:
    """Render the index pages whose view changed, and the rest when a summary changed.

    `keys` are the digest of all else that pages are made from, and that of all summaries.
    """
    made_from, summaries_key = keys
    before = cache.get("lists", made_from, ListFiles) or ListFiles()
    if before.summaries_key == summaries_key:
        files = [*(file for _, page in before.pages.values() for file in page), *before.rest]
        if are_published(out, files):
            yield from files
            return
    now, stage, feeds = ListFiles(summaries_key=summaries_key), stager(out), plan_feeds(site)

    def keep(
        address: str, says: tuple[Any, ...], profiles: Iterable[ProfileSummary], render: Render
    ) -> list[OutputFile]:
        # Cards and feeds say what their profiles say, so these stand for them.
        key = digest((says, [profile.front_matter_hash for profile in profiles]))
        known_key, files = before.pages.get(address, ("", []))
        if known_key != key or not are_published(out, files):
            files = list(starmap(stage, render()))
        now.pages[address] = key, [file.published() for file in files]
        return files

    def render_page(page: Page, bare_view: View) -> list[Output]:
        view = make_index_view(page, site) if page.profiles else bare_view
        return render_index(page, view, feeds, site, renderer)

    writer = FeedWriter(renderer.registry, host_pages.site_url)
    for page in site.pages:
        # Most pages need no summary of a profile.
        view = make_index_view(replace(page, profiles=()), site)
        newest = feeds[page.url].newest if page.url in feeds else ()
        says: tuple[Any, ...] = repr(view), page.start in feeds, bool(feeds)
        yield from keep(page.url, says, [*page.profiles, *newest], partial(render_page, page, view))
        for feed in find_feeds(page, view[0], feeds, renderer):
            says = feed.title, feed.previous, feed.number == feed.archives
            yield from keep(feed.address, says, feed.profiles, partial(writer.write, feed))
    # The open data takes as much memory as what the writer keeps.
    del writer
    rows = ((profile.json_row, profile.csv_row) for profile in site.listings.all)
    for file in starmap(stage, render_rest(site, rows, renderer, host_pages)):
        now.rest.append(file.published())
        yield file
    cache.put("lists", made_from, now)
