"""Plain values into records: pydantic finds every fault at once, each fault becomes a problem with its place."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any, TypeVar, cast, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generator.nearest import nearest
from generator.reading.files import read_text
from generator.reading.yaml_text import YamlText, parse_yaml
from generator.records.base import ID_PATTERN, NAME_PATTERN, NUMBER_PATTERN, TEXT_PATTERN, Words
from generator.records.problem import Problem

R = TypeVar("R")

Path = tuple[int | str, ...]
"""Where a value stands in the data: keys and indexes from the top."""

OWN_KEYS = frozenset({"slug", "path", "folder", "story_line", "checksum", "head_checksum", "story_links"})
"""Attributes of a profile that come from its file, never from its front matter."""

_EXPECTED = {
    "string_type": "một dòng chữ; chữ chỉ gồm số thì đặt trong ngoặc kép",
    "int_type": "một số nguyên, không có ngoặc kép",
    "bool_type": "true hoặc false",
    "tuple_type": "một danh sách, mỗi dòng một gạch đầu dòng",
    "dataclass_type": "các mục dạng “tên: giá trị”",
    "date_type": "ngày dạng 2026-11-21",
    "date_from_datetime_parsing": "ngày dạng 2026-11-21",
    "date_parsing": "ngày dạng 2026-11-21",
    "string_too_short": "có chữ, không để trống",
    "greater_than_equal": "một số không âm",
}

_PATTERN_HINTS = {
    ID_PATTERN: "chỉ dùng chữ thường không dấu, số và gạch nối",
    NUMBER_PATTERN: "viết số kiểu Việt Nam: 25, 1.200 hoặc 2,4",
    TEXT_PATTERN: "cần chữ nhìn thấy được; ở đây chỉ có ký tự vô hình",
    NAME_PATTERN: "cần có chữ; ở đây không có chữ cái nào",
}


def read_records(
    path: str, text: str, kind: type[R], words: Words | None = None
) -> tuple[R | None, list[Problem], YamlText | None]:
    """Read one data file into the record or tuple of records `kind`; None when anything is wrong with it."""
    parsed, problems = parse_yaml(path, text)
    if parsed is None:
        return None, problems, None
    value, more, _ = validate(path, parsed, parsed.data, kind, words)
    return value, problems + more, parsed


def read_file(path: str, kind: type[R], words: Words | None = None) -> tuple[R | None, list[Problem], YamlText | None]:
    """`read_records` of the file `path`."""
    found = read_text(path)
    if found.text is None:
        return None, found.problems, None
    value, problems, parsed = read_records(path, found.text, kind, words)
    return value, found.problems + problems, parsed


def validate(
    path: str, parsed: YamlText, data: Any, kind: type[R], words: Words | None = None
) -> tuple[R | None, list[Problem], frozenset[Path]]:
    """Make the record of `data`; every fault found is a problem placed in the text it was read from.

    The record is None when there is a fault; last come the paths of the values that are missing, misnamed or cannot be
    read. An unknown id can.
    """
    try:
        value: R = _adapter(cast(Any, kind)).validate_python(data, context=words)
        return (value if not parsed.broken else None), [], frozenset((key,) for key in parsed.broken)
    except ValidationError as error:
        faults = error.errors()
        wrong = {_meant(found, kind) for found in faults if not found["type"].startswith("unknown-")}
        # What is wrong with a key whose lines are broken is told already.
        told = [found for found in faults if found["loc"][:1] not in {(key,) for key in parsed.broken}]
        problems = [_problem(path, parsed, found, kind) for found in told]
        return None, problems, frozenset(wrong | {(key,) for key in parsed.broken})


def _meant(found: ErrorDetails, record: Any) -> Path:
    """The path of a fault; that of an unknown key as the editor probably meant it."""
    loc = tuple(found["loc"])
    near = _near_key(loc, record) if found["type"] == "unexpected_keyword_argument" else None
    return (*loc[:-1], near) if near else loc


@lru_cache(maxsize=64)
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _problem(path: str, parsed: YamlText, found: ErrorDetails, record: Any) -> Problem:
    loc, code, context = tuple(found["loc"]), found["type"], found.get("ctx", {})
    value = shown(found["input"])
    name = ".".join(str(step) for step in loc if isinstance(step, str)) or "tệp này"
    place = parsed.place(loc)
    if not loc and found["input"] is None:
        code, message, hint = "empty-file", "tệp trống", f"cần {_EXPECTED[code]}"
    elif "hint" in context:
        message, hint = context["message"], context["hint"]
    elif code == "missing":
        code, message, hint = "missing-key", f'thiếu mục "{loc[-1]}"', f'thêm dòng "{loc[-1]}: …"'
    elif code == "unexpected_keyword_argument":
        place = parsed.key_place(loc)
        code, message, hint = "unknown-key", f'không có mục nào tên là "{loc[-1]}"', _key_hint(loc, record)
    elif code == "literal_error":
        choices = context["expected"].replace("'", "").replace(" or ", ", ")
        code, message, hint = "wrong-value", f"{name}: {value} không dùng được", f"chọn một trong: {choices}"
    elif code == "string_pattern_mismatch":
        code, message, hint = "wrong-value", f"{name}: {value} viết chưa đúng dạng", _PATTERN_HINTS[context["pattern"]]
    else:
        expected = _EXPECTED.get(code)
        code, message = "wrong-type", f"{name}: không dùng được {value} ở đây"
        hint = f"cần {expected}" if expected else f"bộ kiểm tra báo: {found['msg']}"
    return Problem(
        path=path, line=place.line, column=place.column, level="error", code=code, message=message, hint=hint
    )


def shown(value: Any) -> str:
    """A value as an editor wrote it, short enough for one line."""
    if value is None:
        return "ô trống"
    if isinstance(value, Mapping):
        return "một nhóm mục"
    if isinstance(value, tuple):
        return "một danh sách"
    if isinstance(value, bool):
        return f'"{str(value).lower()}"'
    text = str(value)
    return f'"{text if len(text) <= 40 else text[:39] + "…"}"'


def _key_hint(loc: tuple[int | str, ...], record: Any) -> str:
    near = _near_key(loc, record)
    return f'có phải "{near}"?' if near else "xóa dòng này; các mục dùng được ở trang “Dành cho người biên tập”"


def _near_key(loc: Path, record: Any) -> str | None:
    return nearest(str(loc[-1]), _known_keys(loc[:-1], record), 60)


def _known_keys(loc: tuple[int | str, ...], record: Any) -> list[str]:
    """The keys that may stand at `loc` of a record, found by following the types of its attributes."""
    for step in loc:
        record = _inner(record)
        if isinstance(step, str) and is_dataclass(record):
            record = get_type_hints(record).get(step)
    record = _inner(record)
    return [] if not is_dataclass(record) else [item.name for item in fields(record) if item.name not in OWN_KEYS]


def _inner(kind: Any) -> Any:
    """The record inside `tuple[X, ...]` or `X | None`."""
    while get_args(kind) and not is_dataclass(kind):
        kind = get_args(kind)[0]
    return kind
