"""The lists of keys of all batches: which profiles hold a key, and in which place, as a browser reads them."""

from collections.abc import Iterable, Sequence

import numpy as np

from generator.search.syllables import fold
from generator.search.words import FIRST_TURN, STORY, TURNS, Ids, Integers, WordBucket, id_type

PLACE_BITS = 8

MOST_BITS = 63
"""Of a posting as one number. Where keys take too many, the distinct ones are numbered, which takes twice as long."""


def merge_lists(batches: Iterable[tuple[Sequence[int], WordBucket]]) -> list[tuple[str, str, bytes]]:
    """Merge one bucket of all batches, each with the numbers of its profiles by position.

    Returns each key's folded form, the key and its encoded list; a pair is written with a space. Of a pair in a story
    the number of the profile counts `TURNS` times, and where the pair begins is added: two bytes hold both.
    """
    ids, rows = Ids(), list[tuple[Integers, Integers, Integers, Integers]]()
    for numbers, bucket in batches:
        known = np.fromiter(map(ids.__getitem__, bucket.keys), np.int64, len(bucket.keys))
        firsts, seconds = (known[np.frombuffer(row, id_type(len(known)))] for row in (bucket.firsts, bucket.seconds))
        postings = np.frombuffer(bucket.postings, "<u2").astype(np.int64)
        holders, places = np.array(numbers, np.int64)[postings >> 8], postings & 255
        if len(seconds):
            in_story = places >= FIRST_TURN
            holders = np.where(in_story, holders * TURNS + places - FIRST_TURN, holders)
            places = np.where(in_story, STORY, places)
        rows.append((firsts, seconds + 1 if len(seconds) else np.zeros_like(firsts), places, holders))
    if not ids:
        return []
    firsts, seconds, places, holders = (np.concatenate(column) for column in zip(*rows, strict=True))
    pairs, number_bits = firsts * (len(ids) + 1) + seconds, int(holders.max()).bit_length()
    keys = None
    if int(pairs.max()).bit_length() + PLACE_BITS + number_bits > MOST_BITS:
        keys = np.unique(pairs)
        pairs = np.searchsorted(keys, pairs)
    codes = np.sort((pairs << PLACE_BITS | places) << number_bits | holders)
    distinct, bodies = encode_lists(codes, number_bits)
    pair_words = np.divmod(distinct if keys is None else keys[distinct], len(ids) + 1)
    words, folded = list(ids), list(map(fold, ids))
    seconds_of, folded_seconds = ([""] + [f" {word}" for word in row] for row in (words, folded))
    return [
        (folded[first] + folded_seconds[second], words[first] + seconds_of[second], body)
        for first, second, body in zip(*map(np.ndarray.tolist, pair_words), bodies, strict=True)
    ]


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
