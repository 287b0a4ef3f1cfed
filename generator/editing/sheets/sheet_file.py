"""Read the sheets of a file as texts: .xlsx, .xls, .ods, .csv and the tables of .docx, whatever wrote them."""

import csv
import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.editing.sheets.formats import DAMAGED, find_formats, find_suffix, open_xls
from generator.editing.sheets.word_file import BrokenWordFileError, LockedWordFileError, parse_word_file
from generator.old_fonts import OldFont, decode, decode_cell, find_family, get_family, may_be_old
from generator.reading.files import CONTROL
from generator.vietnamese import clean

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
"""Suffixes of files with several sheets."""
WORD = ".docx"
"""The suffix of Word files, whose tables are read as sheets are."""

Fonts = Mapping[tuple[int, int], str]
"""The names of the fonts of cells, by row and column from 0."""


class UnreadableSheetError(Exception):
    """A file is none that can be read; raised with what is wrong and what to do, in Vietnamese."""


class Sheet(Struct, frozen=True, kw_only=True):
    """A sheet of a file."""

    name: str
    """Its name; that of the file for .csv; "Bảng 1" and so on for .docx."""
    above: Sequence[str] = ()
    """The lines of text above it, outside its cells, since the table before."""
    outline: Sequence[str] = ()
    """All lines of text above it, of which some may be headings of chapters."""
    rows: Sequence[Sequence[str]]
    """The text of every cell, cleaned; merged cells all have the text of the first. Row 1 is the first."""
    hidden: Sequence[int] = ()
    """The rows that people do not see, from 1; they are read as others are."""
    struck: Collection[tuple[int, int]] = ()
    """The cells whose text is struck out: rows and columns from 1."""
    is_in_text: bool = False
    """Whether it is a table of a text, which runs on from one table to the next."""
    old_font: OldFont | None = None
    """The family of old fonts in which some of it was typed."""


class SheetFile(Struct, frozen=True, kw_only=True):
    """A file of sheets."""

    sheets: Sequence[Sheet]
    """The sheets that people see."""
    hidden: Sequence[str]
    """The names of the hidden ones, which are not read."""


def read_sheet_file(path: Path) -> SheetFile:
    """Read a file. Raises UnreadableSheetError, and OSError."""
    return parse_sheet_file(path.name, path.read_bytes())


def is_word_file(path: Path) -> bool:
    """Whether a file is read as one of Word."""
    return path.suffix.lower() == WORD


def parse_sheet_file(name: str, data: bytes) -> SheetFile:
    """Read the bytes of a file of this name. Raises UnreadableSheetError."""
    suffix = name[name.rfind(".") :].lower()
    if suffix in (".csv", ".tsv", ".txt"):
        return SheetFile(sheets=[_read_csv(name, data)], hidden=[])
    if suffix in WORKBOOKS:
        return _read_workbook(data)
    if suffix == WORD:
        return _read_word_file(data)
    raise UnreadableSheetError(
        f'tệp "{name}" không phải là bảng đọc được',
        f"lưu lại bảng thành .xlsx, .csv hoặc .docx; đọc được: {', '.join(WORKBOOKS)}, .csv, {WORD}",
    )


def _read_workbook(data: bytes) -> SheetFile:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    sheets, hidden = list[Sheet](), list[str]()
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        suffix = find_suffix(data)
        formats = find_formats(data, suffix)
        for about in book.sheets_metadata:
            if about.visible != SheetVisibleEnum.Visible:
                hidden.append(about.name)
            elif about.typ == SheetTypeEnum.WorkSheet:
                sheet = book.get_sheet_by_name(about.name)
                values = [[_write_value(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
                decoded = _decode_sheet(about.name, values, sheet.merged_cell_ranges or (), data, suffix)
                hidden_rows, struck = formats.hidden.get(about.name, ()), formats.struck.get(about.name, ())
                sheets.append(replace(decoded, hidden=hidden_rows, struck=struck))
    except PasswordError as error:
        raise UnreadableSheetError("bảng có mật khẩu", "mở bảng, bỏ mật khẩu rồi lưu lại") from error
    except BaseException as error:
        # What the library, written in Rust, raises where it fails itself is no Exception.
        if not isinstance(error, CalamineError) and type(error).__name__ != "PanicException":
            raise
        raise UnreadableSheetError(
            "bảng này hỏng, hoặc không đúng như đuôi tệp", "mở bảng rồi lưu lại thành .xlsx"
        ) from error
    return SheetFile(sheets=sheets, hidden=hidden)


def _read_word_file(data: bytes) -> SheetFile:
    try:
        tables = parse_word_file(data)
    except LockedWordFileError as error:
        raise UnreadableSheetError(
            "tệp có mật khẩu, hoặc là bản Word cũ (.doc)", "mở tệp, bỏ mật khẩu rồi lưu lại thành .docx"
        ) from error
    except BrokenWordFileError as error:
        raise UnreadableSheetError(
            "tệp Word này hỏng, hoặc không đúng như đuôi tệp", "mở tệp rồi lưu lại thành .docx"
        ) from error
    sheets, outline = list[Sheet](), list[str]()
    for number, table in enumerate(tables, 1):
        used = table.old_fonts | _decode_columns(table.rows)
        above = [clean_cell(line) for line in table.above]
        outline += above
        sheets.append(
            Sheet(
                name=f"Bảng {number}",
                above=above,
                outline=tuple(outline),
                struck=table.struck,
                is_in_text=True,
                rows=_clean(table.rows),
                old_font=min(used, default=None),
            )
        )
    return SheetFile(sheets=sheets, hidden=[])


def _write_value(value: Any) -> str:
    """Write the value of a cell as people read it; a day as YYYY-MM-DD."""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time | timedelta):
        return ""
    return unicodedata.normalize("NFC", str(value)).strip()


def _decode_sheet(
    name: str,
    values: list[list[str]],
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]],
    data: bytes,
    suffix: str,
) -> Sheet:
    used = set[OldFont]()
    if any(may_be_old(text) for row in values for text in row):
        fonts = _read_fonts(data, suffix, name)
        used |= {family for font in fonts.values() if (family := get_family(font))}
        for (row, column), font in fonts.items():
            if row < len(values) and column < len(values[row]):
                values[row][column] = decode_cell(values[row][column], font)
    used |= _decode_columns(values)
    for (top, left), (bottom, right) in merged:
        for row in range(top, min(bottom + 1, len(values))):
            for column in range(left, min(right + 1, len(values[row]))):
                values[row][column] = values[top][left]
    return Sheet(name=name, rows=_clean(values), old_font=min(used, default=None))


