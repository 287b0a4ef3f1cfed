"""Compare two builds of the site: which pages a change adds, changes and removes."""

import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path

from msgspec import Struct

_TITLE = re.compile(rb"<title>(.*?)</title>", re.DOTALL)
# What changes on every page with the look of the site: the hashes in the names of its styles and scripts.
_ASSET = re.compile(rb"(assets/[\w-]+)\.[0-9a-f]{8}\.")


class ChangedPage(Struct, frozen=True):
    """A page that differs between two builds."""

    address: str
    """Its address relative to the site's root: `ho-so/nguyen-van-mau/`."""
    title: str
    """Its title without the name of the site; for a removed page, the title that it had."""


class SiteChanges(Struct, frozen=True, kw_only=True):
    """The pages that differ between two builds, each list sorted by address."""

    added: tuple[ChangedPage, ...] = ()
    """Pages that only the new build has."""
    changed: tuple[ChangedPage, ...] = ()
    """Pages that differ, apart from the names of styles and scripts."""
    removed: tuple[ChangedPage, ...] = ()
    """Pages that only the old build has."""


def read_pages(site: Path) -> dict[str, bytes]:
    """Read every page of a built site, by address; frames for other sites are left out."""
    pages = {path.parent.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("index.html")}
    addresses = {"" if name == "." else f"{name}/": html for name, html in pages.items()}
    return {address: html for address, html in addresses.items() if not address.startswith("nhung/")}


def compare_pages(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> SiteChanges:
    """Compare the pages of two builds."""
    common = sorted(before.keys() & after.keys())
    return SiteChanges(
        added=tuple(_describe(address, after) for address in sorted(after.keys() - before.keys())),
        changed=tuple(
            _describe(address, after)
            for address in common
            if before[address] != after[address] and _strip_assets(before[address]) != _strip_assets(after[address])
        ),
        removed=tuple(_describe(address, before) for address in sorted(before.keys() - after.keys())),
    )


def _strip_assets(html: bytes) -> bytes:
    return _ASSET.sub(rb"\1.", html)


def _describe(address: str, pages: Mapping[str, bytes]) -> ChangedPage:
    match = _TITLE.search(pages[address])
    title = unescape(match[1].decode("utf-8", "replace")).strip() if match else ""
    # The name of the site ends every title.
    return ChangedPage(address, title.rpartition(" – ")[0] or title)
