"""Find the rows of a sheet that people do not see, as behind a filter: what reads the cells does not say."""

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from zipfile import BadZipFile, ZipFile

_HIDDEN_ROW = re.compile(rb"<row\b[^>]*\bhidden=.(?:1|true)\b")
DAMAGED = (KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError)
"""What openpyxl raises for a file that another library reads."""


def find_hidden_rows(data: bytes, suffix: str) -> Mapping[str, Sequence[int]]:
    """Return the hidden rows, from 1, by the name of the sheet; none for .ods and damaged files."""
    if suffix == ".xls":
        return _find_in_xls(data)
    return _find_in_xlsx(data) if suffix in (".xlsx", ".xlsm") and _has_any(data) else {}


def _has_any(data: bytes) -> bool:
    try:
        with ZipFile(BytesIO(data)) as parts:
            names = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
            return any(_HIDDEN_ROW.search(parts.read(name)) for name in names)
    except BadZipFile:
        return False


def _find_in_xlsx(data: bytes) -> Mapping[str, Sequence[int]]:
    from openpyxl import load_workbook

    try:
        rows = {sheet.title: sheet.row_dimensions for sheet in load_workbook(BytesIO(data)).worksheets}
    except DAMAGED:
        return {}
    return {name: [number for number in sorted(row) if row[number].hidden] for name, row in rows.items()}


def _find_in_xls(data: bytes) -> Mapping[str, Sequence[int]]:
    import xlrd

    try:
        rows = {sheet.name: sheet.rowinfo_map for sheet in xlrd.open_workbook(file_contents=data, formatting_info=True)}
    except (xlrd.XLRDError, *DAMAGED):
        return {}
    return {name: [number + 1 for number in sorted(row) if row[number].hidden] for name, row in rows.items()}
