"""What all records share: frozen, keyword-only, slotted; scalars are taken strictly; unknown keys are refused."""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from operator import attrgetter
from typing import Annotated, Any, NewType, Protocol, TypeVar, cast, dataclass_transform

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, Strict, StringConstraints, ValidationInfo
from pydantic.dataclasses import dataclass as pydantic_dataclass
from pydantic_core import PydanticCustomError

from generator.nearest import nearest

C = TypeVar("C")

Slug = NewType("Slug", str)
"""The last part of a profile's address; made by `generator.reading.slugs.make_slug` alone."""

OLDEST_YEAR = 1945
"""No document is older; anything before is a slip of the keyboard."""

LAST_YEAR = 2100

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
NUMBER_PATTERN = r"^(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$"
TEXT_PATTERN = r"[\p{L}\p{N}\p{P}\p{S}]"
NAME_PATTERN = r"\p{L}"
_DAY = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}")

Text = Annotated[str, Strict(), StringConstraints(strip_whitespace=True, min_length=1, pattern=TEXT_PATTERN)]
"""Something that can be seen: marks, spaces and invisible letters alone are no text."""

Name = Annotated[str, Strict(), StringConstraints(strip_whitespace=True, min_length=1, pattern=NAME_PATTERN)]
"""A text with at least one letter."""

Id = Annotated[str, Strict(), StringConstraints(pattern=ID_PATTERN)]
Whole = Annotated[int, Strict(), Field(ge=0)]
AnyYear = Annotated[int, Strict()]
"""The year of a honour: rules say what is wrong with it."""

Flag = Annotated[bool, Strict()]


def _iso_date(value: Any) -> Any:
    """Only `YYYY-MM-DD` is a date: a number would otherwise be read as seconds since 1970."""
    if isinstance(value, date) or (isinstance(value, str) and _DAY.fullmatch(value)):
        return value
    raise PydanticCustomError("date_type", "not a date")


Day = Annotated[date, BeforeValidator(_iso_date)]


def _number_text(value: Any) -> Any:
    return f"{value:,}".replace(",", ".") if isinstance(value, int) and not isinstance(value, bool) else value


Number = Annotated[
    str,
    BeforeValidator(_number_text),
    StringConstraints(pattern=NUMBER_PATTERN),
]
"""A number as Vietnamese print it: "1.200", "2,4", "25"."""


_SHELVES = {
    "field": ("lĩnh vực", "fields.yml"),
    "award": ("danh hiệu", "awards.yml"),
    "level": ("cấp khen thưởng", "levels.yml"),
    "movement": ("phong trào", "movements.yml"),
    "document": ("tài liệu nguồn", "sources.yml"),
    "district": ("quận, huyện", "places/districts.csv"),
}


class Words(Protocol):
    """What a record is checked against while it is read: the ids of each shelf, with the name the public sees."""

    def shelf(self, kind: str) -> Mapping[str, str] | None:
        """The names of one kind of word by id; None when its file could not be read."""


def fault(code: str, message: str, hint: str) -> PydanticCustomError:
    """A mistake found while a record is made."""
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})


def _plausible(year: int) -> int:
    if not OLDEST_YEAR <= year <= LAST_YEAR:
        raise fault("year", f"năm {year} không thể đúng", f"ghi năm bốn chữ số, từ {OLDEST_YEAR} đến {LAST_YEAR}")
    return year


Year = Annotated[int, Strict(), AfterValidator(_plausible)]


def _web_address(value: str) -> str:
    if re.fullmatch(r"https://[^\s\"'<>?#]+", value):
        return value.rstrip("/")
    raise fault("wrong-value", f'"{value}" không phải địa chỉ trang web', "viết cả địa chỉ, bắt đầu bằng https://")


Web = Annotated[str, Strict(), AfterValidator(_web_address)]
"""An address on the web, without a slash at its end."""


def known(kind: str) -> AfterValidator:
    """The value must be an id of that shelf of the `Words` given as pydantic's context."""
    noun, file = _SHELVES[kind]

    def look_up(value: str, info: ValidationInfo) -> str:
        names = info.context.shelf(kind) if info.context else None
        if names is None or value in names:
            return value
        near = nearest(value, {key: f"{key} {name}" for key, name in names.items()}, 55)
        hint = f'có phải "{near}" ({names[near]})? ' if near else ""
        hint += f"{'D' if near else 'd'}anh sách: site_data/{file}"
        raise fault(f"unknown-{kind}", f'không có {noun} nào mang mã "{value}"', hint)

    return AfterValidator(look_up)


FieldId = Annotated[str, Strict(), known("field")]
AwardId = Annotated[str, Strict(), known("award")]
LevelId = Annotated[str, Strict(), known("level")]
MovementId = Annotated[str, Strict(), known("movement")]
DocumentId = Annotated[str, Strict(), known("document")]
DistrictId = Annotated[str, Strict(), known("district")]


def pickled_by_slots(cls: type[C]) -> type[C]:
    """Let a frozen record cross processes by the values of its slots.

    As Python pickles it, it would be asked for its fields anew each time: that takes twice as long.
    """
    names = tuple(item.name for item in fields(cast(Any, cls)))
    values = attrgetter("__class__", *names)
    setattr(cls, "__reduce__", lambda self: (assemble, values(self)))  # noqa: B010 - mypy knows no other way
    _SLOTS[cls] = tuple(getattr(cls, name).__set__ for name in names)
    return cls


_SLOTS: dict[type, tuple[Callable[[Any, Any], None], ...]] = {}


def assemble(cls: type[C], *values: Any) -> C:
    """A record of these values, which nothing checks, in the order of its attributes."""
    made = object.__new__(cls)
    for put, value in zip(_SLOTS[cls], values, strict=True):
        put(made, value)
    return made


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type) -> Any:
    """Make `cls` a frozen, keyword-only, slotted record that pydantic checks when it is read."""
    # A build that reads no file anew needs no validators, and making them takes longer than to start.
    config = ConfigDict(extra="forbid", str_strip_whitespace=True, defer_build=True)
    return pickled_by_slots(pydantic_dataclass(frozen=True, kw_only=True, slots=True, config=config)(cls))
