"""A progress bar on long work, for people who look at a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.steps.tasks import Advance

if TYPE_CHECKING:
    from rich.progress import Progress

LONG = 1_000
"""Profiles from which on a bar is shown."""


class Steps:
    """The steps of one command, one bar each; none where nobody looks."""

    def __init__(self, bars: "Progress | None") -> None:
        self._bars = bars

    def begin(self, title: str, profiles: int) -> Advance:
        """Begin a step over so many profiles; gives what to call with how many more are done.

        Few profiles are done before a bar could be read.
        """
        if self._bars is None or profiles < LONG:
            return lambda done: None
        bars, task = self._bars, self._bars.add_task(title, total=profiles)
        return lambda done: bars.update(task, advance=done, refresh=True)


@contextmanager
def progress() -> Iterator[Steps]:
    """Around long work: a terminal shows for each step a bar, the rate and the time left, until the work ends."""
    if not sys.stderr.isatty():
        yield Steps(None)
        return
    from generator.commands.bars import make_bars

    with make_bars() as bars:
        yield Steps(bars)
