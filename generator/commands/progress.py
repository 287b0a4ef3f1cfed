"""A progress bar on long work, for people who look at a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

LONG = 1_000
"""Profiles from which on a bar is shown."""


@contextmanager
def progress(profiles: int) -> Iterator[Callable[[int], None]]:
    """What to call with how many more profiles are done; a terminal shows a bar, the rate and the time left.

    Few profiles are done before a bar could be read.
    """
    if profiles < LONG or not sys.stderr.isatty():
        yield lambda made: None
        return
    columns = (TextColumn("Dựng trang"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=profiles)
        yield lambda more: bar.advance(task, more)


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        """How many profiles a second are done."""
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:.0f} hồ sơ/giây")
