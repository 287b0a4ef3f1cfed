"""Word lists of the index: what was written is what is read, however profiles are split into batches."""

import gzip
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain, pairwise
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.records.summary import SearchTexts
from generator.search import lists, postings
from generator.search.codec import NAME_BYTES
from generator.search.families import BUCKETS
from generator.search.index_files import FOLDER
from generator.search.lists import BLOCK_NAMES, MORE, REST, WITH_TURNS, encode_lists
from generator.search.syllables import fold, key, keys
from generator.search.words import STORY, TURNS, ProfileWords, collect_words, name_places
from tests.search.decode import read_ascending, read_parts, read_places, read_shard


@given(st.dictionaries(st.integers(0, 5000), st.integers(0, 255), min_size=1))
def test_places_in_names_come_back(places: dict[int, int]) -> None:
    codes = np.array(sorted(place << 13 | number for number, place in places.items()), np.int64)
    assert read_places(b"".join(encode_lists(codes, 13)[1])) == set(places.items())


words_of_profiles = st.lists(st.lists(st.text("aăâđeêoôơuưyàáằếộ1", min_size=1, max_size=3), max_size=6), max_size=40)


@settings(deadline=None)
@given(words_of_profiles, st.randoms(use_true_random=False), st.integers(1, 5))
def test_batches_in_any_order_merge_into_the_shards_of_one(rows: list[list[str]], dice: Random, count: int) -> None:
    numbers = list(range(len(rows)))
    dice.shuffle(numbers)
    batches = [numbers[start::count] for start in range(count)]
    assert _shards(rows, batches) == _shards(rows, [range(len(rows))])


def _shards(rows: list[list[str]], batches: Sequence[Sequence[int]], family: str = "texts") -> list[postings.Shard]:
    """The shards of profiles whose words are given by number, merged from batches of numbers."""
    collected = [collect_words(_words(rows[number], family) for number in batch).buckets for batch in batches]
    merged = (
        postings.merge_bucket(family, zip(batches, (words[index] for words in collected), strict=True))
        for index, bucket in enumerate(BUCKETS)
        if bucket[0] == family
    )
    return [shard for bucket in merged for shard in bucket.shards]


def _words(row: list[str], family: str) -> ProfileWords:
    text = " ".join(row)
    return ProfileWords(text, SearchTexts(), "") if family == "names" else ProfileWords("", SearchTexts(), text)


@settings(deadline=None)
@given(words_of_profiles, st.sampled_from([1, 40, 6000]))
def test_shards_are_sorted_and_hold_every_list(rows: list[list[str]], size: int) -> None:
    expected = defaultdict[str, dict[int, int]](dict)
    for number, row in enumerate(rows):
        for word in map(key, row):
            expected[word][number] = STORY
        for at, (one, two) in enumerate(pairwise(map(key, row))):
            expected[f"{one} {two}"][number * TURNS + at % TURNS] = WITH_TURNS
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(postings.SHARD_BYTES, "texts", size)
        shards = _shards(rows, [range(len(rows))])
    firsts = [shard.first for shard in shards]
    assert firsts == sorted(set(firsts))
    order, found = list[str](), dict[str, dict[int, int]]()
    for shard in shards:
        lists = read_shard(gzip.decompress(shard.data))
        order += lists
        found |= {one: dict(read_places(body)) for one, body in lists.items()}
        opening = next(iter(lists))
        assert shard.first in (fold(opening), f"{fold(opening)}\t{opening}")
    assert found == expected
    assert order == sorted(order, key=lambda one: (fold(one), one))


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from(["an", "bình", "chi", "dũng"]), min_size=1, max_size=4), max_size=20))
def test_names_come_back_with_every_place_of_each_word(names: list[list[str]]) -> None:
    lists = {
        one: body
        for shard in _shards(names, [range(len(names))], "names")
        for one, body in read_shard(gzip.decompress(shard.data)).items()
    }
    found = {(one, *row) for one, body in lists.items() for row in read_places(body)}
    placed = ((number, name_places(" ".join(name))) for number, name in enumerate(names))
    assert found == {(one, number, place) for number, rows in placed for one, place in rows}


