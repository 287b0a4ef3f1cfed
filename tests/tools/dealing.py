"""The order of tests, dealt to test processes so that each has its share of the slow ones from the start."""

from collections.abc import Callable, Sequence
from itertools import groupby, islice
from typing import TypeVar

Item = TypeVar("Item")

MANY = 150
"""A file of more tests than this has small ones, which share nothing that takes long to set up."""


def deal(items: Sequence[Item], get_path: Callable[[Item], str], processes: int) -> list[Item]:
    """Order tests for so many processes; `get_path` returns the file of a test.

    xdist cuts the order into parts of equal length, one for each process; who has no more tests takes some from the end
    of another part. So a part begins with whole files, whose tests share what they set up, and ends with small tests.
    """
    files = [list(group) for _, group in groupby(items, get_path)]
    whole = [file for file in files if len(file) <= MANY]
    small = [item for file in files if len(file) > MANY for item in file]
    taken, dealt = iter([item for number in range(processes) for item in small[number::processes]]), list[Item]()
    for number in range(processes):
        dealt += [item for file in whole[number::processes] for item in file]
        end = len(items) * (number + 1) // processes
        dealt += islice(taken, max(0, end - len(dealt)))
    return [*dealt, *taken]
