"""A district's report of one year: totals as the document states them. Totals of different levels may overlap."""

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
    """How many got one award at one level; never added to another total.

    `kind` is None where the document does not say persons or collectives; `unit` is what it counts ("gương", "lượt
    cá nhân"), None for plain persons or collectives. `giver` says who gave it where no level is stated.
    """

    title: AwardId
    count: Whole
    section: Text
    kind: Kind | None = None
    unit: Text | None = None
    level: LevelId | None = None
    giver: Text | None = None
    qualifier: Text | None = None
    status: Status = "given"
    note: Text | None = None

    @model_validator(mode="after")
    def _is_counted_in_something(self) -> "AwardTotal":
        if self.kind is None and self.unit is None:
            hint = "thêm kind: person hoặc kind: collective; tài liệu không nói thì ghi unit là đơn vị đếm của tài liệu"
            raise validation_error("missing-key", 'thiếu mục "kind" hoặc "unit"', hint)
        return self


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
