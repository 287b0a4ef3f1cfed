"""Find the cells of a workbook whose text is struck out: what reads the cells does not say."""

from collections.abc import Collection, Mapping
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from generator.editing.sheets.hidden_rows import DAMAGED

StruckCells = Collection[tuple[int, int]]
"""Rows and columns of cells, from 1."""


def find_struck_cells(data: bytes, suffix: str) -> Mapping[str, StruckCells]:
    """Return the cells by the name of the sheet; none for .ods and damaged files."""
    if suffix == ".xls":
        return _find_in_xls(data)
    return _find_in_xlsx(data) if suffix in (".xlsx", ".xlsm") and _has_any(data) else {}


def _has_any(data: bytes) -> bool:
    try:
        with ZipFile(BytesIO(data)) as parts:
            return b"<strike" in parts.read("xl/styles.xml")
    except (BadZipFile, KeyError):
        return False


def _find_in_xlsx(data: bytes) -> Mapping[str, StruckCells]:
    from openpyxl import load_workbook

    try:
        return {
            sheet.title: {
                (cell.row, cell.column)
                for row in sheet.iter_rows()
                for cell in row
                if cell.value is not None and cell.font.strike
            }
            for sheet in load_workbook(BytesIO(data)).worksheets
        }
    except DAMAGED:
        return {}


def _find_in_xls(data: bytes) -> Mapping[str, StruckCells]:
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True)
        struck = {number for number, style in enumerate(book.xf_list) if book.font_list[style.font_index].struck_out}
        return {
            sheet.name: {
                (row + 1, column + 1)
                for row in range(sheet.nrows if struck else 0)
                for column in range(sheet.row_len(row))
                if sheet.cell_xf_index(row, column) in struck
            }
            for sheet in book.sheets()
        }
    except (xlrd.XLRDError, *DAMAGED):
        return {}
