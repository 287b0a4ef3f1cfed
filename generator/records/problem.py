"""A problem in the input, as a value: where it is, what is wrong, how to correct it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple


class Position(NamedTuple):
    """A position in a file."""

    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in characters."""


def find_positions(text: str, offsets: Iterable[int]) -> Iterator[Position]:
    """Yield the positions of offsets in a text, which come in their order."""
    line, line_start, last = 1, 0, 0
    for offset in offsets:
        line += text.count("\n", last, offset)
        line_start = max(line_start, text.rfind("\n", last, offset) + 1)
        last = offset
        yield Position(line, offset - line_start + 1)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One thing that an editor should correct. Problems sort by place."""

    path: str
    """The file, as messages show it."""
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in characters."""
    level: Literal["error", "warning"]
    """With an error nothing is published; a warning does not prevent that."""
    code: str
    """A stable name for the kind of problem, as the messages page lists it."""
    message: str
    """What is wrong, in Vietnamese."""
    hint: str = ""
    """How to correct it, in Vietnamese; empty where the message says enough."""


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any of `problems` is an error, so that nothing may be published."""
    return any(problem.level == "error" for problem in problems)


def error_at(path: str, line: int, column: int, code: str, message: str, hint: str) -> Problem:
    """Make an error; see `Problem` for the parameters."""
    return Problem(path=path, line=line, column=column, level="error", code=code, message=message, hint=hint)


def warning_at(path: str, line: int, column: int, code: str, message: str, hint: str) -> Problem:
    """Make a warning; see `Problem` for the parameters."""
    return Problem(path=path, line=line, column=column, level="warning", code=code, message=message, hint=hint)


class Explanation(NamedTuple):
    """What is wrong with a value, from where neither its place nor the code is known."""

    message: str
    """What is wrong, in Vietnamese."""
    hint: str
    """How to correct it, in Vietnamese."""


ProblemText = tuple[str, str, str]
"""Code, message and hint of a problem, from where its place is not known."""


class InvalidInputError(Exception):
    """The input has errors, so nothing can be built from it; `problems` lists them all."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        self.problems = problems
