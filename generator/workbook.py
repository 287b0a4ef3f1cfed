"""Open an .xlsx that gets the same bytes for the same cells."""

from datetime import datetime
from io import BytesIO
from typing import Any

_CREATED = datetime(2000, 1, 1)
"""The time that each workbook names as its own: a real one would change the bytes."""


def open_workbook(file: BytesIO, **properties: str) -> Any:
    """Open a workbook of XlsxWriter that is written into `file` when its `with` block ends."""
    # Loaded only where a workbook is written.
    from xlsxwriter import Workbook

    # A text that begins with "=" is no formula, one that begins with "https:" no link.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = Workbook(file, options)
    workbook.set_properties({**properties, "created": _CREATED})
    return workbook
