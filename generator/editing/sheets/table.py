"""Find the table in a sheet: the title rows, the headings, the people, and the groups that people stand in."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from generator.checking.names import is_young
from generator.editing.sheets.closing_rows import ClosingRows, SkippedRow
from generator.editing.sheets.columns import Heading, Item
from generator.editing.sheets.group_labels import NUMBER
from generator.editing.sheets.groups import Identify, OpenGroups, RowGroup, begin_groups, find_label, goes_on
from generator.editing.sheets.person_cells import cut_remark, read_name, read_year
from generator.editing.sheets.pupils import (
    explain_unclear_birth,
    is_child_by_remarks,
    is_deed_of_child,
    may_be_child,
    may_be_pupil,
)
from generator.editing.sheets.refusals import (
    STRUCK,
    RefusedRow,
    UntickedRow,
    find_refusal,
    find_unticked,
    names_refused,
)
from generator.editing.sheets.rows import (
    UNIT_NAMES,
    SheetCell,
    TextRow,
    are_exported,
    find_heading_row,
    is_numbered,
    list_rows,
    list_unused,
    read_headings,
)
from generator.editing.sheets.sheet_file import Sheet
from generator.editing.sheets.title import TableTitle
from generator.vietnamese import match_key

_TITLES = 8
"""Rows in which the title of a list stands."""
_COLLECTIVES = re.compile(r"(?:danh sách (?:\w+ )*)?tập thể\b(?!.*cá nhân)")
"""The title of a list of collectives alone, as `match_key` writes it."""
_OLD_YEAR = 2016
"""Stands for a year that is not stated: who was born in 2000 or later may have been a child."""
_BIRTHS: tuple[Item, ...] = ("birth", "male", "female")
"""What may say when someone was born: years may have a column for men and one for women."""
_OF_PUPILS: tuple[Item, ...] = ("organisation", "unit", "birth")
"""What may say, beside a role, that someone is a pupil."""
_SAID_ONCE: tuple[tuple[Item, ...], ...] = (
    ("title", "level", "year", "date"),
    ("ward", "unit"),
    ("field",),
    ("document", "section"),
)
"""What further rows of a person need not say again; the items of a group belong together."""


class PersonRow(Struct, frozen=True, kw_only=True):
    """A row about a person or a collective."""

    sheet: str
    """The name of the sheet."""
    row: int
    """Counted from 1."""
    cells: Mapping[Item, SheetCell]
    """What its cells say."""
    groups: Mapping[Item, SheetCell]
    """What the rows above say of its group."""
    unused: Sequence[str] = ()
    """The texts in columns that are not read: they too may say that somebody is a child."""
    other_ward: SheetCell | None = None
    """A numbered ward between this row and the heading of its group, which is another ward."""

    def get(self, item: Item) -> str | None:
        """Return the text of a cell; None where it is empty, or there is no such column."""
        cell = self.cells.get(item)
        return cell.text if cell else None

    def find(self, item: Item) -> SheetCell | None:
        """Return the cell that says something, else what the group says."""
        return self.cells.get(item) or self.groups.get(item)


def name_row(row: PersonRow, seen_from: PersonRow | None) -> str:
    """Name a row, with its sheet unless it is that of the row from which it is seen."""
    return f"dòng {row.row}" if seen_from and row.sheet == seen_from.sheet else f"{row.sheet}, dòng {row.row}"


class SheetTable(Struct, frozen=True, kw_only=True):
    """The table of a sheet."""

    sheet: str
    """The name of the sheet."""
    title: TableTitle
    """What the text above the headings says, or the name of the sheet."""
    is_year_of_name: bool = False
    """Whether the year of the title is that by which the sheet is named."""
    hidden: Sequence[int] = ()
    """The rows of people that nobody sees in the sheet, from 1."""
    above: Sequence[str] = ()
    """The lines above the headings."""
    headings: Sequence[Heading]
    """The columns."""
    people: Sequence[PersonRow]
    """The rows of people."""
    groups: Sequence[RowGroup] = ()
    """Rows that name a group."""
    unknown_groups: Sequence[SheetCell] = ()
    """Rows that seem to name a group, of which nothing is known."""
    skipped: Sequence[SkippedRow] = ()
    """Rows that sum up or close the table."""
    refused: Sequence[RefusedRow] = ()
    """Rows of those who were not honoured."""
    unticked: Sequence[UntickedRow] = ()
    """Rows of people without a tick where a tick says who was honoured."""
    may_have_children: bool = False
    """Whether some rows may be about children, so that no name may be shown that was not read as a person's."""
    ward_of_name: str | None = None
    """The ward by which the sheet is named, which is that of all rows; None where there is none."""
    numbered_places: Sequence[int] = ()
    """Rows of people, from 1, that are named as a ward or district: with their number they are honoured themselves."""


