"""Filters of the index: what was written is what is read."""

from hypothesis import given
from hypothesis import strategies as st

from generator.search.facets import Set, encode_column
from tests.search.decode import decode_column, read_varints


@given(st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=3, unique=True).map(tuple), max_size=60))
def test_the_values_of_a_filter_come_back(sets: list[Set]) -> None:
    stream = iter(read_varints(encode_column(sets)))
    assert decode_column(stream) == sets
    assert list(stream) == []
