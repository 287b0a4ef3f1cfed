"""A progress bar on long work, for people who look at a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

LONG = 1_000
"""Fewer profiles than this are done before a bar could be read."""


@contextmanager
def progress(profiles: int) -> Iterator[Callable[[int], None]]:
    """What to call with the number of files made; shows a bar on a terminal when there are many profiles."""
    if profiles < LONG or not sys.stderr.isatty():
        yield lambda made: None
        return
    columns = (TextColumn("Dựng trang"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        made = 0

        def tick(more: int) -> None:
            nonlocal made
            made += more
            if made % 50 == 0:
                bar.update(task, completed=made)

        yield tick
