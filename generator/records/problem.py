"""A mistake in the input, as a value: where it is, what it is, how to mend it."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One thing an editor should mend.

    `path` is shown as the editor knows it; `line` and `column` count from 1, in characters.
    An `error` keeps the site from being built; a `warning` does not.
    """

    path: str
    line: int
    column: int
    level: Literal["error", "warning"]
    code: str
    message: str
    hint: str = ""
