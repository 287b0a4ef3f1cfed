"""Files change together, and nothing is lost: not where a disk ignores case, and not in a crash."""

import os
from pathlib import Path

import pytest

from generator.editing.changes import Changes, apply_changes
from tests.support.commands import site_of

replace, unlink = os.replace, Path.unlink
RENAMED = Changes(deleted=("hồ-sơ/Mac-Thi-Thu.MD", "hồ-sơ/cu.md"), texts={"hồ-sơ/mac-thi-thu.md": "mới"})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "hồ-sơ"
    folder.mkdir()
    (folder / "Mac-Thi-Thu.MD").write_text("cũ", encoding="utf-8")
    (folder / "cu.md").write_text("bỏ", encoding="utf-8")
    return folder


def find_like(path: str | Path) -> Path:
    """Find the file that a disk which ignores case takes a path for."""
    path = Path(path)
    return next((other for other in path.parent.iterdir() if other.name.lower() == path.name.lower()), path)


def ignore_case(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files be replaced and deleted as on a disk that ignores case."""

    def replace_like(source: Path, target: str | Path) -> None:
        unlink(find_like(target), missing_ok=True)
        replace(source, target)

    monkeypatch.setattr(os, "replace", replace_like)
    monkeypatch.setattr(Path, "unlink", lambda path: unlink(find_like(path)))


@pytest.mark.parametrize("ignores_case", [False, True])
def test_a_new_name_in_other_case_keeps_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, ignores_case: bool
) -> None:
    if ignores_case:
        ignore_case(monkeypatch)
    apply_changes(RENAMED)
    assert site_of(folder) == {"mac-thi-thu.md": "mới".encode()}


def test_a_crash_between_deleting_and_renaming_leaves_the_new_text(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(source: Path, target: str | Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", crash)
    with pytest.raises(KeyboardInterrupt):
        apply_changes(RENAMED)
    assert site_of(folder) == {"mac-thi-thu.md.ntvt-new": "mới".encode(), "cu.md": "bỏ".encode()}
