"""Find private details in a text, such as phone numbers, addresses, children, illness.

The time of a search grows with the length of the text.
"""

from collections.abc import Iterator

from generator.checking.addresses import ADDRESS_SIGN, DISTRICT_SIGN, find_addresses
from generator.checking.details import Detail
from generator.checking.emails import find_emails
from generator.checking.illness import find_illness
from generator.checking.named_children import find_births, find_named_children
from generator.checking.named_people import find_named_people
from generator.checking.numbers import NUMBER_SIGN, SPELLED_SIGN, find_numbers, find_spelled_numbers
from generator.checking.plain import PlainText
from generator.checking.plates import PLATE_SIGN, find_plates
from generator.checking.shape import has_odd_characters, make_shape
from generator.checking.spelled_addresses import find_spelled_addresses
from generator.records.problem import Problem, error_at, find_positions

NOUNS = {
    "phone": "số điện thoại",
    "email": "địa chỉ thư điện tử",
    "identity": "số giấy tờ tùy thân",
    "address": "số nhà",
    "group": "tổ dân phố nơi ở",
    "plate": "biển số xe",
    "child": "tên hoặc lớp của một em nhỏ",
    "birth": "ngày sinh, năm sinh của một người",
    "illness": "bệnh của một người cụ thể",
    "name": "họ tên của một người khác",
}
REMOVE = "hãy xóa: trang công khai không ghi thông tin riêng tư"
_HINT = f"{REMOVE}; chữ nào được phép hiện thì ghi lý do vào mục allowed"


# Where one of these stands, the page may show the text otherwise.
_MARKS = ("&", "<", "`", "~", "**", "\\")


def find_details(text: str) -> list[Detail]:
    """Return every private detail of a text, sorted by place.

    What stands apart only in the file counts as together: `09<b>0</b>0…`, `&#48;900…`, `số **12** Hàng Mơ`.
    """
    shape = make_shape(text)
    details = list(_search(text, shape))
    # A single mark of emphasis hides no whole detail, but the end of one.
    marks = (*_MARKS, "*", "_") if any(detail.code != "name" for detail in details) else _MARKS
    if not any(mark in text for mark in marks) and not has_odd_characters(shape):
        return list(_drop_parts(details))
    plain = PlainText(text)
    for code, words, start in _search(plain.text, make_shape(plain.text)):
        details.append(Detail(code, words, plain.find_offset(start)))
    return list(_drop_parts(details))


def _search(text: str, shape: bytes) -> Iterator[Detail]:
    """Yield every private detail of a text, kind by kind."""
    yield from find_emails(text)
    if NUMBER_SIGN.search(shape):
        yield from find_numbers(text)
    if SPELLED_SIGN.search(shape):
        yield from find_spelled_numbers(text)
    if PLATE_SIGN.search(shape):
        yield from find_plates(text)
    if ADDRESS_SIGN.search(shape) or DISTRICT_SIGN.search(shape):
        yield from find_addresses(text, shape)
    yield from find_spelled_addresses(text, shape)
    yield from find_named_children(text)
    yield from find_births(text)
    yield from find_named_people(text)
    yield from find_illness(text)


def _drop_parts(details: list[Detail]) -> Iterator[Detail]:
    """Yield details sorted by place, without those that begin inside another."""
    end = -1
    for detail in sorted(details, key=lambda detail: (detail.start, -len(detail.text))):
        if detail.start >= end:
            end = detail.start + len(detail.text)
            yield detail


def check_details(path: str, text: str) -> list[Problem]:
    """Return an error for each private detail in the text of a file."""
    return [make_detail_problem(path, line, column, detail) for line, column, detail in locate_details(text)]


def locate_details(text: str) -> Iterator[tuple[int, int, Detail]]:
    """Yield every private detail of a text with its line and column, from 1."""
    details = find_details(text)
    positions = find_positions(text, (detail.start for detail in details))
    for (line, column), detail in zip(positions, details, strict=True):
        yield line, column, detail


def make_detail_problem(path: str, line: int, column: int, detail: Detail) -> Problem:
    """Make the error for a private detail."""
    message = f'"{" ".join(detail.text.split())}" giống {NOUNS[detail.code]}'
    return error_at(path, line, column, f"private-{detail.code}", message, _HINT)
