"""The references that an HTML, SVG or CSS file makes, and the ids it offers."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple

# Attributes whose value is one address; which of them a browser fetches by itself is said below.
_ADDRESSES = {"href", "xlink:href", "src", "poster", "action", "formaction", "data", "cite", "background"}
_SETS = {"srcset", "imagesrcset"}
_FOLLOWED_BY_PEOPLE = {"action", "formaction", "cite"}
_Attributes = list[tuple[str, str | None]]

_FETCHED_RELATIONS = {
    "stylesheet", "icon", "apple-touch-icon", "manifest", "preload", "modulepreload", "prefetch",
    "preconnect", "dns-prefetch", "mask-icon",
}  # fmt: skip
_NOT_OF_THE_SITE = ("data:", "mailto:", "tel:", "javascript:", "blob:", "about:")

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_ADDRESS = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE
)
_CANDIDATE = re.compile(r"([^\s,]\S*[^\s,]|[^\s,])(?:\s+[^,]+)?\s*(?:,|$)")
_REFRESH = re.compile(r"^\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?['\"]?([^'\"]+)", re.IGNORECASE)


class Reference(NamedTuple):
    """An address as written, and whether a browser fetches it without being asked."""

    text: str
    is_fetched: bool


@dataclass(slots=True)
class Source:
    """What one file refers to, the ids it offers, and its `<base href>`."""

    references: list[Reference] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    base: str = ""

    def add(self, address: str | None, *, is_fetched: bool) -> None:
        """Keep the address unless it is none of the site's (data:, mailto: …)."""
        text = (address or "").strip()
        if not text.lower().startswith(_NOT_OF_THE_SITE):
            self.references.append(Reference(text, is_fetched))


def read_html(text: str) -> Source:
    """The source of an HTML page or an SVG picture, its inline styles included."""
    parser = _Parser()
    parser.feed(text)
    parser.close()
    return parser.source


def read_css(text: str) -> Source:
    """The source of a style sheet: every url() and @import."""
    source = Source()
    _add_css(source, text)
    return source


def _add_css(source: Source, text: str) -> None:
    for groups in _CSS_ADDRESS.findall(_COMMENT.sub("", text)):
        source.add("".join(groups), is_fetched=True)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.source = Source()
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: _Attributes) -> None:
        self._in_style = tag == "style"
        for name, value in attrs:
            if name == "id" or (name == "name" and tag == "a"):
                self.source.ids.add(value or "")
            elif name in _ADDRESSES:
                self._add_address(tag, name, value, attrs)
            elif name in _SETS:
                for candidate in _CANDIDATE.findall(value or ""):
                    self.source.add(candidate, is_fetched=True)
            elif name == "style":
                _add_css(self.source, value or "")
        if tag == "meta":
            self._add_refresh(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False

    def handle_data(self, data: str) -> None:
        if self._in_style:
            _add_css(self.source, data)

    def _add_address(self, tag: str, name: str, value: str | None, attrs: _Attributes) -> None:
        if tag == "base":
            self.source.base = value or ""
            return
        is_fetched = tag not in ("a", "area") and name not in _FOLLOWED_BY_PEOPLE
        if tag == "link":
            relations = (dict(attrs).get("rel") or "").lower().split()
            is_fetched = not _FETCHED_RELATIONS.isdisjoint(relations)
        self.source.add(value, is_fetched=is_fetched)

    def _add_refresh(self, attrs: dict[str, str | None]) -> None:
        if (attrs.get("http-equiv") or "").lower() == "refresh":
            match = _REFRESH.match(attrs.get("content") or "")
            if match:
                self.source.add(match.group(1), is_fetched=True)
