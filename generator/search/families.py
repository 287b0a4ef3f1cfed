"""Families of lists, and the buckets in which each is merged."""

from bisect import bisect

FAMILIES = ("names", "texts")
"""Lists of the words of names; of the words of all other texts, and of each two that stand side by side in one."""

BORDERS = (
    "b", "c", "ch", "ci", "d", "do", "g", "h", "k", "l", "m", "n", "nh", "p", "r", "t", "th", "ti", "tr", "u", "x",
)  # fmt: skip
"""A bucket of a family ends before each of these beginnings of folded keys. None has more than a fifteenth of the words
of texts: merging one takes five times its size in memory."""

BUCKET_COUNT = len(BORDERS) + 1

BUCKETS = tuple((family, index) for family in FAMILIES for index in range(BUCKET_COUNT))
"""Family and number of each bucket."""

TURNS_ROWS = 384
"""Profiles in a block of turns, see `lists.set_turns_apart`."""

BatchWords = list[bytes]
"""For each of `BUCKETS` the words of a batch, encoded, see `WordBucket`."""


def bucket_number(folded: str) -> int:
    """Return the bucket of a key within its family, by its folded form or the first two letters of it."""
    return bisect(BORDERS, folded[:2])
