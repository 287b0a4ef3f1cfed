"""Write tables for people who work with spreadsheets: .xlsx and .csv, the same bytes for the same table."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.vietnamese import format_day

if TYPE_CHECKING:
    from openpyxl.styles import NamedStyle
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | date | None
"""What a cell holds."""

_WIDEST, _NARROWEST = 60, 6
"""Widths of columns, in characters."""
_HEADING, _GROUP, _TEXT, _NUMBER, _DAY = "Tên cột", "Nhóm", "Chữ", "Số", "Ngày"
_FORMULA = re.compile(r"[=+\-@\t\r]")
_EPOCH = (2000, 1, 1, 0, 0, 0)
"""The time that files inside an .xlsx bear: a real one would change the bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputTable:
    """A table to write."""

    name: str
    """The name of its sheet."""
    headings: Sequence[str]
    """The first row."""
    rows: Sequence[Sequence[Value]]
    """The others; a row of one cell stands across the table and begins a group."""


def write_csv(tables: Sequence[OutputTable]) -> bytes:
    """Write tables one below the other, as Excel expects it in Vietnam: semicolons, UTF-8 with a byte order mark."""
    file = StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    for number, table in enumerate(tables):
        if number:
            writer.writerow([])
        writer.writerow(table.headings)
        writer.writerows([_write_text(value) for value in row] for row in table.rows)
    return file.getvalue().encode("utf-8-sig")


def _write_text(value: Value) -> str:
    """Write a cell of .csv; what a spreadsheet would run as a formula gets an apostrophe."""
    if isinstance(value, date):
        return format_day(value)
    text = "" if value is None else str(value)
    return f"'{text}" if _FORMULA.match(text) else text


def write_xlsx(tables: Sequence[OutputTable]) -> bytes:
    """Write a sheet for each table: headings that stay in view, filters, widths that fit, ready to print."""
    from openpyxl import Workbook

    book = Workbook()
    del book["Sheet"]
    for style in _make_styles():
        book.add_named_style(style)
    for table in tables:
        _fill_sheet(book.create_sheet(table.name), table)
    file = BytesIO()
    book.save(file)
    return _drop_times(file.getvalue())


def _make_styles() -> "list[NamedStyle]":
    """Make the styles of cells, by the names that people see in their program."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    line = Side(style="thin", color="BFBFBF")
    border = Border(left=line, right=line, top=line, bottom=line)
    usual, bold = Font(name="Times New Roman", size=12), Font(name="Times New Roman", size=12, bold=True)
    text = Alignment(wrap_text=True, vertical="top")
    centred = Alignment(wrap_text=True, vertical="top", horizontal="center")
    fill = PatternFill("solid", fgColor="F2E8D5")
    return [
        NamedStyle(_HEADING, font=bold, alignment=centred, border=border, fill=fill),
        NamedStyle(_GROUP, font=bold, alignment=Alignment(vertical="top"), border=border),
        NamedStyle(_TEXT, font=usual, alignment=text, border=border),
        NamedStyle(_NUMBER, font=usual, alignment=centred, border=border),
        NamedStyle(_DAY, font=usual, alignment=text, border=border, number_format="dd/mm/yyyy"),
    ]


def _find_style(value: Value, row: int, *, is_group: bool) -> str:
    if row == 1:
        return _HEADING
    if is_group:
        return _GROUP
    return _NUMBER if isinstance(value, int) else _DAY if isinstance(value, date) else _TEXT


def _fill_sheet(sheet: "Worksheet", table: OutputTable) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    count = len(table.headings)
    for number, row in enumerate((table.headings, *table.rows), 1):
        is_group = len(row) == 1 and count > 1
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column, value)
            cell.style = _find_style(value, number, is_group=is_group)
            if isinstance(value, str):
                # A text that begins with "=" is no formula.
                cell.data_type = "s"
        if is_group:
            sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=count)
    for column in range(1, count + 1):
        sheet.column_dimensions[get_column_letter(column)].width = _find_width(table, column - 1)
    # Room for a heading of two lines; programs fit the other rows themselves.
    sheet.row_dimensions[1].height = 34
    sheet.freeze_panes = "A2"
    if not any(len(row) == 1 for row in table.rows):
        sheet.auto_filter.ref = f"A1:{get_column_letter(count)}{len(table.rows) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _find_width(table: OutputTable, column: int) -> float:
    """Return the width of a column: that of its longest line, within limits."""
    cells = [row[column] for row in table.rows if len(row) > 1 and column < len(row)]
    lengths = [10 if isinstance(value, date) else len(str(value or "")) for value in cells]
    heading = max(map(len, table.headings[column].split()), default=0)
    return min(max([heading + 3, _NARROWEST, *(length + 2 for length in lengths)]), _WIDEST)


def _drop_times(data: bytes) -> bytes:
    """Give an .xlsx, which is a ZIP file, times that do not change."""
    result, day = BytesIO(), datetime(*_EPOCH).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with ZipFile(BytesIO(data)) as before, ZipFile(result, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", day, part)
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            after.writestr(info, part)
    return result.getvalue()
