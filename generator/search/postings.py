"""Which profiles hold a word: lists by key, cut into shards that a browser fetches one at a time."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

from generator.search.codec import gaps, gaps_of_parts, pack, read_gaps, read_varints, varint
from generator.search.syllables import fold

SHARD_BYTES = 6_000
"""A shard is closed before its records exceed this many bytes, packed about two thirds; one long list may be more."""

BORDERS = "bcdghklmnprtux"
"""No shard goes over one of these first letters of folded forms: so each slice between two is cut by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Consecutive keys, in the order of folded forms, then keys.

    `first` is the first one's folded form; where others of that form went before, with a tab and the key itself.
    """

    first: str
    data: bytes


Lists = dict[str, list[int]]
"""By key the numbers, ascending, of all that hold it."""

PartLists = dict[str, bytes]
"""The same within a part, whose profiles count from 0 to 255."""


N = TypeVar("N", list[int], bytearray)


def collect(rows: Iterable[Iterable[str]], kind: type[N]) -> dict[str, N]:
    """The lists of profiles that have some keys, each once; a part's numbers fit into a `bytearray`."""
    lists = defaultdict[str, N](kind)
    for number, keys in enumerate(rows):
        for key in keys:
            lists[key].append(number)
    return lists


def slice_of(folded: str) -> int:
    """In which slice a key lies, by its folded form; there is one more than `BORDERS`."""
    return bisect(BORDERS, folded[:1])


def sliced(lists: Mapping[str, bytearray]) -> list[PartLists]:
    """The lists of a part in slices."""
    slices: list[PartLists] = [{} for _ in range(len(BORDERS) + 1)]
    by_first = {first: slices[slice_of(fold(first))] for first in {key[0] for key in lists}}
    for key, numbers in lists.items():
        by_first[key[0]][key] = bytes(numbers)
    return slices


def records_of_parts(parts: Iterable[tuple[int, PartLists]]) -> Iterator[tuple[str, bytes]]:
    """The keys of parts in order, each with its list as it is written; a part's number 0 is the one it comes with."""
    lists = defaultdict[str, list[tuple[int, bytes]]](list)
    for start, part in parts:
        for key, numbers in part.items():
            lists[key].append((start, numbers))
    for key, found in lists.items():
        yield key, gaps_of_parts(found)


def records(lists: Lists) -> Iterator[tuple[str, bytes]]:
    """The keys, each with its list as it is written."""
    return ((key, gaps(numbers)) for key, numbers in lists.items())


def records_of_names(names: Iterable[Sequence[str]]) -> Iterator[tuple[str, bytes]]:
    """The words of names, each with its list as it is written: each number comes with where the word stands in the
    name, see `place_of`; a word that stands twice keeps its last place.
    """
    lists = defaultdict[str, dict[int, int]](dict)
    for number, name in enumerate(names):
        for at, key in enumerate(name):
            lists[key][number] = place_of(at, len(name))
    return ((key, placed(list(places), bytes(places.values()))) for key, places in lists.items())


def shards(records: Iterable[tuple[str, bytes]]) -> Iterator[Shard]:
    """All lists, packed. A key's record: length and UTF-8 of the key, length and bytes of its list.

    Keys of one folded form stay together while they fit; else a shard may begin between them.
    """
    return cut(group(sorted([(fold(key), key, recorded(key, body)) for key, body in records])))


Rank = tuple[str, str]
"""Where a key stands among all: by its folded form, then by itself."""


def group(records: Iterable[tuple[str, str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Records, by rank, that are not to be parted, and where they begin: a folded form, or that, a tab and a key."""
    for folded, same in groupby(records, itemgetter(0)):
        rows = list(same)
        together = rows[0][2] if len(rows) == 1 else b"".join([record for _, _, record in rows])
        if len(together) <= SHARD_BYTES:
            yield folded, together
        else:
            yield from ((f"{folded}\t{key}" if at else folded, record) for at, (_, key, record) in enumerate(rows))


def cut(groups: Iterable[tuple[str, bytes]], is_old: Callable[[str], bool] = lambda start: False) -> Iterator[Shard]:
    """Shards as full as they may be, none over a border of slices; the cutting ends before a shard that begins where
    `is_old` says so.
    """
    first, rows = "", b""
    for start, records in groups:
        is_over = first[:1] != start[:1] and slice_of(first) != slice_of(start)
        if rows and (is_over or len(rows) + len(records) > SHARD_BYTES):
            yield Shard(first=first, data=pack(rows))
            rows = b""
            if is_old(start):
                return
        if not rows:
            first = start
        rows += records
    if rows:
        yield Shard(first=first, data=pack(rows))


def recorded(key: str, body: bytes) -> bytes:
    name = key.encode()
    return varint(len(name)) + name + varint(len(body)) + body


def place_of(at: int, words: int) -> int:
    """The byte of a word that stands at a place (from 0, at most 15) in a name of so many words (at most 15)."""
    return min(at, 15) << 4 | min(words, 15)


def placed(numbers: Sequence[int], places: bytes) -> bytes:
    """Numbers with a byte each, sorted out by that byte: the byte, the length of its list, the list."""
    lists = defaultdict[int, list[int]](list)
    for number, place in zip(numbers, places, strict=True):
        lists[place].append(number)
    parts = ((place, gaps(lists[place])) for place in sorted(lists))
    return b"".join(bytes([place]) + varint(len(part)) + part for place, part in parts)


def read_placed(data: bytes) -> list[tuple[int, int]]:
    """The numbers that `placed` wrote, ascending, each with its byte."""
    pairs, at = list[tuple[int, int]](), 0
    while at < len(data):
        place, (length, start) = data[at], _varint_at(data, at + 1)
        at = start + length
        pairs += [(number, place) for number in read_gaps(data[start:at])]
    return sorted(pairs)


def read_shard(data: bytes) -> dict[str, bytes]:
    """The lists of an unpacked shard by key, each as it was written."""
    lists, at = {}, 0
    while at < len(data):
        length, at = _varint_at(data, at)
        name, at = data[at : at + length].decode(), at + length
        size, at = _varint_at(data, at)
        lists[name], at = data[at : at + size], at + size
    return lists


def _varint_at(data: bytes, at: int) -> tuple[int, int]:
    if data[at] < 128:
        return data[at], at + 1
    end = at
    while data[end] > 127:
        end += 1
    return read_varints(data[at : end + 1])[0], end + 1
