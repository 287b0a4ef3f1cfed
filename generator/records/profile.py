"""A profile: one person or collective, and each time the city or a district honoured or named them."""

from typing import Literal

from generator.records.base import (
    AnyYear,
    AwardId,
    Day,
    DistrictId,
    DocumentId,
    FieldId,
    Flag,
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
Status = Literal["given", "planned", "revoked"]


@record
class Source:
    """Where a honour is attested: a document of `site_data/sources.yml` and the section as it names it.

    `ground` says why this person is public where the document's own ground does not fit them.
    """

    document: DocumentId
    section: Text | None = None
    note: Text | None = None
    ground: Text | None = None


@record
class Role:
    """What the person does and for whom; either may stand for a ward, which a third of the people lack."""

    title: Text
    organisation: Text | None = None


@record
class Figure:
    """A fact at a glance: `hơn 25 triệu đồng`, what for. `value` is absent for "hàng trăm"."""

    label: Text
    value: Number | None = None
    qualifier: Text | None = None
    unit: Text | None = None
    note: Text | None = None


@record
class Honour:
    """One time someone was honoured; without a `title` it is a mention ("held up as an example").

    `district` is the giver until June 2025; later it is absent and `ward`, the giving ward, stands in its
    place. `level` None means that the source does not state it. `ward` is a unit of that year, by name.
    """

    year: AnyYear
    district: DistrictId | None = None
    ward: Text | None = None
    title: AwardId | None = None
    level: LevelId | None = None
    status: Status = "given"
    honorific: Text | None = None
    source: Source | None = None


@record
class Consent:
    """The honouree's written consent: when, for what, who holds the paper; for a minor, who gave it."""

    date: Day
    scope: Text
    holder: Text
    by: tuple[Literal["honouree", "guardian"], ...] = ("honouree",)


@record
class Photo:
    """A portrait beside the profile's file."""

    file: Text
    alt: Text
    credit: Text | None = None


@record
class Allowed:
    """Words that look like a private detail and are none, or may stand: exactly as written, and why."""

    text: Text
    reason: Text


@record
class Profile:
    """Everything the gallery knows of one honouree, but the story, which is read when its page is made.

    `path` is the file as the editor knows it, `folder` its district (or giving ward) and field. `checksum` is that of
    the file that was checked: no other one is published. `head_checksum` is that of its path and front matter.
    `story_links` are the story's links into the gallery, which the whole gallery is needed to check.
    """

    slug: Slug
    path: Text
    folder: tuple[Text, Text]
    story_line: Whole
    checksum: Whole
    head_checksum: Whole
    story_links: tuple[GalleryLink, ...]
    name: Name
    honours: tuple[Honour, ...]
    kind: Kind = "person"
    honorific: Text | None = None
    minor: Flag = False
    summary: Text | None = None
    roles: tuple[Role, ...] = ()
    fields: tuple[FieldId, ...] = ()
    movements: tuple[MovementId, ...] = ()
    figures: tuple[Figure, ...] = ()
    residential_groups: tuple[Text, ...] = ()
    show_residential_groups: Flag = False
    consent: Consent | None = None
    photo: Photo | None = None
    allowed: tuple[Allowed, ...] = ()
    published: Day | None = None
    updated: Day | None = None

    @property
    def years(self) -> tuple[int, ...]:
        """Every year of an honour or mention, oldest first, each once."""
        return tuple(sorted({honour.year for honour in self.honours}))

    @property
    def is_hidden_minor(self) -> bool:
        """Whether this is a child without the consent of both child and guardian: initials only, no picture."""
        return self.minor and not (self.consent and {"honouree", "guardian"}.issubset(self.consent.by))
