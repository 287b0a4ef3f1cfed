"""Make records of plain values: pydantic finds every error at once, and each becomes a problem with its place."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generator.reading.files import read_text
from generator.reading.key_hints import find_homes, find_near_key, list_keys
from generator.reading.yaml_text import YamlText, parse_yaml
from generator.records.base import (
    EMAIL_PATTERN,
    ID_PATTERN,
    NAME_PATTERN,
    NUMBER_PATTERN,
    TEXT_PATTERN,
    KnownIds,
    hint_at_known,
)
from generator.records.problem import Explanation, Position, Problem, error_at
from generator.vietnamese import format_number

R = TypeVar("R")

ValuePath = tuple[int | str, ...]
"""The keys and indexes that lead to a value, from the top of the data."""

MAX_PROBLEMS = 100
"""Problems of the values of one file that are reported one by one; more have one cause, and would hide the others."""

_EXPECTED = {
    "string_type": "một dòng chữ; chữ chỉ gồm số thì đặt trong ngoặc kép",
    "int_type": "một số nguyên, không có ngoặc kép",
    "bool_type": "true hoặc false",
    "tuple_type": "một danh sách, mỗi dòng một gạch đầu dòng",
    "dataclass_type": "các mục dạng “tên: giá trị”",
    "date_type": "ngày dạng 2026-11-21",
    "date_from_datetime_parsing": "một ngày có trong lịch; xem lại ngày và tháng",
    "date_parsing": "một ngày có trong lịch; xem lại ngày và tháng",
    "string_too_short": "có chữ, không để trống",
    "greater_than_equal": "một số không âm",
}

_PATTERN_HINTS = {
    EMAIL_PATTERN: "cần đúng một địa chỉ thư điện tử, ví dụ: bien-tap@phuong.example",
    ID_PATTERN: "chỉ dùng chữ thường không dấu, số và gạch nối",
    NUMBER_PATTERN: "viết số kiểu Việt Nam: 25, 1.200 hoặc 2,4",
    TEXT_PATTERN: "cần chữ nhìn thấy được; ở đây chỉ có ký tự vô hình",
    NAME_PATTERN: "cần có chữ; ở đây không có chữ cái nào",
}

_VIETNAMESE_DAY = re.compile(
    r"(?:ngày )?(\d{1,2})(?: ?[/.-] ?| tháng )(\d{1,2})(?: ?[/.-] ?|,? năm )([12]\d{3})", re.IGNORECASE
)

_COMMA_HINT = (
    'giữa hai dấu { }, số có dấu phẩy thì đặt trong ngoặc kép, ví dụ value: "2,4"; '
    'hàng nghìn thì dùng dấu chấm: value: "1.234"'
)

_INDENT_HINT = "xóa khoảng trống ở đầu dòng rồi gõ lại bằng phím dấu cách"


def read_records(
    path: str, text: str, kind: type[R], known_ids: KnownIds | None = None
) -> tuple[R | None, list[Problem], YamlText | None]:
    """Parse a data file's text into `kind`, a record or a tuple of records; None when anything is wrong with it."""
    parsed, problems = parse_yaml(path, text)
    if parsed is None:
        return None, problems, None
    value, more, _ = validate(path, parsed, parsed.data, kind, known_ids)
    return value, problems + more, parsed


def read_file(
    path: str, kind: type[R], known_ids: KnownIds | None = None
) -> tuple[R | None, list[Problem], YamlText | None]:
    """Read and parse the file `path`; see `read_records`."""
    source = read_text(path)
    if source.text is None:
        return None, source.problems, None
    value, problems, parsed = read_records(path, source.text, kind, known_ids)
    return value, source.problems + problems, parsed


def validate(
    path: str, parsed: YamlText, data: Any, kind: type[R], known_ids: KnownIds | None = None
) -> tuple[R | None, list[Problem], frozenset[ValuePath]]:
    """Make a record of `data`, which was parsed from the file `path` as `parsed`.

    Returns the record (None with any error), the problems, and the paths of the values that are missing, misnamed or
    unreadable. An unknown id is a problem, but readable.
    """
    try:
        value: R = get_adapter(cast(Any, kind)).validate_python(data, context=known_ids)
        return (value if not parsed.broken else None), [], frozenset((key,) for key in parsed.broken)
    except ValidationError as error:
        details = error.errors(include_url=False)
        wrong = {_guess_path(detail, kind) for detail in details if not detail["type"].startswith("unknown-")}
        # The parser has reported broken keys already.
        new = [detail for detail in details if detail["loc"][:1] not in {(key,) for key in parsed.broken}]
        problems = [_make_problem(path, parsed, _add_hint(detail, known_ids), kind) for detail in new[:MAX_PROBLEMS]]
        if len(new) > MAX_PROBLEMS:
            next_place = parsed.find_place(tuple(new[MAX_PROBLEMS]["loc"]))
            problems.append(_report_more(path, next_place, len(new) - MAX_PROBLEMS))
        return None, problems, frozenset(wrong | {(key,) for key in parsed.broken})


