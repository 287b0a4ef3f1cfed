"""A profile: one person or collective, and each occasion on which they were honoured or mentioned."""

from typing import Literal

from generator.records.base import (
    AnyYear,
    AwardId,
    Day,
    DistrictId,
    DocumentId,
    FieldId,
    FileName,
    Flag,
    Id,
    LevelId,
    MovementId,
    Name,
    Number,
    Slug,
    Text,
    Whole,
    record,
)
from generator.records.link import GalleryLink

Kind = Literal["person", "collective"]
"""Whom a profile is about."""

Status = Literal["given", "planned", "revoked"]
"""What became of an award."""


@record
class Source:
    """Where an honour is attested."""

    document: DocumentId
    """A document of `site_data/sources.yml`."""
    section: Text | None = None
    """The section, as the document names it."""
    note: Text | None = None
    """A remark, for example on a corrected misprint."""
    ground: Text | None = None
    """Why this person is public; None where the document's own ground fits."""


@record
class Role:
    """What the honouree does, and for whom."""

    title: Text
    """The occupation or office."""
    organisation: Text | None = None
    """The employer, association or place; a third of the people have none."""


@record
class Figure:
    """A number on a profile's page: `hơn 25 triệu đồng`, and what it counts."""

    label: Text
    """What is counted."""
    value: Number | None = None
    """The number; None where the source only says "hàng trăm", which is then the qualifier."""
    qualifier: Text | None = None
    """The words before the number ("hơn")."""
    unit: Text | None = None
    """The unit after the number ("triệu đồng")."""
    note: Text | None = None
    """An explanation below the number."""


@record
class Honour:
    """One occasion on which someone was honoured, or mentioned as an example."""

    year: AnyYear
    """The year of the honour."""
    district: DistrictId | None = None
    """The district that gave it; None from July 2025 on, when Hanoi has no districts."""
    ward: Text | None = None
    """The honouree's ward by its name of that year; the giver where there is no district."""
    title: AwardId | None = None
    """The award; None for a mention."""
    level: LevelId | None = None
    """The level of the giver; None where the source does not state it."""
    status: Status = "given"
    """Whether the award was given, is planned, or was revoked."""
    honorific: Text | None = None
    """How the source addressed the person at that time, if other than the profile does."""
    source: Source | None = None
    """Where it is attested; None where no source is stated."""

    @property
    def is_given(self) -> bool:
        """Whether it counts: what is planned or was revoked stands on the profile, in no number, year or list."""
        return self.status == "given"


@record
class Consent:
    """The honouree's written consent."""

    date: Day
    """The day of the signature."""
    scope: Text
    """What may be published."""
    holder: Text
    """Who keeps the paper."""
    by: tuple[Literal["honouree", "guardian"], ...] = ("honouree",)
    """Who signed; a child and a guardian must both sign."""


@record
class Photo:
    """A portrait."""

    file: FileName
    """The name of a file beside the profile's."""
    alt: Text
    """What the picture shows, for those who cannot see it."""
    credit: Text | None = None
    """The photographer or owner; None where nobody is to be named."""


@record
class Allowed:
    """A text that looks like a private detail and may be published."""

    text: Text
    """The text exactly as the file has it."""
    reason: Text
    """Why it may be published."""


@record
class Profile:
    """Everything the gallery knows of one honouree, except the story."""

    slug: Slug
    """The last part of the page's address, from the file's name."""
    path: FileName
    """The file, as messages show it."""
    folder: tuple[FileName, FileName]
    """The two folders it lies in: the district (or the ward that honours), and the field."""
    story_line: Whole
    """The line of the file, from 1, on which the story begins."""
    has_story: Flag
    """Whether a story follows the front matter."""
    front_matter_hash: Whole
    """The `content_hash` of path, front matter and `has_story`."""
    story_links: tuple[GalleryLink, ...]
    """The story's links into the gallery; only a check of the whole gallery can find the broken ones."""
    name: Name
    """The name without honorific."""
    honours: tuple[Honour, ...]
    """Every honour and mention, in the order of the file."""
    kind: Kind = "person"
    """A person or a collective."""
    honorific: Text | None = None
    """How the page addresses the person ("bà"); None where not stated."""
    minor: Flag = False
    """Whether the person is a child."""
    summary: Text | None = None
    """What they did, in one sentence."""
    roles: tuple[Role, ...] = ()
    """What they do, the most important first."""
    fields: tuple[FieldId, ...] = ()
    """Ids of fields, the classifying one first; the folder's field where the file has none."""
    movements: tuple[MovementId, ...] = ()
    """Ids of movements that the deeds belong to."""
    figures: tuple[Figure, ...] = ()
    """Numbers to show on the page."""
    residential_groups: tuple[Text, ...] = ()
    """The groups of households (tổ dân phố) the person lives in."""
    show_residential_groups: Flag = False
    """Whether these are published: they say where someone lives."""
    consent: Consent | None = None
    """The written consent; None where there is none."""
    photo: Photo | None = None
    """The portrait; None where there is none."""
    audio: FileName | None = None
    """The name of a file beside the profile's, in which the story is read aloud; None where there is none."""
    allowed: tuple[Allowed, ...] = ()
    """What looks like a private detail and may be published."""
    former_slugs: tuple[Id, ...] = ()
    """Earlier last parts of the page's address, the first one first; they lead on to the page."""
    not_same_as: tuple[Id, ...] = ()
    """Slugs of profiles that look like duplicates of this one and are about someone else."""
    published: Day | None = None
    """The day of publication; None where not stated."""
    updated: Day | None = None
    """The day of the last change; None where not stated."""

    @property
    def years(self) -> tuple[int, ...]:
        """The distinct years of what was given, oldest first; mentions included."""
        return tuple(sorted({honour.year for honour in self.honours if honour.is_given}))

    @property
    def is_hidden_minor(self) -> bool:
        """Whether this is a child without the consent of both child and guardian: initials only, no pictures."""
        return self.minor and not (self.consent and {"honouree", "guardian"}.issubset(self.consent.by))
