"""Write tables for people who work with spreadsheets: .xlsx and .csv, the same bytes for the same table."""

import csv
import re
from collections.abc import Sequence
from datetime import date
from io import BytesIO, StringIO
from typing import Any

from msgspec import Struct

from generator.vietnamese import format_day
from generator.workbook import open_workbook

Value = str | int | date | None
"""What a cell holds."""

_WIDEST, _NARROWEST = 60, 6
"""Widths of columns, in characters."""
_FORMULA = re.compile(r"[=+\-@\t\r]")


class OutputTable(Struct, frozen=True, kw_only=True):
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
    file = BytesIO()
    with open_workbook(file) as book:
        styles = _make_styles(book)
        for table in tables:
            _fill_sheet(book.add_worksheet(table.name), table, styles)
    return file.getvalue()


def _make_styles(book: Any) -> dict[str, Any]:
    usual = {"font_name": "Times New Roman", "font_size": 12, "border": 1, "border_color": "#BFBFBF", "valign": "top"}
    centred = {**usual, "align": "center", "text_wrap": True}
    return {
        "heading": book.add_format({**centred, "bold": True, "bg_color": "#F2E8D5"}),
        "group": book.add_format({**usual, "bold": True}),
        "text": book.add_format({**usual, "text_wrap": True}),
        "number": book.add_format(centred),
        "day": book.add_format({**usual, "num_format": "dd/mm/yyyy"}),
    }


def _fill_sheet(sheet: Any, table: OutputTable, styles: dict[str, Any]) -> None:
    last = len(table.headings) - 1
    sheet.write_row(0, 0, table.headings, styles["heading"])
    for number, row in enumerate(table.rows, 1):
        if len(row) == 1 and last > 0:
            sheet.merge_range(number, 0, number, last, row[0], styles["group"])
            continue
        for column, value in enumerate(row):
            kind = "number" if isinstance(value, int) else "day" if isinstance(value, date) else "text"
            write = sheet.write_datetime if isinstance(value, date) else sheet.write
            write(number, column, value, styles[kind])
    for column in range(last + 1):
        sheet.set_column(column, column, _find_width(table, column))
    # Room for a heading of two lines; programs fit the other rows themselves.
    sheet.set_row(0, 34)
    sheet.freeze_panes(1, 0)
    if not any(len(row) == 1 for row in table.rows):
        sheet.autofilter(0, 0, len(table.rows), last)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)


def _find_width(table: OutputTable, column: int) -> float:
    """Return the width of a column: that of its longest line, within limits."""
    cells = [row[column] for row in table.rows if len(row) > 1 and column < len(row)]
    lengths = [10 if isinstance(value, date) else len(str(value or "")) for value in cells]
    heading = max(map(len, table.headings[column].split()), default=0)
    return min(max([heading + 3, _NARROWEST, *(length + 2 for length in lengths)]), _WIDEST)
