"""What HTML an editorial page may hold: nothing that runs, and nothing that another host serves."""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import NamedTuple

TAGS = frozenset(
    {"a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del", "details"}
    | {"dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img"}
    | {"ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "section", "small", "span", "strong", "sub"}
    | {"summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var"}
)
"""Elements of an editorial page; what is none of these is refused by the check and left out of the page."""

_EVERYWHERE = {"class", "id", "title", "lang", "dir", "role", "tabindex"}
_ARIA = "aria-"
ATTRIBUTES: dict[str, set[str]] = {
    "*": _EVERYWHERE,
    "a": {"href"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start", "reversed"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open"},
    "time": {"datetime"},
}
"""Attributes by element, `*` for all of them; those that begin with `aria-` are allowed, too."""

PREFIXES = {_ARIA}
SCHEMES = {"http", "https", "mailto", "tel", "gallery"}
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# Browsers pass over these inside an address.
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
# Python-Markdown's attribute lists: `[a](b){: onclick=… }`.
_LIST = re.compile(r"\{:?[^{}]*?\b(on\w+|href|src|srcset|style)\s*=[^{}]*\}", re.IGNORECASE)


class Tag(NamedTuple):
    """A start tag: its place counted from the start of the text, and its attributes with their values decoded."""

    offset: int
    raw: str
    name: str
    attributes: dict[str, str]


class Fault(NamedTuple):
    """What is not allowed: the code, message and hint of a problem."""

    code: str
    message: str
    hint: str


class _Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []
        self._starts = [0]
        for line in text.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        attributes = {name: value or "" for name, value in reversed(attrs)}
        self.tags.append(Tag(self._starts[line - 1] + column, self.get_starttag_text() or "", tag, attributes))


def find_tags(html: str) -> list[Tag]:
    """Every start tag of a piece of HTML."""
    # The parser refuses a marked section whose name it does not know; to a browser it is none.
    html = html.replace("\r", "\n").replace("<![", "   ")
    # The parser looks for the end of each comment that has none down to the end of the text.
    end = html.rfind("-->") + 1
    return _Tags(html[:end] + html[end:].replace("<!--", "    ")).tags


def scheme_of(address: str) -> str:
    """The scheme of an address in lower case, as a browser reads it; empty for a relative one."""
    match = _SCHEME.match(_IGNORED.sub("", address))
    return match[1].lower() if match else ""


def check_tag(tag: Tag) -> Iterator[Fault]:
    """What is not allowed of a tag, its addresses apart."""
    if tag.name not in TAGS:
        hint = "bỏ thẻ này; trang biên tập chỉ gồm chữ, bảng, ảnh và liên kết"
        yield Fault("unsafe-html", f"không dùng được thẻ <{tag.name}>", hint)
        return
    allowed = _EVERYWHERE | ATTRIBUTES.get(tag.name, set())
    for name in tag.attributes:
        if name not in allowed and not name.startswith(_ARIA):
            yield Fault("unsafe-html", f'không dùng được "{name}" trong thẻ <{tag.name}>', f'bỏ "{name}"')


def check_address(address: str) -> Iterator[Fault]:
    """An address whose scheme is none of `SCHEMES`, such as `javascript:`."""
    scheme = scheme_of(address)
    if scheme and scheme not in SCHEMES:
        hint = "dùng địa chỉ bắt đầu bằng https:, mailto: hoặc tel:"
        yield Fault("unsafe-html", f'không dùng được liên kết "{scheme}:"', hint)


def check_attribute_lists(text: str) -> Iterable[tuple[int, Fault]]:
    """Attribute lists in braces that set an address or a script, each with its offset in the text."""
    for match in _LIST.finditer(text):
        yield match.start(1), Fault("unsafe-html", f'không dùng được "{match[1]}" trong ngoặc nhọn', "bỏ phần này")
