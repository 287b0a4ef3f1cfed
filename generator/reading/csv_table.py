"""Split CSV text into cells that know their place, so that a problem can point at its cell."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.records.problem import Problem, error_at

_CELL = re.compile(r'(?:"(?P<quoted>(?:[^"]|"")*)"|(?P<plain>[^,"]*))(?P<end>,|$)')


class Cell(NamedTuple):
    """A cell of a table."""

    path: str
    """The file, as messages show it."""
    line: int
    """Counted from 1."""
    column: int
    """Where the text begins, counted from 1, in characters."""
    text: str
    """The text, without quotes and without spaces at its ends."""

    def error(self, code: str, message: str, hint: str = "") -> Problem:
        """Make an error at this cell."""
        return error_at(self.path, self.line, self.column, code, message, hint)


TableRow = Mapping[str, Cell]
"""The cells of a line by column name."""


def read_table(path: str, text: str, columns: tuple[str, ...]) -> tuple[list[TableRow] | None, list[Problem]]:
    """Read CSV whose header names exactly `columns`, in any order. A cell cannot contain a line break.

    Rows of a wrong shape and unknown columns are reported and ignored. Rows are None when a column is missing, since
    no row can be checked then.
    """
    # Spreadsheets write a byte order mark and CRLF.
    lines = [line.removesuffix("\r") for line in text.removeprefix("\ufeff").split("\n")]
    header = (_split_line(path, 1, lines[0]) or []) if lines[0].strip() else []
    problems = list(_check_header(header, columns))
    if missing := set(columns) - {cell.text for cell in header}:
        return None, problems + [_report_missing(path, name, columns) for name in columns if name in missing]
    rows: list[TableRow] = []
    for number, line in enumerate(lines[1:], start=2):
        cells = _split_line(path, number, line)
        if not line.strip():
            continue
        if cells is None or len(cells) != len(header):
            problems.append(_report_shape(path, number, cells, header))
        else:
            rows.append({name.text: cell for name, cell in zip(header, cells, strict=True)})
    return rows, problems


def _split_line(path: str, number: int, line: str) -> list[Cell] | None:
    """Split one line into cells; return None if its quotes do not close."""
    cells: list[Cell] = []
    position = 0
    if '"' not in line:
        for raw in line.split(","):
            text = raw.strip()
            cells.append(Cell(path, number, position + (raw.index(text) if text else 0) + 1, text))
            position += len(raw) + 1
        return cells
    while match := _CELL.match(line, position):
        quoted, plain = match["quoted"], match["plain"]
        raw = quoted.replace('""', '"') if quoted is not None else plain
        indent = len(raw) - len(raw.lstrip()) if quoted is None and raw.strip() else 0
        cells.append(Cell(path=path, line=number, column=position + indent + 1, text=raw.strip()))
        position = match.end()
        if not match["end"]:
            return cells
    return None


def _check_header(header: list[Cell], columns: tuple[str, ...]) -> Iterator[Problem]:
    known = f"các cột của bảng: {', '.join(columns)}"
    seen: set[str] = set()
    for cell in header:
        if cell.text not in columns:
            yield cell.error("unknown-column", f'không có cột "{cell.text}" trong bảng này', known)
        elif cell.text in seen:
            yield cell.error("doubled-column", f'cột "{cell.text}" có hai lần', known)
        seen.add(cell.text)


def _report_missing(path: str, name: str, columns: tuple[str, ...]) -> Problem:
    start = Cell(path=path, line=1, column=1, text="")
    return start.error("missing-column", f'thiếu cột "{name}"', f"dòng đầu phải là: {','.join(columns)}")


def _report_shape(path: str, number: int, cells: list[Cell] | None, header: list[Cell]) -> Problem:
    start = Cell(path=path, line=number, column=1, text="")
    if cells is None:
        return start.error("bad-quotes", "dấu ngoặc kép không đóng đúng chỗ", 'ô có dấu phẩy viết là "Tên, có phẩy"')
    return start.error(
        "bad-row",
        f"dòng có {len(cells)} ô, bảng có {len(header)} cột",
        "ô để trống vẫn cần dấu phẩy; ô có dấu phẩy phải đặt trong ngoặc kép",
    )
