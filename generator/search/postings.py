"""Which profiles hold a key: lists of profile numbers, cut into shards that a browser fetches one at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import ne
from typing import NamedTuple

import msgspec
import numpy as np

from generator.records.output import Output
from generator.search.codec import gzip, read_ascending, read_varints, varint
from generator.search.lists import merge_lists
from generator.search.words import WordBucket

SHARD_BYTES = {"names": 2_000, "texts": 2_500}
"""By family: a shard is closed before its records exceed this many bytes, packed about two thirds; one long list may be
more. Names are asked by every query."""

_DECODER = msgspec.msgpack.Decoder(WordBucket)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
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


def cut_shards(lists: Iterable[tuple[str, str, bytes]], shard_bytes: int) -> list[Shard]:
    """Cut encoded lists into shards as full as they may be. Each comes with its key's folded form and its key.

    A key's record: length and UTF-8 of the key, length and bytes of its list. Keys of one folded form stay together
    while they fit; else a shard may begin between them.
    """
    rows = sorted(lists)
    if not rows:
        return []
    folded_keys, keys, bodies = zip(*rows, strict=True)
    names = list(map(str.encode, keys))
    openings, middles = (map(varint, map(len, column)) for column in (names, bodies))
    records = list(map(b"".join, zip(openings, names, middles, bodies, strict=True)))
    sizes = np.fromiter(map(len, records), np.int64, len(records))
    is_new = np.append(True, np.fromiter(map(ne, folded_keys[1:], folded_keys), np.bool_, len(rows) - 1))
    starts = np.flatnonzero(is_new)
    together = np.add.reduceat(sizes, starts)
    may_begin = is_new | np.repeat(together > shard_bytes, np.diff(starts, append=len(rows)))
    begins = np.flatnonzero(may_begin)
    offsets = np.append(0, np.cumsum(np.add.reduceat(sizes, begins)))
    shards, begin = list[Shard](), 0
    while begin < len(begins):
        end = max(begin + 1, int(np.searchsorted(offsets, offsets[begin] + shard_bytes, side="right")) - 1)
        start, stop = int(begins[begin]), int(begins[end]) if end < len(begins) else len(rows)
        first = folded_keys[start] if is_new[start] else f"{folded_keys[start]}\t{keys[start]}"
        shards.append(Shard(first=first, data=gzip(b"".join(records[start:stop]))))
        begin = end
    return shards


def read_parts(data: bytes) -> dict[int, bytes]:
    """Read a list: what follows each place, see `encode_lists`."""
    parts, index = dict[int, bytes](), 0
    while index < len(data):
        place, (length, start) = data[index], _varint_at(data, index + 1)
        index = start + length
        parts[place] = data[start:index]
    return parts


def read_places(data: bytes) -> dict[int, int]:
    """Read a list of names: the place of each number."""
    return {number: place for place, part in read_parts(data).items() for number in read_ascending(part)}


def read_shard(data: bytes) -> dict[str, bytes]:
    """The lists of an unpacked shard by key, each as it was encoded."""
    lists, index = {}, 0
    while index < len(data):
        length, index = _varint_at(data, index)
        name, index = data[index : index + length].decode(), index + length
        size, index = _varint_at(data, index)
        lists[name], index = data[index : index + size], index + size
    return lists


def _varint_at(data: bytes, index: int) -> tuple[int, int]:
    end = index
    while data[end] > 127:
        end += 1
    return read_varints(data[index : end + 1])[0], end + 1