def _decode_columns(values: list[list[str]]) -> set[OldFont]:
    """Convert the columns that show to be typed in an old font; return the families found."""
    used = set[OldFont]()
    everywhere = find_family(text for row in values for text in row if may_be_old(text))
    for column in range(max(map(len, values), default=0)):
        cells = [row[column] for row in values if column < len(row)]
        # A column with few words is as the others are.
        family = find_family(cells) or (everywhere if any(map(may_be_old, cells)) else None)
        if family:
            used.add(family)
            for row in values:
                if column < len(row) and not any(ord(char) > 0xFF and char.isalpha() for char in row[column]):
                    row[column] = decode(row[column], family)
    return used


def _clean(values: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[clean_cell(text) for text in row] for row in values]


def clean_cell(text: str) -> str:
    """Clean the text of a cell; "" if nothing in it can be seen."""
    lines = [" ".join(CONTROL.sub(" ", line).split()) for line in re.split(r"\r\n|\r|\n|\v|\u2028", clean(text))]
    joined = "\n".join(lines).strip()
    return joined if any(unicodedata.category(char)[0] in "LNPS" for char in joined) else ""


def _read_fonts(data: bytes, suffix: str, sheet: str) -> Fonts:
    """Return the old fonts of a sheet's cells; none for damaged files, nor for .ods, whose fonts no library knows."""
    if suffix == ".ods":
        return {}
    try:
        return dict((_read_xls_fonts if suffix == ".xls" else _read_xlsx_fonts)(data, sheet))
    except DAMAGED:
        return {}


def _read_xlsx_fonts(data: bytes, sheet: str) -> Iterator[tuple[tuple[int, int], str]]:
    from openpyxl import load_workbook

    for row in load_workbook(BytesIO(data), read_only=True)[sheet].iter_rows():
        for cell in row:
            # An empty cell has no place and no font.
            if cell.value is not None and cell.font and get_family(font := cell.font.name or ""):
                yield (cell.row - 1, cell.column - 1), font


def _read_xls_fonts(data: bytes, sheet: str) -> Iterator[tuple[tuple[int, int], str]]:
    book = open_xls(data)
    page = {page.name: page for page in book.sheets()}[sheet]
    for row in range(page.nrows):
        for column in range(page.ncols):
            font = book.font_list[book.xf_list[page.cell_xf_index(row, column)].font_index].name
            if get_family(font):
                yield (row, column), font


def _read_csv(name: str, data: bytes) -> Sheet:
    text, used = _decode_csv(data)
    try:
        rows = [list(row) for row in csv.reader(StringIO(text), delimiter=_find_delimiter(text))]
    except csv.Error as error:
        raise UnreadableSheetError(
            "bảng .csv có dấu ngoặc kép không đóng đúng chỗ", "mở bằng Excel rồi lưu lại thành .xlsx"
        ) from error
    # What a spreadsheet would run as a formula has an apostrophe before it.
    rows = [[re.sub(r"^'(?=[=+\-@])", "", text) for text in row] for row in rows]
    families = _decode_columns(rows) | ({used} if used else set())
    return Sheet(name=name, rows=_clean(rows), old_font=min(families, default=None))


def _decode_csv(data: bytes) -> tuple[str, OldFont | None]:
    """Decode by byte order mark, else UTF-8, else UTF-16 by its zero bytes, else the page of characters that fits."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data.decode("utf-16", "replace"), None
    if zeros := data.count(0):
        # Most characters of a table are ASCII: their zero byte is the second in the little-endian order.
        return data.decode("utf-16-le" if data[1::2].count(0) * 2 > zeros else "utf-16-be", "replace"), None
    try:
        return data.removeprefix(BOM_UTF8).decode(), None
    except UnicodeDecodeError:
        pass
    latin = data.decode("cp1252", "replace")
    if family := find_family(latin.splitlines()):
        return decode(latin, family), family
    return unicodedata.normalize("NFC", data.decode("cp1258", "replace")), None


def _find_delimiter(text: str) -> str:
    """Return the delimiter that stands outside quotes in most of the first lines."""
    lines = ["".join(part for part in line.split('"')[::2]) for line in text.splitlines()[:50]]
    return max(";\t,|", key=lambda mark: (sum(mark in line for line in lines), sum(line.count(mark) for line in lines)))
