"""Bars on a terminal: loaded only where someone looks at one."""

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text


def make_bars() -> Progress:
    """Bars that tell how many profiles are done, how fast, and the time left."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    # Drawn when something is done: a thread that draws would be copied into workers halfway through a line.
    return Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        """How many profiles a second are done."""
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:.0f} hồ sơ/giây")
