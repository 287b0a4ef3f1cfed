"""The controlled words of `site_data/`: fields, awards, levels, movements, sources, settings, featured stories."""

from typing import Literal

from generator.records.base import Day, DistrictId, DocumentId, Id, Text, Web, Whole, Year, record
from generator.records.profile import Kind


@record
class Alias:
    """How one document words it."""

    document: DocumentId
    wording: Text


@record
class Field:
    """A field of good deeds in the editors' one taxonomy, with each report's own wording."""

    id: Id
    name: Text
    description: Text
    aliases: tuple[Alias, ...] = ()


@record
class Award:
    """A title or form of commendation, and whom it may be given to; `kinds` is empty for one that honours a thing."""

    id: Id
    name: Text
    kinds: tuple[Kind, ...]
    description: Text | None = None


@record
class Level:
    """Who gives: the city, a district, a ward. "Not stated" is no level."""

    id: Id
    name: Text


@record
class Movement:
    """A campaign that the deeds belong to; `aliases` are its other names, `documents` those that name it."""

    id: Id
    name: Text
    aliases: tuple[Text, ...] = ()
    documents: tuple[DocumentId, ...] = ()


@record
class Document:
    """A source, what sort of document it is, and on what ground the people it names are public."""

    id: Id
    title: Text
    publisher: Text
    kind: Literal["report", "press", "speech"]
    district: DistrictId | None = None
    year: Year
    ground: Text
    date: Day | None = None
    notes: tuple[Text, ...] = ()


@record
class Settings:
    """What a deployment sets once. `latest_year` is the newest year a honour may bear: no clock is asked.

    `answer_days` are working days until a request is answered, `withdrawal_days` are days until a profile is withdrawn.
    `repository` is the address of the content on GitHub or Forgejo, for reports of faults; None for reports by mail.
    """

    site_name: Text
    contact_name: Text
    contact_email: Text
    answer_days: Whole
    latest_year: Year
    content_licence: Text
    withdrawal_days: Whole = 15
    repository: Web | None = None


@record
class Featured:
    """A story to show on the home page; the first one stands large, the others below it."""

    slug: Id
    note: Text | None = None
