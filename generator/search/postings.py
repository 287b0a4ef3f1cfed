"""Which profiles hold a word: lists by key, cut into shards that a browser fetches one at a time."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.search.codec import gaps, pack, read_gaps, read_varints, varint
from generator.search.syllables import fold

SHARD_BYTES = 6_000
"""A shard is closed when its lists have this many bytes before packing; one long list may be more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Consecutive keys, in the order of their folded forms; `first` is the folded form of the first."""

    first: str
    data: bytes


class Postings:
    """Collects, key by key, the numbers of the profiles that hold it; profiles come in ascending order.

    With `places`, each number has a byte that says where in the name the word stands: its place from 0 (at most 15)
    times 16, and how many words the name has (at most 15).
    """

    def __init__(self, *, places: bool = False) -> None:
        self._lists: dict[str, array[int]] = {}
        self._places: dict[str, bytearray] | None = {} if places else None

    def add(self, number: int, keys: Iterable[str]) -> None:
        """Profile `number` holds these keys (each is taken once)."""
        lists = self._lists
        for key in set(keys):
            if key in lists:
                lists[key].append(number)
            else:
                lists[key] = array("I", (number,))

    def add_name(self, number: int, keys: list[str]) -> None:
        """Profile `number` has a name of these words; a word that stands twice keeps its last place."""
        assert self._places is not None
        for at, key in enumerate(keys):
            place = min(at, 15) << 4 | min(len(keys), 15)
            numbers = self._lists.setdefault(key, array("I"))
            row = self._places.setdefault(key, bytearray())
            if numbers and numbers[-1] == number:
                row[-1] = place
            else:
                numbers.append(number)
                row.append(place)

    def counts(self) -> dict[str, int]:
        """How many profiles hold each key."""
        return {key: len(numbers) for key, numbers in self._lists.items()}

    def shards(self) -> Iterator[Shard]:
        """All lists, packed. A key's record: length and UTF-8 of the key, length and bytes of its list."""
        first, size, rows = "", 0, bytearray()
        for folded, key in sorted((fold(key), key) for key in self._lists):
            if rows and size >= SHARD_BYTES:
                yield Shard(first=first, data=pack(bytes(rows)))
                rows, size = bytearray(), 0
            if not rows:
                first = folded
            numbers = gaps(self._lists[key])
            places = bytes(self._places[key]) if self._places is not None else b""
            name = key.encode()
            body = (varint(len(numbers)) + numbers if self._places is not None else numbers) + places
            rows += varint(len(name)) + name + varint(len(body)) + body
            size += len(body)
        if rows:
            yield Shard(first=first, data=pack(bytes(rows)))


def decode_shard(data: bytes, *, places: bool = False) -> dict[str, tuple[list[int], bytes]]:
    """The lists of an unpacked shard by key: profile numbers, and the bytes of their places."""
    lists, at = {}, 0
    while at < len(data):
        length, at = _varint_at(data, at)
        name, at = data[at : at + length].decode(), at + length
        size, at = _varint_at(data, at)
        body, at = data[at : at + size], at + size
        if places:
            length, start = _varint_at(body, 0)
            lists[name] = (read_gaps(body[start : start + length]), body[start + length :])
        else:
            lists[name] = (read_gaps(body), b"")
    return lists


def _varint_at(data: bytes, at: int) -> tuple[int, int]:
    end = at
    while data[end] > 127:
        end += 1
    return read_varints(data[at : end + 1])[0], end + 1
