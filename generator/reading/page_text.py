"""Read the Markdown of an editorial page: links, headings and HTML, each with its place."""

import re
from collections.abc import Iterable, Iterator

import pyromark
from msgspec import Struct, field

from generator.checking.html_tags import find_tags
from generator.checking.safe_html import check_address, check_attribute_lists, check_tag
from generator.reading.slugs import make_old_anchor, make_slug, make_unique
from generator.records.problem import Problem, ProblemText, error_at

_OPTIONS = pyromark.Options.ENABLE_TABLES
_ID = re.compile(r"#([\w:.-]+)")
# Text to CommonMark, but a tag to the host: `<svg/onload=…>`.
_LOOSE_TAG = re.compile(rb"(?<!\\)</?[a-zA-Z][^<>@:\s]*(?:\s[^<>]*)?>")
_LIST = re.compile(r"(?<!\s)\s*\{:?[^{}]*\}\s*$")
# The address in the definition of a reference.
_DEFINITION = re.compile(rb"\]:\s*<?([^>\s]+)")


class Reference(Struct, frozen=True, kw_only=True):
    """A link of a page, or a picture that it shows."""

    target: str
    """The address, as the page has it."""
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in characters."""
    is_picture: bool
    """Whether it is a picture."""
    is_html: bool
    """Whether it is written as HTML; the host does not rewrite the address then."""


class PageText(Struct):
    """What the Markdown of a page contains."""

    references: list[Reference] = field(default_factory=list)
    """Its links and pictures, in order."""
    title: str = ""
    """Its first heading of level 1; empty for none."""
    anchors: set[str] = field(default_factory=set)
    """The anchors that links can lead to."""
    problems: list[Problem] = field(default_factory=list)
    """What is wrong with its HTML and addresses."""


def parse_page(path: str, body: str, first_line: int) -> PageText:
    """Read the Markdown `body` of the file `path`, which starts at its line `first_line`."""
    return _Reader(path, body, first_line).page


class _Reader:
    """Collect the parts of a page in their order."""

    def __init__(self, path: str, body: str, first_line: int) -> None:
        self.page = PageText()
        self._path, self._body, self._line = path, body.encode(), first_line
        self._rest = bytearray(self._body)
        self._heading: list[str] | None = None
        self._numbers: dict[str, int] = {}
        self._definitions: dict[bytes, int] | None = None
        # The offset whose line and column were found last, and these.
        self._last_place = (0, first_line, 1)
        for event, place in pyromark.events_with_range(body, options=_OPTIONS):
            self._handle(event, place["start"], place["end"])
        for match in _LOOSE_TAG.finditer(self._rest):
            self._read_html(match.start(), match.end())
        for offset, text in check_attribute_lists(body):
            self._report(len(body[:offset].encode()), [text])

    def _handle(self, event: object, start: int, end: int) -> None:
        match event:
            case {"Start": {"Link": {"dest_url": target, "link_type": kind}}} if kind != "Email":
                self._add_markdown_reference(target, start, end, is_picture=False)
            case {"Start": {"Image": {"dest_url": target}}}:
                self._add_markdown_reference(target, start, end, is_picture=True)
            case {"Start": {"Heading": _}}:
                self._heading = []
            case {"End": {"Heading": level}}:
                self._end_heading(str(level))
            case {"Text": text}:
                self._add_to_heading(text)
            case {"Code": text}:
                self._add_to_heading(text)
                self._blank_out(start, end)
            case {"Start": {"CodeBlock": _}}:
                self._blank_out(start, end)
            case {"Start": "HtmlBlock"} | {"InlineHtml": _}:
                self._read_html(start, end)
                self._blank_out(start, end)

    def _add_to_heading(self, text: str) -> None:
        if self._heading is not None:
            self._heading.append(text)

    def _blank_out(self, start: int, end: int) -> None:
        self._rest[start:end] = b" " * (end - start)

    def _add_markdown_reference(self, target: str, start: int, end: int, *, is_picture: bool) -> None:
        raw = target.encode()
        offset = self._body.find(raw, start, end)
        if offset < 0:
            # A reference link: the address is in the definition.
            offset = self._find_definitions().get(raw, start)
        self._add(target, offset, is_picture=is_picture, is_html=False)

    def _find_definitions(self) -> dict[bytes, int]:
        """Return the offsets of addresses in definitions, the first of each."""
        if self._definitions is None:
            matches = reversed(list(_DEFINITION.finditer(self._body)))
            self._definitions = {match[1]: match.start(1) for match in matches}
        return self._definitions

    def _read_html(self, start: int, end: int) -> None:
        html = self._body[start:end].decode()
        offset, done = start, 0
        for tag in find_tags(html):
            offset += len(html[done : tag.offset].encode())
            done = tag.offset
            self._report(offset, check_tag(tag))
            if name := tag.attributes.get("id"):
                self.page.anchors.add(name)
            for key, element in (("href", "a"), ("src", "img")):
                if tag.name == element and key in tag.attributes:
                    value = tag.attributes[key].strip()
                    inside = max(0, tag.raw.find(value))
                    place = offset + len(tag.raw[:inside].encode())
                    self._add(value, place, is_picture=key == "src", is_html=True)

    def _end_heading(self, level: str) -> None:
        raw, self._heading = "".join(self._heading or ()), None
        text = _LIST.sub("", raw).strip()
        if level == "H1" and not self.page.title:
            self.page.title = text
        attributes = _LIST.search(raw)
        named = _ID.search(attributes[0]) if attributes else None
        slug, old = make_slug(text), make_old_anchor(text)
        self.page.anchors.add(named[1] if named else make_unique(slug, self.page.anchors, self._numbers))
        if old != slug:
            self.page.anchors.add(make_unique(old, self.page.anchors, self._numbers))

    def _add(self, target: str, offset: int, *, is_picture: bool, is_html: bool) -> None:
        line, column = self._find_place(offset)
        reference = Reference(target=target, line=line, column=column, is_picture=is_picture, is_html=is_html)
        self.page.references.append(reference)
        self._report(offset, check_address(target))

    def _report(self, offset: int, texts: Iterable[ProblemText]) -> None:
        self.page.problems.extend(self._make_problems(offset, texts))

    def _make_problems(self, offset: int, texts: Iterable[ProblemText]) -> Iterator[Problem]:
        line, column = self._find_place(offset)
        for text in texts:
            yield error_at(self._path, line, column, *text)

    def _find_place(self, offset: int) -> tuple[int, int]:
        done, line, column = self._last_place
        if offset < done:
            done, line, column = 0, self._line, 1
        between = self._body[done:offset].decode("utf-8", "ignore")
        newline = between.rfind("\n")
        column = column + len(between) if newline < 0 else len(between) - newline
        self._last_place = offset, line + between.count("\n"), column
        return self._last_place[1:]