def _add_hint(detail: ErrorDetails, known_ids: KnownIds | None) -> ErrorDetails:
    """Return the error of an unknown id with the id that was probably meant in its hint; another error as it is."""
    if known_ids is None or not detail["type"].startswith("unknown-"):
        return detail
    names = known_ids.get_names(detail["type"].removeprefix("unknown-")) or {}
    hint = hint_at_known(detail["input"], names, detail["ctx"]["hint"])
    return {**detail, "ctx": {**detail["ctx"], "hint": hint}}


def _report_more(path: str, place: Position, number: int) -> Problem:
    message, hint = f"trong tệp này còn {format_number(number)} lỗi nữa", "sửa những lỗi trên rồi kiểm tra lại"
    return error_at(path, *place, "more-problems", message, hint)


def _guess_path(detail: ErrorDetails, record: Any) -> ValuePath:
    """Return the path of an error; for an unknown key, the path of the key that was probably meant."""
    loc = tuple(detail["loc"])
    near = find_near_key(loc, record) if detail["type"] == "unexpected_keyword_argument" else None
    return (*loc[:-1], near) if near else loc


@lru_cache(maxsize=64)
def get_adapter(kind: Any) -> TypeAdapter[Any]:
    """Return what makes values of a type, which is costly to make."""
    return TypeAdapter(kind)


def _make_problem(path: str, parsed: YamlText, detail: ErrorDetails, record: Any) -> Problem:
    loc, code, context = tuple(detail["loc"]), detail["type"], detail.get("ctx", {})
    value = quote_value(detail["input"])
    name = ".".join(str(step) for step in loc if isinstance(step, str)) or "tệp này"
    place = parsed.find_place(loc)
    if not loc and detail["input"] is None:
        code, message, hint = "empty-file", "tệp trống", f"cần {_EXPECTED[code]}"
    elif "hint" in context:
        message, hint = context["message"], context["hint"]
    elif code == "missing":
        code, message, hint = "missing-key", f'thiếu mục "{loc[-1]}"', f'thêm dòng "{loc[-1]}: …"'
    elif code == "unexpected_keyword_argument":
        place = parsed.find_key_place(loc)
        code, (message, hint) = "unknown-key", _explain_unknown_key(loc, record)
    elif code == "literal_error":
        choices = context["expected"].replace("'", "").replace(" or ", ", ")
        code, message, hint = "wrong-value", f"{name}: {value} không dùng được", f"chọn một trong: {choices}"
    elif code == "string_pattern_mismatch":
        code, message, hint = "wrong-value", f"{name}: {value} viết chưa đúng dạng", _PATTERN_HINTS[context["pattern"]]
    else:
        expected = _EXPECTED.get(code)
        code, message = "wrong-type", f"{name}: không dùng được {value} ở đây"
        hint = f"cần {expected}" if expected else f"bộ kiểm tra báo: {detail['msg']}"
        if detail["type"] == "date_type":
            hint = _hint_at_day(str(detail["input"])) or hint
        elif detail["type"] == "dataclass_type" and loc:
            hint = f"{hint}: {', '.join(list_keys(loc, record))}"
    return error_at(path, *place, code, message, hint)


def _hint_at_day(text: str) -> str | None:
    """Return the day that a text says in the Vietnamese order, as it is to be written; None if it says none."""
    match = _VIETNAMESE_DAY.fullmatch(text.strip())
    if not match:
        return None
    day, month, year = map(int, match.groups())
    try:
        return f"viết năm trước: {date(year, month, day)}"
    except ValueError:
        return "cần một ngày có trong lịch, dạng 2026-11-21; xem lại ngày và tháng"


def quote_value(value: Any) -> str:
    """Quote a value for a message, as an editor wrote it, cut after 40 characters."""
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


def _explain_unknown_key(loc: ValuePath, record: Any) -> Explanation:
    """Return what is wrong with a key that no record has.

    A key of digits is what follows the comma of a number: `{value: 1,234}`. Spaces of no break are no indent.
    """
    key = str(loc[-1])
    if key.isdecimal() and len(loc) > 1:
        return Explanation(f'dấu phẩy cắt đôi một số: "{key}" bị đọc thành tên mục', _COMMA_HINT)
    if key.startswith("\u00a0"):
        return Explanation(f'trước "{key.strip()}" là dấu cách lạ, nên không đọc được', _INDENT_HINT)
    message = f'không có mục nào tên là "{key}"'
    meant, homes = find_homes(key, record) if len(loc) == 1 else (key, [])
    if homes:
        hint = f'mục "{meant}" nằm trong {" hoặc ".join(homes)}: chuyển dòng này vào đó'
        return Explanation(f"{message} ở đây", hint)
    near = find_near_key(loc, record)
    hint = f'có phải "{near}"?' if near else "xóa dòng này; các mục dùng được ở trang “Dành cho người biên tập”"
    return Explanation(message, hint)
