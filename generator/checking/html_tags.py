"""Find the start tags of HTML, as a browser reads them, in time that grows with the length of the text."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple


class Tag(NamedTuple):
    """A start tag: its place counted from the start of the text, and its attributes with their values decoded."""

    offset: int
    raw: str
    name: str
    attributes: dict[str, str]


_NAME = re.compile(r"<([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(
    r"""[\s/]*+(?P<name>[^\s/>][^\s/>=]*+)"""
    r"""(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<open>["'])|(?P<bare>[^\s>]*+)))?+"""
)
_END = re.compile(r"[\s/]*+>")
# Their content is no HTML.
_RAW_TEXT = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in ("script", "style")}


def find_tags(html: str) -> Iterator[Tag]:
    """Yield every start tag of a piece of HTML.

    A comment that is not closed counts as none. So does a quotation mark that is not closed, and all that follow.
    """
    last_comment_end, position, has_quotes = html.rfind("-->"), 0, True
    while (start := html.find("<", position)) >= 0:
        if html.startswith("<!--", start) and start + 4 <= last_comment_end:
            position = html.find("-->", start + 4) + 3
        elif html.startswith(("<!--", "<!["), start):
            position = start + 3
        elif html.startswith(("<!", "<?", "</"), start):
            position = html.find(">", start) + 1
        elif match := _NAME.match(html, start):
            tag = _read_tag(html, match, has_quotes=has_quotes)
            if tag is None and has_quotes:
                has_quotes = False
                continue
            if tag is None:
                return
            yield tag
            position = start + len(tag.raw)
            if raw_text := _RAW_TEXT.get(tag.name):
                end = raw_text.search(html, position)
                position = end.start() if end else 0
        else:
            position = start + 1
        if not position:
            return


def _read_tag(html: str, name: re.Match[str], *, has_quotes: bool) -> Tag | None:
    """Read the tag whose name was found; None if it has no end, or a value whose quotation mark is not closed."""
    position = name.end()
    limit = len(html) if has_quotes else html.find(">", position) + 1
    attributes: dict[str, str] = {}
    while not (end := _END.match(html, position, limit)):
        attribute = _ATTRIBUTE.match(html, position, limit)
        if not attribute or (attribute["open"] and has_quotes):
            return None
        value = attribute["double"] or attribute["single"] or attribute["bare"] or ""
        attributes.setdefault(attribute["name"].lower(), unescape(value))
        position = attribute.end()
    return Tag(name.start(), html[name.start() : end.end()], name[1].lower(), attributes)
