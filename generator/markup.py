"""Render a story's Markdown to safe HTML, and find the pictures and links in it."""

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, Literal
from urllib.parse import unquote

import nh3
import pyromark
from msgspec import Struct

TAGS = {
    "p", "br", "hr", "strong", "em", "del", "blockquote", "ul", "ol", "li", "a", "img", "code", "pre",
    "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto", "gallery"}
OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH

MAX_TAGS = 10_000
"""A story with more tags is refused: the time of cleaning grows with the square of unclosed tags."""

# An HTML parser reads <image> as <img>.
_HTML_LINK = re.compile(r"<a\b", re.IGNORECASE)
_HTML_IMAGE = re.compile(r"<(?:img|image)\b", re.IGNORECASE)
_ESCAPED_PICTURE = re.compile(r"(?<!\\)((?:\\\\)*)\\!\[")
_FOREIGN = re.compile(r"https?:|//", re.IGNORECASE)


class StoryMark(Struct, frozen=True, kw_only=True):
    """A picture or a link of a story's page."""

    target: str | None
    """The picture's file or the link's address, as the story has it; None for a picture of another host."""
    line: int
    """The line of the target, counted from 1 in the story."""
    column: int
    """The column of the target, counted from 1, in characters."""


def to_html(markdown: str) -> str:
    """Render Markdown. The result is not safe: HTML in the story is kept."""
    return pyromark.html(_escape_brackets(markdown), options=OPTIONS)


def _escape_brackets(markdown: str) -> str:
    """Escape the bracket, too, in `\\![a](x.jpg)`: it is meant as text, but CommonMark sees a link."""
    return _ESCAPED_PICTURE.sub(r"\1!\\[", markdown) if "\\![" in markdown else markdown


def has_too_many_tags(markdown: str) -> bool:
    """Return whether the HTML of a story has more than `MAX_TAGS` tags."""
    return to_html(markdown).count("<") > MAX_TAGS


def sanitize_html(html: str) -> str:
    """Sanitise HTML: keep only `TAGS` and `ATTRIBUTES`; drop scripts and styles with their content.

    Raises ValueError if there are more than `MAX_TAGS` tags.
    """
    if html.count("<") > MAX_TAGS:
        raise ValueError(f"more than {MAX_TAGS} tags")
    return nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, clean_content_tags={"script", "style"}
    ).strip()


def get_picture_name(src: str | None) -> str | None:
    """Return the file that an image's address names, decoded, in NFC; None for an address of another host.

    The name is empty if cleaning removed the address because of its scheme (`file:`, `C:`).
    """
    if src and _FOREIGN.match(src):
        return None
    return unicodedata.normalize("NFC", unquote(src or "")).removeprefix("./")


def find_pictures(markdown: str) -> tuple[StoryMark, ...]:
    """Find the pictures in the cleaned HTML of a story, in order; the page shows these and no others.

    A story with too many tags, which is refused, has none.
    """
    return find_marks(markdown, "img")


def find_marks(markdown: str, tag: Literal["a", "img"]) -> tuple[StoryMark, ...]:
    """Find the links (`a`) or pictures (`img`) in the cleaned HTML of a story, in order."""
    # Not rendering stories without any mark saves 0.5 of 5.5 CPU seconds in a cold build of 1,000 profiles (9 %).
    if not any(mark in markdown for mark in ("](", "]:", "<")) or has_too_many_tags(markdown):
        return ()
    parser = _Targets(tag)
    parser.feed(sanitize_html(to_html(markdown)))
    parser.close()
    if not parser.targets:
        return ()
    marks = list(_locate_marks(markdown, tag))
    ends = [match.start() for match in re.finditer("\n", markdown)]
    if len(marks) == len(parser.targets):
        pairs = zip(parser.targets, marks, strict=True)
        return tuple(_make_mark(_restore_path(target, source), offset, ends) for target, (source, offset) in pairs)
    places = defaultdict[str | None, deque[int]](deque)
    for source, offset in marks:
        places[_decode(source)].append(offset)
    return tuple(_make_mark(target, _take_offset(places, _decode(target)), ends) for target in parser.targets)


class _Targets(HTMLParser):
    """Collect the targets of all tags of one name."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self.targets: list[str | None] = []
        self._tag = tag

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == self._tag == "img":
            self.targets.append(get_picture_name(dict(attrs).get("src")))
        elif tag == self._tag and "href" in dict(attrs):
            self.targets.append(dict(attrs)["href"])


def _locate_marks(markdown: str, tag: Literal["a", "img"]) -> Iterator[tuple[str | None, int]]:
    """Yield target and offset (in characters) of pictures or links in the Markdown; the target is None in HTML.

    A picture inside the text of another one is not shown.
    """
    kind, in_html = ("Image", _HTML_IMAGE) if tag == "img" else ("Link", _HTML_LINK)
    markdown = _escape_brackets(markdown)
    source = markdown.encode("utf-8", "surrogatepass")
    done, offset, outer_end = 0, 0, 0
    for event, span in pyromark.events_with_range(markdown, options=OPTIONS):
        if not isinstance(event, dict) or span["start"] < outer_end:
            continue
        begin: Any = event.get("Start")
        mark = begin.get(kind) if isinstance(begin, dict) else None
        if not mark and "Html" not in event and "InlineHtml" not in event:
            continue
        offset += len(source[done : span["start"]].decode("utf-8", "replace"))
        done = span["start"]
        text = source[done : span["end"]].decode("utf-8", "replace")
        if mark:
            outer_end = span["end"]
            target = get_picture_name(mark["dest_url"]) if tag == "img" else mark["dest_url"]
            yield target, offset + _find_target(text, mark["link_type"])
        else:
            yield from ((None, offset + match.start()) for match in in_html.finditer(text))


def _restore_path(target: str | None, source: str | None) -> str | None:
    """Return the path that cleaning removed because of its scheme (`file:`, `C:`), for a message."""
    return source if target == "" and source and {"/", "\\"} & set(source) else target


def _decode(target: str | None) -> str | None:
    """Decode a target, so that it is the same in Markdown and in HTML, where it is percent-encoded."""
    return None if target is None else unquote(target)


def locate_byte(source: bytes, offset: int) -> tuple[int, int]:
    """Return line and column, from 1, of a byte of a story; the column is counted in characters."""
    start = source.rfind(b"\n", 0, offset) + 1
    return source.count(b"\n", 0, offset) + 1, len(source[start:offset].decode("utf-8", "replace")) + 1


def _find_target(text: str, link_type: str) -> int:
    """Return the offset of the target in a picture or link; 0 if the target is in a definition elsewhere."""
    offset = text.rfind("](") + 2 if link_type == "Inline" else 0
    return offset + 1 if text[offset : offset + 1] == "<" else offset


def _take_offset(places: dict[str | None, deque[int]], target: str | None) -> int:
    offsets = places.get(target) or places.get(None)
    return offsets.popleft() if offsets else 0


def _make_mark(target: str | None, offset: int, line_ends: list[int]) -> StoryMark:
    above = bisect_left(line_ends, offset)
    return StoryMark(target=target, line=above + 1, column=offset - (line_ends[above - 1] if above else -1))
