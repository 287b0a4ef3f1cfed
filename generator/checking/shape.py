"""The shape of a text, in which each search first looks for its signs: nearly all texts have none.

The shape is the text's bytes without spaces and marks, with 0 for each digit: "Số **12**, phố Mơ" becomes "Số00,phốMơ".
A sign begins with a certain character, most with 0, since such patterns are found fastest. A sign may stand where there
is no private detail; where there is one, there must be a sign.
"""

import re

# All that a pattern takes for a space below 0x80, too.
_SKIPPED = b" \t\n\v\f\r\x1c\x1d\x1e\x1f.:;*_()[]{}<>\\|\"'`~+?!&#"
_DIGITS = bytes.maketrans(b"123456789", b"000000000")
# Every byte of the usual Vietnamese letters; of a usual text, some dashes and quotation marks remain.
_USUAL = bytes([*range(0xC0), 0xC3, 0xC4, 0xC5, 0xC6, 0xE1])
_ODD_MARK = re.compile(rb"\xe2(?!\x80[\x90-\x9d\xa0-\xa6\xb0-\xbf])")


def make_shape(text: str) -> bytes:
    """Return the shape of a text."""
    return text.encode("utf-8", "surrogatepass").translate(_DIGITS, _SKIPPED)


def has_odd_characters(shape: bytes) -> bool:
    """Whether there may be invisible characters, odd spaces, or digits other than 0 to 9."""
    rest = shape.translate(None, _USUAL)
    return bool(rest) and (bool(rest.strip(b"\xe2")) or bool(_ODD_MARK.search(shape)))
