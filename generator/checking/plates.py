"""Search for the plates of vehicles: 29A-123.45."""

import re
from collections.abc import Iterator

from generator.checking.details import Detail

PLATE_SIGN = re.compile(rb"0(?=0-?[A-Za-z](?:[A-Za-z0]|\xc4\x90)?0?(?:-|/|\xe2\x80[\x90-\x95])?000-?0)")
"""What the shape of a text with a plate has."""

_PROVINCE = r"(?<![\w.,/-])[1-9]\d"
_GAP = r"[\s./\-\u2010-\u2015]{0,3}"
PLATE = re.compile(
    # Five digits, in the new way; four, in the old way, after a hyphen.
    rf"{_PROVINCE}{_GAP}(?:[A-Z]|[a-z](?=[a-z\d]?{_GAP}\d{{3}}\.))(?:[A-Z]|\d|[a-z](?={_GAP}\d{{3}}\.))?"
    rf"{_GAP}(?:\d{{3}}[.\-]\d{{2}}|\d{{5}})(?![\w/])"
    rf"|{_PROVINCE}{_GAP}MĐ\d?{_GAP}\d{{3}}\.?\d{{2}}(?![\w/])"
    rf"|{_PROVINCE}\s?-\s?[A-Z]\d\s?(?!(?:19|20)\d\d)\d{{4}}(?![\w/-])"
    rf"|{_PROVINCE}{_GAP}[A-Z](?:[A-Z]|\d)?\s?[-\u2010-\u2015]\s?(?!(?:19|20)\d\d)\d{{4}}(?![\w/-])"
)


def find_plates(text: str) -> Iterator[Detail]:
    """Yield the plates of vehicles in a text."""
    yield from (Detail("plate", match[0], match.start()) for match in PLATE.finditer(text))
