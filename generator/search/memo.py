"""A function's results, kept by argument."""

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")

MAX_SIZE = 131_072
"""Results that are kept at a time."""


class Memo(dict[K, V]):
    """A dict with `__missing__`: half the cost of `functools.lru_cache`, and every word of every story needs it."""

    def __init__(self, function: Callable[[K], V]) -> None:
        self._function = function

    def __missing__(self, argument: K) -> V:
        if len(self) >= MAX_SIZE:
            self.clear()
        self[argument] = result = self._function(argument)
        return result
