"""Numbers as bytes, and bytes packed so that any plain host sends them small."""

from collections.abc import Sequence
from itertools import pairwise

import deflate

LEVEL = 6
"""Of libdeflate's twelve: half the time of zlib's sixth, and no more bytes."""


def varint(value: int) -> bytes:
    """A non-negative whole number, seven bits a byte, lowest first; the high bit says that more follows."""
    return bytes((value,)) if value < 128 else varints((value,))


def varints(values: Sequence[int]) -> bytes:
    """Many numbers, one after the other."""
    if not values or max(values) < 128:
        return bytes(values)
    out = bytearray()
    for value in values:
        while value > 127:
            out.append(value & 127 | 128)
            value >>= 7
        out.append(value)
    return bytes(out)


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
    return varints([number - before - 1 for before, number in pairwise((-1, *numbers))])


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
