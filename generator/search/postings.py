"""Which profiles hold a key: lists of profile numbers, cut into shards that a browser fetches one at a time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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
    shards, rows, size, first = list[Shard](), list[bytes](), 0, ""
    for start, records in _group_by_fold(sorted(lists), shard_bytes):
        length = len(records)
        is_full = size + length > shard_bytes
        if rows and (is_full or (first[:1] != start[:1] and bucket_number(first) != bucket_number(start))):
            shards.append(Shard(first=first, data=gzip(b"".join(rows))))
            rows, size = [], 0
        if not rows:
            first = start
        rows.append(records)
        size += length
    return [*shards, Shard(first=first, data=gzip(b"".join(rows)))] if rows else shards


def _group_by_fold(lists: list[tuple[str, str, bytes]], shard_bytes: int) -> Iterator[tuple[str, bytes]]:
    """Records that are not to be parted, and where they begin: a folded form, or that, a tab and a key."""
    start, last = 0, len(lists) - 1
    for index, (folded, key, body) in enumerate(lists):
        if index < last and lists[index + 1][0] == folded:
            continue
        if start == index:
            # Nearly all folded forms have one key.
            yield folded, _record(key, body)
        else:
            yield from _join_same(lists[start : index + 1], shard_bytes)
        start = index + 1


def _join_same(same: Sequence[tuple[str, str, bytes]], shard_bytes: int) -> Iterator[tuple[str, bytes]]:
    rows = [_record(key, body) for _, key, body in same]
    together, folded = b"".join(rows), same[0][0]
    if len(together) <= shard_bytes:
        yield folded, together
    else:
        keys = [folded, *(f"{folded}\t{key}" for _, key, _ in same[1:])]
        yield from zip(keys, rows, strict=True)


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
