"""Read typed values from CSV cells; each function adds what is wrong with its cell to `problems`."""

import re
from collections.abc import Collection, Sequence
from datetime import date

from generator.nearest import find_nearest
from generator.reading.csv_table import Cell
from generator.records.problem import Problem


def read_required(cell: Cell, column: str, problems: list[Problem]) -> str:
    """Return the text of a cell that must not be empty."""
    if not cell.text:
        problems.append(cell.error("missing-value", f'ô "{column}" để trống', "ô này bắt buộc phải có"))
    return cell.text


def read_id(cell: Cell, problems: list[Problem]) -> str:
    """Return an id: lower-case ASCII letters, digits, single hyphens."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", cell.text):
        hint = "chỉ dùng chữ thường không dấu, chữ số và gạch nối, ví dụ cat-linh-dong-da"
        problems.append(cell.error("bad-id", f'mã "{cell.text}" không hợp lệ', hint))
    return cell.text


def read_choice(cell: Cell, allowed: Sequence[str], column: str, problems: list[Problem]) -> str:
    """Return one of the `allowed` texts; the code of a problem is `bad-<column>`."""
    if cell.text not in allowed:
        hint = f"viết một trong: {', '.join(allowed)}"
        problems.append(cell.error(f"bad-{column}", f'cột "{column}" không nhận giá trị "{cell.text}"', hint))
    return cell.text


def read_date(cell: Cell, problems: list[Problem]) -> date | None:
    """Return a date written `YYYY-MM-DD`; None when the cell is empty or wrong."""
    if not cell.text:
        return None
    try:
        # fromisoformat alone would also accept 20250701 and week dates.
        return date.fromisoformat(cell.text if re.fullmatch(r"\d{4}-\d\d-\d\d", cell.text) else "")
    except ValueError:
        hint = "viết năm-tháng-ngày, ví dụ 2025-07-01"
        problems.append(cell.error("bad-date", f'"{cell.text}" không phải là một ngày', hint))
        return None


def read_degrees(cell: Cell, limit: int, problems: list[Problem]) -> float | None:
    """Return decimal degrees from -`limit` to `limit`; None when the cell is empty or wrong."""
    if not cell.text:
        return None
    if re.fullmatch(r"-?\d{1,3}(\.\d+)?", cell.text) and abs(float(cell.text)) <= limit:
        return float(cell.text)
    hint = f"viết số độ thập phân từ -{limit} đến {limit}, dấu chấm trước phần lẻ, ví dụ 21.03528"
    problems.append(cell.error("bad-number", f'"{cell.text}" không phải là một tọa độ', hint))
    return None


def read_reference(cell: Cell, known: Collection[str], kind: str, problems: list[Problem]) -> str:
    """Return an id that must be among `known`; `kind` is a key of `_NOUNS`, the code `unknown-<kind>`."""
    if cell.text not in known:
        noun, file = _NOUNS[kind]
        listed = f"{cell.path.rpartition('/')[0]}/{file}"
        close = find_nearest(cell.text, sorted(known), 75)
        hint = f'có phải "{close}"? Danh sách: {listed}' if close else f"danh sách: {listed}"
        problems.append(cell.error(f"unknown-{kind}", f'không có {noun} "{cell.text}"', hint))
    return cell.text


_NOUNS = {"district": ("quận, huyện", "districts.csv"), "unit": ("phường, xã, thị trấn", "units.csv")}
