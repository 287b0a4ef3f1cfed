"""Links into the gallery, from stories, editorial pages and the navigation."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import quote, unquote, urlsplit

from generator.markup import find_marks
from generator.planning.urls import profile_url
from generator.reading.slugs import make_file_slug
from generator.records.link import GalleryLink

SCHEME = "gallery:"
"""Editorial pages and the navigation write `gallery:quan/hoan-kiem/` for an address of the gallery."""

# A scheme, or "//": another host, or what cleaning takes away.
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def find_story_links(path: str, story: str, first_line: int, slug: str) -> tuple[GalleryLink, ...]:
    """Find the links into the gallery in a story, which begins at `first_line` of the file `path`."""
    return tuple(
        link
        for mark in find_marks(story, "a")
        if mark.target is not None
        and (link := make_link(mark.target, profile_url(slug), path, first_line + mark.line - 1, mark.column))
    )


def make_link(href: str, page: str, path: str, line: int, column: int) -> GalleryLink | None:
    """Make the link `href` of the page with the address `page`; None if it surely leads out of the gallery.

    A full address may lead into it: `keep_own_links` knows when.
    """
    address = link_address(href, page)
    if address is not None:
        return GalleryLink(address=address, path=path, line=line, column=column)
    try:
        parts = urlsplit(href.strip())
        host = parts.netloc.lower() if parts.scheme in ("", "http", "https") else ""
    except ValueError:
        return None
    below_host = unquote(parts.path).lstrip("/")
    return GalleryLink(address=below_host, path=path, line=line, column=column, host=host) if host else None


def keep_own_links(links: Iterable[GalleryLink], site_url: str) -> Iterator[GalleryLink]:
    """Yield the links into the gallery, whose public address is `site_url`; those of other hosts are left out."""
    site = urlsplit(site_url)
    prefix = unquote(site.path).lstrip("/")
    for link in links:
        if not link.host:
            yield link
        elif link.host == site.netloc.lower() and f"{link.address}/".startswith(prefix):
            yield replace(link, address=link.address.removeprefix(prefix), host="")


def link_address(href: str, page: str = "") -> str | None:
    """Return the address below the site's root that `href` on the page `page` leads to; None for another host.

    A story may write `gallery:quan/hoan-kiem/`, the file of another profile, or an address relative to its own page.
    """
    path, _ = _split(href)
    if path.lower().startswith(SCHEME):
        return unquote(path[len(SCHEME) :])
    if _ELSEWHERE.match(path):
        return None
    path = unquote(path)
    if path.endswith(".md"):
        return profile_url(make_file_slug(path))
    address = posixpath.normpath(posixpath.join("/", page, path)).lstrip("/")
    is_folder = posixpath.basename(path) in ("", ".", "..")
    return f"{address}/" if address and is_folder else address


def place_link(href: str, root: str) -> str:
    """Write a link for a page from which `root` leads to the site's root; links out of the gallery stay as they are."""
    path, tail = _split(href)
    address = link_address(href)
    if address is None or not (path.lower().startswith((SCHEME, "/")) or path.endswith(".md")):
        return href
    return f"{root}{quote(address)}{tail}" or "./"


def _split(href: str) -> tuple[str, str]:
    """Split an address into its path, and its query and fragment."""
    path = re.split(r"[?#]", href.strip(), maxsplit=1)[0]
    return path, href.strip()[len(path) :]
