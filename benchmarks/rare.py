"""Rare words made by rule: syllables that few profiles hold, foreign words, acronyms, numbers."""

import unicodedata
from collections.abc import Callable
from functools import cache
from random import Random

from benchmarks.tables import read_lists

Draw = Callable[[], float]
"""A number from 0 to 1, the next of a seeded row."""

_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_STOPPED_TONES = ("\u0301", "\u0323")
_LETTERS = "BCDGHKLMNPQSTVX"


@cache
def syllables() -> tuple[str, ...]:
    """Several thousand toned syllables in a fixed shuffled order; most are rare or no words at all."""
    parts = read_lists("rare.txt")
    rimes: list[tuple[str, tuple[str, ...]]]
    rimes = [(rime, _TONES) for kind in ("open", "nasal") for rime in parts["rime", kind]]
    rimes += [(rime, _STOPPED_TONES) for rime in parts["rime", "stopped"]]
    toned = {
        unicodedata.normalize("NFC", (onset + rime).replace("*", tone))
        for onset in parts["onset",]
        for rime, tones in rimes
        for tone in tones
    }
    return tuple(Random("syllables").sample(sorted(toned), len(toned)))


@cache
def foreign(count: int = 30_000) -> tuple[str, ...]:
    """Words that look foreign: "Brelou", "Samito"."""
    random, parts = Random("foreign"), read_lists("rare.txt")
    pair = (parts["foreign", "consonant"], parts["foreign", "vowel"])
    words = dict.fromkeys(
        "".join(random.choice(part) for _ in range(random.randint(2, 3)) for part in pair).title() for _ in range(count)
    )
    return tuple(words)


def rare_word(draw: Draw) -> str:
    """One rare word; low ranks are met often, most ranks once in a thousand profiles."""
    return rare_name(draw) if draw() < 0.85 else rare_number(draw)


def rare_name(draw: Draw) -> str:
    """A name of a place, a brand or a body that nobody knows."""
    kind, rank = draw(), draw() ** 1.6
    if kind < 0.3:
        first, second = syllables(), syllables()
        return f"{first[int(rank * len(first))]} {second[int(draw() ** 1.6 * len(second))]}".title()
    if kind < 0.75:
        words = foreign()
        return words[int(rank * len(words))]
    return _acronym(int(rank * 15**4) + 15**2)


def rare_number(draw: Draw) -> str:
    """A number as Vietnamese print it: 12,5 or 1.370, never long enough to be a phone number."""
    if draw() < 0.3:
        return f"{int(draw() * 90) + 1},{int(draw() * 9) + 1}"
    return f"{int(20_000 * draw() ** 3) + 2:,}".replace(",", ".")


def _acronym(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number, len(_LETTERS))
        letters += _LETTERS[rest]
    return letters
