"""Find the rows between people that name a group, and know in which groups a row stands."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from generator.editing.sheets.columns import Item
from generator.editing.sheets.group_labels import NUMBER, drop_number, find_style
from generator.editing.sheets.person_cells import is_sentence
from generator.editing.sheets.pupils import is_plain_heading
from generator.editing.sheets.rows import SheetCell, is_numbered
from generator.editing.sheets.sheet_file import Sheet
from generator.vietnamese import match_key

_LONGEST_LABEL = 100
"""Characters of the longest line above a table that may name a group."""
_BULLETS = "*•+-– "
"""What may stand before the label of a group."""
_BLOC = re.compile(
    r"khối (?:(?:các )?(?:trường|trường học|doanh nghiệp|cơ quan|đơn vị|phường|xã|đoàn thể|tổ dân phố)"
    r"|dân cư|sự nghiệp)(?:$|[ ,(:])"
)
"""The heading of those of one kind, as `match_key` writes it."""
_PLAIN_GROUPS: tuple[Item, ...] = ("field", "kind", "minor", "verdict")
"""What a line above a table may name without a number; a place there may also be that of the office."""
_PLACES: tuple[Item, ...] = ("ward", "district")
"""What the name of a collective may look like."""
_WHOLE_TABLE = "title"
"""In place of the style of a group: that of a title, which no group ends."""


class RowGroup(NamedTuple):
    """What a row between people says of those below it, up to the next row of its kind."""

    item: Item
    """What it says."""
    cell: SheetCell
    """The row; its text is without the number before it."""


Identify = Callable[[str, bool], Item | None]
"""Says what a row between people names: a field, a ward …; None when it is none of these.

If the second argument is false, it is to be sure: the text may be a person's name.
"""


def begin_groups(sheet: Sheet, top: int, identify: Identify) -> "OpenGroups":
    """Begin the groups that the text above a table names: numbered lines, and those that can be nothing else."""
    groups = OpenGroups()
    titles = [SheetCell(text, number, 1) for number, row in enumerate(sheet.rows[:top], 1) for text in set(row) if text]
    titles.append(SheetCell(sheet.name, 0, 0))
    for line in (*(SheetCell(text, 0, 0) for text in sheet.outline), *titles):
        label, has_number = line._replace(text=drop_number(line.text)), NUMBER.match(line.text)
        if len(label.text) <= _LONGEST_LABEL and (has_number or identify(label.text, False) in _PLAIN_GROUPS):
            groups.begin(label, [line.text], identify, is_title=line in titles and not has_number)
    return groups


def find_label(
    row: Sequence[str], texts: Sequence[str], cells: Mapping[Item, SheetCell], number: int, identify: Identify
) -> SheetCell | None:
    """Return the text of a row that names a group instead of a person, without its number; None for a person's row."""
    words = [text for text in texts if any(map(str.isalnum, text)) and not NUMBER.fullmatch(text)]
    if len(words) != 1:
        return None
    label = drop_number(words[0].lstrip(_BULLETS))
    is_named = "name" in cells and cells["name"].text == words[0]
    if is_named and row.count(words[0]) == 1 and find_style(texts) in ("", "1"):
        item = identify(label, False)
        # A ward may be honoured as well as be the heading of a group, but a heading has no number of its own.
        if (item is None and not _is_note(words[0].lstrip(_BULLETS), cells)) or (
            is_numbered(cells) and (item in _PLACES or (item == "minor" and not is_plain_heading(label)))
        ):
            return None
    return SheetCell(label, number, row.index(words[0]) + 1)


def _is_note(text: str, cells: Mapping[Item, SheetCell]) -> bool:
    """Whether a text in the column of names is no name: the title of a list, or, without a number, a heading."""
    key = match_key(text).lstrip("(")
    is_heading = text.endswith(":") or _BLOC.match(key) is not None or is_sentence(text)
    return key.startswith("danh sách ") or (is_heading and not is_numbered(cells))


def goes_on(label: SheetCell, cells: Mapping[Item, SheetCell]) -> bool:
    """Whether a text stands in a column of more than names, as when a deed goes on in the next row."""
    return any(cell.column == label.column for item, cell in cells.items() if item not in ("name", "number"))


class OpenGroups:
    """The groups that a row stands in, the widest first."""

    def __init__(self) -> None:
        self._open: list[tuple[RowGroup, str]] = []

    def begin(
        self, label: SheetCell, texts: Sequence[str], identify: Identify, *, is_title: bool = False
    ) -> Item | None:
        """Begin a group, which ends those of its kind and all inside them; return what it says, None if unknown.

        A title that says that all are children, or were refused, holds for the whole table.
        """
        item, style = identify(label.text, True), find_style(texts)
        if is_title and item in ("minor", "verdict"):
            style = _WHOLE_TABLE
        for index, (group, other) in enumerate(self._open):
            if other != _WHOLE_TABLE and (group.item == item or other == style):
                del self._open[index:]
                break
        if item:
            self._open.append((RowGroup(item, label), style))
        return item

    def get_all(self) -> dict[Item, SheetCell]:
        """Return what the open groups say."""
        return {group.item: group.cell for group, _ in self._open}
