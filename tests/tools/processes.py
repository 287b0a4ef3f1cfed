"""The command in processes of its own, to be stopped in the middle of its work."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.support.project import ROOT

PATIENCE = 60.0
"""Seconds after which something that was waited for is taken to have failed."""


class Command:
    """`ntvt` with arguments, begun in `folder`; its temporary files lie in `temp`, its workers in its session."""

    def __init__(self, folder: Path, temp: Path, *arguments: str, before: tuple[str, ...] = ()) -> None:
        words = [*before, sys.executable, "-c", "from generator.commands import run; run()", *arguments]
        self._process = subprocess.Popen(
            words,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(temp), "PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
        self.id = self._process.pid

    def end(self) -> tuple[int, str]:
        """Wait for its end; its exit code and all it said."""
        said, _ = self._process.communicate(timeout=PATIENCE)
        return self._process.returncode, said

    def is_running(self) -> bool:
        return self._process.poll() is None

    def signal_all(self, number: signal.Signals) -> None:
        """Send a signal to the command and to its workers, as a terminal does."""
        os.killpg(self.id, number)

    def kill(self) -> bool:
        """The power is gone for the command and its workers; tells whether it was in time."""
        was_running = self.is_running()
        if was_running:
            self.signal_all(signal.SIGKILL)
        self._process.communicate(timeout=PATIENCE)
        return was_running

    def wait_until(self, is_so: Callable[[], bool]) -> bool:
        """Wait until something is so; False when the command ended before."""
        while not is_so():
            if not self.is_running():
                return False
            time.sleep(0.0005)
        return True

    def workers(self) -> list[int]:
        """The process ids of its workers."""
        return [int(word) for word in Path(f"/proc/{self.id}/task/{self.id}/children").read_text().split()]


def is_alive(process: int) -> bool:
    """Whether a process is there and does something still."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"
