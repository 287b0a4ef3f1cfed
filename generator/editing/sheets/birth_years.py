"""Keep years of birth apart from years of honours where a column is headed "Năm" or "Ngày" and no more."""

from collections.abc import Mapping, Sequence

from generator.checking.years import FIRST_YEAR
from generator.editing.sheets.columns import Heading, Item, heading_key
from generator.editing.sheets.person_cells import read_year

_PLAIN = {"năm", "ngày", "ngày tháng", "ngày tháng năm"}
_YOUNGEST = 4
"""No child is honoured that is younger."""


def is_plain_year(heading: Heading, *items: Item) -> bool:
    """Whether a heading says "Năm" or "Ngày" and no more, and is taken for that of one of `items`."""
    return heading.item in items and heading_key(heading.text) in _PLAIN


def name_birth_years(
    rows: Sequence[Sequence[str]], headings: list[Heading], known: Mapping[str, Item]
) -> list[Heading]:
    """Name the columns of birth among those headed "Năm" or "Ngày"; honours began in 1992, one older year is a slip.

    `rows` stand below the headings; an editor may have explained a heading, as `known` has it.
    """
    for column, heading in enumerate(headings):
        if is_plain_year(heading, "year", "date") and heading_key(heading.text) not in known:
            years = [year for row in rows if (year := read_year(row[column] if column < len(row) else ""))]
            old = [year for year in years if year < FIRST_YEAR]
            if old and (len(set(years)) > 2 or len(old) * 2 >= len(years)):
                headings = [*headings[:column], Heading(heading.text, "birth"), *headings[column + 1 :]]
    return headings


def may_be_birth_year(text: str, headings: Sequence[Heading], year: int | None) -> bool:
    """Whether the year of an honour may be one of birth: its heading does not say, the list is of a later `year`."""
    own = read_year(text)
    is_plain = any(is_plain_year(heading, "year", "date") for heading in headings)
    return is_plain and own is not None and year is not None and FIRST_YEAR <= own <= year - _YOUNGEST
