"""A command measured from outside: wall and CPU time, and the memory of all its processes together."""

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_PAUSE = 0.05
_PROC = Path("/proc")
_ROOT = Path(__file__).absolute().parent.parent

Tree = dict[str, tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of wall and CPU time; peak bytes of all processes, None where `/proc` does not tell."""

    wall: float
    cpu: float
    peak: int | None


@dataclass(slots=True)
class Watch:
    """Samples of a process and its descendants: (monotonic seconds, bytes)."""

    pid: int
    samples: list[tuple[float, int]] = field(default_factory=list)
    _done: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Take samples until `stop` is called."""
        while not self._done.wait(_PAUSE):
            self.samples.append((time.monotonic(), sum(_memory(pid) for pid in _family(self.pid))))

    def stop(self) -> None:
        """End the sampling."""
        self._done.set()

    def peak(self, start: float, end: float) -> int | None:
        """The largest sample between two moments; a shorter span than the sampling has the one next to it."""
        found = [size for moment, size in self.samples if start <= moment <= end + _PAUSE]
        return max(found, default=None)


def measure(command: Sequence[str], cwd: Path) -> tuple[Cost, str, Watch]:
    """Run a command to its end; what it cost, what it printed, and the samples.

    Raises CalledProcessError, with what was printed, when it fails.
    """
    started, environment = time.monotonic(), {**os.environ, "PYTHONPATH": str(_ROOT)}
    with subprocess.Popen(
        command, cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        watch = Watch(process.pid)
        thread = threading.Thread(target=watch.run)
        thread.start()
        before = os.times()
        try:
            printed, _ = process.communicate()
        finally:
            watch.stop()
            thread.join()
    ended, after = time.monotonic(), os.times()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, printed)
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    return Cost(ended - started, cpu, watch.peak(started, ended)), printed, watch


def tree_size(folder: Path) -> tuple[int, int]:
    """How many files lie below a folder, and their bytes."""
    tree = read_tree(folder)
    return len(tree), sum(size for _, _, size in tree.values())


def read_tree(folder: Path) -> Tree:
    """For each file below a folder by its path: inode, nanoseconds of the last change, bytes."""
    paths = (os.path.join(root, name) for root, _, names in os.walk(folder) for name in names)
    stats = ((path, os.stat(path)) for path in paths)
    return {path: (one.st_ino, one.st_mtime_ns, one.st_size) for path, one in stats}


def tree_changes(before: Tree, after: Tree) -> tuple[int, int]:
    """How many files were written, with new bytes or the same, and how many were deleted."""
    return sum(before.get(path) != one for path, one in after.items()), len(before.keys() - after.keys())


def _family(pid: int) -> Iterator[int]:
    """A process and its descendants; one that ended meanwhile has none."""
    yield pid
    for listing in (_PROC / str(pid) / "task").glob("*/children"):
        text = _read(listing)
        for child in text.split():
            yield from _family(int(child))


def _memory(pid: int) -> int:
    """The proportional share of a process (PSS), so that shared pages count once; 0 when it has ended."""
    for line in _read(_PROC / str(pid) / "smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _read(path: Path) -> str:
    """A file of `/proc`; empty when its process ended before or during the reading."""
    try:
        return path.read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return ""
