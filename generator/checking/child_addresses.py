"""Find the name of a child of whom only initials are given in addresses, which have no marks and few capitals.

Three words with the initials of a child stand in many an address: they count if the first is a family name, or if
nothing else stands between two slashes.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from generator.checking.family_names import FAMILY_NAMES, RARE_FAMILY_NAMES
from generator.vietnamese import fold, normalise

_RUN = re.compile(r"[^\s<>\"'()\[\]|]+")
# Whose page is in the gallery is no hidden child; a link to a page that is not there has a rule of its own.
_OWN = re.compile(r"gallery:|.*\.md(?:#.*)?\Z", re.IGNORECASE)
_JOINED = re.compile(r"[^\W_][-._/+%][^\W_]")
_HOST = re.compile(r"\.(?:vn|com|net|org|info)\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"[/?#&=@:]+")
_WORD = re.compile(r"[^\W_]+")
_CLASS = re.compile(r"\blop \d\w{0,2}\b")
_FAMILY = fold(f"{FAMILY_NAMES}|{RARE_FAMILY_NAMES}")
_NEVER = re.compile(r"(?!)")
_TAIL = r"(?: ?\d+)?(?: (?:html?|aspx|php|md|pdf|jpe?g|png|webp))?"


class AddressMark(NamedTuple):
    """An address that shows who a child is."""

    start: int
    """Where the address begins: characters from 0."""
    end: int
    """Where it ends."""
    words: str
    """The words that show it."""
    is_class: bool
    """Whether they are a class, not a name."""


def find_child_addresses(text: str, letters: str) -> Iterator[AddressMark]:
    """Yield every address with a class, or with a name whose initials are `letters`: a link, a picture, or bare."""
    anywhere, *alone = _compile(fold(letters))
    for run in _RUN.finditer(text):
        if not _JOINED.search(run[0]) or _OWN.match(run[0]):
            continue
        for part in _BETWEEN.split(normalise(unquote(run[0]))):
            words = " ".join(_WORD.findall(fold(part)))
            patterns = [anywhere] if _HOST.search(part) else [anywhere, *alone]
            named = next((match for pattern in patterns if (match := pattern.search(words))), None)
            if match := named or _CLASS.search(words):
                yield AddressMark(run.start(), run.end(), match[0], named is None)
                break


def _compile(letters: str) -> tuple[re.Pattern[str], ...]:
    """Return patterns for a name among other words, and for one that stands alone, also written as one word.

    Two words are no name among others.
    """
    if len(letters) < 2:
        return (_NEVER,)
    family, rest = rf"(?={letters[0]})(?:{_FAMILY})", letters[1:]
    alone = re.compile(rf"\A{family}{''.join(f' ?{letter}[a-z]{{1,6}}' for letter in rest)}{_TAIL}\Z")
    if len(rest) == 1:
        return _NEVER, alone
    words = "".join(f" {letter}[a-z]+" for letter in rest)
    return re.compile(rf"\b{family}{words}\b"), alone, re.compile(rf"\A{letters[0]}[a-z]+{words}{_TAIL}\Z")
