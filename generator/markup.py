"""A story's Markdown as safe HTML, and the pictures and links in this HTML."""

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any, Literal
from urllib.parse import unquote

import nh3
import pyromark

TAGS = {
    "p", "br", "hr", "strong", "em", "del", "blockquote", "ul", "ol", "li", "a", "img", "code", "pre",
    "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto", "gallery"}
OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH

MAX_TAGS = 10_000
"""A story with more is refused: the time of cleaning grows with the square of unclosed tags."""

# An HTML parser reads <image> as <img>.
_HTML_LINK = re.compile(r"<a\b", re.IGNORECASE)
_HTML_IMAGE = re.compile(r"<(?:img|image)\b", re.IGNORECASE)
_ESCAPED_PICTURE = re.compile(r"(?<!\\)((?:\\\\)*)\\!\[")
_FOREIGN = re.compile(r"https?:|//", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryMark:
    """A picture or a link as a story's page has it.

    `target` is the picture's file or the link's address as the story names it, None for a picture of another host.
    `line` and `column` of the target count from 1, in the story.
    """

    target: str | None
    line: int
    column: int


def to_html(markdown: str) -> str:
    """Render Markdown; the result may hold any HTML that the story holds."""
    return pyromark.html(_without_escaped_pictures(markdown), options=OPTIONS)


def _without_escaped_pictures(markdown: str) -> str:
    """Escape the bracket for the exclamation mark: `\\![a](x.jpg)` is meant as text, but CommonMark sees a link."""
    return _ESCAPED_PICTURE.sub(r"\1!\\[", markdown) if "\\![" in markdown else markdown


def has_too_many_tags(markdown: str) -> bool:
    """Whether the HTML of a story has more than `MAX_TAGS`."""
    # A letter makes two tags at most, but for tables, whose short rows are filled up.
    return (len(markdown) > MAX_TAGS // 3 or "|" in markdown) and to_html(markdown).count("<") > MAX_TAGS


def clean(html: str) -> str:
    """Keep the tags and attributes of a story; scripts and styles go with their content.

    Raises ValueError where there are more than `MAX_TAGS` tags.
    """
    if html.count("<") > MAX_TAGS:
        raise ValueError(f"more than {MAX_TAGS} tags")
    return nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, clean_content_tags={"script", "style"}
    ).strip()


def picture_name(src: str | None) -> str | None:
    """The file that an image's address names, decoded and NFC; None for an address of another host.

    Cleaning takes away an address such as `file:` or `C:`; the name is then empty.
    """
    return None if src and _FOREIGN.match(src) else unicodedata.normalize("NFC", unquote(src or ""))


def story_pictures(markdown: str) -> tuple[StoryMark, ...]:
    """Every picture that the cleaned HTML of a story shows, in order: the page shows these and no others.

    A story that has too many tags, which is refused, shows none.
    """
    return story_marks(markdown, "img") if "![" in markdown or "<im" in markdown.lower() else ()


def story_marks(markdown: str, tag: Literal["a", "img"]) -> tuple[StoryMark, ...]:
    """Every link (`a`) or picture (`img`) in the cleaned HTML of a story, in order."""
    if not any(mark in markdown for mark in ("](", "]:", "<")) or has_too_many_tags(markdown):
        return ()
    parser = _Targets(tag)
    parser.feed(clean(to_html(markdown)))
    parser.close()
    if not parser.targets:
        return ()
    marks = list(_mark_offsets(markdown, tag))
    ends = [match.start() for match in re.finditer("\n", markdown)]
    if len(marks) == len(parser.targets):
        pairs = zip(parser.targets, marks, strict=True)
        return tuple(_at_offset(_restored(target, source), offset, ends) for target, (source, offset) in pairs)
    places = defaultdict[str | None, deque[int]](deque)
    for source, offset in marks:
        places[_decoded(source)].append(offset)
    return tuple(_at_offset(target, _next_offset(places, _decoded(target)), ends) for target in parser.targets)


class _Targets(HTMLParser):
    """Collects what each tag of one name leads to."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self.targets: list[str | None] = []
        self._tag = tag

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == self._tag == "img":
            self.targets.append(picture_name(dict(attrs).get("src")))
        elif tag == self._tag and "href" in dict(attrs):
            self.targets.append(dict(attrs)["href"])


def _mark_offsets(markdown: str, tag: Literal["a", "img"]) -> Iterator[tuple[str | None, int]]:
    """Where pictures or links stand, in characters, with their targets; those written in HTML have the target None.

    A picture within the words of another is not shown.
    """
    kind, in_html = ("Image", _HTML_IMAGE) if tag == "img" else ("Link", _HTML_LINK)
    markdown = _without_escaped_pictures(markdown)
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
            target = picture_name(mark["dest_url"]) if tag == "img" else mark["dest_url"]
            yield target, offset + _target(text, mark["link_type"])
        else:
            yield from ((None, offset + match.start()) for match in in_html.finditer(text))


def _restored(target: str | None, source: str | None) -> str | None:
    """The path that cleaning took away because of its scheme (`file:`, `C:`), for a message."""
    return source if target == "" and source and {"/", "\\"} & set(source) else target


def _decoded(target: str | None) -> str | None:
    """What is alike in Markdown and in HTML, where a target is percent-encoded."""
    return None if target is None else unquote(target)


def line_of(source: bytes, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of a byte of a story; the column is counted in characters."""
    start = source.rfind(b"\n", 0, offset) + 1
    return source.count(b"\n", 0, offset) + 1, len(source[start:offset].decode("utf-8", "replace")) + 1


def _target(text: str, link_type: str) -> int:
    """Where the target stands in the Markdown of a picture or link; 0 where it stands elsewhere, in a definition."""
    found = text.rfind("](") + 2 if link_type == "Inline" else 0
    return found + 1 if text[found : found + 1] == "<" else found


def _next_offset(places: dict[str | None, deque[int]], target: str | None) -> int:
    found = places.get(target) or places.get(None)
    return found.popleft() if found else 0


def _at_offset(target: str | None, offset: int, line_ends: list[int]) -> StoryMark:
    above = bisect_left(line_ends, offset)
    return StoryMark(target=target, line=above + 1, column=offset - (line_ends[above - 1] if above else -1))
