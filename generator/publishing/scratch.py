"""Folders for work that nobody else sees."""

import tempfile
from contextlib import AbstractContextManager


def scratch_folder() -> AbstractContextManager[str]:
    """A new empty folder in `scratch_place`; gone when the block ends, but not when the process is killed."""
    return tempfile.TemporaryDirectory(prefix="ntvt-")


def scratch_place() -> str:
    """Where scratch folders are made: the system's folder for temporary files."""
    return tempfile.gettempdir()
