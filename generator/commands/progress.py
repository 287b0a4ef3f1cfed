"""Say what a command is busy with: a progress bar, if stderr is a terminal, or another build that it waits for."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from generator.steps.tasks import Advance

if TYPE_CHECKING:
    from rich.progress import Progress

LONG = 1_000
"""The number of profiles from which a step has a bar; fewer are done before one could be read."""


class ProgressBars:
    """The bars of one command, one for each step; without `bars` nothing is shown."""

    def __init__(self, bars: "Progress | None") -> None:
        self._bars = bars

    def start_bar(self, title: str, profiles: int) -> Advance:
        """Start a step over so many profiles; return a function that takes the number of profiles just done."""
        if self._bars is None or profiles < LONG:
            return lambda done: None
        bars, task = self._bars, self._bars.add_task(title, total=profiles)
        return lambda done: bars.update(task, advance=done, refresh=True)


@contextmanager
def show_progress() -> Iterator[ProgressBars]:
    """Show a bar with rate and time left for each step, until the work in the `with` block ends."""
    if not sys.stderr.isatty():
        yield ProgressBars(None)
        return
    from generator.commands.progress_bars import make_bars

    with make_bars() as bars:
        yield ProgressBars(bars)


def report_wait() -> None:
    """Say that another build is waited for."""
    click.echo("Một lệnh dựng trang khác đang chạy cho thư mục này; chờ lệnh ấy xong rồi dựng tiếp.", err=True)
