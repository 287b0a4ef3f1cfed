"""The words of a batch of profiles: which of them hold each key, in buckets that are merged one by one.

A pair is two words that stand side by side in a text, as a Vietnamese word of two syllables does. There are millions of
them: numpy sorts them in a tenth of the time that Python's own lists would take.
"""

import hashlib
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from generator.records.summary import SearchTexts
from generator.search.families import BUCKET_COUNT, FAMILIES, BatchWords, bucket_number
from generator.search.memo import Memo
from generator.search.syllables import fold, keys

LABEL, ROLE, SUMMARY, STORY = 1, 2, 4, 8
"""Places in which a profile holds a key. A label is the name of a place, field, movement or award."""

TURNS = 32
"""A pair in a story keeps its turn, where it begins modulo this: a browser sees whether three words stand in a row
without reading the story. In a batch, `FIRST_TURN` and the turn stand in place of `STORY`."""

FIRST_TURN = 16
"""More than any place."""

Integers = NDArray[Any]

_SEVERAL = -1

# A posting of a key as one number, from the highest bits: bucket, word, second word of a pair from 1, position, place.
_BUCKET, _FIRST, _SECOND, _POSITION = 58, 37, 16, 8
_WORD_MASK, _POSTING_MASK, _PLACE_MASK = (1 << 21) - 1, (1 << 16) - 1, (1 << 8) - 1


class ProfileWords(NamedTuple):
    """The texts of one profile that search looks through."""

    name: str
    texts: SearchTexts
    """The short texts."""
    story: str
    """The story as plain text."""


class WordBucket(msgspec.Struct):
    """The keys of a batch in one bucket, and who holds them, sorted by key."""

    keys: list[str]
    """All words."""
    firsts: bytes
    """For each posting the place of its word in `keys`; of a pair, of the first word."""
    seconds: bytes
    """The same of the second word of a pair, from 1; 0 for a single word."""
    postings: bytes
    """For each posting two bytes: a place, see `place_byte` for names, and the position of the profile in the batch."""


class CollectedWords(NamedTuple):
    """The words of a batch."""

    buckets: BatchWords
    keys: list[str]
    """A digest of each bucket."""


def collect_words(profiles: Iterable[ProfileWords]) -> CollectedWords:
    """Collect the keys of profiles, which count from 0 and are at most 255."""
    names, texts, ids = _Postings(), _Postings(), Ids()
    id_of_piece = _PieceIds(ids)
    for position, profile in enumerate(profiles):
        for key, place in name_places(profile.name):
            names.add(position, place, [ids[key]])
        for place, rows in _places_of(profile.texts):
            for text in rows:
                texts.add(position, place, [ids[key] for key in keys(text)])
        texts.add(position, STORY, id_of_piece.ids(profile.story))
    words, encoder = list(ids), msgspec.msgpack.Encoder()
    codes = {"names": names.singles(), "texts": np.concatenate([texts.singles(), texts.pairs()])}
    buckets = [encoder.encode(bucket) for family in FAMILIES for bucket in _split_buckets(codes[family], words)]
    return CollectedWords(buckets, [hashlib.blake2b(bucket, digest_size=16).hexdigest() for bucket in buckets])


def _places_of(texts: SearchTexts) -> Iterable[tuple[int, tuple[str, ...]]]:
    return (LABEL, texts.labels), (ROLE, texts.roles), (SUMMARY, texts.summary)


def name_places(name: str) -> Iterable[tuple[str, int]]:
    """Yield the keys of a name, each with its place as a byte."""
    name_keys = keys(name)
    return ((key, place_byte(index, len(name_keys))) for index, key in enumerate(name_keys))


def place_byte(index: int, count: int) -> int:
    """Make the byte of a word at `index` (from 0) in a name of `count` words; 15 stands for more."""
    return min(index, 15) << 4 | min(count, 15)


_bucket_of_start = Memo[str, int](lambda start: bucket_number(fold(start))).__getitem__


class Ids(dict[str, int]):
    """Numbers of words in the order in which they first come."""

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self)
        return number


