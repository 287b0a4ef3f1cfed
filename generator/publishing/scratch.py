"""Folders for work that nobody else sees."""

import tempfile
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

_PREFIX = "ntvt-"


def scratch_folder() -> AbstractContextManager[str]:
    """A new empty folder in `scratch_place`; gone when the block ends, but not when the process is killed."""
    return tempfile.TemporaryDirectory(prefix=_PREFIX)


def scratch_place() -> str:
    """Where scratch folders are made: the system's folder for temporary files."""
    return tempfile.gettempdir()


def is_scratch(path: Path) -> bool:
    """Whether `path` is that place, or lies in a scratch folder."""
    place = Path(scratch_place())
    return path == place or (path.is_relative_to(place) and path.relative_to(place).parts[0].startswith(_PREFIX))


def write_scratch(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their path below `folder`, which is scratch."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
