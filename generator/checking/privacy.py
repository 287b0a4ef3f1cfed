"""Find private details in a text: phone numbers, e-mail, identity numbers, addresses.

The time of a search grows with the length of the text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape

from generator.checking.addresses import find_addresses
from generator.checking.details import Detail
from generator.checking.numbers import find_numbers
from generator.records.problem import Problem

_NOUNS = {
    "phone": "số điện thoại",
    "email": "địa chỉ thư điện tử",
    "identity": "số giấy tờ tùy thân",
    "address": "số nhà",
}
_HINT = "hãy xóa: trang công khai không ghi thông tin riêng tư; chữ nào được phép hiện thì ghi lý do vào mục allowed"

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.\w+)+")


def find_details(text: str) -> list[Detail]:
    """Return every private detail of a text, sorted by place. HTML entities count as the characters they stand for."""
    details = {detail.start: detail for detail in _details(text)}
    if not details and "&" not in text:
        return []
    if "&" in text:
        plain, places = _without_entities(text)
        for code, words, start in _details(plain):
            index = bisect_right(places, (start, len(text))) - 1
            origin = places[index][1] + start - places[index][0]
            details.setdefault(origin, Detail(code, words, origin))
    apart: list[Detail] = []
    for detail in sorted(details.values(), key=lambda detail: detail.start):
        # What begins inside another is a part of it.
        if not apart or detail.start >= apart[-1].start + len(apart[-1].text):
            apart.append(detail)
    return apart


def check_words(path: str, text: str) -> list[Problem]:
    """Return an error for each private detail in the text of a file."""
    return [detail_problem(path, line, column, detail) for line, column, detail in locate_details(text)]


def locate_details(text: str) -> Iterator[tuple[int, int, Detail]]:
    """Yield every private detail of a text with its line and column, from 1."""
    line, line_start, position = 1, 0, 0
    for detail in find_details(text):
        line += text.count("\n", position, detail.start)
        line_start = max(line_start, text.rfind("\n", position, detail.start) + 1)
        position = detail.start
        yield line, detail.start - line_start + 1, detail


def detail_problem(path: str, line: int, column: int, detail: Detail) -> Problem:
    """Make the error for a private detail."""
    message = f'"{" ".join(detail.text.split())}" giống {_NOUNS[detail.code]}'
    return Problem(
        path=path,
        line=line,
        column=column,
        level="error",
        code=f"private-{detail.code}",
        message=message,
        hint=_HINT,
    )


def _details(text: str) -> Iterator[Detail]:
    if "@" in text:
        yield from (Detail("email", match[0], match.start()) for match in _EMAIL.finditer(text))
    yield from find_numbers(text)
    yield from find_addresses(text)


_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});?")


def _without_entities(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Replace entities. The pairs are offsets in the result and in `text` from which both run in parallel."""
    pieces: list[str] = []
    places, length, position = [(0, 0)], 0, 0
    for entity in _ENTITY.finditer(text):
        plain = unescape(entity[0])
        pieces += [text[position : entity.start()], plain]
        length += entity.start() - position
        places += [(length, entity.start()), (length + len(plain), entity.end())]
        length, position = length + len(plain), entity.end()
    return "".join([*pieces, text[position:]]), places
