"""Describe to an editor what an import read and would write."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from generator.checking.years import FIRST_YEAR, LAST_DISTRICT_YEAR
from generator.editing.new_profile import shorten_name
from generator.editing.sheets.birth_years import is_plain_year
from generator.editing.sheets.closing_rows import Closing
from generator.editing.sheets.columns import Heading, Item, get_label
from generator.editing.sheets.importing import ImportPlan, PlannedFile
from generator.editing.sheets.person_cells import is_office, read_year
from generator.editing.sheets.records import CellProblem, Person
from generator.editing.sheets.refusals import STRUCK, asks_verdict
from generator.editing.sheets.table import PersonRow, SheetTable, name_row
from generator.editing.sheets.title import TableTitle
from generator.problems import escape_invisible
from generator.records.registry import Registry
from generator.vietnamese import match_key

_NAMED = 5
"""Rows named by number where many have the same problem."""
_PROPOSED = re.compile(r"\b(?:đề nghị|đề xuất|dự kiến)\b")
"""What says that an award is not given yet, as `match_key` writes it."""


def describe_sheet(name: str, *, in_word: bool) -> str:
    """Name a sheet of a workbook, or a table of a Word file."""
    return name if in_word else f'Trang "{name}"'


def describe_titles(tables: Sequence[SheetTable], registry: Registry, year: int | None, *, in_word: bool) -> list[str]:
    """Say what titles and names of sheets say of the rows below them, and what only others say.

    `year` is that of an option, for rows that do not say it.
    """
    of_titles = {table.sheet: _describe_title(table, registry) for table in tables}
    years = {table.sheet: table.title.year if table.is_year_of_name else None for table in tables}
    of_names = {name: f"năm {when}" if when else "" for name, when in years.items()}
    lines = [*_describe_texts("tiêu đề của bảng", of_titles), *_describe_texts("tên trang", of_names)]
    return lines + [line for table in tables for line in _describe_lack(table, tables, year, in_word)]


def _describe_texts(source: str, texts: Mapping[str, str]) -> list[str]:
    """Say what each table has from this source; one line where all have the same."""
    if len(set(texts.values())) == 1:
        return [f"Theo {source}: {text}." for text in set(texts.values()) if text]
    return [f'Theo {source} "{name}": {text}.' for name, text in texts.items() if text]


def _describe_lack(table: SheetTable, tables: Sequence[SheetTable], year: int | None, in_word: bool) -> Iterator[str]:
    """Say what the title of a table does not say, but that of another does."""
    years, districts = (any(getattr(other.title, key) for other in tables) for key in TableTitle._fields)
    lacks = [("năm", "--year NĂM")] if years and not table.title.year and lacks_item([table], "year", "date") else []
    if districts and not table.title.district and lacks_district(table, table.title.year or year):
        lacks.append(("quận, huyện", "--district CHỮ"))
    if lacks:
        names, options = (" và ".join(lack[0] for lack in lacks), " ".join(lack[1] for lack in lacks))
        yield (
            f"{describe_sheet(table.sheet, in_word=in_word)} không ghi {names}; không lấy của bảng khác."
            f' Ghi thêm vào tiêu đề của bảng ấy, hoặc đọc riêng: --sheet "{table.sheet}" {options}'
        )


def lacks_item(tables: Sequence[SheetTable], *items: Item) -> bool:
    """Whether no row of the tables says any of these of anybody."""
    return not any(row.find(item) for table in tables for row in table.people for item in items)


def lacks_district(table: SheetTable, year: int | None) -> bool:
    """Whether a row without a district may be of a time that had them; `year` is that of rows that do not say it."""
    if not lacks_item([table], "district"):
        return False
    cells = [row.find("year") or row.cells.get("date") for row in table.people]
    years = [read_year(cell.text) if cell else year for cell in cells]
    return any((each or 0) <= LAST_DISTRICT_YEAR for each in years)


def _describe_title(table: SheetTable, registry: Registry) -> str:
    year, district = table.title
    place = registry.places.districts[district].title if district else None
    return ", ".join(filter(None, (f"năm {year}" if year and not table.is_year_of_name else None, place)))


def describe_table(table: SheetTable, *, in_word: bool, is_minor: bool) -> str:
    """Say how the columns and rows of a table were understood; `is_minor` says that all are children."""
    may_show = str if not (is_minor or table.may_have_children) else shorten_name
    lines = (
        *_describe_columns(table, in_word),
        *_describe_unread_columns(table),
        *_describe_proposal(table),
        *_describe_hidden(table),
        *_describe_unticked(table),
        *_describe_blank_wards(table),
        *_describe_other_rows(table, may_show),
    )
    return "\n".join(lines)


def _describe_columns(table: SheetTable, in_word: bool) -> Iterator[str]:
    """Say what the columns hold, and which ward the name of the sheet is."""
    used = (
        f"{_show(heading.text)} → {get_label(heading.item)}"
        for heading in table.headings
        if heading.item not in (None, "ignored", "number", "address")
    )
    yield f"{describe_sheet(table.sheet, in_word=in_word)}: {'; '.join(used)}."
    if table.ward_of_name:
        yield f"  Theo tên trang: {escape_invisible(table.ward_of_name)}."


def _describe_unread_columns(table: SheetTable) -> Iterator[str]:
    """Say which columns go into no profile, and what some of them are read for."""
    verdicts = [heading for heading in table.headings if asks_verdict(heading)]
    unread = [heading for heading in table.headings if heading.text and heading.item in (None, "ignored")]
    if unused := [heading for heading in unread if heading not in verdicts]:
        yield f'  Không dùng: {_quote(unused)}. Cần cột nào thì thêm --column "Tên cột=Mục".'
    if verdicts:
        yield f"  Chỉ dùng để biết ai không được khen: {_quote(verdicts)}."
    for heading in table.headings:
        if is_plain_year(heading, "birth"):
            yield (
                f"  Cột {_quote([heading])} có năm trước {FIRST_YEAR}, nên hiểu là năm sinh: chỉ để biết ai là trẻ em,"
                " không chép vào hồ sơ. Là năm khen thưởng thì sửa những năm ấy, đặt tên cột là “Năm khen thưởng”,"
                " rồi chạy lại."
            )
    if addresses := [heading for heading in table.headings if heading.item == "address"]:
        yield f"  Chỉ dùng để phân biệt người trùng tên, không đọc phường, xã ở đó: {_quote(addresses)}."


def _describe_proposal(table: SheetTable) -> Iterator[str]:
    """Say that awards are written as given, also where the list says that they are proposed."""
    texts = (*table.above, *(heading.text for heading in table.headings if heading.item == "title"))
    proposed = next((text for text in texts if _PROPOSED.search(match_key(text))), None)
    if proposed and any(row.find("title") for row in table.people):
        yield (
            f"  Bảng ghi “{_show(proposed)}”, nhưng khen thưởng được ghi là đã trao."
            " Chưa trao thì thêm status: planned vào từng hồ sơ sau khi ghi."
        )


def _quote(headings: Iterable[Heading]) -> str:
    return ", ".join(f"“{_show(heading.text)}”" for heading in headings)


def _list_rows(rows: Iterable[int]) -> str:
    return ", ".join(map(str, rows))


def _describe_hidden(table: SheetTable) -> Iterator[str]:
    if table.hidden:
        yield (
            f"  Dòng bị ẩn trong bảng, vẫn đọc: {_list_rows(table.hidden)}."
            " Ai không được khen thì xóa dòng ấy khỏi bảng, rồi chạy lại."
        )


def _describe_unticked(table: SheetTable) -> Iterator[str]:
    """Say which rows have no tick where a tick says who was honoured, for each set of columns."""
    rows = dict[tuple[str, ...], list[int]]()
    for each in table.unticked:
        rows.setdefault(each.columns, []).append(each.row)
    for columns, numbers in rows.items():
        quoted = " và ".join(f"“{_show(column)}”" for column in columns)
        yield (
            f"  Dòng để trống cột {quoted}, vẫn đọc: {_list_rows(numbers)}."
            " Ai không được khen thì xóa dòng ấy khỏi bảng, rồi chạy lại."
        )


def _describe_blank_wards(table: SheetTable) -> Iterator[str]:
    """Say which people have no ward where others have one in its column: the same as above may be meant."""
    if not any("ward" in row.cells for row in table.people):
        return
    without = (row for row in table.people if not row.find("ward") and "unit" not in row.cells)
    if blank := [row.row for row in without if row.row not in table.numbered_places]:
        yield f"  Dòng để trống ô phường, xã: {_list_rows(blank)}. Giống dòng trên thì ghi “nt” vào ô ấy, rồi chạy lại."


_REASONS: Mapping[Closing, str] = {
    "total": "là dòng cộng",
    "footer": "giống dòng đầu của phần ký tên, nơi nhận",
    "below": "đứng dưới phần ký tên",
    "note": "là lời ghi chú về bảng",
}


def _describe_other_rows(table: SheetTable, may_show: Callable[[str], str]) -> Iterator[str]:
    """Say which rows are about nobody, and which wards are honoured themselves; `may_show` hides a child's name."""
    if table.groups:
        named = (f"{cell.row} “{_show(cell.text)}”" for _, cell in table.groups)
        yield f"  Dòng chia nhóm: {', '.join(named)}."
    if table.numbered_places:
        yield (
            f"  Dòng {_list_rows(table.numbered_places)}: tên phường, xã, quận, huyện có số thứ tự,"
            " nên là tập thể được khen; chỉ để chia nhóm thì xóa số ấy."
        )
    for skipped in table.skipped:
        is_name = skipped.reason == "below" and not (is_office(skipped.text) and len(skipped.text.split()) <= 3)
        shown = may_show(skipped.text) if is_name else skipped.text
        yield f"  Dòng {skipped.row}: bỏ qua “{_show(shown)}”, vì {_REASONS[skipped.reason]}."
    for refused in table.refused:
        name, verdict = (_show(text) for text in (may_show(refused.name), refused.verdict))
        reason = verdict if verdict == STRUCK else f"ghi “{verdict}”"
        yield f"  Dòng {refused.row}: bỏ qua “{name}”, vì {reason}."
    if table.refused:
        yield "    Họ không được khen, hoặc chưa chắc. Ai được khen thì xóa chữ ấy, bỏ gạch ngang, rồi chạy lại."
    if any(skipped.reason != "total" for skipped in table.skipped):
        yield "    Dòng bỏ qua nào là người được khen thì đánh số mọi người được khen ở cột STT, rồi chạy lại."
    for group in table.unknown_groups:
        yield f"  Dòng {group.row}: không rõ “{escape_invisible(may_show(group.text))}” là gì, bỏ qua."


