"""Change an editor's files: all that a command changes at once."""

import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

TEMPORARY_SUFFIX = ".ntvt-new"
"""What the name of a file ends in while it is written, beside the one that it is for."""


class Changes(Struct, frozen=True, kw_only=True):
    """What a command does to the files of a project."""

    deleted: tuple[str, ...] = ()
    """The paths of files to delete."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """New texts by path."""

    @property
    def paths(self) -> list[str]:
        """The paths of all files that change, sorted."""
        return sorted({*self.deleted, *self.texts})


def apply_changes(changes: Changes) -> None:
    """Write the new texts, each file at once as a whole, then delete files. Raises OSError.

    At every moment each text is in a file: under its old name, its new one, or that of the temporary file.
    """
    deleted = {path.lower(): path for path in changes.deleted}
    for path, text in changes.texts.items():
        temporary = _write_temporary(Path(path), text.encode("utf-8", "surrogateescape"))
        if earlier := deleted.pop(path.lower(), None):
            # Some disks take `A.md` and `a.md` for one file: deleted afterwards, the new one would be gone.
            Path(earlier).unlink()
        os.replace(temporary, path)
    for path in changes.deleted:
        if path in deleted.values():
            Path(path).unlink()


def append_text(path: Path, text: str) -> None:
    """Write a text at the end of a file. Raises OSError."""
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def create_file(path: Path, text: str) -> None:
    """Write a new file, and its folder. Raises FileExistsError when it exists, and OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="") as file:
        file.write(text)


def write_file(path: Path, data: bytes) -> None:
    """Write a file as a whole, in place of one that may be there. Raises OSError."""
    os.replace(_write_temporary(path, data), path)


def _write_temporary(path: Path, data: bytes) -> Path:
    """Write data to a file beside the one that it is for. A check reports such a file if it is left over."""
    temporary = Path(f"{path}{TEMPORARY_SUFFIX}")
    temporary.write_bytes(data)
    return temporary


def exists(path: Path) -> bool:
    """Whether there is a file, or anything else, at this path."""
    return path.exists()
