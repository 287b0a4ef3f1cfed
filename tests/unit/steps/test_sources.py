"""Batches of source files: small enough for search, and steady when files come and go."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading.files import SourceFile
from generator.steps.sources import BATCH_SIZE, MAX_BATCH_SIZE, split_batches


def make_file(number: int) -> SourceFile:
    parts = ("hoan-kiem", "kinh-te", f"nguoi-thu-{number}.md")
    return SourceFile(Path(*parts).as_posix(), parts)


def test_a_new_file_changes_one_batch() -> None:
    files = [make_file(number) for number in range(5 * BATCH_SIZE)]
    before, after = split_batches(files), split_batches([*files, make_file(9_999)])
    assert len(before) == len(after) == 8
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [set(new) - set(old) for old, new in changed] == [{make_file(9_999)}]


def test_a_deleted_file_changes_one_batch() -> None:
    files = [make_file(number) for number in range(5 * BATCH_SIZE)]
    before, after = split_batches(files), split_batches(files[:300] + files[301:])
    assert sum(old != new for old, new in zip(before, after, strict=True)) == 1


@settings(deadline=None, max_examples=20)
@given(st.sets(st.integers(0, 10_000_000), max_size=2_000))
def test_every_file_is_in_one_batch_and_no_batch_is_too_large(numbers: set[int]) -> None:
    files = [make_file(number) for number in sorted(numbers)]
    batches = split_batches(files)
    assert sorted(file for batch in batches for file in batch) == sorted(files)
    assert max(map(len, batches)) <= MAX_BATCH_SIZE


@pytest.mark.parametrize(("count", "batches"), [(0, 1), (1, 1), (BATCH_SIZE, 1), (BATCH_SIZE + 1, 2)])
def test_there_are_twice_as_many_batches_once_they_are_full(count: int, batches: int) -> None:
    assert len(split_batches([make_file(number) for number in range(count)])) == batches


def test_names_that_share_a_hash_are_split_as_far_as_their_hashes_allow() -> None:
    files = [SourceFile(f"a/{number}", ("a", "x.md")) for number in range(MAX_BATCH_SIZE + 1)]
    assert sum(map(len, split_batches(files))) == len(files)
