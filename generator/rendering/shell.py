"""A shell: a page's chrome, rendered once by the host, with holes that are filled for each record."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from generator.rendering.views.parts import Frame

_HOLE = re.compile(r"@@([a-z-]+)@@")
MAX_DEPTH = 6
"""The deepest address is `quan/<district>/<year>/trang/<n>/`, five folders down; one to spare."""


@dataclass(frozen=True, slots=True)
class Shell:
    """The chrome for pages at one depth: literal text between the holes, as UTF-8."""

    texts: tuple[bytes, ...]
    holes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chrome:
    """All that the host gives: a shell for each depth, the editorial files it made, by address."""

    site_url: str
    shells: tuple[Shell, ...]
    files: Mapping[str, bytes]
    warnings: tuple[str, ...] = ()


def compile_shell(html: str) -> Shell:
    """Cut the host's page at its markers, `@@name@@`. Raises ValueError when the body's marker is not there."""
    pieces = _HOLE.split(html)
    shell = Shell(tuple(text.encode() for text in pieces[::2]), tuple(pieces[1::2]))
    if "body" not in shell.holes:
        raise ValueError("the host's page has no @@body@@ marker")
    return shell


def pour(shell: Shell, frame: Frame, crumbs: str, body: str, find: str = "", links: str = "") -> bytes:
    """Fill a shell: the frame's words are escaped here; all else, `links` of the head too, is HTML already."""
    values = {
        "title": escape(frame.title).encode(),
        "description": escape(frame.description).encode(),
        "url": escape(frame.url).encode(),
        "robots": b'<meta name="robots" content="noindex">' if frame.is_hidden else b"",
        "links": links.encode(),
        "crumbs": crumbs.encode(),
        "body": body.encode(),
        "find": find.encode(),
        f"current-{frame.section}": b' aria-current="true"',
    }
    pieces = [b""] * (len(shell.texts) + len(shell.holes))
    pieces[::2] = shell.texts
    pieces[1::2] = [values.get(hole, b"") for hole in shell.holes]
    return b"".join(pieces)


def depth_of(url: str) -> int:
    """How many folders below the site's root a page lies."""
    return url.count("/")


def root_of(url: str) -> str:
    """The way from a page back to the site's root: `../../`, or `./` from the root itself."""
    return "../" * depth_of(url) or "./"
