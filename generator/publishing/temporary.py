"""Temporary folders."""

import tempfile
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

_PREFIX = "ntvt-"


def temporary_folder() -> AbstractContextManager[str]:
    """Make a new empty folder that is deleted when the block ends, but not when the process is killed."""
    return tempfile.TemporaryDirectory(prefix=_PREFIX)


def temporary_place() -> str:
    """Return the folder in which temporary folders are made, the system's own."""
    return tempfile.gettempdir()


def is_temporary(path: Path) -> bool:
    """Whether `path` is that place, or lies in a temporary folder of ours."""
    place = Path(temporary_place())
    return path == place or (path.is_relative_to(place) and path.relative_to(place).parts[0].startswith(_PREFIX))


def write_temporary(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files, given by their path below the temporary folder `folder`."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
