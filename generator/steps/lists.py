"""List: index pages, open data, editorial pages, sitemap."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import starmap
from pathlib import Path

from msgspec import Struct

from generator.cache import Cache, digest
from generator.planning.feeds import plan_feeds
from generator.planning.site import Site
from generator.publishing.publish import OutputFile, are_published, stager
from generator.rendering.shell import HostPages
from generator.rendering.site import Renderer, make_index_view, render_index, render_rest


class ListFiles(Struct, kw_only=True):
    """The files of an earlier build."""

    summaries_key: str = ""
    """The digest of the summaries they were made from."""
    pages: dict[str, tuple[str, list[OutputFile]]] = {}
    """By address of an index page the digest of what it and its feeds say, and their files."""
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
    for page in site.pages:
        # Cards say what their profiles say, so these stand for them: most pages need none.
        view = make_index_view(replace(page, profiles=()), site)
        profiles, has_feed = [*page.profiles, *feeds.get(page.url, ())], (page.start in feeds, bool(feeds))
        key = digest((repr(view), has_feed, [profile.front_matter_hash for profile in profiles]))
        known_key, files = before.pages.get(page.url, ("", []))
        if known_key != key or not are_published(out, files):
            files = list(starmap(stage, render_index(page, feeds, site, renderer)))
        now.pages[page.url] = key, [file.published() for file in files]
        yield from files
    rows = ((profile.json_row, profile.csv_row) for profile in site.listings.all)
    for file in starmap(stage, render_rest(site, rows, host_pages)):
        now.rest.append(file.published())
        yield file
    cache.put("lists", made_from, now)
