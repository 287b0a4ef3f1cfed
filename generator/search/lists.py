"""The lists of keys of all batches: which profiles hold a key, and in which place, as a browser reads them."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from generator.search.syllables import fold
from generator.search.words import FIRST_TURN, STORY, TURNS, Integers, WordBucket, id_type

# A posting of a list as one number, from the highest bits: the key's index, the place, the number of the profile, which
# counts `TURNS` times where a pair stands in a story.
_KEY, _PLACE = 36, 28


def merge_lists(batches: Iterable[tuple[Sequence[int], WordBucket]]) -> Iterator[tuple[str, str, bytes]]:
    """Merge one bucket of all batches, each with the numbers of its profiles by position.

    Yields each key's folded form, the key and its encoded list; a pair is written with a space. Of a pair in a story
    the number of the profile counts `TURNS` times, and where the pair begins is added: two bytes hold both.
    """
    ids, rows = dict[str, int](), list[tuple[Integers, Integers, Integers]]()
    for numbers, bucket in batches:
        known = np.array([ids.setdefault(key, len(ids)) for key in bucket.keys], np.int64)
        firsts, seconds = (known[np.frombuffer(row, id_type(len(known)))] for row in (bucket.firsts, bucket.seconds))
        postings = np.frombuffer(bucket.postings, "<u2").astype(np.int64)
        holders = _holders(np.array(numbers, np.int64)[postings >> 8], postings & 255, is_pair=len(seconds) > 0)
        rows.append((firsts, seconds + 1 if len(seconds) else np.zeros_like(firsts), holders))
    if not rows:
        return
    firsts, seconds, holders = (np.concatenate(column) for column in zip(*rows, strict=True))
    pairs = firsts * (len(ids) + 1) + seconds
    in_order = np.sort(pairs)
    distinct = in_order[np.diff(in_order, prepend=-1) > 0]
    bodies = encode_lists(np.sort(np.searchsorted(distinct, pairs) << _KEY | holders))
    names = [(fold(key), key) for key in ids]
    seconds_of = [("", ""), *((f" {folded}", f" {key}") for folded, key in names)]
    first_words, second_words = (column.tolist() for column in np.divmod(distinct, len(ids) + 1))
    for first, second, body in zip(first_words, second_words, bodies, strict=True):
        (folded, key), (folded_second, second_key) = names[first], seconds_of[second]
        yield folded + folded_second, key + second_key, body


def _holders(numbers: Integers, places: Integers, *, is_pair: bool) -> Integers:
    """The profile and the place of each posting as one number; see `merge_lists` for pairs."""
    if is_pair:
        in_story = places >= FIRST_TURN
        numbers = np.where(in_story, numbers * TURNS + places - FIRST_TURN, numbers)
        places = np.where(in_story, STORY, places)
    holders: Integers = numbers | places << _PLACE
    return holders


def encode_lists(codes: Integers) -> Iterator[bytes]:
    """Encode sorted postings, one list after the other.

    A list is a part for each place: the place, the length of what follows, the ascending numbers, see
    `encode_ascending`.
    """
    if not len(codes):
        return
    numbers, parts = codes & ((1 << _PLACE) - 1), codes >> _PLACE
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
    data[offsets] = parts[starts] & 255
    _put_varints(data, offsets + 1, sizes, openings - 1)
    _put_varints(data, before + np.repeat(offsets + openings - before[starts], counts), steps, lengths)
    begins = offsets[np.flatnonzero(np.diff(parts[starts] >> 8, prepend=-1))].tolist()
    encoded = data.tobytes()
    for begin, end in zip(begins, [*begins[1:], len(encoded)], strict=True):
        yield encoded[begin:end]


def _varint_lengths(values: Integers) -> Integers:
    return 1 + (values >= 1 << 7) + (values >= 1 << 14) + (values >= 1 << 21)


def _put_varints(data: Integers, positions: Integers, values: Integers, lengths: Integers) -> None:
    for index in range(int(lengths.max())):
        longer = lengths > index
        more = np.where(lengths[longer] > index + 1, 128, 0)
        data[positions[longer] + index] = values[longer] >> 7 * index & 127 | more
