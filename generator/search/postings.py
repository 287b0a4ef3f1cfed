"""Which profiles hold a key: lists of profile numbers, cut into shards that a browser fetches one at a time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import msgspec

from generator.search.codec import gzip, read_ascending, read_varints, varint
from generator.search.families import bucket_number
from generator.search.lists import merge_lists
from generator.search.words import WordBucket

SHARD_BYTES = {"names": 2_000, "heads": 4_000, "pairs": 4_000, "stories": 6_000}
"""By family: a shard is closed before its records exceed this many bytes, packed about two thirds; one long list may be
more. Names are asked by every query; stories by few, and every new one changes half of their shards."""

_DECODER = msgspec.msgpack.Decoder(WordBucket)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Consecutive keys of one family, sorted by folded form, then key."""

    first: str
    """The first key's folded form; where the shard before ends in the same form, with a tab and the key itself."""
    data: bytes
    """The records, as gzip."""


def merge_bucket(family: str, batches: Iterable[tuple[Sequence[int], bytes]]) -> list[Shard]:
    """Merge one bucket of all batches into shards; each batch comes with its profiles' numbers, by position."""
    lists = merge_lists((numbers, _DECODER.decode(words)) for numbers, words in batches)
    return cut_shards(lists, SHARD_BYTES[family])


def cut_shards(lists: Iterable[tuple[str, str, bytes]], shard_bytes: int) -> list[Shard]:
    """Cut encoded lists into shards as full as they may be; none holds keys of two buckets.

    Each list comes with its key's folded form and its key.

    A key's record: length and UTF-8 of the key, length and bytes of its list. Keys of one folded form stay together
    while they fit; else a shard may begin between them.
    """
    ranked = sorted([(folded, key, _record(key, body)) for folded, key, body in lists])
    shards, first, rows = list[Shard](), "", b""
    for start, records in _group_by_fold(ranked, shard_bytes):
        is_next_bucket = first[:1] != start[:1] and bucket_number(first) != bucket_number(start)
        if rows and (is_next_bucket or len(rows) + len(records) > shard_bytes):
            shards.append(Shard(first=first, data=gzip(rows)))
            rows = b""
        if not rows:
            first = start
        rows += records
    return [*shards, Shard(first=first, data=gzip(rows))] if rows else shards


def _group_by_fold(records: Iterable[tuple[str, str, bytes]], shard_bytes: int) -> Iterator[tuple[str, bytes]]:
    """Records that are not to be parted, and where they begin: a folded form, or that, a tab and a key."""
    for folded, same in groupby(records, itemgetter(0)):
        rows = list(same)
        together = rows[0][2] if len(rows) == 1 else b"".join([record for _, _, record in rows])
        if len(together) <= shard_bytes:
            yield folded, together
        else:
            yield from ((f"{folded}\t{key}" if index else folded, row) for index, (_, key, row) in enumerate(rows))


def _record(key: str, body: bytes) -> bytes:
    name = key.encode()
    return varint(len(name)) + name + varint(len(body)) + body


def read_places(data: bytes) -> dict[int, int]:
    """Read a list: the place of each number, see `encode_lists`."""
    places, index = dict[int, int](), 0
    while index < len(data):
        place, (length, start) = data[index], _varint_at(data, index + 1)
        index = start + length
        places |= dict.fromkeys(read_ascending(data[start:index]), place)
    return places


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
