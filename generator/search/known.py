"""What was made once, and is wanted again many thousand times."""

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")

MOST = 131_072
"""Values that are known at a time."""


class Known(dict[K, V]):
    """What is made of a value, each once: a look into a dict costs half of a call or of a look into a cache that knows
    what was used last, and every word of every story needs it.
    """

    def __init__(self, make: Callable[[K], V]) -> None:
        self._make = make

    def __missing__(self, value: K) -> V:
        if len(self) >= MOST:
            self.clear()
        self[value] = made = self._make(value)
        return made
