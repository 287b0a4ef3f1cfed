"""Read the rows of a sheet: where the headings stand, and what the cells below them say."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from generator.editing.sheets.birth_years import name_birth_years
from generator.editing.sheets.columns import Heading, Item, guess_heading, heading_key, read_heading
from generator.editing.sheets.group_labels import NUMBER
from generator.editing.sheets.person_cells import is_collective_name, is_yes
from generator.vietnamese import match_key

_TITLE_ROWS = 40
"""Rows in which the headings are looked for."""
UNIT_NAMES: Mapping[str, Item] = dict.fromkeys(map(heading_key, ("Tên đơn vị", "Đơn vị", "Cơ quan, đơn vị")), "name")
"""Headings of names in a list of collectives that has no other."""
TWO_NAMES = " | "
"""Stands between two names of a row, of which each has a column."""
COLLECTIVE = "tập thể"
"""How a sheet calls a collective."""
_FREE: tuple[Item, ...] = (
    *("role", "organisation", "unit", "deed", "summary", "address", "class", "birth", "male", "female", "honorific"),
)
"""What may say that there is nothing to say."""
_TICKED: tuple[Item, ...] = ("title", "level", "field")
"""What may have a column for each word, in which a tick stands."""
_LEVEL = re.compile(r"(?:cấp )?(?:thành phố|tp)(?: hà nội)?|cấp (?:quận|huyện|thị xã|phường|xã|cơ sở|trung ương)")
_NOTHING = re.compile(r"[\W_]+|0|k|ko|không|không có|chưa có", re.IGNORECASE)
_NO_NAME = {"nam", "nữ", "x", "ông", "bà", "có", "đạt"}
"""What may stand in a column without a heading beside a name, and is no given name."""
_SAME = re.compile(
    r"[\W_]*(?:nt|n[./]t|như\s+trên)[\W_]*|[\s\-–—.,()]*(?:[\"“”″〃]|''|´´|``|,,)[\s\-–—.,()\"“”″〃']*|//",
    re.IGNORECASE,
)
"""Stands for what the cell above says."""


class SheetCell(NamedTuple):
    """A cell that says something of a person."""

    text: str
    """Its text; never empty."""
    row: int
    """Counted from 1; 0 for the text above a table."""
    column: int
    """Counted from 1; 0 for a row as a whole."""


class TextRow(NamedTuple):
    """A row below the headings that says something."""

    number: int
    """Counted from 1."""
    columns: Sequence[str]
    """The text of every cell."""
    texts: Sequence[str]
    """All texts, each once."""
    cells: Mapping[Item, SheetCell]
    """What its cells say."""
    headings: Sequence[Heading]
    """The headings it stands under."""


def list_rows(
    rows: Sequence[Sequence[str]], first: int, headings: Sequence[Heading], known: Mapping[str, Item]
) -> Iterator[TextRow]:
    """Read the rows from the one with the number `first`, from 0; further rows of headings may stand between them.

    A cell that says that it is the same as above has the text of the last row with something in its column.
    """
    above = dict[int, str]()
    for index, original in enumerate(rows[first:], first):
        if index < first or _repeats_headings(original, headings):
            continue
        if _are_headings(original, headings, known):
            headings, first = read_headings(rows, index, known)
            above.clear()
            continue
        row = list(original)
        if not are_exported(heading.item for heading in headings):
            row = [above.get(column, text) if _SAME.fullmatch(text) else text for column, text in enumerate(row)]
        texts = list(dict.fromkeys(filter(None, row)))
        if not texts:
            continue
        # The heading of a group says nothing of the row below it.
        if sum(not NUMBER.fullmatch(text) for text in texts) > 1:
            above.update((column, text) for column, text in enumerate(row) if text)
        yield TextRow(index + 1, row, texts, read_cells(row, index + 1, headings), headings)


def are_exported(items: Iterable[Item | None]) -> bool:
    """Whether columns, or cells, are those of what we exported: it is spelt as profiles are, and stays so."""
    return {"slug", "kind", "published"} <= set(items)


def says_nothing(text: str) -> bool:
    """Whether a text, which is no tick, stands for nothing, or for a cell above that is not there."""
    return not is_yes(text) and any(pattern.fullmatch(text) for pattern in (_NOTHING, _SAME))


def _are_headings(row: Sequence[str], headings: Sequence[Heading], known: Mapping[str, Item]) -> bool:
    """Whether a row below `headings` has headings of its own: all but one of its texts are known as such.

    Longer ones count beside "STT"; elsewhere a school or a ward begins as a heading does.
    "Cá nhân" and "Nam" are none where they say the kind and the gender of somebody.
    """
    said = {column for column, heading in enumerate(headings) if heading.item in ("kind", "gender")}
    texts = {text for column, text in enumerate(row) if text and column not in said}
    items = {item for text in texts if (item := read_heading(text, known).item)}
    if "number" in items:
        items = {item for text in texts if (item := guess_heading(text, known).item)}
    return len(items) >= (2 if "name" in items else 3) and len(items) >= len(texts) - 1


def find_heading_row(rows: Sequence[Sequence[str]], known: Mapping[str, Item]) -> int | None:
    """Return the row, from 0, in which most columns are known, the name among them."""
    best, most = None, 1
    for number, row in enumerate(rows[:_TITLE_ROWS]):
        items = {heading.item for text in set(row) if text and (heading := guess_heading(text, known)).item}
        count = len(items) if "name" in items else 0
        if count > most or (count == most == 1 and best is None and len(set(filter(None, row))) == 1):
            best, most = number, count
    # Of two rows the lower may say more, where cells that both share are merged: then the upper divides into it.
    if best and set(filter(None, rows[best - 1])) & set(rows[best]) and read_headings(rows, best - 1, known)[1] > best:
        return best - 1
    return _find_list_above(rows, best, known) if best else best


def _find_list_above(rows: Sequence[Sequence[str]], best: int, known: Mapping[str, Item]) -> int:
    """Return the row of the headings of a list above that at `best`, which only has more columns; else `best`."""
    if _are_headings(rows[best], (), known):
        for number, row in enumerate(rows[:best]):
            if _are_headings(row, (), known):
                _, first = read_headings(rows, number, known)
                return number if any(map(any, rows[first:best])) else best
    return best


def read_headings(rows: Sequence[Sequence[str]], top: int, known: Mapping[str, Item]) -> tuple[list[Heading], int]:
    """Read the headings, and return the number of the first row below them; a second row may divide them."""
    above = [guess_heading(text, known) for text in rows[top]]
    below = rows[top + 1] if top + 1 < len(rows) else []
    parts = [text for text, heading in zip(below, above, strict=False) if text and text != heading.text]
    is_divided = bool(parts) and (
        all(read_heading(text, known).item for text in parts) or _divides_wide_headings(above, below)
    )
    if not is_divided and not (any(below) and not parts):
        return _name_columns(rows[top + 1 :], above, known), top + 1
    wide = accumulate(above, _get_wider)
    divided = [
        _read_part(text, over, known) if text and text != heading.text else heading
        for text, heading, over in zip([*below, *[""] * len(above)], above, wide, strict=False)
    ]
    return _name_columns(rows[top + 2 :], divided, known), top + 2


def _read_part(text: str, wide: Heading, known: Mapping[str, Item]) -> Heading:
    """Read the heading of a column below a wide one: it is what the wide one is, unless it is known by itself."""
    item, key = read_heading(text, known).item, match_key(text)
    if wide.item in ("title", "level") and (item in ("district", "ward") or _LEVEL.fullmatch(key)):
        return Heading(text, "level")
    if wide.item in (None, "title", "level") and key in ("có", "không"):
        return Heading(f"{wide.text}: {text}", None)
    return Heading(text, item or wide.item)


def _get_wider(left: Heading, heading: Heading) -> Heading:
    return heading if heading.text else left


def _divides_wide_headings(above: Sequence[Heading], below: Sequence[str]) -> bool:
    """Whether a row divides headings that are wider than a column, and says nothing below any other."""
    texts = ["", *(heading.text for heading in above), ""]
    own = {column: text for column, text in enumerate(below[: len(above)], 1) if text not in ("", texts[column])}
    wide = {column for column in own if texts[column] in ("", texts[column - 1], texts[column + 1])}
    wide |= {column for column in own if not texts[column + 1] and column < len(above)}
    return len(set(own.values())) > 1 and wide == own.keys() and all(above[each - 1].item != "name" for each in own)


def _name_columns(rows: Sequence[Sequence[str]], headings: list[Heading], known: Mapping[str, Item]) -> list[Heading]:
    """Name the columns whose cells say more than their headings; `rows` are those below."""
    return name_birth_years(rows, _name_given_names(rows, headings), known)


def _name_given_names(rows: Sequence[Sequence[str]], headings: list[Heading]) -> list[Heading]:
    """Name the column of given names that has no heading, as it stands under that of the family names before it."""
    for column, (heading, behind) in enumerate(pairwise(headings), 1):
        if heading.item == "name" and not behind.text:
            words = [text for row in rows if (text := row[column] if column < len(row) else "") and row[column - 1]]
            given = [word for word in words if word.isalpha() and word[0].isupper() and match_key(word) not in _NO_NAME]
            if len(given) > len(words) * 0.8:
                headings = [*headings[:column], Heading(heading.text, "name"), *headings[column + 1 :]]
    return headings


def read_cells(row: Sequence[str], number: int, headings: Sequence[Heading]) -> dict[Item, SheetCell]:
    """Return what the cells of a row say; two cells of one kind are joined, as family name and given name are."""
    cells = dict[Item, SheetCell]()
    kind, free = None, () if are_exported(heading.item for heading in headings) else _FREE
    for column, (text, heading) in enumerate(zip(row, headings, strict=False), 1):
        item = heading.item
        if item in _TICKED and is_yes(text) and read_heading(heading.text, {}).item != item:
            text = heading.text
        if not text or item is None or item == "ignored" or (item in free and says_nothing(text)):
            continue
        if item == "organisation" and heading_key(heading.text) == "trường" and not is_collective_name(f"{text} "):
            text = f"Trường {text}"
        if item == "birth" and text.isdigit() and heading_key(heading.text).startswith("tuổi"):
            text = f"{text} tuổi"
        before = cells.get(item)
        if before is None:
            cells[item] = SheetCell(text, number, column)
        elif before.text != text:
            # A second name may be the given name; one of several words is of somebody else.
            joint = "; " if item != "name" else TWO_NAMES if " " in before.text and " " in text else " "
            cells[item] = before._replace(text=f"{before.text}{joint}{text}")
        if item == "name" and _names_collectives(heading.text):
            kind = SheetCell(COLLECTIVE, number, column)
    if kind and "kind" not in cells and TWO_NAMES not in cells["name"].text:
        cells["kind"] = kind
    family = cells.pop("family_name", None)
    if family:
        given = cells.get("name")
        cells["name"] = family._replace(text=f"{family.text} {given.text}" if given else family.text)
    return cells


def is_numbered(cells: Mapping[Item, SheetCell]) -> bool:
    """Whether a row has a number in the column for it, so that it is about someone."""
    number = cells.get("number")
    return "name" in cells and number is not None and re.fullmatch(r"\d+(?:\.\d+)*[\s.):/–-]*", number.text) is not None


def list_unused(row: Sequence[str], headings: Sequence[Heading]) -> list[str]:
    """List the texts in columns that are not read."""
    return [text for text, heading in zip(row, headings, strict=False) if text and heading.item in (None, "ignored")]


def _names_collectives(heading: str) -> bool:
    """Whether all names below a heading are of collectives."""
    key = heading_key(heading)
    return (key.endswith("tập thể") and "nhân" not in key) or key in UNIT_NAMES


def _repeats_headings(row: Sequence[str], headings: Sequence[Heading]) -> bool:
    """Whether a row numbers the columns, or repeats the headings."""
    texts = set(filter(None, row))
    if len(texts) > 1 and all(re.fullmatch(r"\(?(\d{1,2}|[A-Z])\)?", text) for text in texts):
        return True
    return texts <= {text for text, heading in zip(row, headings, strict=False) if text == heading.text}
