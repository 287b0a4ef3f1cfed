"""Which profiles hold a key: lists of profile numbers, cut into shards that a browser fetches one at a time."""

from bisect import bisect
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec
import numpy as np
from msgspec import Struct

from generator.records.output import Output
from generator.search.codec import gzip, varint
from generator.search.lists import Lists, merge_lists
from generator.search.syllables import fold
from generator.search.words import Integers, WordBucket

SHARD_BYTES = {"names": 2_000, "texts": 2_500}
"""By family: a shard is closed before its records exceed this many bytes, packed about two thirds; one long list may be
more. Names are asked by every query."""

_DECODER = msgspec.msgpack.Decoder(WordBucket)


class Shard(Struct, frozen=True, kw_only=True):
    """Consecutive keys of one family, sorted by folded form, then key."""

    first: str
    """The first key's folded form; where the shard before ends in the same form, with a tab and the key itself."""
    data: bytes
    """The records, as gzip."""


class MergedBucket(NamedTuple):
    """One bucket of all batches."""

    shards: list[Shard]
    """Its shards in order."""
    turns: list[Output]
    """The files of its blocks of turns."""


def merge_bucket(family: str, batches: Iterable[tuple[Sequence[int], bytes]]) -> MergedBucket:
    """Merge one bucket of all batches; each batch comes with its profiles' numbers, by position."""
    lists, turns = merge_lists(family, ((numbers, _DECODER.decode(words)) for numbers, words in batches))
    return MergedBucket(cut_shards(lists, SHARD_BYTES[family]), turns)


def cut_shards(lists: Lists, shard_bytes: int) -> list[Shard]:
    """Cut encoded lists into shards as full as they may be.

    A key's record: length and UTF-8 of the key, length and bytes of its list. Keys of one folded form stay together
    while they fit; else a shard may begin between them.
    """
    if not lists.bodies:
        return []
    order, is_new = _sort_keys(lists)
    names, bodies = _encode_keys(lists, order), np.array(lists.bodies, object)[order].tolist()
    openings, middles = (map(varint, map(len, column)) for column in (names, bodies))
    records = list(map(b"".join, zip(openings, names, middles, bodies, strict=True)))
    sizes = np.fromiter(map(len, records), np.int64, len(records))
    starts = np.flatnonzero(is_new)
    together = np.add.reduceat(sizes, starts)
    may_begin = is_new | np.repeat(together > shard_bytes, np.diff(starts, append=len(records)))
    begins = np.flatnonzero(may_begin)
    offsets = [0, *np.cumsum(np.add.reduceat(sizes, begins)).tolist()]
    edges = [*begins.tolist(), len(records)]
    shards, begin = list[Shard](), 0
    while begin < len(begins):
        end = max(begin + 1, bisect(offsets, offsets[begin] + shard_bytes) - 1)
        start, stop = edges[begin], edges[end]
        key = names[start].decode()
        first = fold(key) if is_new[start] else f"{fold(key)}\t{key}"
        shards.append(Shard(first=first, data=gzip(b"".join(records[start:stop]))))
        begin = end
    return shards


def _sort_keys(lists: Lists) -> tuple[Integers, Integers]:
    """Return the order of keys by folded form, then key; and where, in this order, another folded form begins.

    A space sorts before letters and digits, so that keys are in order where their words are.
    """
    ranks = (_rank(words) for words in (list(map(fold, lists.words)), lists.words))
    forms, keys = (rank[lists.firsts] * len(rank) + rank[lists.seconds] for rank in ranks)
    order = np.lexsort((keys, forms))
    return order, np.diff(forms[order], prepend=-1) > 0


def _rank(words: Sequence[str]) -> Integers:
    """Return for each word how many others come before it."""
    ranks = {word: rank for rank, word in enumerate(sorted(set(words)))}
    return np.fromiter(map(ranks.__getitem__, words), np.int64, len(words))


def _encode_keys(lists: Lists, order: Integers) -> list[bytes]:
    """Encode keys in UTF-8; a pair is written with a space."""
    firsts = np.array([word.encode() for word in lists.words], object)
    seconds = np.array([f" {word}".encode() if word else b"" for word in lists.words], object)
    keys: list[bytes] = (firsts[lists.firsts[order]] + seconds[lists.seconds[order]]).tolist()
    return keys
