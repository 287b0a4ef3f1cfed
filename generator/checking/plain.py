"""Undo what keeps the letters of a word apart in a file, but not on the page."""

import re
import unicodedata
from bisect import bisect_right
from html import unescape

_ENTITY = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});?"
_TAG = r"<!--[^>]{0,300}>|</?[A-Za-z][^<>]{0,300}>"
BREAK = re.compile(r"</?(?:br|p|div|td|th|tr|li|ul|ol|table|h\d|hr|blockquote)\b", re.IGNORECASE)
# Variation selectors and the frame of keycaps stand behind digits.
INVISIBLE = (
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20e3"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]"
)
_OTHER_DIGIT = (
    "(?![0-9])\\d|[\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089\u2460-\u2468\u24ea]"
    "|[\uff0b-\uff0f\uff20-\uff3a\uff41-\uff5a\ufe50-\ufe6b]"
)
_SPACE = "[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
_SEPARATOR = "[\u2027\u2043\u2044\u2190-\u245f\u2500-\u2bff\u2e00-\u2e7f\u30fb\u318d]"
_MARK = r"[*_~`]+|\\(?=[!-/:-@\[-`{-~])"
WRITTEN = re.compile(
    f"(?P<entity>{_ENTITY})|(?P<tag>{_TAG})|(?P<digit>{_OTHER_DIGIT})|(?P<dropped>{INVISIBLE}|{_MARK})|(?P<space>{_SPACE})"
    f"|(?P<separator>{_SEPARATOR})"
)


class PlainText:
    """A text as the page shows it, nearly: without entities, tags, marks of emphasis and invisible characters."""

    def __init__(self, text: str) -> None:
        pieces: list[str] = []
        # Offsets in the plain text and in `text` from which both run in parallel.
        self._plain_offsets, self._offsets = [0], [0]
        length = position = 0
        for match in WRITTEN.finditer(text):
            plain = _read(match)
            pieces += [text[position : match.start()], plain]
            length += match.start() - position
            self._add_place(length, match.start())
            length, position = length + len(plain), match.end()
            self._add_place(length, position)
        self.text = "".join([*pieces, text[position:]])

    def find_offset(self, offset: int) -> int:
        """Return the offset in the original text of an offset in the plain one."""
        index = bisect_right(self._plain_offsets, offset) - 1
        return self._offsets[index] + offset - self._plain_offsets[index]

    def _add_place(self, plain_offset: int, offset: int) -> None:
        self._plain_offsets.append(plain_offset)
        self._offsets.append(offset)


def _read(match: re.Match[str]) -> str:
    """Return what the page shows for an entity, a tag, an odd digit or a mark."""
    if match["entity"]:
        return "".join(_read_digit(char) for char in unescape(match[0]) if not re.match(INVISIBLE, char))
    if match["digit"]:
        return _read_digit(match[0])
    if match["separator"]:
        return "-"
    return " " if match["space"] or BREAK.match(match[0]) else ""


def _read_digit(char: str) -> str:
    """Return the digit from 0 to 9 that a digit of another script stands for; other characters are kept."""
    return str(unicodedata.digit(char)) if char.isdigit() else unicodedata.normalize("NFKC", char)
