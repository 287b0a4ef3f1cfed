"""The summary of a profile: all that lists, search and open data need of it, without its story."""

from datetime import date
from typing import NamedTuple

from msgspec import Struct

from generator.records.profile import Kind

MENTION, NOT_STATED = "neu-guong", "khong-neu"
"""Filter values for someone held up as an example, and for a title whose level the source does not state."""

NO_LEVEL_NAMES = {NOT_STATED: "Được khen thưởng, không nêu cấp", MENTION: "Được nêu gương"}
"""What these two are called beside the names of levels."""

NO_DISTRICT = ""
"""Stands among the districts of someone whom a ward without a district honoured (since July 2025)."""


class SearchTexts(Struct, frozen=True, kw_only=True, gc=False):
    """The short texts of a profile that search looks through, by the kind of place that holds a word."""

    labels: tuple[str, ...] = ()
    """Names of movements, titles, fields, and of places then and now."""
    roles: tuple[str, ...] = ()
    """Forms of address and roles."""
    summary: tuple[str, ...] = ()
    """The summary; empty where there is none."""


class GivenAward(NamedTuple):
    """An award that was given."""

    title: str
    """The id of the award."""
    level: str | None
    """The id of its level; None where it is not stated."""
    district: str | None
    """The id of the district; None where no district gave it."""
    year: int
    """The year."""


class ProfileSummary(Struct, frozen=True, kw_only=True, eq=False, gc=False):
    """One profile as lists and search know it. Compared by identity: there is one object per profile."""

    path: str
    """The profile's file, as the editor knows it."""
    slug: str
    """The last part of its address."""
    url: str
    """Its page, relative to the site's root."""
    first_url: str
    """The address it was first published under, by which feeds know it for ever."""
    name: str
    """The name, without honorific."""
    kind: Kind
    """A person or a collective."""
    honorific: str | None
    """How the page addresses the person ("bà"); None where the profile states none."""
    monogram: str
    """One or two letters that stand for a portrait."""
    has_portrait: bool
    """Whether there is a photo."""
    letter: str
    """The letter that lists the given name, see `given_letter`; empty for a collective."""
    summary: str | None
    """What they did, in one sentence."""
    has_story: bool
    """Whether the profile has a story."""
    figure: tuple[str | None, str, str | None] | None
    """Qualifier, number and unit of its first figure ("gần", "30", "năm"); None where there is no number, or one
    too long for a plate."""
    role: str | None
    """The first role; without its organisation where that is the place."""
    roles: str | None
    """All roles with their organisations, in one line."""
    place: str | None
    """The first honour's ward, else the first organisation."""
    units: tuple[str, ...]
    """Ids of the wards of its honours, each of its time."""
    districts: tuple[str, ...]
    """Ids of the districts that honoured or named it, in the order of the honours."""
    is_outside_districts: bool
    """Whether a ward without a district honoured it, or no district did."""
    fields: tuple[str, ...]
    """Ids of its fields, the classifying one first."""
    movements: tuple[str, ...]
    """Ids of its movements."""
    years: tuple[int, ...]
    """Every year of a given award or a mention, oldest first."""
    district_years: tuple[tuple[str, int], ...]
    """District and year of each given award or mention that has a district."""
    years_not_given: tuple[tuple[str | None, int], ...]
    """District, if any, and year of each award that is planned or was revoked: the profile links to their pages, which
    do not list it."""
    titles_not_given: tuple[str, ...]
    """Ids of the awards that are planned or were revoked."""
    awards: tuple[GivenAward, ...]
    """The awards that were given."""
    levels: tuple[str, ...]
    """Values of the filter of levels: those of given awards first, `MENTION` last."""
    published: date | None
    """The day of publication, as the profile says."""
    changed: date | None
    """The day of the last change, as the profile says."""
    search_texts: SearchTexts
    """Short texts that search looks through."""
    order: tuple[str, ...]
    """Sorts by name; ends in the slug, so that no two are equal."""
    front_matter_hash: int
    """See `Profile.front_matter_hash`: equal for equal summaries under the same `site_data/`."""
    json_row: bytes
    """The profile in the open data, as a JSON object in UTF-8."""
    csv_row: bytes
    """The same as a line of CSV, with its line end."""

    @property
    def titles(self) -> tuple[str, ...]:
        """Ids of the awards that were given, each once."""
        return tuple(dict.fromkeys([award.title for award in self.awards]))

    @property
    def is_honoured(self) -> bool:
        """Whether an award was given."""
        return bool(self.awards)

    @property
    def rank(self) -> int:
        """Where lists put the profile: 0 for a title, 1 for a deed, 2 for a name alone."""
        return 0 if self.is_honoured else 1 if self.has_deed else 2

    @property
    def has_deed(self) -> bool:
        """Whether its page says what they did: a sentence for lists, and a story to read."""
        return self.has_story and self.summary is not None
