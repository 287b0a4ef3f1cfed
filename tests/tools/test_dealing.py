"""Tests are dealt to processes in whole files, with small tests at the end of each part."""

from itertools import groupby

import pytest

from tests.tools.dealing import MANY, deal

TESTS = [("a", 10), ("b", 3), ("many", MANY + 1), ("c", 8), ("d", 1), ("e", 2)]


@pytest.mark.parametrize("processes", [1, 2, 3, 7])
def test_each_part_begins_with_whole_files_and_ends_with_small_tests(processes: int) -> None:
    items = [(path, number) for path, count in TESTS for number in range(count)]
    dealt = deal(items, lambda item: item[0], processes)
    assert sorted(dealt) == sorted(items)
    for part in range(processes):
        paths = [path for path, _ in dealt[len(items) * part // processes : len(items) * (part + 1) // processes]]
        order = [path for path, _ in groupby(paths)]
        assert order == [*(path for path in order if path != "many"), "many"]
        assert all(paths.count(path) == dict(TESTS)[path] for path in order if path != "many")


def test_a_file_alone_keeps_its_order() -> None:
    assert deal(["a", "b", "c"], lambda _: "test.py", 4) == ["a", "b", "c"]
