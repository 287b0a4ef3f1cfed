"""Progress bars of rich; imported only if stderr is a terminal."""

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text


def make_bars() -> Progress:
    """Make bars that show the number of profiles done, the rate and the time left."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    # No refresh thread: a worker that is forked while it holds its lock would hang.
    return Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        """Return the rate in profiles a second."""
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:.0f} hồ sơ/giây")
