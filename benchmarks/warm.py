"""The edits of warm runs: each changes one line of one file of a gallery, never the same twice; all is put back."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

NOTHING = "warm, nothing changed"


@dataclass(frozen=True, slots=True)
class Edit:
    """A change: which file of a gallery, and what becomes of its text in the run of a number."""

    name: str
    file: Callable[[Path], Path]
    change: Callable[[str, int], str]

    def make(self, gallery: Path, number: int) -> None:
        """Change the file. Raises ValueError when it holds nothing to change."""
        path = self.file(gallery)
        old = path.read_text(encoding="utf-8")
        new = self.change(old, number)
        if new == old:
            raise ValueError(f"{path}: nothing to change for {self.name}")
        path.write_text(new, encoding="utf-8")


def _middle_profile(gallery: Path) -> Path:
    """Not one of the first, which the home page features."""
    profiles = sorted((gallery / "content" / "profiles").rglob("*.md"))
    return profiles[len(profiles) // 2]


def _rename_first(text: str, number: int) -> str:
    return re.sub(r"^( +name: .+)$", rf"\1 {number}", text, count=1, flags=re.MULTILINE)


EDITS = (
    Edit("warm, one story", _middle_profile, lambda text, number: f"{text}\nĐợt {number} đã ghi thêm câu này.\n"),
    Edit("warm, one registry word", lambda gallery: gallery / "site_data" / "fields.yml", _rename_first),
    # A style's address stands in the head of every page, so that no change of the theme costs more.
    Edit(
        "warm, theme",
        lambda gallery: gallery / "theme" / "styles" / "3-base.css",
        lambda text, number: f"{text}:root {{ --bench: {number}; }}\n",
    ),
)
"""In the order they are made, one upon the other: each run finds one thing changed since the run before."""


@contextmanager
def put_back(gallery: Path, mark: Path) -> Iterator[None]:
    """At the end give the files of all edits their bytes again.

    Meanwhile the `mark` of a whole gallery is away, so that one whose run was killed is made anew.
    """
    files = {path: path.read_bytes() for path in (mark, *(edit.file(gallery) for edit in EDITS))}
    mark.unlink()
    try:
        yield
    finally:
        for path, data in reversed(files.items()):
            path.write_bytes(data)
