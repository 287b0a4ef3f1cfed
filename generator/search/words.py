"""The words of a batch of profiles: which of them hold each key, in buckets that are merged one by one."""

import hashlib
from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import NamedTuple

import msgspec

from generator.search.syllables import distinct_keys, fold, keys, pairs

FAMILIES = ("names", "heads", "pairs", "stories")
"""Lists of keys: of names, of other short texts, of neighbours in those texts, of stories."""

BORDERS = "bcdghklmnprtux"
"""A bucket of a family ends before each of these first letters of folded keys."""

BUCKETS = tuple((family, index) for family in FAMILIES for index in range(len(BORDERS) + 1))
"""Family and number of each bucket."""

BatchWords = list[bytes]
"""For each of `BUCKETS` an encoded `KeyPositions`."""

KeyPositions = dict[str, bytes]
"""By key the ascending positions in the batch of the profiles that hold it. In names a byte follows each, see
`place_byte`."""

_ENCODER = msgspec.msgpack.Encoder(order="sorted")
_KEYS_OF_TEXT: Mapping[str, Callable[[str], Iterable[str]]] = {"heads": keys, "pairs": pairs}


class ProfileWords(NamedTuple):
    """The texts of one profile that search looks through."""

    name: str
    texts: tuple[str, ...]
    """The short texts, see `ProfileSummary.search_texts`."""
    story: str
    """The story as plain text."""


class CollectedWords(NamedTuple):
    """The words of a batch."""

    buckets: BatchWords
    digests: list[bytes]
    """A digest of each bucket."""


def collect_words(profiles: Iterable[ProfileWords]) -> CollectedWords:
    """Collect the keys of profiles, which count from 0 and are at most 255."""
    lists = {family: defaultdict[str, bytearray](bytearray) for family in FAMILIES}
    for position, profile in enumerate(profiles):
        for key, place in name_places(profile.name).items():
            lists["names"][key] += bytes((position, place))
        for family, keys_of_text in _KEYS_OF_TEXT.items():
            for key in dict.fromkeys(chain.from_iterable(map(keys_of_text, profile.texts))):
                lists[family][key].append(position)
        for key in distinct_keys(profile.story):
            lists["stories"][key].append(position)
    buckets = [_ENCODER.encode(bucket) for family in FAMILIES for bucket in _split_buckets(lists[family])]
    return CollectedWords(buckets, [hashlib.blake2b(bucket, digest_size=8).digest() for bucket in buckets])


def name_places(name: str) -> dict[str, int]:
    """The keys of a name, each with its last place as a byte."""
    name_keys = keys(name)
    return {key: place_byte(index, len(name_keys)) for index, key in enumerate(name_keys)}


def place_byte(index: int, count: int) -> int:
    """The byte of a word that stands at `index` (from 0, at most 15) in a name of `count` words (at most 15)."""
    return min(index, 15) << 4 | min(count, 15)


def bucket_number(folded: str) -> int:
    """The bucket of a key within its family, by its folded form."""
    return bisect(BORDERS, folded[:1])


def _split_buckets(lists: Mapping[str, bytearray]) -> list[KeyPositions]:
    buckets: list[KeyPositions] = [{} for _ in range(len(BORDERS) + 1)]
    by_letter = {letter: buckets[bucket_number(fold(letter))] for letter in {key[0] for key in lists}}
    for key, positions in lists.items():
        by_letter[key[0]][key] = bytes(positions)
    return buckets
