"""Numbers of the index: what was written is what is read."""

from hypothesis import given
from hypothesis import strategies as st

from generator.search.codec import encode_ascending, name_digest, varint, varints
from tests.search.decode import read_ascending, read_varints

numbers = st.lists(st.integers(0, 200_000), unique=True).map(sorted)


@given(st.lists(st.integers(0, 2**32)))
def test_numbers_come_back(values: list[int]) -> None:
    assert read_varints(varints(values)) == values
    assert varints(values) == b"".join(map(varint, values))


@given(numbers)
def test_ascending_numbers_come_back(values: list[int]) -> None:
    assert read_ascending(encode_ascending(values)) == values


def test_of_a_hundred_thousand_files_no_two_have_one_name() -> None:
    names = {name_digest(str(number).encode()) for number in range(100_000)}
    assert len(names) == 100_000
    assert len({name[:8] for name in names}) < 100_000, "four bytes are too few for these"