def find_table(
    sheet: Sheet, known: Mapping[str, Item], identify: Identify, read_title: Callable[[str], TableTitle]
) -> SheetTable | None:
    """Find the table of a sheet; None where no row has headings. `known` is for `read_heading`."""
    top = find_heading_row(sheet.rows, known)
    lines = map(match_key, (sheet.name, *sheet.above, *chain(*sheet.rows[:_TITLES])))
    if top is None and any(map(_COLLECTIVES.match, lines)):
        known = {**UNIT_NAMES, **known}
        top = find_heading_row(sheet.rows, known)
    if top is None:
        return None
    headings, first = read_headings(sheet.rows, top, known)
    title = "\n".join(dict.fromkeys([*sheet.above, *(text for row in sheet.rows[:top] for text in row if text)]))
    table = _read_rows(sheet, top, first, headings, known, identify, read_title(title))
    hidden = [row.row for row in table.people if row.row in sheet.hidden]
    return replace(table, above=title.split("\n"), hidden=hidden)


def _read_rows(
    sheet: Sheet,
    top: int,
    first: int,
    headings: Sequence[Heading],
    known: Mapping[str, Item],
    identify: Identify,
    title: TableTitle,
) -> SheetTable:
    """Read the rows below the headings, from the one with the number `first`, from 0; `top` is that of the headings."""
    people, named, unknown = list[PersonRow](), list[RowGroup](), list[SheetCell]()
    skipped, refused, begun = list[SkippedRow](), list[RefusedRow](), set[Item]()
    rows = list(list_rows(sheet.rows, first, headings, known))
    later = chain(*(row.headings for row in rows))
    headings = [*headings, *dict.fromkeys(heading for heading in later if heading not in headings)]
    groups = begin_groups(sheet, top, identify)
    closing = ClosingRows(is_numbered=any(is_numbered(row.cells) for row in rows))
    for number, row, texts, cells, row_headings in rows:
        begun |= groups.get_all().keys()
        said = {item: cell.text for item, cell in cells.items()}
        if reason := closing.classify(texts, said, has_number=is_numbered(cells)):
            shown = next((text for text in texts if not NUMBER.fullmatch(text)), texts[0])
            skipped.append(SkippedRow(number, shown, reason))
            continue
        label = find_label(row, texts, cells, number, identify)
        if label is None and (verdict := _find_verdict(sheet, row, cells, row_headings, groups)):
            name = cells["name"].text if "name" in cells else texts[0]
            refused.append(RefusedRow(number, cut_remark(name), verdict))
        elif label is None:
            cells = _continue(people[-1], number, cells) if people else cells
            unused = list_unused(row, row_headings)
            people.append(PersonRow(sheet=sheet.name, row=number, cells=cells, groups=groups.get_all(), unused=unused))
        elif goes_on(label, cells) and not identify(label.text, True):
            unknown.append(label)
        elif item := groups.begin(label, texts, identify):
            named.append(RowGroup(item, label))
        else:
            unknown.append(label)
    read = {row.row for row in people}
    unticked = find_unticked(row for row in rows if row.number in read)
    return SheetTable(
        sheet=sheet.name,
        title=title,
        headings=headings,
        people=people,
        groups=named,
        unknown_groups=unknown,
        skipped=skipped,
        refused=refused,
        unticked=[] if are_exported(heading.item for heading in headings) else unticked,
        may_have_children=any(heading.item in ("class", "minor") for heading in headings)
        or "minor" in begun
        or any(_may_be_child(row, title.year) for row in rows),
    )


def _continue(above: PersonRow, number: int, cells: Mapping[Item, SheetCell]) -> Mapping[Item, SheetCell]:
    """Return the cells of a row with what those above say of the honour, if number and name are merged with theirs."""
    same: tuple[Item, ...] = ("number", "name")
    if above.row + 1 != number or not all(
        item in cells and item in above.cells and cells[item].text == above.cells[item].text for item in same
    ):
        return cells
    said = [items for items in _SAID_ONCE if not cells.keys() & set(items)]
    return {**{item: above.cells[item] for items in said for item in items if item in above.cells}, **cells}


def _find_verdict(
    sheet: Sheet,
    row: Sequence[str],
    cells: Mapping[Item, SheetCell],
    headings: Sequence[Heading],
    groups: OpenGroups,
) -> str | None:
    """Return what says that the person of a row was not honoured, in the row or above it; None where nothing does."""
    if are_exported(cells):
        return None
    if "name" in cells and (cells["name"].row, cells["name"].column) in sheet.struck:
        return STRUCK
    group = groups.get_all().get("verdict")
    return group.text if group and names_refused(group.text) else find_refusal(row, headings)


def _may_be_child(row: TextRow, year: int | None) -> bool:
    """Whether a row says that it may be about a child; `year` is that of the title."""
    said = {item: cell.text for item, cell in row.cells.items()}
    when = read_year(said.get("year") or said.get("date") or "") or year or _OLD_YEAR
    return (
        is_young(said.get("honorific", ""))
        or may_be_pupil([said.get("role", ""), said.get("kind", "")], [said.get(item, "") for item in _OF_PUPILS])
        or any(may_be_child(born, when) or explain_unclear_birth(born, when) for born in map(said.get, _BIRTHS) if born)
        or is_deed_of_child(said.get("deed", ""))
        or is_child_by_remarks(list_unused(row.columns, row.headings), when)
        # A row that is not read has the name in any column.
        or any(is_young(read_name(text).honorific or "") for text in row.texts)
        or any(may_be_pupil([read_name(text).remark or ""], ()) for text in row.texts)
    )
