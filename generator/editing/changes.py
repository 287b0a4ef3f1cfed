"""Change an editor's files: all that a command changes at once."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
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
    """Write the new texts, each file at once as a whole, then delete files. Raises OSError."""
    for path, text in changes.texts.items():
        write_file(Path(path), text.encode("utf-8", "surrogateescape"))
    for path in changes.deleted:
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
    temporary = Path(f"{path}.ntvt-new")
    temporary.write_bytes(data)
    os.replace(temporary, path)


def exists(path: Path) -> bool:
    """Whether there is a file, or anything else, at this path."""
    return path.exists()
