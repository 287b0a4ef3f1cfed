"""The tables of a district's year as files: CSV for programs, xlsx for Excel."""

import io
from collections.abc import Iterator, Sequence

from generator.records.output import Output
from generator.rendering.data import format_cell, write_csv
from generator.rendering.views.district_year import DistrictYearView
from generator.rendering.views.figure_tables import FigureRow
from generator.workbook import open_workbook

NAME = "so-lieu"
"""The files lie beside the page, under this name."""

_TITLES = ("Bảng", "Nội dung", "Cấp", "Số", "Đơn vị", "Mục trong tài liệu", "Ghi chú")
_WIDTHS = (30, 48, 22, 12, 14, 38, 40)

ReportCell = str | int
"""A number is a cell of its own kind, so that Excel can add and sort it."""


def make_report_files(view: DistrictYearView, url: str) -> Iterator[Output]:
    """Yield the files of a page with tables; `url` is the address of the page."""
    if not view.has_files:
        return
    rows = [_TITLES, *_make_rows(view)]
    yield f"{url}{NAME}.csv", _write_csv(rows)
    yield f"{url}{NAME}.xlsx", write_workbook(view.title, rows)


def _make_rows(view: DistrictYearView) -> Iterator[Sequence[ReportCell]]:
    for table in (*view.tables, *view.others):
        for row in table.rows:
            details = row.detail or "", _read_number(row), row.unit or "", row.section, row.note or ""
            yield table.title, row.label, *details


def _read_number(row: FigureRow) -> ReportCell:
    """Read a whole number as a number; "gần 1.200" and "7,54" stay as the document writes them."""
    digits = row.amount.replace(".", "")
    return int(digits) if digits.isdecimal() else row.amount


def _write_csv(rows: Sequence[Sequence[ReportCell]]) -> bytes:
    """Write a CSV with a byte-order mark, by which Excel knows UTF-8."""
    cells = ([format_cell(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return write_csv(cells, "utf-8-sig")


def write_workbook(title: str, rows: Sequence[Sequence[ReportCell]]) -> bytes:
    """Write a sheet with a first line of titles; the same rows give the same bytes."""
    buffer = io.BytesIO()
    with open_workbook(buffer, title=title) as workbook:
        sheet = workbook.add_worksheet("Số liệu")
        bold = workbook.add_format({"bold": True})
        cell = workbook.add_format({"text_wrap": True, "valign": "top"})
        number = workbook.add_format({"num_format": "#,##0", "valign": "top"})
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        for place, row in enumerate(rows):
            for column, value in enumerate(row):
                form = bold if place == 0 else number if isinstance(value, int) else cell
                sheet.write(place, column, value, form)
        sheet.freeze_panes(1, 0)
    return buffer.getvalue()
