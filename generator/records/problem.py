"""A mistake in the input, as a value: where it is, what it is, how to mend it."""

from collections.abc import Iterable
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


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether one of them is an error: then nothing is published."""
    return any(problem.level == "error" for problem in problems)


def error_at(path: str, line: int, column: int, code: str, message: str, hint: str) -> Problem:
    """An error at a place of a file; see `Problem`."""
    return Problem(path=path, line=line, column=column, level="error", code=code, message=message, hint=hint)


class FaultyError(Exception):
    """Input that nothing can be built from; `problems` are everything wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        self.problems = problems
