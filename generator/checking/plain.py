"""Undo what keeps the letters of a word apart in a file, but not on the page."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
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
_MARK = r"[*_~`]+|\\(?=[!-/:-@\[-`{-~\n])"
WRITTEN = re.compile(
    f"(?P<entity>{_ENTITY})|(?P<tag>{_TAG})|(?P<digit>{_OTHER_DIGIT})|(?P<dropped>{INVISIBLE}|{_MARK})|(?P<space>{_SPACE})"
    f"|(?P<separator>{_SEPARATOR})"
)
_COMBINING = re.compile("[\u0300-\u036f]")
_DECOMPOSED = re.compile(r"[^\W\d_][\u0300-\u036f]+")


class MappedText:
    """A text made of pieces, of which the place in another text is known."""

    def __init__(self, pieces: Iterable[tuple[str, int]]) -> None:
        """Join pieces, each with the offset in the other text from which both run in parallel."""
        texts: list[str] = []
        self._starts, self._offsets = [0], [0]
        length = 0
        for piece, offset in pieces:
            self._starts.append(length)
            self._offsets.append(offset)
            texts.append(piece)
            length += len(piece)
        self.text = "".join(texts)

    def find_offset(self, offset: int) -> int:
        """Return the offset in the other text of an offset in this one."""
        index = bisect_right(self._starts, offset) - 1
        return self._offsets[index] + offset - self._starts[index]


class PlainText:
    """A text in NFC as the page shows it, nearly: without entities, tags, marks of emphasis, invisible characters."""

    def __init__(self, text: str) -> None:
        self._read = MappedText(_split(text, WRITTEN, _read))
        # Entities may stand for the marks of a letter.
        has_marks = bool(_COMBINING.search(self._read.text))
        self._composed = MappedText(_split(self._read.text, _DECOMPOSED, _compose)) if has_marks else None
        self.text = self._composed.text if self._composed else self._read.text

    def find_offset(self, offset: int) -> int:
        """Return the offset in the original text of an offset in the plain one."""
        return self._read.find_offset(self._composed.find_offset(offset) if self._composed else offset)


def _split(text: str, pattern: re.Pattern[str], read: Callable[[re.Match[str]], str]) -> Iterator[tuple[str, int]]:
    """Yield the pieces of a text with their offsets, each match replaced by what `read` returns for it."""
    position = 0
    for match in pattern.finditer(text):
        yield text[position : match.start()], position
        yield read(match), match.start()
        position = match.end()
    yield text[position:], position


def _compose(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match[0])


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
