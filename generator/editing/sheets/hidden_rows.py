"""Find the rows of a sheet that people do not see, as behind a filter: what reads the cells does not say."""

import re
from collections.abc import Sequence
from io import BytesIO
from zipfile import BadZipFile, ZipFile

_HIDDEN_ROW = re.compile(rb"<row\b[^>]*\bhidden=.(?:1|true)\b")
_DAMAGED = (KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError)
"""What openpyxl raises for a file that another library reads."""


def find_hidden_rows(data: bytes, suffix: str, sheet: str) -> Sequence[int]:
    """Return the hidden rows of a sheet, from 1; none for .ods, and for a file that is not as it should be."""
    if suffix == ".xls":
        return _find_in_xls(data, sheet)
    return _find_in_xlsx(data, sheet) if suffix in (".xlsx", ".xlsm") and _has_any(data) else ()


def _has_any(data: bytes) -> bool:
    try:
        with ZipFile(BytesIO(data)) as parts:
            names = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
            return any(_HIDDEN_ROW.search(parts.read(name)) for name in names)
    except BadZipFile:
        return False


def _find_in_xlsx(data: bytes, sheet: str) -> Sequence[int]:
    from openpyxl import load_workbook

    try:
        rows = load_workbook(BytesIO(data))[sheet].row_dimensions
    except _DAMAGED:
        return ()
    return [number for number in sorted(rows) if rows[number].hidden]


def _find_in_xls(data: bytes, sheet: str) -> Sequence[int]:
    import xlrd

    try:
        page = xlrd.open_workbook(file_contents=data, formatting_info=True).sheet_by_name(sheet)
    except (xlrd.XLRDError, *_DAMAGED):
        return ()
    return [number + 1 for number in sorted(page.rowinfo_map) if page.rowinfo_map[number].hidden]
