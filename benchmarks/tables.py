"""The word tables of `benchmarks/words/`, and tables to draw from by frequency."""

from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path

FOLDER = Path(__file__).parent / "words"
SIZE = 4096
"""Length of every table that is drawn from: one random number is one word, without a search."""

Table = tuple[str, ...]


@cache
def read_lines(name: str) -> tuple[str, ...]:
    """The lines of a table's file, without comments."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def read_lists(name: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Lines `key key: word, word, …` as words by their keys."""
    pairs = (line.split(": ", 1) for line in read_lines(name))
    return {tuple(keys.split()): tuple(words.split(", ")) for keys, words in pairs}


def zipf(words: Sequence[str], exponent: float) -> Table:
    """A table in which the word of rank n stands in proportion to n to the power of -`exponent`."""
    return spread(words, [rank**-exponent for rank in range(1, len(words) + 1)])


def spread(words: Sequence[str], weights: Sequence[float]) -> Table:
    """A table of `SIZE` in which each word stands in proportion to its weight, and at least once."""
    room = SIZE - len(words)
    bounds = [round(room * part / sum(weights)) for part in accumulate(weights)]
    counts = [1 + end - start for start, end in zip([0, *bounds], bounds, strict=False)]
    return tuple(word for word, count in zip(words, counts, strict=True) for _ in range(count))


def mixed(own: Sequence[str], general: Sequence[str], share: float, exponent: float) -> Table:
    """A table of a topic's own words, which make up `share` of it, and of general ones."""
    weights = [rank**-exponent for rank in range(1, max(len(own), len(general)) + 1)]
    own_sum, general_sum = sum(weights[: len(own)]), sum(weights[: len(general)])
    both = [share * weight / own_sum for weight in weights[: len(own)]]
    both += [(1 - share) * weight / general_sum for weight in weights[: len(general)]]
    return spread((*own, *general), both)
