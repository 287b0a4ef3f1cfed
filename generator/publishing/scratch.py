"""Folders for work that nobody else sees."""

import tempfile
from contextlib import AbstractContextManager


def scratch_folder() -> AbstractContextManager[str]:
    """A new empty folder outside the project; gone when the block ends."""
    return tempfile.TemporaryDirectory(prefix="ntvt-")
