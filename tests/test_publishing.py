"""Publishing: the site is exactly its outputs, and at every moment each of its files is whole."""

import itertools
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.publishing.publish import MANIFEST, ForeignFolderError, Published, publish

Site = dict[str, bytes]
OLD: Site = {"index.html": b"old", "gone/index.html": b"gone", "same.css": b"same", "swap": b"file", "turn/a": b"in"}
NEW: Site = {"index.html": b"new!", "come/index.html": b"come", "same.css": b"same", "swap/b": b"in", "turn": b"file"}


class Crash(BaseException):
    """The power is gone."""


def found(out: Path) -> Site:
    files = (path for path in out.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def run(out: Path, site: Site) -> Published:
    return publish(out, iter(site.items()))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_a_fresh_folder_gets_the_whole_site(out: Path) -> None:
    assert run(out, OLD) == Published(files=5, written=5, deleted=0, size=17)
    assert found(out) == OLD
    assert [path.name for path in out.parent.iterdir()] == ["site"]


def test_an_empty_folder_and_a_folder_in_a_new_folder_do_as_well(out: Path) -> None:
    out.mkdir()
    run(out, OLD)
    run(out / "deeper" / "site", NEW)
    assert found(out / "deeper" / "site") == NEW


def test_the_same_site_again_writes_nothing(out: Path) -> None:
    run(out, OLD)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    assert run(out, OLD) == Published(files=5, written=0, deleted=0, size=17)
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


def test_only_what_changed_is_written_and_what_is_gone_is_deleted(out: Path) -> None:
    run(out, OLD)
    same = (out / "same.css").stat().st_mtime_ns
    assert run(out, NEW) == Published(files=5, written=4, deleted=3, size=18)
    assert found(out) == NEW
    assert not (out / "gone").exists()
    assert (out / "same.css").stat().st_mtime_ns == same


def test_a_file_and_a_folder_change_places_and_back(out: Path) -> None:
    for site in (OLD, NEW, OLD):
        run(out, site)
        assert found(out) == site


def test_files_that_are_not_ours_stay_beside_our_own(out: Path) -> None:
    run(out, OLD)
    (out / "CNAME").write_bytes(b"theirs")
    run(out, NEW)
    assert found(out) == NEW | {"CNAME": b"theirs"}


def test_a_file_that_someone_deleted_or_changed_comes_back(out: Path) -> None:
    run(out, OLD)
    (out / "same.css").unlink()
    (out / "index.html").write_bytes(b"OLD")
    assert run(out, OLD).written == 2
    assert found(out) == OLD


def test_a_folder_of_others_and_a_file_are_refused_untouched(out: Path) -> None:
    out.mkdir()
    (out / "letter.txt").write_bytes(b"theirs")
    with pytest.raises(ForeignFolderError):
        run(out, NEW)
    assert found(out) == {"letter.txt": b"theirs"}
    with pytest.raises(ForeignFolderError):
        run(out / "letter.txt", NEW)
    assert found(out) == {"letter.txt": b"theirs"}


def test_two_outputs_with_one_path_leave_the_old_site(out: Path) -> None:
    run(out, OLD)
    with pytest.raises(ValueError, match=r"two pages have the address index\.html"):
        publish(out, iter([("index.html", b"1"), ("index.html", b"2")]))
    assert found(out) == OLD


def test_an_error_while_pages_are_made_leaves_the_old_site(out: Path) -> None:
    def outputs() -> Any:
        yield "index.html", b"new!"
        raise OSError("no such picture")

    run(out, OLD)
    with pytest.raises(OSError, match="no such picture"):
        publish(out, outputs())
    assert found(out) == OLD
    run(out, NEW)
    assert found(out) == NEW


def steps_of(monkeypatch: pytest.MonkeyPatch, last: int) -> Callable[[], bool]:
    """Let the disk work for `last` steps, then crash; a write that crashes leaves half of its bytes."""
    count = itertools.count(1)
    crashed: list[bool] = []

    def step() -> bool:
        if next(count) > last:
            crashed.append(True)
        return bool(crashed)

    def stop_before(owner: Any, name: str) -> None:
        work = getattr(owner, name)

        def patched(*arguments: Any, **options: Any) -> Any:
            if step():
                raise Crash
            return work(*arguments, **options)

        monkeypatch.setattr(owner, name, patched)

    write = os.write

    def half(descriptor: int, data: memoryview) -> int:
        if step():
            write(descriptor, data[: len(data) // 2])
            raise Crash
        return write(descriptor, data)

    for owner, name in ((os, "replace"), (os, "fsync"), (os, "unlink"), (os, "rmdir"), (os, "mkdir")):
        stop_before(owner, name)
    for name in ("unlink", "rmdir"):
        stop_before(Path, name)
    stop_before(shutil, "rmtree")
    monkeypatch.setattr(os, "write", half)
    return lambda: bool(crashed)


@pytest.mark.parametrize("old", [{}, OLD], ids=["first", "next"])
@pytest.mark.parametrize("after", [NEW, OLD], ids=["then-the-new-one", "then-the-old-one"])
def test_a_crash_at_any_step_leaves_whole_files_and_the_next_run_mends_all(
    tmp_path: Path, old: Site, after: Site
) -> None:
    for last in itertools.count():
        out = tmp_path / str(last) / "site"
        if old:
            run(out, old)
        with pytest.MonkeyPatch.context() as patch:
            has_crashed = steps_of(patch, last)
            try:
                run(out, NEW)
            except Crash:
                assert has_crashed()
        for path, data in found(out).items():
            assert data in (old.get(path), NEW.get(path)), (last, path)
        if old and not (out.parent / ".site.ntvt" / "journal.json").exists():
            assert found(out) in (old, NEW), last
        run(out, after)
        assert found(out) == after, last
        assert [path.name for path in out.parent.iterdir()] == ["site"], last
        if not has_crashed():
            assert last > 10
            return
