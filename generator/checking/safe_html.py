"""What HTML an editorial page may hold: nothing that runs, and nothing that another host serves."""

import re
from collections.abc import Iterable, Iterator

from generator.checking.html_tags import Tag
from generator.records.problem import ProblemText

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
_LIST = re.compile(r"\{[^{}]*\}")
_LISTED = re.compile(r"\b(on\w+|href|src|srcset|style)\s*=", re.IGNORECASE)


def scheme_of(address: str) -> str:
    """Return the scheme of an address in lower case, as a browser reads it; empty for a relative one."""
    match = _SCHEME.match(_IGNORED.sub("", address))
    return match[1].lower() if match else ""


def check_tag(tag: Tag) -> Iterator[ProblemText]:
    """Yield what is not allowed of a tag, its addresses apart."""
    if tag.name not in TAGS:
        hint = "bỏ thẻ này; trang biên tập chỉ gồm chữ, bảng, ảnh và liên kết"
        yield "unsafe-html", f"không dùng được thẻ <{tag.name}>", hint
        return
    allowed = _EVERYWHERE | ATTRIBUTES.get(tag.name, set())
    for name in tag.attributes:
        if name not in allowed and not name.startswith(_ARIA):
            yield "unsafe-html", f'không dùng được "{name}" trong thẻ <{tag.name}>', f'bỏ "{name}"'


def check_address(address: str) -> Iterator[ProblemText]:
    """Yield what is wrong with an address whose scheme is none of `SCHEMES`, such as `javascript:`."""
    scheme = scheme_of(address)
    if scheme and scheme not in SCHEMES:
        hint = "dùng địa chỉ bắt đầu bằng https:, mailto: hoặc tel:"
        yield "unsafe-html", f'không dùng được liên kết "{scheme}:"', hint


def check_attribute_lists(markdown: str) -> Iterable[tuple[int, ProblemText]]:
    """Yield each attribute list in braces that sets an address or a script: its offset, and what is wrong."""
    for braces in _LIST.finditer(markdown):
        if match := _LISTED.search(braces[0]):
            text = "unsafe-html", f'không dùng được "{match[1]}" trong ngoặc nhọn', "bỏ phần này"
            yield braces.start() + match.start(1), text
