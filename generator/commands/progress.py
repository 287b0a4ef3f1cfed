"""A progress bar on long work, for people who look at a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from generator.build import Tick

LONG = 1_000
"""Profiles from which on a bar is shown."""


class Steps:
    """The steps of one command, one bar each; none where nobody looks."""

    def __init__(self, bars: Progress | None) -> None:
        self._bars = bars

    def begin(self, title: str, profiles: int) -> Tick:
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
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    # Drawn when something is done: a thread that draws would be copied into workers halfway through a line.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bars:
        yield Steps(bars)


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        """How many profiles a second are done."""
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:.0f} hồ sơ/giây")
