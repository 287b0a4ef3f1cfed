"""The base of all records, and the types of their fields.

Records are frozen, keyword-only and slotted; unknown keys and values of another type are errors.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, NewType, Protocol, dataclass_transform

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic.dataclasses import dataclass as pydantic_dataclass
from pydantic_core import PydanticCustomError

from generator.nearest import find_meant
from generator.vietnamese import capitalize, collapse_spaces, fold, format_number

Slug = NewType("Slug", str)
"""The last part of a profile's address; only `generator.reading.slugs.make_slug` makes one."""

OLDEST_YEAR = 1945
"""The first year that is accepted: no source is older, so an earlier year is a typing error."""

LAST_YEAR = 2100
"""The last year that is accepted."""

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
NUMBER_PATTERN = r"^(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$"
TEXT_PATTERN = r"[\p{L}\p{N}\p{P}\p{S}]"
NAME_PATTERN = r"\p{L}"
EMAIL_PATTERN = r"^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$"
_DAY = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}")


def _write_in_one_line(text: str) -> str:
    """Put one space for line ends, and for runs of spaces; nearly all texts have none."""
    return text if text.isprintable() and "  " not in text else collapse_spaces(text)


_OneLine = AfterValidator(_write_in_one_line)

Text = Annotated[str, Strict(), StringConstraints(strip_whitespace=True, min_length=1, pattern=TEXT_PATTERN), _OneLine]
"""A text in one line, with at least one visible character."""

FileName = Annotated[str, Strict(), StringConstraints(strip_whitespace=True, min_length=1, pattern=TEXT_PATTERN)]
"""The name of a file or a folder, or a path, as it is spelt on the disk."""

Name = Annotated[str, Strict(), StringConstraints(strip_whitespace=True, min_length=1, pattern=NAME_PATTERN), _OneLine]
"""A text in one line, with at least one letter."""

Email = Annotated[str, Strict(), StringConstraints(strip_whitespace=True, pattern=EMAIL_PATTERN)]
"""One e-mail address, which needs no escapes in a `mailto:` link."""

Id = Annotated[str, Strict(), StringConstraints(pattern=ID_PATTERN)]
"""The id of an entry of `site_data/`: lower-case ASCII letters, digits, single hyphens."""

Whole = Annotated[int, Strict(), Field(ge=0)]
"""A whole number, 0 or more."""

AnyYear = Annotated[int, Strict()]
"""A year that is not checked here: a rule in `checking/` reports what is wrong with it."""

Flag = Annotated[bool, Strict()]
"""`true` or `false`."""


def _require_iso_date(value: Any) -> Any:
    """Accept `YYYY-MM-DD` only: pydantic would read a number as seconds since 1970."""
    if isinstance(value, date) or (isinstance(value, str) and _DAY.fullmatch(value)):
        return value
    raise PydanticCustomError("date_type", "not a date")


Day = Annotated[date, BeforeValidator(_require_iso_date)]
"""A date, written `YYYY-MM-DD`."""


def _print_integer(value: Any) -> Any:
    return format_number(value) if isinstance(value, int) and not isinstance(value, bool) else value


Number = Annotated[
    str,
    BeforeValidator(_print_integer),
    StringConstraints(pattern=NUMBER_PATTERN),
    WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "string", "pattern": NUMBER_PATTERN}]}),
]
"""A number as printed in Vietnamese: "1.200", "2,4", "25"."""


_VOCABULARIES = {
    "field": ("lĩnh vực", "fields.yml"),
    "award": ("danh hiệu", "awards.yml"),
    "level": ("cấp khen thưởng", "levels.yml"),
    "movement": ("phong trào", "movements.yml"),
    "document": ("tài liệu nguồn", "sources.yml"),
    "district": ("quận, huyện", "places/districts.csv"),
}
"""By kind of id: the noun for messages, and the file of `site_data/` that lists the ids."""


class KnownIds(Protocol):
    """The ids of `site_data/` that a record is validated against; given to pydantic as its context."""

    def get_names(self, kind: str) -> Mapping[str, str] | None:
        """Return public names by id for a kind of `_VOCABULARIES`; None when its file could not be read."""


def validation_error(code: str, message: str, hint: str) -> PydanticCustomError:
    """Return the error to raise in a validator; it becomes a problem with this code, message and hint."""
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})


def _require_plausible(year: int) -> int:
    if not OLDEST_YEAR <= year <= LAST_YEAR:
        raise validation_error(
            "year", f"năm {year} không thể đúng", f"ghi năm bốn chữ số, từ {OLDEST_YEAR} đến {LAST_YEAR}"
        )
    return year


Year = Annotated[int, Strict(), AfterValidator(_require_plausible)]
"""A year from `OLDEST_YEAR` to `LAST_YEAR`."""


def _require_web_address(value: str) -> str:
    if re.fullmatch(r"https://[^\s\"'<>?#]+", value):
        return value.rstrip("/")
    raise validation_error(
        "wrong-value", f'"{value}" không phải địa chỉ trang web', "viết cả địa chỉ, bắt đầu bằng https://"
    )


Web = Annotated[str, Strict(), AfterValidator(_require_web_address)]
"""An https address without a slash at its end."""


def require_known(kind: str) -> AfterValidator:
    """Return a validator: the value must be an id of this kind in the `KnownIds` of the context.

    Without a context, or where the list could not be read, every id passes.
    """
    noun, file = _VOCABULARIES[kind]

    def look_up(value: str, info: ValidationInfo) -> str:
        names = info.context.get_names(kind) if info.context else None
        if names is None or value in names:
            return value
        # The hint takes long to find: only problems that are reported get theirs, from `hint_at_known`.
        message = f'không có {noun} nào mang mã "{value}"'
        raise validation_error(f"unknown-{kind}", message, f"danh sách: site_data/{file}")

    return AfterValidator(look_up)


_NOUN = re.compile(r"(?:quan|huyen|thi xa|cap|danh hieu) ")
"""Stands before the names of districts, levels and awards, and would make them alike."""


def _spell_plainly(text: str) -> str:
    return _NOUN.sub("", fold(text).replace("-", " "), count=1)


def hint_at_known(value: str, names: Mapping[str, str], hint: str) -> str:
    """Put before the hint of an unknown id the id of `names` that was probably meant."""
    # A part of a name is enough: "Môi trường" of "Môi trường, đô thị".
    near = find_meant(
        _spell_plainly(value),
        {key: {_spell_plainly(text) for text in (key, name, *name.split(", "))} for key, name in names.items()},
    )
    return f'có phải "{near}" ({names[near]})? {capitalize(hint)}' if near else hint


FieldId = Annotated[str, Strict(), require_known("field")]
AwardId = Annotated[str, Strict(), require_known("award")]
LevelId = Annotated[str, Strict(), require_known("level")]
MovementId = Annotated[str, Strict(), require_known("movement")]
DocumentId = Annotated[str, Strict(), require_known("document")]
DistrictId = Annotated[str, Strict(), require_known("district")]


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type) -> Any:
    """Make `cls` a frozen, keyword-only, slotted dataclass that pydantic validates."""
    # Deferred, since a build whose files are all in the cache needs no validators.
    config = ConfigDict(extra="forbid", str_strip_whitespace=True, defer_build=True)
    return pydantic_dataclass(frozen=True, kw_only=True, slots=True, config=config)(cls)
