"""Publishing: the site is exactly its outputs, and at every moment each of its files is whole."""

import itertools
import json
import os
import shutil
from collections.abc import Callable, Iterator
from itertools import starmap
from pathlib import Path
from typing import Any

import pytest

from generator.publishing.journal import MANIFEST
from generator.publishing.publish import ForeignFolderError, OutputFile, Published, publish, stager

Site = dict[str, bytes]
OLD: Site = {"index.html": b"old", "gone/index.html": b"gone", "same.css": b"same", "swap": b"file", "turn/a": b"in"}
NEW: Site = {"index.html": b"new!", "come/index.html": b"come", "same.css": b"same", "swap/b": b"in", "turn": b"file"}


class Crash(BaseException):
    """The power is gone."""


def found(out: Path) -> Site:
    files = (path for path in out.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def run(out: Path, site: Site) -> Published:
    return publish(out, starmap(stager(out), site.items()))


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


def test_two_files_with_one_path_leave_the_old_site(out: Path) -> None:
    run(out, OLD)
    with pytest.raises(ValueError, match=r"two pages have the address index\.html"):
        publish(out, [OutputFile("index.html", 1, 1), OutputFile("index.html", 1, 1)])
    assert found(out) == OLD


def test_an_error_while_pages_are_made_leaves_the_old_site(out: Path) -> None:
    def outputs() -> Iterator[OutputFile]:
        yield stager(out)("index.html", b"new!")
        raise OSError("no such picture")

    run(out, OLD)
    with pytest.raises(OSError, match="no such picture"):
        publish(out, outputs())
    assert found(out) == OLD
    run(out, NEW)
    assert found(out) == NEW


PLANTED = ["../victim", "/tmp/victim", "a/../../victim", "linked/victim", "./victim", "a//victim"]


@pytest.mark.parametrize("path", PLANTED)
@pytest.mark.parametrize("list_", ["manifest", "journal deletes", "journal replaces"])
def test_a_planted_list_touches_nothing_outside_the_site(out: Path, path: str, list_: str) -> None:
    run(out, OLD)
    outside, state = out.parent / "outside", out.parent / ".site.ntvt"
    outside.mkdir()
    (out / "linked").symlink_to(outside)
    victims = [out.parent / "victim", outside / "victim"]
    for victim in victims:
        victim.write_bytes(b"theirs")
    planted = path.replace("/tmp", str(out.parent))
    if list_ == "manifest":
        (out / MANIFEST).write_text(json.dumps([planted, "gone/index.html"]))
    else:
        (state / "new").mkdir(parents=True)
        for folder in ("new", "new/linked", "."):
            (state / folder).mkdir(exist_ok=True)
            (state / folder / "victim").write_bytes(b"ours")
        journal: dict[str, list[str]] = {"replace": [], "delete": []} | {list_.split()[1].removesuffix("s"): [planted]}
        (state / "journal.json").write_text(json.dumps(journal))
    run(out, NEW)
    assert [victim.read_bytes() for victim in victims] == [b"theirs"] * 2
    assert {name: data for name, data in found(out).items() if name in NEW} == NEW
    assert [file.name for file in out.parent.iterdir() if file.name == ".site.ntvt"] == []


@pytest.mark.parametrize("damage", ["", "{", '[["x"]]', "\udcff", "3"])
@pytest.mark.parametrize("file", [f"site/{MANIFEST}", ".site.ntvt/journal.json"])
def test_a_damaged_list_is_not_believed_and_the_site_is_made_whole(
    out: Path, file: str, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    run(out, OLD)
    path = out.parent / file
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(damage.encode("utf-8", "surrogateescape"))
    run(out, NEW)
    assert {name: data for name, data in found(out).items() if name in NEW} == NEW
    assert [record.getMessage() for record in caplog.records] == [
        f"{path} bị hỏng nên không dùng đến: trang được dựng lại đủ, nhưng tệp cũ không còn dùng có thể còn lại"
    ]
    caplog.clear()
    assert run(out, NEW).written == 0
    assert caplog.records == []


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
