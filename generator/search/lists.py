"""The lists of keys of all batches: which profiles hold a key, and in which place, as a browser reads them."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from generator.records.output import Output
from generator.search.codec import gzip, varint
from generator.search.families import TURNS_ROWS
from generator.search.index_files import hashed_path
from generator.search.syllables import fold
from generator.search.words import FIRST_TURN, STORY, TURNS, Ids, Integers, WordBucket, id_type

WITH_TURNS = STORY | 16
"""The place of a pair in stories whose turns stand in the list: the number of a profile counts `TURNS` times, and the
turn is added."""

MOST_TURNS = 2_048
"""A pair that begins more often in stories has its turns in blocks apart, except those of the newest profiles, which
are shown first: a query of two words does without them."""

MORE = TURNS
"""In a row of turns: added to each turn of a profile but the last."""

PLACE_BITS = 8

MOST_BITS = 63
"""Of a posting as one number. Where keys take too many, the distinct ones are numbered, which takes twice as long."""


BLOCK_NAMES, REST = 32, 33
"""In a list, in place of a place: before four bytes for each block of turns, which name its file, and before the turns
of the rest."""


class MergedLists(NamedTuple):
    """The lists of one bucket."""

    lists: list[tuple[str, str, bytes]]
    """Each key's folded form, the key and its list, see `encode_lists`; a pair is written with a space."""
    turns: list[Output]
    """The files of the blocks of turns that lists name."""


def merge_lists(family: str, batches: Iterable[tuple[Sequence[int], WordBucket]]) -> MergedLists:
    """Merge one bucket of all batches, each with the numbers of its profiles by position."""
    ids, rows = Ids(), list[tuple[Integers, WordBucket, Integers]]()
    for numbers, bucket in batches:
        known = np.fromiter(map(ids.__getitem__, bucket.keys), np.int64, len(bucket.keys))
        rows.append((np.array(numbers, np.int64), bucket, known))
    if not ids:
        return MergedLists([], [])
    pairs = [_number_pairs(bucket, known, len(ids) + 1) for _, bucket, known in rows]
    number_bits = (max(int(numbers.max(initial=0)) for numbers, _, _ in rows) * TURNS + TURNS - 1).bit_length()
    keys = None
    if ((len(ids) + 1) ** 2).bit_length() + PLACE_BITS + number_bits > MOST_BITS:
        keys = np.unique(np.concatenate(pairs))
        pairs = [np.searchsorted(keys, row) for row in pairs]
    postings = (_read_postings(family, numbers, bucket, number_bits) for numbers, bucket, _ in rows)
    shift = PLACE_BITS + number_bits
    codes = np.sort(np.concatenate([row << shift | own for row, own in zip(pairs, postings, strict=True)]))
    turns = dict[int, list[bytes]]()
    if family == "texts":
        codes, turns = set_turns_apart(codes, number_bits)
    distinct, bodies = encode_lists(codes, number_bits)
    files = list[Output]()
    for index, row in zip(np.searchsorted(distinct, list(turns)).tolist(), turns.values(), strict=True):
        parts, blocks = encode_turns(row)
        bodies[index] += parts
        files += blocks
    pair_words = np.divmod(distinct if keys is None else keys[distinct], len(ids) + 1)
    folded_keys, whole_keys = (_join_words(words, *pair_words) for words in (list(map(fold, ids)), list(ids)))
    return MergedLists(list(zip(folded_keys, whole_keys, bodies, strict=True)), files)


def _number_pairs(bucket: WordBucket, known: Integers, count: int) -> Integers:
    """The words of each posting of a batch as one number. `known`: the numbers of its words, below `count` less one."""
    firsts = known[np.frombuffer(bucket.firsts, id_type(len(known) + 1))]
    seconds = np.append(0, known + 1)[np.frombuffer(bucket.seconds, id_type(len(known) + 1))]
    pairs: Integers = firsts * count + seconds
    return pairs


def _read_postings(family: str, numbers: Integers, bucket: WordBucket, number_bits: int) -> Integers:
    """The place of each posting of a batch; in the lowest `number_bits` the number of its profile, with the turn."""
    places, positions = np.frombuffer(bucket.postings, np.uint8).astype(np.int64).reshape(-1, 2).T
    holders = numbers[positions]
    if family == "texts":
        has_turn = places >= FIRST_TURN
        holders = np.where(has_turn, holders * TURNS + places - FIRST_TURN, holders)
        places = np.where(has_turn, WITH_TURNS, places)
    return places << number_bits | holders


