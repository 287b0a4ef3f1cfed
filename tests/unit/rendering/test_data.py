"""Cells of the open data: no spreadsheet runs one."""

import pytest

from generator.rendering.data import _format_cell


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
    assert _format_cell(value) == cell
