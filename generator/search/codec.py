"""Numbers as bytes, and bytes packed so that any plain host sends them small."""

from collections.abc import Callable, Iterable, Sequence
from operator import sub

import deflate

from generator.search.known import Known

LEVEL = 6
"""Of libdeflate's twelve: half the time of zlib's sixth, and no more bytes."""


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


varint: Callable[[int], bytes] = Known(_varint).__getitem__
"""A non-negative whole number, seven bits a byte, lowest first; the high bit says that more follows."""

_step: Callable[[int], bytes] = Known[int, bytes](lambda distance: _varint(distance - 1)).__getitem__


def varints(values: Iterable[int]) -> bytes:
    """Many numbers, one after the other."""
    return b"".join(map(varint, values))


def read_varints(data: bytes) -> list[int]:
    """The numbers that `varints` wrote."""
    values, value, shift = [], 0, 0
    for byte in data:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            values.append(value)
            value = shift = 0
    return values


def gaps(numbers: Sequence[int]) -> bytes:
    """Ascending numbers as the steps between them."""
    return b"".join(map(_step, map(sub, numbers, (-1, *numbers))))


def gaps_of_parts(parts: Iterable[tuple[int, bytes]]) -> bytes:
    """The same of numbers that come part by part: each part's first number, and the ascending bytes to add to it."""
    pieces, before = [], -1
    for start, numbers in parts:
        pieces.append(_step(start + numbers[0] - before))
        if len(numbers) > 1:
            pieces.append(_steps(numbers))
        before = start + numbers[-1]
    return b"".join(pieces)


_ONES = [int.from_bytes(b"\1" * count) for count in range(256)]


def _steps(numbers: bytes) -> bytes:
    """The steps between ascending bytes, all at once: as two long numbers of which no byte has to borrow."""
    count = len(numbers) - 1
    steps = int.from_bytes(numbers[1:]) - int.from_bytes(numbers[:-1]) - _ONES[count]
    data = steps.to_bytes(count)
    return data if data.isascii() else varints(data)


def read_gaps(data: bytes) -> list[int]:
    """The ascending numbers that `gaps` wrote."""
    numbers, at = [], -1
    for step in read_varints(data):
        at += step + 1
        numbers.append(at)
    return numbers


def pack(data: bytes) -> bytes:
    """gzip, always the same bytes for the same data. Browsers unpack it by DecompressionStream."""
    return bytes(deflate.gzip_compress(data, LEVEL))
