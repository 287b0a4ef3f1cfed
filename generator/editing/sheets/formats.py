"""Find hidden rows and cells whose text is struck out: what reads the cells of a workbook does not say."""

import re
import struct
import zlib
from collections.abc import Collection, Mapping, Sequence
from io import BytesIO, StringIO
from typing import Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from generator.editing.sheets.ods_formats import list_ods_rows

_HIDDEN_ROW = re.compile(rb"<row\b[^>]*\bhidden=.(?:1|true)\b")
DAMAGED = (
    *(BadZipFile, zlib.error, EOFError, RuntimeError, OverflowError),
    *(LookupError, ValueError, TypeError, AttributeError, SyntaxError),
)
"""What zipfile, openpyxl, python-docx and `open_xls` raise for a damaged file; lxml's errors are a SyntaxError."""


class Formats(NamedTuple):
    """What the sheets of a workbook show by their formats; each by the name of a sheet."""

    hidden: Mapping[str, Sequence[int]]
    """The hidden rows, as behind a filter, from 1."""
    struck: Mapping[str, Collection[tuple[int, int]]]
    """Rows and columns of cells whose text is struck out, from 1."""


_NONE = Formats({}, {})


def find_suffix(data: bytes) -> str:
    """Return the suffix that a workbook should have; people rename files, and programs give them any suffix."""
    try:
        with ZipFile(BytesIO(data)) as parts:
            return ".ods" if "content.xml" in parts.namelist() else ".xlsx"
    except DAMAGED:
        return ".xls"


def find_formats(data: bytes, suffix: str) -> Formats:
    """Return the formats of a workbook with the suffix that it should have; none for damaged files."""
    try:
        if suffix == ".xls":
            return _find_in_xls(data)
        return _find_in_ods(data) if suffix == ".ods" else _find_in_xlsx(data)
    except DAMAGED:
        return _NONE


def _find_in_xlsx(data: bytes) -> Formats:
    has_hidden, has_struck = _has_any(data)
    if not (has_hidden or has_struck):
        return _NONE
    from openpyxl import load_workbook

    sheets = load_workbook(BytesIO(data)).worksheets
    hidden = {sheet.title: _list_hidden(sheet.row_dimensions, 0) for sheet in sheets if has_hidden}
    try:
        struck = {
            sheet.title: {
                (cell.row, cell.column)
                for row in sheet.iter_rows()
                for cell in row
                if cell.value is not None and cell.font.strike
            }
            for sheet in sheets
            if has_struck
        }
    except DAMAGED:
        struck = {}
    return Formats(hidden, struck)


def _has_any(data: bytes) -> tuple[bool, bool]:
    """Whether a workbook may have hidden rows, and text that is struck out: nearly all have none."""
    with ZipFile(BytesIO(data)) as parts:
        names = parts.namelist()
        sheets = [name for name in names if name.startswith("xl/worksheets/")]
        styles = parts.read("xl/styles.xml") if "xl/styles.xml" in names else b""
        return any(_HIDDEN_ROW.search(parts.read(name)) for name in sheets), b"<strike" in styles


def _find_in_ods(data: bytes) -> Formats:
    hidden, struck = dict[str, list[int]](), dict[str, set[tuple[int, int]]]()
    for row in list_ods_rows(data):
        if row.is_hidden:
            hidden.setdefault(row.sheet, []).append(row.number)
        struck.setdefault(row.sheet, set()).update((row.number, column) for column in row.struck)
    return Formats(hidden, struck)


def open_xls(data: bytes) -> Any:
    """Open an .xls with its formats, without the remarks of the library. Raises ValueError for damaged files."""
    import xlrd

    try:
        return xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=StringIO())
    except (xlrd.XLRDError, xlrd.compdoc.CompDocError, AssertionError, struct.error) as error:
        raise ValueError from error


def _find_in_xls(data: bytes) -> Formats:
    book = open_xls(data)
    hidden = {sheet.name: _list_hidden(sheet.rowinfo_map, 1) for sheet in book.sheets()}
    try:
        styles = {number for number, style in enumerate(book.xf_list) if book.font_list[style.font_index].struck_out}
        struck = {
            sheet.name: {
                (row + 1, column + 1)
                for row in range(sheet.nrows if styles else 0)
                for column in range(sheet.row_len(row))
                if sheet.cell_xf_index(row, column) in styles
            }
            for sheet in book.sheets()
        }
    except DAMAGED:
        struck = {}
    return Formats(hidden, struck)


def _list_hidden(rows: Mapping[int, Any], offset: int) -> list[int]:
    """List the hidden rows among what a library says of rows; with the offset they count from 1."""
    return [number + offset for number in sorted(rows) if rows[number].hidden]
