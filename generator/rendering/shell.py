"""Fill the shells that the host rendered once: pages with placeholders for what differs from page to page."""

import re
from collections.abc import Mapping
from html import escape

from msgspec import Struct

from generator.rendering.views.parts import PageMeta

_PLACEHOLDER = re.compile(r"@@([a-z-]+)@@")
DEPTHS = 6
"""How many depths of folders have a shell, from 0: `quan/<district>/<year>/trang/<n>/` is the deepest address, at 5."""


class Shell(Struct, frozen=True):
    """A page of the host at one depth, cut at its placeholders."""

    texts: tuple[bytes, ...]
    """The text around the placeholders, as UTF-8; one piece more than there are placeholders."""
    placeholders: tuple[str, ...]
    """The names of the placeholders, in order."""


class HostPages(Struct, frozen=True, kw_only=True):
    """Everything that the host rendered."""

    site_url: str
    """The address of the site, with a slash at its end."""
    shells: tuple[Shell, ...]
    """A shell for each depth below `DEPTHS`."""
    files: Mapping[str, bytes]
    """Editorial pages and the files beside them, by address."""
    warnings: tuple[str, ...] = ()
    """What the host warned of, a message each."""


def compile_shell(html: str) -> Shell:
    """Split a page of the host at its placeholders, `@@name@@`. Raises ValueError when it has none for the body."""
    pieces = _PLACEHOLDER.split(html)
    shell = Shell(tuple(text.encode() for text in pieces[::2]), tuple(pieces[1::2]))
    if "body" not in shell.placeholders:
        raise ValueError("the host's page has no placeholder @@body@@")
    return shell


def fill(shell: Shell, meta: PageMeta, breadcrumbs: str, body: str, search_box: str = "", links: str = "") -> bytes:
    """Fill a shell. The texts of `meta` are escaped here; the others, `links` of the head too, are HTML."""
    values = {
        "title": escape(meta.title).encode(),
        "description": escape(meta.description).encode(),
        "url": escape(meta.url).encode(),
        "robots": b'<meta name="robots" content="noindex">' if meta.is_hidden else b"",
        "links": links.encode(),
        "picture": meta.picture.src.encode(),
        "picture-alt": escape(meta.picture.alt).encode(),
        "breadcrumbs": breadcrumbs.encode(),
        "body": body.encode(),
        "search-box": search_box.encode(),
        f"current-{meta.section}": b' aria-current="true"',
    }
    pieces = [b""] * (len(shell.texts) + len(shell.placeholders))
    pieces[::2] = shell.texts
    pieces[1::2] = [values.get(placeholder, b"") for placeholder in shell.placeholders]
    return b"".join(pieces)


def depth_of(url: str) -> int:
    """Count the folders between the site's root and a page."""
    return url.count("/")


def root_of(url: str) -> str:
    """Return the relative address of the site's root from a page: `../../`, or `./` from the root itself."""
    return "../" * depth_of(url) or "./"
