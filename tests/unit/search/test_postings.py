"""Word lists of the index: what was written is what is read, however profiles are split into batches."""

import gzip
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from random import Random

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.records.summary import SearchTexts
from generator.search import lists, postings
from generator.search.families import BUCKETS
from generator.search.lists import encode_lists, merge_lists
from generator.search.syllables import fold, key, keys
from generator.search.words import STORY, TURNS, ProfileWords, WordBucket, collect_words, name_places


@given(st.dictionaries(st.integers(0, 5000), st.integers(0, 255), min_size=1))
def test_places_in_names_come_back(places: dict[int, int]) -> None:
    codes = np.array(sorted(place << 13 | number for number, place in places.items()), np.int64)
    assert postings.read_places(b"".join(encode_lists(codes, 13)[1])) == places


words_of_profiles = st.lists(st.lists(st.text("aăâđeêoôơuưyàáằếộ1", min_size=1, max_size=3), max_size=6), max_size=40)


@settings(deadline=None)
@given(words_of_profiles, st.randoms(use_true_random=False), st.integers(1, 5))
def test_batches_in_any_order_merge_into_the_shards_of_one(rows: list[list[str]], dice: Random, count: int) -> None:
    numbers = list(range(len(rows)))
    dice.shuffle(numbers)
    batches = [numbers[start::count] for start in range(count)]
    assert _shards(rows, batches) == _shards(rows, [range(len(rows))])


def _shards(rows: list[list[str]], batches: Sequence[Sequence[int]], family: str = "stories") -> list[postings.Shard]:
    """The shards of profiles whose words are given by number, merged from batches of numbers."""
    collected = [collect_words(_words(rows[number], family) for number in batch).buckets for batch in batches]
    return [
        shard
        for index, bucket in enumerate(BUCKETS)
        if bucket[0] == family
        for shard in postings.merge_bucket(family, zip(batches, (words[index] for words in collected), strict=True))
    ]


def _words(row: list[str], family: str) -> ProfileWords:
    text = " ".join(row)
    return ProfileWords(text, SearchTexts(), "") if family == "names" else ProfileWords("", SearchTexts(), text)


@settings(deadline=None)
@given(words_of_profiles, st.sampled_from([1, 40, 6000]))
def test_shards_are_sorted_and_hold_every_list(rows: list[list[str]], size: int) -> None:
    expected = defaultdict[str, dict[int, int]](dict)
    for number, row in enumerate(rows):
        for word in set(map(key, row)):
            expected[word][number] = STORY
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(postings.SHARD_BYTES, "stories", size)
        shards = _shards(rows, [range(len(rows))])
    firsts = [shard.first for shard in shards]
    assert firsts == sorted(set(firsts))
    order, found = list[str](), dict[str, dict[int, int]]()
    for shard in shards:
        lists = postings.read_shard(gzip.decompress(shard.data))
        order += lists
        found |= {one: postings.read_places(body) for one, body in lists.items()}
        opening = next(iter(lists))
        assert shard.first in (fold(opening), f"{fold(opening)}\t{opening}")
    assert found == expected
    assert order == sorted(order, key=lambda one: (fold(one), one))


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from(["an", "bình", "chi", "dũng"]), min_size=1, max_size=4), max_size=20))
def test_names_come_back_with_the_last_place_of_each_word(names: list[list[str]]) -> None:
    lists = {
        one: body
        for shard in _shards(names, [range(len(names))], "names")
        for one, body in postings.read_shard(gzip.decompress(shard.data)).items()
    }
    for word in {word for name in names for word in name}:
        expected = {number: name_places(" ".join(name))[key(word)] for number, name in enumerate(names) if word in name}
        assert postings.read_places(lists[key(word)]) == expected


@settings(deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(["hòa.", "hoà", "10.494", "A-B", ",", "?", "Máu,"]), max_size=8).map(" ".join),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from([63, 0]),
)
def test_pairs_of_stories_come_back_with_where_they_begin(stories: list[str], most_bits: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "MOST_BITS", most_bits)
        words = collect_words(ProfileWords("", SearchTexts(), story) for story in stories).buckets
        merged = [
            merge_lists([(range(len(stories)), msgspec.msgpack.decode(words[index], type=WordBucket))])
            for index, (family, _) in enumerate(BUCKETS)
            if family == "pairs"
        ]
    found = {(pair, value) for bucket in merged for _, pair, body in bucket for value in postings.read_places(body)}
    assert found == {
        (f"{one} {two}", number * TURNS + at % TURNS)
        for number, story in enumerate(stories)
        for at, (one, two) in enumerate(pairwise(keys(story)))
    }
