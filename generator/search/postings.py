"""Which profiles hold a word: lists by key, cut into shards that a browser fetches one at a time."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.search.codec import gaps, pack, read_gaps, read_varints, varint
from generator.search.syllables import fold

SHARD_BYTES = 6_000
"""A shard is closed before its records exceed this many bytes, packed about two thirds; one long list may be more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Consecutive keys, in the order of folded forms, then keys.

    `first` is the first one's folded form; where others of that form went before, with a tab and the key itself.
    """

    first: str
    data: bytes


class Postings:
    """Collects, key by key, the numbers of the profiles that hold it; profiles come in ascending order."""

    def __init__(self) -> None:
        self._gaps: dict[str, bytearray] = {}
        self._last: dict[str, int] = {}

    def add(self, number: int, keys: Iterable[str]) -> None:
        """Profile `number` holds these keys; one that is given twice counts once."""
        lists, last = self._gaps, self._last
        for key in keys:
            step = number - last.get(key, -1) - 1
            if 0 <= step < 128:
                if key in lists:
                    lists[key].append(step)
                else:
                    lists[key] = bytearray((step,))
            elif step >= 128:
                lists[key] = lists.get(key, bytearray()) + varint(step)
            last[key] = number

    def append(self, other: "Postings", start: int) -> None:
        """Take in lists that were collected apart; their number 0 is the number `start` here."""
        lists, last = self._gaps, self._last
        for key, row in other._gaps.items():
            first, rest = _varint_at(row, 0)
            step = varint(start + first - last.get(key, -1) - 1)
            lists.setdefault(key, bytearray()).extend(step + row[rest:])
            last[key] = start + other._last[key]

    def shards(self) -> Iterator[Shard]:
        """All lists, packed. A key's record: length and UTF-8 of the key, length and bytes of its list.

        Keys of one folded form stay together while they fit; else a shard may begin between them.
        """
        return _shards({key: bytes(row) for key, row in self._gaps.items()})


class NamePostings:
    """The same for the words of names: each number comes with where in the name the word stands, see `place_of`."""

    def __init__(self) -> None:
        self._lists: dict[str, dict[int, int]] = {}

    def add(self, number: int, keys: Sequence[str]) -> None:
        """Profile `number` has a name of these words; a word that stands twice keeps its last place."""
        for at, key in enumerate(keys):
            self._lists.setdefault(key, {})[number] = place_of(at, len(keys))

    def append(self, other: "NamePostings", start: int) -> None:
        """Take in lists that were collected apart; their number 0 is the number `start` here."""
        for key, places in other._lists.items():
            self._lists.setdefault(key, {}).update((start + number, place) for number, place in places.items())

    def shards(self) -> Iterator[Shard]:
        """All lists, packed, as `Postings` gives them."""
        return _shards({key: placed(list(one), bytes(one.values())) for key, one in self._lists.items()})


def _shards(lists: Mapping[str, bytes]) -> Iterator[Shard]:
    ranked = sorted((fold(key), key) for key in lists)
    return cut(group((rank, recorded(rank[1], lists[rank[1]])) for rank in ranked))


Rank = tuple[str, str]
"""Where a key stands among all: by its folded form, then by itself."""


def group(records: Iterable[tuple[Rank, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Records that are not to be parted, and where they begin: a folded form, or that, a tab and a key."""
    for folded, same in groupby(records, lambda record: record[0][0]):
        rows = [(key, record) for (_, key), record in same]
        together = b"".join(record for _, record in rows)
        if len(together) <= SHARD_BYTES:
            yield folded, together
        else:
            yield from ((f"{folded}\t{key}" if at else folded, record) for at, (key, record) in enumerate(rows))


def cut(groups: Iterable[tuple[str, bytes]], is_old: Callable[[str], bool] = lambda start: False) -> Iterator[Shard]:
    """Shards as full as they may be; the cutting ends before a shard that begins where `is_old` says so."""
    first, rows = "", b""
    for start, records in groups:
        if rows and len(rows) + len(records) > SHARD_BYTES:
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


def _varint_at(data: bytes | bytearray, at: int) -> tuple[int, int]:
    if data[at] < 128:
        return data[at], at + 1
    end = at
    while data[end] > 127:
        end += 1
    return read_varints(bytes(data[at : end + 1]))[0], end + 1
