"""Describe to an editor what an import read and would write."""

from collections.abc import Iterable, Sequence

from generator.editing.sheets.columns import get_label
from generator.editing.sheets.importing import ImportPlan, PlannedFile
from generator.editing.sheets.people import CellProblem
from generator.editing.sheets.table import PersonRow, SheetTable
from generator.editing.sheets.title import TableTitle
from generator.problems import escape_invisible
from generator.records.registry import Registry

_NAMED = 5
"""Rows named by number where many have the same problem."""


def describe_sheet(name: str, *, in_word: bool) -> str:
    """Name a sheet of a workbook, or a table of a Word file."""
    return name if in_word else f'Trang "{name}"'


def describe_titles(tables: Sequence[SheetTable], registry: Registry) -> list[str]:
    """Say what titles say of the rows below them; one line is enough where all say the same."""
    texts = {table.sheet: _describe_title(table.title, registry) for table in tables}
    different = set(filter(None, texts.values()))
    if len(different) == 1:
        return [f"Theo tiêu đề của bảng: {different.pop()}."]
    return [f'Theo tiêu đề của bảng "{name}": {text}.' for name, text in texts.items() if text]


def _describe_title(title: TableTitle, registry: Registry) -> str:
    place = registry.places.districts[title.district].title if title.district else None
    return ", ".join(filter(None, (f"năm {title.year}" if title.year else None, place)))


def describe_columns(table: SheetTable, *, in_word: bool) -> str:
    """Say how the columns of a table were understood."""
    used = [
        f"{escape_invisible(_one_line(heading.text))} → {get_label(heading.item)}"
        for heading in table.headings
        if heading.item not in (None, "ignored", "number")
    ]
    unused = [
        f"“{escape_invisible(_one_line(heading.text))}”"
        for heading in table.headings
        if heading.text and heading.item in (None, "ignored")
    ]
    lines = [f"{describe_sheet(table.sheet, in_word=in_word)}: {'; '.join(used)}."]
    if unused:
        lines.append(f'  Không dùng: {", ".join(unused)}. Cần cột nào thì thêm --column "Tên cột=Mục".')
    lines += [
        f"  Dòng {group.row}: không rõ “{escape_invisible(group.text)}” là gì, bỏ qua."
        for group in table.unknown_groups
    ]
    return "\n".join(lines)


def describe_plan(plan: ImportPlan, *, many_sheets: bool, in_word: bool) -> str:
    """Describe what an import would do: files, who is there already, what cannot be read."""
    lines = (
        [f"\nSẽ ghi {len(plan.files)} hồ sơ vào content/profiles/:"] if plan.files else ["\nKhông có hồ sơ nào để ghi."]
    )
    width = max((len(planned.person.shown_name) for planned in plan.files), default=0)
    for planned in plan.files:
        lines.append(f"  {_place(planned.person.row, many_sheets)}  {_name(planned, width)}  {planned.file.path}")
        lines += [f"      nên xem lại: {escape_invisible(warning)}" for warning in planned.warnings]
    lines += [f"Không ghi {len(plan.known)} dòng, vì đã có:"] if plan.known else []
    lines += [
        f"  {_place(known.row, many_sheets)}  {escape_invisible(known.name)}: {escape_invisible(known.reason)}"
        for known in plan.known
    ]
    if plan.problems:
        rows = {(problem.sheet, problem.row) for problem in plan.problems}
        lines += [f"Không đọc được {len(rows)} dòng:", *_describe_problems(plan.problems, many_sheets, in_word)]
    return "\n".join(lines)


def _describe_problems(problems: Sequence[CellProblem], many_sheets: bool, in_word: bool) -> Iterable[str]:
    """Describe problems; those of one message stand together."""
    same = dict[tuple[str, str, str], list[CellProblem]]()
    for problem in problems:
        same.setdefault((problem.sheet, problem.message, problem.hint), []).append(problem)
    for (sheet, message, hint), group in same.items():
        places = ", ".join(_name_cell(problem, in_word) for problem in group[:_NAMED]) + (
            f" và {len(group) - _NAMED} dòng nữa" if group[_NAMED:] else ""
        )
        where = f"{sheet}, " if many_sheets else ""
        yield f"  {escape_invisible(where)}{places}: {escape_invisible(_one_line(message))}"
        if hint:
            yield f"    gợi ý: {escape_invisible(hint)}"


def _name_cell(problem: CellProblem, in_word: bool) -> str:
    """Name a cell as spreadsheets do ("ô C12"), in Word by its row and column; or its row."""
    if not problem.row:
        return "phần chữ trên bảng"
    if not problem.column or in_word:
        return f"dòng {problem.row}" + (f", cột {problem.column}" if problem.column else "")
    letters, column = "", problem.column
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"ô {letters}{problem.row}"


def _place(row: PersonRow, many_sheets: bool) -> str:
    return f"{escape_invisible(row.sheet)}, dòng {row.row}" if many_sheets else f"dòng {row.row:3}"


def _name(planned: PlannedFile, width: int) -> str:
    return escape_invisible(planned.person.shown_name).ljust(width)


def _one_line(text: str) -> str:
    return " ".join(text.split())
