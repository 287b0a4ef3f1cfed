"""A command measured from outside: wall and CPU time, memory of all its processes, and the files it wrote."""

import os
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

_PAUSE = 0.05
"""Seconds between two samples of memory."""
_PROC = Path("/proc")

Tree = dict[str, tuple[int, int, int]]
"""For each file below a folder, by its path: inode, nanoseconds of the last change, bytes."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run cost."""

    wall: float
    """Seconds from start to end."""
    cpu: float
    """Seconds of CPU time of all processes."""
    peak: int | None
    """Largest memory of all processes together in bytes; None where it was not sampled or `/proc` does not say."""


@dataclass(slots=True)
class _MemorySampler:
    """Samples the memory of a process and its descendants until it is stopped."""

    pid: int
    sizes: list[int] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Take a sample, in bytes, every `_PAUSE` seconds."""
        while not self.stopped.wait(_PAUSE):
            self.sizes.append(sum(_memory(pid) for pid in _family(self.pid)))


def measure(command: Sequence[str], cwd: Path, environment: Mapping[str, str], *, with_memory: bool) -> Cost:
    """Run a command to its end in `cwd`, with `environment` over this process's own.

    Sampling memory takes some time itself, so it is left out where only seconds are compared.
    Raises CalledProcessError, with what was printed as its output, when the command fails.
    """
    before, started = os.times(), monotonic()
    with subprocess.Popen(
        command,
        cwd=cwd,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        sampler = _MemorySampler(process.pid)
        with _running(sampler if with_memory else None):
            printed, _ = process.communicate()
        ended, after = monotonic(), os.times()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, printed)
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    return Cost(ended - started, cpu, max(sampler.sizes, default=None))


def read_tree(folder: Path) -> Tree:
    """Look at every file below a folder."""
    paths = (os.path.join(root, name) for root, _, names in os.walk(folder) for name in names)
    stats = ((path, os.stat(path)) for path in paths)
    return {path: (stat.st_ino, stat.st_mtime_ns, stat.st_size) for path, stat in stats}


def tree_size(folder: Path) -> tuple[int, int]:
    """Return the number of files below a folder, and their bytes."""
    tree = read_tree(folder)
    return len(tree), sum(size for _, _, size in tree.values())


def tree_changes(before: Tree, after: Tree) -> tuple[int, int]:
    """Return how many files were written, with new bytes or the same, and how many were deleted."""
    written = sum(before.get(path) != stat for path, stat in after.items())
    return written, len(before.keys() - after.keys())


@contextmanager
def _running(sampler: _MemorySampler | None) -> Iterator[None]:
    if sampler is None:
        yield
        return
    thread = threading.Thread(target=sampler.run)
    thread.start()
    try:
        yield
    finally:
        sampler.stopped.set()
        thread.join()


def _family(pid: int) -> Iterator[int]:
    """Yield a process and its descendants; one that has ended has none."""
    yield pid
    for listing in (_PROC / str(pid) / "task").glob("*/children"):
        text = _read(listing)
        for child in text.split():
            yield from _family(int(child))


def _memory(pid: int) -> int:
    """Return the proportional share of a process in bytes (PSS: shared pages count once); 0 when it has ended."""
    for line in _read(_PROC / str(pid) / "smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _read(path: Path) -> str:
    """Return a file of `/proc`; empty when its process has ended."""
    try:
        return path.read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return ""
