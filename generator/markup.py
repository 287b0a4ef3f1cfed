"""A story's Markdown as safe HTML, and the pictures that this HTML shows."""

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote

import nh3
import pyromark

TAGS = {
    "p", "br", "hr", "strong", "em", "del", "blockquote", "ul", "ol", "li", "a", "img", "code", "pre",
    "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}
OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH

MAX_TAGS = 10_000
"""A story with more is refused: the time of cleaning grows with the square of unclosed tags."""

# An HTML parser reads <image> as <img>.
_HTML_IMAGE = re.compile(r"<(?:img|image)\b", re.IGNORECASE)
_FOREIGN = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPicture:
    """A picture that a story shows, once for each time it is shown.

    `name` is the file as the story names it, None for a picture of another host. `line` and `column` of the name count
    from 1, in the story.
    """

    name: str | None
    line: int
    column: int


def to_html(markdown: str) -> str:
    """Render Markdown; the result may hold any HTML that the story holds."""
    return pyromark.html(markdown, options=OPTIONS)


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
    """The file that an image's address names, decoded and NFC; None for an address of another host."""
    if src is None or _FOREIGN.match(src):
        return None
    return unicodedata.normalize("NFC", unquote(src))


def story_pictures(markdown: str) -> tuple[StoryPicture, ...]:
    """Every picture that the cleaned HTML of a story shows, in order: the page shows these and no others.

    A story that has too many tags, which is refused, shows none.
    """
    if ("![" not in markdown and "<im" not in markdown.lower()) or has_too_many_tags(markdown):
        return ()
    parser = _Images()
    parser.feed(clean(to_html(markdown)))
    parser.close()
    if not parser.names:
        return ()
    places = defaultdict[str | None, deque[int]](deque)
    for name, offset in _image_offsets(markdown):
        places[name].append(offset)
    ends = [match.start() for match in re.finditer("\n", markdown)]
    return tuple(_at_offset(name, _next_offset(places, name), ends) for name in parser.names)


class _Images(HTMLParser):
    """Collects the names of all images."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.names.append(picture_name(dict(attrs).get("src")))


def _image_offsets(markdown: str) -> Iterator[tuple[str | None, int]]:
    """Where images stand, in characters, with their names; those written in HTML have the name None.

    An image within the words of another is not shown.
    """
    source = markdown.encode("utf-8", "surrogatepass")
    done, offset, outer_end = 0, 0, 0
    for event, span in pyromark.events_with_range(markdown, options=OPTIONS):
        if not isinstance(event, dict) or span["start"] < outer_end:
            continue
        begin = event.get("Start")
        image = begin.get("Image") if isinstance(begin, dict) else None
        if not image and "Html" not in event and "InlineHtml" not in event:
            continue
        offset += len(source[done : span["start"]].decode("utf-8", "replace"))
        done = span["start"]
        text = source[done : span["end"]].decode("utf-8", "replace")
        if image:
            outer_end = span["end"]
            yield picture_name(image["dest_url"]), offset + _target(text, image["link_type"])
        else:
            yield from ((None, offset + match.start()) for match in _HTML_IMAGE.finditer(text))


def line_of(source: bytes, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of a byte of a story; the column is counted in characters."""
    start = source.rfind(b"\n", 0, offset) + 1
    return source.count(b"\n", 0, offset) + 1, len(source[start:offset].decode("utf-8", "replace")) + 1


def _target(image: str, link_type: str) -> int:
    """Where the name stands in the Markdown of an image; 0 where it stands elsewhere, in a definition."""
    found = image.rfind("](") + 2 if link_type == "Inline" else 0
    return found + 1 if image[found : found + 1] == "<" else found


def _next_offset(places: dict[str | None, deque[int]], name: str | None) -> int:
    found = places.get(name) or places.get(None)
    return found.popleft() if found else 0


def _at_offset(name: str | None, offset: int, line_ends: list[int]) -> StoryPicture:
    above = bisect_left(line_ends, offset)
    return StoryPicture(name=name, line=above + 1, column=offset - (line_ends[above - 1] if above else -1))
