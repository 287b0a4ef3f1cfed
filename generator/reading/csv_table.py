"""CSV text as rows of cells that know their place, so that a problem can point at the very cell."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.records.problem import Problem

_CELL = re.compile(r'(?:"(?P<quoted>(?:[^"]|"")*)"|(?P<plain>[^,"]*))(?P<end>,|$)')


class Cell(NamedTuple):
    """The text of one cell without quotes and outer spaces, and where it begins, counted from 1."""

    path: str
    line: int
    column: int
    text: str

    def error(self, code: str, message: str, hint: str = "") -> Problem:
        """An error at this cell."""
        return Problem(
            path=self.path,
            line=self.line,
            column=self.column,
            level="error",
            code=code,
            message=message,
            hint=hint,
        )


Row = Mapping[str, Cell]


def read_table(path: str, text: str, columns: tuple[str, ...]) -> tuple[list[Row] | None, list[Problem]]:
    """Read CSV with a header that names exactly `columns`, in any order; a cell stays on one line.

    Rows of a wrong shape are left out and reported. Rows are None when a column is missing,
    as then nothing can be said about any of them. An unknown column is reported and ignored.
    """
    # Spreadsheets write a byte order mark and CRLF.
    lines = [line.removesuffix("\r") for line in text.removeprefix("\ufeff").split("\n")]
    header = (_split(path, 1, lines[0]) or []) if lines[0].strip() else []
    problems = list(_header_problems(header, columns))
    if missing := set(columns) - {cell.text for cell in header}:
        return None, problems + [_missing(path, name, columns) for name in columns if name in missing]
    rows: list[Row] = []
    for number, line in enumerate(lines[1:], start=2):
        cells = _split(path, number, line)
        if not line.strip():
            continue
        if cells is None or len(cells) != len(header):
            problems.append(_bad_shape(path, number, cells, header))
        else:
            rows.append({name.text: cell for name, cell in zip(header, cells, strict=True)})
    return rows, problems


def _split(path: str, number: int, line: str) -> list[Cell] | None:
    """The cells of one line, or None where the quotes do not close."""
    cells: list[Cell] = []
    position = 0
    if '"' not in line:
        for raw in line.split(","):
            text = raw.strip()
            cells.append(Cell(path, number, position + (raw.index(text) if text else 0) + 1, text))
            position += len(raw) + 1
        return cells
    while found := _CELL.match(line, position):
        quoted, plain = found["quoted"], found["plain"]
        raw = quoted.replace('""', '"') if quoted is not None else plain
        indent = len(raw) - len(raw.lstrip()) if quoted is None and raw.strip() else 0
        cells.append(Cell(path=path, line=number, column=position + indent + 1, text=raw.strip()))
        position = found.end()
        if not found["end"]:
            return cells
    return None


def _header_problems(header: list[Cell], columns: tuple[str, ...]) -> Iterator[Problem]:
    known = f"các cột của bảng: {', '.join(columns)}"
    seen: set[str] = set()
    for cell in header:
        if cell.text not in columns:
            yield cell.error("unknown-column", f'không có cột "{cell.text}" trong bảng này', known)
        elif cell.text in seen:
            yield cell.error("doubled-column", f'cột "{cell.text}" có hai lần', known)
        seen.add(cell.text)


def _missing(path: str, name: str, columns: tuple[str, ...]) -> Problem:
    start = Cell(path=path, line=1, column=1, text="")
    return start.error("missing-column", f'thiếu cột "{name}"', f"dòng đầu phải là: {','.join(columns)}")


def _bad_shape(path: str, number: int, cells: list[Cell] | None, header: list[Cell]) -> Problem:
    start = Cell(path=path, line=number, column=1, text="")
    if cells is None:
        return start.error("bad-quotes", "dấu ngoặc kép không đóng đúng chỗ", 'ô có dấu phẩy viết là "Tên, có phẩy"')
    return start.error(
        "bad-row",
        f"dòng có {len(cells)} ô, bảng có {len(header)} cột",
        "ô để trống vẫn cần dấu phẩy; ô có dấu phẩy phải đặt trong ngoặc kép",
    )