def describe_plan(plan: ImportPlan, *, many_sheets: bool, in_word: bool) -> str:
    """Describe what an import would do: files, who is there already, what cannot be read."""
    lines = (
        [f"\nSẽ ghi {len(plan.files)} hồ sơ vào content/profiles/:"] if plan.files else ["\nKhông có hồ sơ nào để ghi."]
    )
    width = max((len(planned.person.shown_name) for planned in plan.files), default=0)
    for planned in plan.files:
        lines.append(f"  {_place(planned.person.row, many_sheets)}  {_name(planned, width)}  {planned.file.path}")
        lines += [f"      {escape_invisible(line)}" for line in _describe_joined(planned.person)]
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


def _describe_joined(person: Person) -> Iterator[str]:
    """Say which rows are joined to one profile, and what to do if they are about several people."""
    for other in person.joined:
        yield f"{name_row(other.row, person.row)} gộp với {name_row(person.row, other.row)}"
    if person.joined and not person.profile.slug:
        yield f'vì cùng tên, cùng nơi; là nhiều người thì ghi mỗi người một địa chỉ vào cột "{get_label("slug")}"'


def _describe_problems(problems: Sequence[CellProblem], many_sheets: bool, in_word: bool) -> Iterator[str]:
    """Describe problems; those of one message stand together."""
    same = dict[tuple[str, str, str], list[CellProblem]]()
    for problem in problems:
        same.setdefault((problem.sheet, problem.message, problem.hint), []).append(problem)
    for (sheet, message, hint), group in same.items():
        places = _name_cells(group, in_word)
        where = f"{sheet}, " if many_sheets else ""
        yield f"  {escape_invisible(where)}{places}: {_show(message)}"
        if hint:
            yield f"    gợi ý: {escape_invisible(hint)}"


def _name_cells(group: Sequence[CellProblem], in_word: bool) -> str:
    """Name the cells, or rows, of a problem; of many, the first and the last of those that follow each other."""
    group = list({(problem.row, problem.column): problem for problem in group}.values())
    names = [_name_cell(problem, in_word) for problem in group]
    if len(group) <= _NAMED:
        return ", ".join(names)
    runs = list[list[str]]()
    for before, problem, name in zip((None, *group), group, names, strict=False):
        follows = before and (before.row + 1, before.column) == (problem.row, problem.column)
        runs = [*runs[:-1], [runs[-1][0], name]] if follows else [*runs, [name]]
    more = f" và {len(runs) - _NAMED} chỗ nữa" if runs[_NAMED:] else ""
    return f"{', '.join(' đến '.join(run) for run in runs[:_NAMED])}{more} ({len(group)} dòng)"


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


def _show(text: str) -> str:
    """Put a text of the file in one line, with its invisible characters shown."""
    return escape_invisible(" ".join(text.split()))
