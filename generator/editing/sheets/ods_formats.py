"""Find hidden rows and cells whose text is struck out in an .ods, of which no library says them."""

from collections.abc import Collection, Iterable, Iterator
from io import BytesIO
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_LAST_ROW = 100_000
"""Rows further down are those that fill the sheet below its table."""


class OdsRow(NamedTuple):
    """A row of which the formats say something."""

    sheet: str
    """The name of its sheet."""
    number: int
    """Counted from 1."""
    is_hidden: bool
    """Whether nobody sees it, as behind a filter."""
    struck: Collection[int]
    """The columns whose text is struck out, from 1."""


def list_ods_rows(data: bytes) -> Iterator[OdsRow]:
    """List the hidden rows, and those with text that is struck out."""
    with ZipFile(BytesIO(data)) as parts:
        text = parts.read("content.xml")
    if b"table:visibility" not in text and b"text-line-through" not in text:
        return
    root = fromstring(text)
    struck = set(_list_struck_styles(root))
    for sheet in root.iter(f"{_TABLE}table"):
        end = 1
        for row in sheet.iter(f"{_TABLE}table-row"):
            number, end = end, end + int(row.get(f"{_TABLE}number-rows-repeated", 1))
            columns = list(_list_struck_columns(row, struck))
            is_hidden = row.get(f"{_TABLE}visibility", "visible") != "visible"
            if columns or is_hidden:
                name = sheet.get(f"{_TABLE}name", "")
                yield from (OdsRow(name, each, is_hidden, columns) for each in range(number, min(end, _LAST_ROW)))


def _list_struck_styles(root: Element) -> Iterator[str]:
    for style in root.iter(f"{_STYLE}style"):
        lines = {text.get(f"{_STYLE}text-line-through-style") for text in style.iter(f"{_STYLE}text-properties")}
        if lines - {None, "none"}:
            yield style.get(f"{_STYLE}name", "")


def _list_struck_columns(row: Iterable[Element], struck: Collection[str]) -> Iterator[int]:
    end = 1
    for cell in row:
        column, end = end, end + int(cell.get(f"{_TABLE}number-columns-repeated", 1))
        if cell.get(f"{_TABLE}style-name") in struck and len(cell):
            yield from range(column, end)