def _join_words(words: Sequence[str], firsts: Integers, seconds: Integers) -> list[str]:
    """The words at `firsts`, and a space and the words at `seconds` after them; these count from 1, and 0 is none."""
    ends = ["", *(f" {word}" for word in words)]
    joined: list[str] = (np.array(words, object)[firsts] + np.array(ends, object)[seconds]).tolist()
    return joined


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
    """Take the turns of pairs in many stories off sorted postings; return those, and the turns by key.

    Turns are a byte each, profile after profile, `MORE` added to each of a profile but the last: blocks of `TURNS_ROWS`
    profiles, and those of the rest: of half as many, or of all where there are fewer, up to one and a half times as
    many.
    """
    parts = codes >> number_bits
    starts = np.flatnonzero(np.diff(parts, prepend=-1))
    counts = np.diff(starts, append=len(codes))
    is_long = (counts > MOST_TURNS) & (parts[starts] & ((1 << PLACE_BITS) - 1) == WITH_TURNS)
    if not is_long.any():
        return codes, {}
    is_apart = np.repeat(is_long, counts)
    keys = parts[is_apart] >> PLACE_BITS
    numbers, turns = np.divmod(codes[is_apart] & ((1 << number_bits) - 1), TURNS)
    holders = (keys << PLACE_BITS | STORY) << number_bits | numbers
    data = (turns + np.where(np.diff(holders, append=-1) == 0, MORE, 0)).astype(np.uint8).tobytes()
    begins = np.flatnonzero(np.diff(holders, prepend=-1))
    blocks = dict[int, list[bytes]]()
    edges = [*np.flatnonzero(np.diff(keys[begins], prepend=-1)).tolist(), len(begins)]
    for start, end in pairwise(edges):
        last = max(start + 1, end - TURNS_ROWS // 2)
        cuts = [*begins[start:last:TURNS_ROWS].tolist(), begins[end] if end < len(begins) else len(data)]
        blocks[int(keys[begins[start]])] = [data[cut:next_cut] for cut, next_cut in pairwise(cuts)]
    # Two sorted rows are merged by a stable sort at once.
    return np.sort(np.concatenate([codes[~is_apart], holders[begins]]), kind="stable"), blocks


def encode_lists(codes: Integers, number_bits: int) -> tuple[Integers, list[bytes]]:
    """Encode sorted postings; return the key of each list, and the list.

    A posting is a key, a place of `PLACE_BITS` and a number of `number_bits`. A list is a part for each place: the
    place, the length of what follows, the ascending numbers, see `encode_ascending`.
    """
    numbers, parts = codes & ((1 << number_bits) - 1), codes >> number_bits
    starts = np.flatnonzero(np.diff(parts, prepend=-1))
    steps = np.diff(numbers, prepend=-1) - 1
    steps[starts] = numbers[starts]
    lengths = _varint_lengths(steps)
    sizes = np.add.reduceat(lengths, starts)
    openings = 1 + _varint_lengths(sizes)
    offsets = np.cumsum(openings + sizes) - openings - sizes
    before = np.cumsum(lengths) - lengths
    counts = np.diff(starts, append=len(codes))
    data = np.zeros(int((openings + sizes).sum()), np.uint8)
    data[offsets] = parts[starts] & ((1 << PLACE_BITS) - 1)
    _put_varints(data, offsets + 1, sizes, openings - 1)
    _put_varints(data, before + np.repeat(offsets + openings - before[starts], counts), steps, lengths)
    keys = parts[starts] >> PLACE_BITS
    firsts = np.flatnonzero(np.diff(keys, prepend=-1))
    begins, encoded = offsets[firsts].tolist(), data.tobytes()
    bodies = [encoded[begin:end] for begin, end in zip(begins, [*begins[1:], len(encoded)], strict=True)]
    return keys[firsts], bodies


def _varint_lengths(values: Integers) -> Integers:
    return 1 + (values >= 1 << 7) + (values >= 1 << 14) + (values >= 1 << 21)


def _put_varints(data: Integers, positions: Integers, values: Integers, lengths: Integers) -> None:
    data[positions] = values & 127 | np.where(lengths > 1, 128, 0)
    for index in range(1, int(lengths.max())):
        longer = np.flatnonzero(lengths > index)
        more = np.where(lengths[longer] > index + 1, 128, 0)
        data[positions[longer] + index] = values[longer] >> 7 * index & 127 | more
