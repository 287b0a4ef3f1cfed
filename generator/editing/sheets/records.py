"""What an import knows of people: what holds for all rows, what a row says of someone, and what cannot be read."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from generator.editing.new_profile import NewProfile, shorten_name
from generator.editing.sheets.columns import Item
from generator.editing.sheets.table import PersonRow
from generator.editing.sheets.title import TableTitle


class Defaults(Struct, frozen=True, kw_only=True):
    """What holds for all rows that do not say it themselves; ids of `site_data/`, None where nothing is known."""

    published: date
    """The day of publication."""
    year: int | None = None
    """The year."""
    district: str | None = None
    """The district."""
    ward: str | None = None
    """The ward."""
    field: str | None = None
    """The field."""
    title: str | None = None
    """The award."""
    level: str | None = None
    """The level."""
    document: str | None = None
    """The document."""
    section: str | None = None
    """The section of the document."""
    is_minor: bool = False
    """Whether all are children."""

    def under(self, title: TableTitle) -> "Defaults":
        """Return what holds for the rows of a table with this title."""
        return replace(self, year=title.year or self.year, district=title.district or self.district)


class CellProblem(Struct, frozen=True, kw_only=True):
    """A cell, or a row, that cannot be read."""

    sheet: str
    """The name of the sheet."""
    row: int
    """Counted from 1."""
    column: int
    """Counted from 1; 0 for the row as a whole."""
    message: str
    """What is wrong, in Vietnamese."""
    hint: str = ""
    """What is expected, in Vietnamese."""


class Person(Struct, frozen=True, kw_only=True):
    """Someone whom a row of a sheet is about."""

    row: PersonRow
    """The row."""
    profile: NewProfile
    """What it says."""
    full_name: str
    """The name in full, of a child too: to keep people apart, never to be shown or written."""
    birth: str
    """The day or year of birth, or the age: to keep people apart, never to be shown or written; empty if not stated."""
    joined: tuple["Person", ...] = ()
    """The same person as further rows have it, of which the profile has everything."""
    notes: tuple[str, ...] = ()
    """What was left out, in Vietnamese."""

    @property
    def shown_name(self) -> str:
        """The name as it may be shown."""
        return shorten_name(self.full_name) if self.profile.is_minor else self.full_name


Meanings = Mapping[tuple[Item, str], str]
"""The ids that editors gave to wordings of an item, by `word_key`."""
