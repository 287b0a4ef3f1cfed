"""Compare names and places as people mistype them."""

import re
from functools import lru_cache
from typing import Literal

from generator.records.fingerprint import Honoured
from generator.vietnamese import fold, match_key

Likeness = Literal["same", "unmarked", "marks", "letter"]
"""How two names are alike: the same, wherever the tones are written; the same where one has no marks; the same
once marks are left out; one letter apart."""

_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=1 << 16)
def _fold(text: str) -> str:
    return fold(match_key(text))


@lru_cache(maxsize=1 << 16)
def fold_name(name: str) -> tuple[str, ...]:
    """Return the syllables of a name without marks, in lower case."""
    return tuple(map(_fold, name.replace(".", " ").split()))


def key_place(honour: Honoured) -> tuple[str, str]:
    """Return a key that is equal for one ward, or one district where no ward is stated."""
    return honour.district or "", _fold(honour.ward or "").replace("-", " ")


def compare_names(first: str, second: str) -> Likeness | None:
    """Say how two names are alike; None where they are not."""
    folded, other = " ".join(fold_name(first)), " ".join(fold_name(second))
    if folded == other:
        if match_key(first) == match_key(second):
            return "same"
        without_marks = match_key(folded)
        return "unmarked" if without_marks in (match_key(first), match_key(second)) else "marks"
    is_letter = _is_one_letter_apart(folded, other) and not _DIGIT.search(folded + other)
    return "letter" if is_letter else None


def _is_one_letter_apart(first: str, second: str) -> bool:
    """Whether one letter was added, left out or replaced, or two neighbours changed places."""
    short, long = sorted((first, second), key=len)
    start = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(long) == len(short) + 1:
        return short[start:] == long[start + 1 :]
    if len(long) != len(short):
        return False
    is_swapped = short[start : start + 2] == long[start : start + 2][::-1] and short[start + 2 :] == long[start + 2 :]
    return is_swapped or short[start + 1 :] == long[start + 1 :]