class _PieceIds(dict[str, int]):
    """The numbers of the words that the pieces of long texts are; `_SEVERAL` for a piece of none or of several words.

    Most pieces between spaces, commas and stops are one word, which a batch's stories repeat.
    """

    def __init__(self, ids: Ids) -> None:
        self._ids = ids

    def __missing__(self, piece: str) -> int:
        piece_keys = keys(piece)
        self[piece] = number = self._ids[piece_keys[0]] if len(piece_keys) == 1 else _SEVERAL
        return number

    def ids(self, text: str) -> list[int]:
        """Return the numbers of all words of a text, in order."""
        pieces = text.replace(",", " ").replace(".", " ").split()
        numbers = list(map(self.__getitem__, pieces))
        if _SEVERAL in numbers:
            several = [index for index, number in enumerate(numbers) if number == _SEVERAL]
            for index in reversed(several):
                numbers[index : index + 1] = [self._ids[key] for key in keys(pieces[index])]
        return numbers


class _Postings:
    """The words of texts, one after the other, and for each text its length, profile and place."""

    def __init__(self) -> None:
        self._words, self._lengths, self._owners = list[int](), list[int](), list[int]()

    def add(self, position: int, place: int, words: list[int]) -> None:
        """Take a text of the profile at `position`."""
        self._words += words
        self._lengths.append(len(words))
        self._owners.append(position << _POSITION | place)

    def singles(self) -> Integers:
        """Return a posting for each word of each text."""
        words = np.array(self._words, np.int64)
        postings: Integers = np.repeat(np.array(self._owners, np.int64), self._lengths)
        return words << _FIRST | postings

    def pairs(self) -> Integers:
        """Return a posting for each two neighbouring words of a text."""
        words, lengths = np.array(self._words, np.int64), np.array(self._lengths, np.int64)
        texts = np.repeat(np.arange(len(lengths)), lengths)
        postings = np.array(self._owners, np.int64)[texts]
        turns = (np.arange(len(words)) - (np.cumsum(lengths) - lengths)[texts]) % TURNS
        postings += np.where(postings & _PLACE_MASK == STORY, FIRST_TURN - STORY + turns, 0)
        pairs: Integers = words[:-1] << _FIRST | (words[1:] + 1) << _SECOND | postings[:-1]
        within: Integers = pairs[texts[:-1] == texts[1:]]
        return within


def _split_buckets(codes: Integers, words: Sequence[str]) -> Iterable[WordBucket]:
    bucket_of_word = np.array([_bucket_of_start(word[:2]) for word in words], np.int64)
    codes = np.sort(bucket_of_word[codes >> _FIRST] << _BUCKET | codes) if len(codes) else codes
    codes = codes[np.diff(codes, prepend=-1) > 0]
    edges = np.searchsorted(codes, np.arange(BUCKET_COUNT + 1) << _BUCKET).tolist()
    return (_bucket(codes[start:end], words) for start, end in pairwise(edges))


def _bucket(codes: Integers, words: Sequence[str]) -> WordBucket:
    if not len(codes):
        return WordBucket([], b"", b"", b"")
    # Words count from 1, so that 0 is none.
    firsts, seconds = (codes >> _FIRST & _WORD_MASK) + 1, codes >> _SECOND & _WORD_MASK
    is_used = np.zeros(len(words) + 1, np.bool_)
    is_used[firsts] = is_used[seconds] = True
    is_used[0] = False
    used = (np.flatnonzero(is_used) - 1).tolist()
    ids = np.cumsum(is_used).astype(id_type(len(used) + 1))
    return WordBucket(
        keys=[words[index] for index in used],
        firsts=(ids[firsts] - 1).tobytes(),
        seconds=ids[seconds].tobytes(),
        postings=(codes & _POSTING_MASK).astype("<u2").tobytes(),
    )


def id_type(count: int) -> str:
    """Return the type of numbers below `count`."""
    return "<u2" if count <= 1 << 16 else "<u4"
