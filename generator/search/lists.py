"""The lists of keys of all batches: which profiles hold a key, and in which place, as a browser reads them."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from generator.records.output import Output
from generator.search.codec import gzip, varint
from generator.search.families import TURNS_ROWS
from generator.search.index_files import hashed_path
from generator.search.words import FIRST_TURN, STORY, TURNS, Ids, Integers, WordBucket, id_type

WITH_TURNS = STORY | 16
"""The place of a pair in stories whose turns stand in the list: the number of a profile counts `TURNS` times, and the
turn is added."""

ALL_TURNS = 20_000
"""In galleries of up to so many profiles turns stand in the lists: blocks would save a query of three words few bytes,
and cost it one request and more."""

MOST_TURNS = 2_048
"""In larger ones a pair that begins more often in stories has its turns in blocks apart, except those of the newest
profiles, which are shown first: a query of two words does without them."""

MORE = TURNS
"""In a row of turns: added to each turn of a profile but the last."""

PLACE_BITS = 8

MOST_BITS = 63
"""Of a posting as one number. Where keys take too many, the distinct ones are numbered, which takes twice as long."""


PART = 200_000
"""Postings that are encoded at a time, and the rest of the last key: what is made of them takes ten times as much."""

BLOCK_NAMES, REST = 32, 33
"""In a list, in place of a place: before the names of the files of blocks of turns, `NAME_BYTES` each, and before the
turns of the rest."""


class Lists(NamedTuple):
    """Keys, and the list of each."""

    words: list[str]
    """An empty word, and all words that keys are of, in any order."""
    firsts: Integers
    """For each key the index of its word in `words`; of a pair, of the first word."""
    seconds: Integers
    """The same of the second word of a pair; 0 for a single word."""
    bodies: list[bytes]
    """For each key its list, see `encode_lists`."""


class MergedLists(NamedTuple):
    """The lists of one bucket."""

    lists: Lists
    turns: list[Output]
    """The files of the blocks of turns that lists name."""


def merge_lists(family: str, batches: Iterable[tuple[Sequence[int], WordBucket]]) -> MergedLists:
    """Merge one bucket of all batches, each with the numbers of its profiles by position."""
    ids, rows = Ids({"": 0}), list[tuple[Integers, WordBucket, Integers]]()
    for numbers, bucket in batches:
        known = np.array([0, *map(ids.__getitem__, bucket.keys)], np.int64)
        rows.append((np.array(numbers, np.int64), bucket, known))
    number_bits = (max(int(numbers.max(initial=0)) for numbers, _, _ in rows) * TURNS + TURNS - 1).bit_length()
    has_blocks = family == "texts" and sum(len(numbers) for numbers, _, _ in rows) > ALL_TURNS
    codes, keys = _merge_postings(family, rows, len(ids), number_bits)
    found, bodies, files = [np.zeros(0, np.int64)], list[bytes](), list[Output]()
    for part in _split_keys(codes, PLACE_BITS + number_bits):
        turns = dict[int, list[bytes]]()
        if has_blocks:
            part, turns = set_turns_apart(part, number_bits)
        of_part, lists = encode_lists(part, number_bits)
        for index, row in zip(np.searchsorted(of_part, list(turns)).tolist(), turns.values(), strict=True):
            encoded, blocks = encode_turns(row)
            lists[index] += encoded
            files += blocks
        found.append(of_part)
        bodies += lists
    distinct = np.concatenate(found)
    firsts, seconds = np.divmod(distinct if keys is None else keys[distinct], len(ids))
    return MergedLists(Lists(list(ids), firsts, seconds, bodies), files)


def _merge_postings(
    family: str, rows: Sequence[tuple[Integers, WordBucket, Integers]], count: int, number_bits: int
) -> tuple[Integers, Integers | None]:
    """Sort the postings of all batches, each as one number, see `encode_lists`.

    A key is the number of its words. Where that takes too many bits, it is the place of this number in the second
    result.
    """
    ends = np.cumsum([len(bucket.postings) // 2 for _, bucket, _ in rows]).tolist()
    codes, keys = np.empty(ends[-1], np.int64), None
    for (start, end), (_, bucket, known) in zip(pairwise((0, *ends)), rows, strict=True):
        codes[start:end] = _number_pairs(bucket, known, count)
    if (count**2).bit_length() + PLACE_BITS + number_bits > MOST_BITS:
        keys = np.unique(codes)
        codes = np.searchsorted(keys, codes)
    codes <<= PLACE_BITS + number_bits
    scales, parts = _place_tables(family, number_bits)
    for (start, end), (numbers, bucket, _) in zip(pairwise((0, *ends)), rows, strict=True):
        codes[start:end] |= _read_postings(numbers, bucket, scales, parts)
    codes.sort()
    return codes, keys


def _split_keys(codes: Integers, shift: int) -> Iterable[Integers]:
    """Split sorted postings at keys, which stand above the lowest `shift` bits, into parts of some `PART` postings."""
    start = 0
    while start < len(codes):
        last = codes[min(start + PART, len(codes)) - 1] >> shift
        end = int(np.searchsorted(codes, (last + 1) << shift))
        yield codes[start:end]
        start = end


def _number_pairs(bucket: WordBucket, known: Integers, count: int) -> Integers:
    """Number the words of each posting of a batch as one. `known`: the numbers of its words, from 1, below `count`."""
    firsts = known[1:][np.frombuffer(bucket.firsts, id_type(len(known)))]
    seconds = known[np.frombuffer(bucket.seconds, id_type(len(known)))]
    pairs: Integers = firsts * count + seconds
    return pairs


def _place_tables(family: str, number_bits: int) -> tuple[Integers, Integers]:
    """Return for each place in a batch by what the number of a profile is multiplied, and what is added to it.

    So a posting is the place, and below it in `number_bits` the number, with the turn: see `WITH_TURNS`.
    """
    places = np.arange(1 << PLACE_BITS)
    if family == "names":
        return np.ones_like(places), places << number_bits
    has_turn = places >= FIRST_TURN
    parts = np.where(has_turn, (WITH_TURNS << number_bits) + places - FIRST_TURN, places << number_bits)
    return np.where(has_turn, TURNS, 1), parts


def _read_postings(numbers: Integers, bucket: WordBucket, scales: Integers, parts: Integers) -> Integers:
    """Return the postings of a batch, without their keys. `scales` and `parts`: see `_place_tables`."""
    places, positions = np.frombuffer(bucket.postings, np.uint8).reshape(-1, 2).T
    postings: Integers = numbers[positions] * scales[places] + parts[places]
    return postings


def encode_turns(rows: Sequence[bytes]) -> tuple[bytes, list[Output]]:
    """Encode turns, see `set_turns_apart`: the parts of the list, and the files of the blocks."""
    *blocks, rest = rows
    files, names = list[Output](), b""
    for data in map(gzip, blocks):
        path, digest = hashed_path("turns", data)
        files.append((path, data))
        names += bytes.fromhex(digest)
    parts = ((BLOCK_NAMES, names), (REST, rest))
    return b"".join(bytes([place]) + varint(len(part)) + part for place, part in parts), files


def set_turns_apart(codes: Integers, number_bits: int) -> tuple[Integers, dict[int, list[bytes]]]:
    """Take the turns of pairs in many stories off sorted postings, which change; return what is left, and them by key.

    Turns are a byte each, profile after profile, `MORE` added to each of a profile but the last: blocks of `TURNS_ROWS`
    profiles, and those of the rest: of half as many, or of all where there are fewer, up to one and a half times as
    many.
    """
    parts = codes >> number_bits
    starts = _find_runs(parts)
    counts = np.diff(starts, append=len(codes))
    is_long = (counts > MOST_TURNS) & (parts[starts] & ((1 << PLACE_BITS) - 1) == WITH_TURNS)
    if not is_long.any():
        return codes, {}
    is_apart = np.repeat(is_long, counts)
    keys = parts[is_apart] >> PLACE_BITS
    numbers, turns = np.divmod(codes[is_apart] & ((1 << number_bits) - 1), TURNS)
    holders = (keys << PLACE_BITS | STORY) << number_bits | numbers
    data = (turns + np.where(np.diff(holders, append=-1) == 0, MORE, 0)).astype(np.uint8).tobytes()
    begins = _find_runs(holders)
    blocks = dict[int, list[bytes]]()
    edges = [*_find_runs(keys[begins]).tolist(), len(begins)]
    for start, end in pairwise(edges):
        last = max(start + 1, end - TURNS_ROWS // 2)
        cuts = [*begins[start:last:TURNS_ROWS].tolist(), begins[end] if end < len(begins) else len(data)]
        blocks[int(keys[begins[start]])] = [data[cut:next_cut] for cut, next_cut in pairwise(cuts)]
    # The turns of a pair are its last place: what stands in their stead is in order as well.
    codes[is_apart] = holders
    is_apart[np.flatnonzero(is_apart)[begins]] = False
    return codes[~is_apart], blocks


def encode_lists(codes: Integers, number_bits: int) -> tuple[Integers, list[bytes]]:
    """Encode sorted postings; return the key of each list, and the list.

    A posting is a key, a place of `PLACE_BITS` and a number of `number_bits`. A list is a part for each place: the
    place, the length of what follows, the ascending numbers, see `encode_ascending`.
    """
    numbers, parts = codes & ((1 << number_bits) - 1), codes >> number_bits
    starts = _find_runs(parts)
    steps = np.diff(numbers, prepend=-1) - 1
    steps[starts] = numbers[starts]
    lengths = _varint_lengths(steps)
    sizes = np.add.reduceat(lengths, starts)
    openings = 1 + _varint_lengths(sizes)
    spaces = lengths.copy()
    spaces[starts] += openings
    ends = np.cumsum(spaces)
    positions = ends - lengths
    offsets = positions[starts] - openings
    data = np.zeros(int(ends[-1]), np.uint8)
    data[offsets] = parts[starts] & ((1 << PLACE_BITS) - 1)
    _put_varints(data, offsets + 1, sizes)
    _put_varints(data, positions, steps)
    keys = parts[starts] >> PLACE_BITS
    firsts = _find_runs(keys)
    begins, encoded = offsets[firsts].tolist(), data.tobytes()
    bodies = [encoded[begin:end] for begin, end in zip(begins, [*begins[1:], len(encoded)], strict=True)]
    return keys[firsts], bodies


def _find_runs(values: Integers) -> Integers:
    """Find the places where a value is another than the one before."""
    runs: Integers = np.flatnonzero(np.append(True, values[1:] != values[:-1]))
    return runs


def _varint_lengths(values: Integers) -> Integers:
    return 1 + (values >= 1 << 7) + (values >= 1 << 14) + (values >= 1 << 21)


def _put_varints(data: Integers, positions: Integers, values: Integers) -> None:
    """Encode each value at its position."""
    while True:
        # Only the lowest eight bits; the highest of them is set below where more follow.
        data[positions] = values.astype(np.uint8)
        longer = np.flatnonzero(values > 127)
        if not len(longer):
            return
        positions, values = positions[longer], values[longer] >> 7
        data[positions] |= 128
        positions += 1
