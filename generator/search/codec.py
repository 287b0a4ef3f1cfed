"""Numbers as bytes, bytes packed so that any plain host sends them small, and the names of files by their bytes."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from operator import sub

import deflate

from generator.search.memo import Memo

LEVEL, THOROUGH = 6, 10
"""Of libdeflate's twelve. The sixth takes half the time of zlib's sixth, and no more bytes; the tenth takes eight times
as long for up to a tenth fewer bytes, which long lists of common words are worth, and what every visit fetches."""

LONG = 16_000
"""Bytes from which on data is packed thoroughly."""


NAME_BYTES = 6
"""Bytes of the hash that names a file. An index of 100,000 profiles has tens of thousands of files in a family: of four
bytes two of them would have one name in every tenth such gallery."""


def name_digest(data: bytes) -> str:
    """The hash by which a file is named, as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()[: 2 * NAME_BYTES]


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


varint: Callable[[int], bytes] = Memo(_varint).__getitem__
"""A non-negative whole number, seven bits a byte, lowest first; the high bit says that more follows."""

_step: Callable[[int], bytes] = Memo[int, bytes](lambda distance: _varint(distance - 1)).__getitem__


def varints(values: Iterable[int]) -> bytes:
    """Encode many numbers, one after the other."""
    return b"".join(map(varint, values))


def encode_ascending(numbers: Sequence[int]) -> bytes:
    """Encode ascending numbers as the steps between them."""
    return b"".join(map(_step, map(sub, numbers, (-1, *numbers))))


def gzip(data: bytes, *, thorough: bool = False) -> bytes:
    """Pack bytes, always the same for the same data. Browsers unpack them by DecompressionStream."""
    return bytes(deflate.gzip_compress(data, THOROUGH if thorough or len(data) >= LONG else LEVEL))
