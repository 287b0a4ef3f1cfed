"""Words as search knows them: keys that hold a tone but not where it is written, and their folded forms.

`theme/scripts/search-worker/syllables.js` does the same to what a visitor types; `tests/search/vectors.yml` holds both
to it.
"""

import re
import unicodedata
from collections.abc import Callable

from generator import vietnamese
from generator.search.memo import Memo

_WORD = re.compile(r"[^\W_]+")
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_FINAL_Y = re.compile(r"^(qu|[bcdđfghjklmnpqrstvwxz]+)y$")


def words(text: str) -> list[str]:
    """Split a text into words, in NFC and lower case, at everything that is no letter or digit."""
    text = unicodedata.normalize("NFC", text).lower()
    # Nearly all pieces between spaces, commas and stops are words as they stand: no pattern has to run over them.
    pieces = text.replace(",", " ").replace(".", " ").split()
    if "".join(pieces).isalnum():
        return pieces
    return [word for piece in pieces for word in ((piece,) if piece.isalnum() else _WORD.findall(piece))]


def key(word: str) -> str:
    """Return a word's letters, then its tone: `hoà` and `hòa` are both `hoa` and a grave; `quý` is `quí`."""
    if word.isascii():
        # No marks to look for.
        return _FINAL_Y.sub(r"\1i", word) if word[-1:] == "y" else word
    letters, tone = "", ""
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES:
            tone = char
        else:
            letters += char
    return _FINAL_Y.sub(r"\1i", unicodedata.normalize("NFC", letters)) + tone


_key_of = Memo(key).__getitem__


fold: Callable[[str], str] = Memo(vietnamese.fold).__getitem__
"""A word or a key without tone, marks and đ: what someone types who types no marks."""


def _keys(text: str) -> tuple[str, ...]:
    return tuple(map(_key_of, words(text)))


keys: Callable[[str], tuple[str, ...]] = Memo(_keys).__getitem__
"""The keys of all words of a text, in order; those of the pieces between white space, one after the other."""