stories_of_pairs = st.lists(
    st.lists(st.sampled_from(["hòa.", "hoà", "10.494", "A-B", ",", "?", "Máu,"]), max_size=8).map(" ".join),
    min_size=1,
    max_size=12,
)
parts = st.sampled_from([1, 5, lists.PART])
"""Postings that are encoded at a time."""


@settings(deadline=None)
@given(stories_of_pairs, st.sampled_from([63, 0]), parts)
def test_pairs_of_stories_come_back_with_where_they_begin(stories: list[str], most_bits: int, part: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "MOST_BITS", most_bits)
        patch.setattr(lists, "PART", part)
        merged = _merge_stories(stories)
    found = {(pair, value) for pair, body in merged.items() for value, _ in read_places(body)}
    assert found == {(pair, number * TURNS + at % TURNS) for pair, number, at in _pairs(stories)}


@settings(deadline=None)
@given(stories_of_pairs, st.sampled_from([1, 2, 1024]), parts)
def test_pairs_in_many_stories_come_back_with_their_turns_apart(stories: list[str], rows: int, part: int) -> None:
    files = dict[str, bytes]()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "PART", part)
        patch.setattr(lists, "ALL_TURNS", 0)
        patch.setattr(lists, "MOST_TURNS", 0)
        patch.setattr(lists, "TURNS_ROWS", rows)
        merged = _merge_stories(stories, files)
    found = set[tuple[str, int, int]]()
    for pair, body in merged.items():
        parts = read_parts(body)
        numbers, names = read_ascending(parts[STORY]), parts[BLOCK_NAMES]
        paths = [f"{FOLDER}turns-{names[at : at + NAME_BYTES].hex()}.bin" for at in range(0, len(names), NAME_BYTES)]
        blocks = [_read_turns(gzip.decompress(files[path])) for path in paths]
        rest = _read_turns(parts[REST])
        assert all(len(block) == rows for block in blocks)
        assert min(len(numbers), rows // 2) <= len(rest) <= max(1, rows + rows // 2)
        turns = zip(numbers, chain(*blocks, rest), strict=True)
        found |= {(pair, number, turn) for number, of_profile in turns for turn in of_profile}
    assert found == {(pair, number, at % TURNS) for pair, number, at in _pairs(stories)}


@pytest.mark.parametrize(("all_turns", "has_blocks"), [(3, False), (2, True)])
def test_turns_stand_apart_in_large_galleries_alone(all_turns: int, has_blocks: bool) -> None:
    files = dict[str, bytes]()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "ALL_TURNS", all_turns)
        patch.setattr(lists, "MOST_TURNS", 0)
        patch.setattr(lists, "TURNS_ROWS", 1)
        _merge_stories(["quét ngõ sạch"] * 3, files)
    assert bool(files) == has_blocks


def _merge_stories(stories: list[str], files: dict[str, bytes] | None = None) -> dict[str, bytes]:
    """The lists of pairs of stories; the files of blocks of turns are added to `files`."""
    words = collect_words(ProfileWords("", SearchTexts(), story) for story in stories).buckets
    pairs = dict[str, bytes]()
    for index, (family, _) in enumerate(BUCKETS):
        merged = postings.merge_bucket(family, [(range(len(stories)), words[index])])
        for shard in merged.shards:
            read = read_shard(gzip.decompress(shard.data))
            pairs |= {key: body for key, body in read.items() if " " in key}
        if files is not None:
            files |= dict(merged.turns)
    return pairs


def _pairs(stories: list[str]) -> list[tuple[str, int, int]]:
    """Each pair of a story, the number of the story and where the pair begins."""
    return [
        (f"{one} {two}", number, at)
        for number, story in enumerate(stories)
        for at, (one, two) in enumerate(pairwise(keys(story)))
    ]


def _read_turns(data: bytes) -> list[list[int]]:
    """The turns of each profile of a block."""
    rows = list[list[int]]([[]])
    for byte in data:
        rows[-1].append(byte % MORE)
        if byte < MORE:
            rows.append([])
    assert not rows[-1]
    return rows[:-1]
