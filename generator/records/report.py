"""A district's report of one year: totals as the document states them. Totals of different levels may overlap."""

from typing import Literal

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
)
from generator.records.profile import Kind, Status


@record
class AwardTotal:
    """How many persons or collectives got one title at one level; never added to another total."""

    title: AwardId
    kind: Kind
    count: Whole
    section: Text
    level: LevelId | None = None
    qualifier: Text | None = None
    status: Status = "given"
    note: Text | None = None


@record
class Count:
    """A stated number of things, with the qualifier the document puts before it."""

    count: Whole
    section: Text
    qualifier: Text | None = None
    label: Text | None = None
    status: Status = "given"
    note: Text | None = None


@record
class Prize:
    """Contest prizes go to authors of entries; they are not the title."""

    rank: Literal["nhat", "nhi", "ba", "khuyen-khich", "phu"]
    count: Whole
    section: Text
    level: LevelId | None = None
    status: Status = "given"
    note: Text | None = None


@record
class Contest:
    """The writing contest about exemplars."""

    entries: Count | None = None
    sent_to_city: Count | None = None
    prizes: tuple[Prize, ...] = ()


@record
class Event:
    """Something that took place; officials are not named."""

    name: Text
    section: Text
    date: Day | None = None


@record
class ReportFigure:
    """Another number of the report; `plan` is what was planned where both are stated."""

    label: Text
    section: Text
    value: Number | None = None
    unit: Text | None = None
    qualifier: Text | None = None
    plan: Number | None = None
    note: Text | None = None


@record
class Report:
    """What a document says of one district and year as a whole."""

    district: DistrictId
    year: Year
    source: DocumentId
    summary: Text
    awards: tuple[AwardTotal, ...] = ()
    contest: Contest | None = None
    collectives: tuple[Count, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[ReportFigure, ...] = ()
    movements: tuple[MovementId, ...] = ()
    notes: tuple[Text, ...] = ()
