"""Read the index of search in Python, as `theme/scripts/search-worker/decode.js` does in a browser."""

from collections.abc import Iterator
from itertools import accumulate, islice

from generator.search.facets import Set


def read_varints(data: bytes) -> list[int]:
    """Read the numbers that `varints` wrote."""
    values, value, shift = [], 0, 0
    for byte in data:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            values.append(value)
            value = shift = 0
    return values


def read_ascending(data: bytes) -> list[int]:
    """Read the ascending numbers that `encode_ascending` wrote."""
    numbers, last = [], -1
    for step in read_varints(data):
        last += step + 1
        numbers.append(last)
    return numbers


def decode_column(stream: Iterator[int]) -> list[Set]:
    """Return the sets of a column; takes its numbers from the stream. The reverse of `encode_column`."""
    table = [tuple(next(stream) for _ in range(next(stream))) for _ in range(next(stream))]
    steps = [next(stream) for _ in range(next(stream))]
    indexes = accumulate(steps, lambda index, step: (index + 1 + step) % len(table), initial=-1)
    return [table[index] for index in islice(indexes, 1, None) for _ in range(next(stream))]


def read_parts(data: bytes) -> dict[int, bytes]:
    """Read a list: what follows each place, see `encode_lists`."""
    parts, index = dict[int, bytes](), 0
    while index < len(data):
        place, (length, start) = data[index], _varint_at(data, index + 1)
        index = start + length
        parts[place] = data[start:index]
    return parts


def read_places(data: bytes) -> set[tuple[int, int]]:
    """Read a list of names: each number with a place."""
    return {(number, place) for place, part in read_parts(data).items() for number in read_ascending(part)}


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
