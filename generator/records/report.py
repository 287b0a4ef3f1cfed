"""A district's report of one year, with totals as the document states them."""

from typing import Literal

from pydantic import model_validator

from generator.records.base import (
    AwardId,
    Day,
    DistrictId,
    DocumentId,
    LevelId,
    MovementId,
    Number,
    Text,
    Whole,
    Year,
    record,
    validation_error,
)
from generator.records.profile import Kind, Status


@record
class AwardTotal:
    """How many received one award at one level; never added to another total."""

    title: AwardId
    """The award."""
    count: Whole
    """How many received it."""
    section: Text
    """The section of the document that states it."""
    kind: Kind | None = None
    """Persons or collectives; None where the document does not say which."""
    unit: Text | None = None
    """What the document counts ("gương", "lượt cá nhân"); None for plain persons or collectives."""
    level: LevelId | None = None
    """The level of the giver; None where it is not stated."""
    giver: Text | None = None
    """Who gave it, where no level is stated; None otherwise."""
    qualifier: Text | None = None
    """The words before the number ("hơn"); None for an exact number."""
    status: Status = "given"
    """Whether the awards were given or are planned."""
    note: Text | None = None
    """What a reader should know of the number."""

    @model_validator(mode="after")
    def _require_kind_or_unit(self) -> "AwardTotal":
        if self.kind is None and self.unit is None:
            hint = "thêm kind: person hoặc kind: collective; tài liệu không nói thì ghi unit là đơn vị đếm của tài liệu"
            raise validation_error("missing-key", 'thiếu mục "kind" hoặc "unit"', hint)
        return self


@record
class Count:
    """A stated number of things."""

    count: Whole
    """The number."""
    section: Text
    """The section of the document that states it."""
    qualifier: Text | None = None
    """The words before the number ("hơn"); None for an exact number."""
    label: Text | None = None
    """What is counted; None where the place in the report says it."""
    status: Status = "given"
    """Whether it happened or is planned."""
    note: Text | None = None
    """What a reader should know of the number."""


@record
class Prize:
    """A prize of the writing contest; it goes to the author of an entry and is not an award for good deeds."""

    rank: Literal["nhat", "nhi", "ba", "khuyen-khich", "phu"]
    """First, second, third, consolation or special prize."""
    count: Whole
    """How many were given."""
    section: Text
    """The section of the document that states it."""
    level: LevelId | None = None
    """The level of the giver; None where it is not stated."""
    status: Status = "given"
    """Whether they were given or are planned."""
    note: Text | None = None
    """What a reader should know of the number."""


@record
class Contest:
    """The writing contest about people who did good deeds."""

    entries: Count | None = None
    """The entries that were received; None where not stated."""
    sent_to_city: Count | None = None
    """The entries that were sent on to the city; None where not stated."""
    prizes: tuple[Prize, ...] = ()
    """The prizes, in the order of the document."""


@record
class Event:
    """Something that took place; officials are not named."""

    name: Text
    """What took place."""
    section: Text
    """The section of the document that states it."""
    date: Day | None = None
    """The day; None where not stated."""


@record
class ReportFigure:
    """Another number of the report."""

    label: Text
    """What is counted."""
    section: Text
    """The section of the document that states it."""
    value: Number | None = None
    """The number; None where the document only says "hàng trăm", which is then the qualifier."""
    unit: Text | None = None
    """The unit after the number."""
    qualifier: Text | None = None
    """The words before the number ("hơn"); None for an exact number."""
    plan: Number | None = None
    """The number that was planned; None where not stated."""
    note: Text | None = None
    """What a reader should know of the number."""


@record
class Report:
    """What a document says of one district and year as a whole."""

    district: DistrictId
    """The district."""
    year: Year
    """The year."""
    source: DocumentId
    """The document."""
    summary: Text
    """What the year was about, in a few sentences."""
    awards: tuple[AwardTotal, ...] = ()
    """Totals of awards; those of different levels may overlap."""
    contest: Contest | None = None
    """The writing contest; None where the document has none."""
    collectives: tuple[Count, ...] = ()
    """Numbers of collectives that were honoured."""
    events: tuple[Event, ...] = ()
    """What took place in the year."""
    figures: tuple[ReportFigure, ...] = ()
    """Other numbers."""
    movements: tuple[MovementId, ...] = ()
    """Ids of the movements that it names."""
    notes: tuple[Text, ...] = ()
    """What a reader should know of the document."""
