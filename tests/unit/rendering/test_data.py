"""Cells of the open data: no spreadsheet runs one."""

import pytest

from generator.rendering import dataset, report_files
from generator.rendering.data import format_cell
from generator.rendering.tables import Column, Table


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        (" @x", " '@x"),
        ("Quét ngõ;=1+1", "Quét ngõ;'=1+1"),
        ("Quét ngõ; +1;\t-2", "Quét ngõ; '+1;\t'-2"),
        ("\uff1d1", "'\uff1d1"),
        (["a", "=b"], "a; '=b"),
        ("1 + 1 = 2; năm 2024-2025", "1 + 1 = 2; năm 2024-2025"),
        (None, ""),
        (2024, "2024"),
    ],
)
def test_a_cell_begins_no_formula_wherever_a_spreadsheet_splits_it(value: object, cell: str) -> None:
    assert format_cell(value) == cell


def test_every_table_guards_its_cells() -> None:
    column = Column("a", "string", "A")
    assert dataset._write_csv(Table("t", "T", (column,), False, [("=1+1",), ("-2",)])) == b"a\r\n'=1+1\r\n'-2\r\n"
    assert report_files._write_csv([("=1+1", -2)]) == b"\xef\xbb\xbf'=1+1,-2\r\n"
