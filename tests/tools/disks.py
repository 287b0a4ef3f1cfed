"""Small disks for a test, mounted in memory; only the administrator of a Linux machine can do so."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Path]:
    """A disk of `size` bytes at `folder`, which is made; the test is skipped where none can be mounted."""
    folder.mkdir()
    try:
        mounted = _run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder))
    except FileNotFoundError:
        pytest.skip("no mount on this system")
    if mounted.returncode:
        pytest.skip(f"no disk can be mounted here: {mounted.stderr.strip()}")
    try:
        yield folder
    finally:
        assert _run("umount", str(folder)).returncode == 0


def change_disk(disk: Path, options: str) -> None:
    """Mount it again with other options: `ro`, `rw`, `size=…`."""
    changed = _run("mount", "-o", f"remount,{options}", str(disk))
    assert changed.returncode == 0, changed.stderr


def used(disk: Path) -> int:
    """Bytes in use."""
    state = os.statvfs(disk)
    return (state.f_blocks - state.f_bfree) * state.f_frsize


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, capture_output=True, text=True)
