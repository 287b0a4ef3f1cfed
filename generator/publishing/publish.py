"""The only writer: a site into its folder, so that at every moment each file is whole, old or new.

Files are written to a staging folder beside the site first. An empty place gets the staged folder as a whole. An
existing site is changed by a journal: what to replace, what to delete. A run that was cut off before its journal was
complete leaves the old site as it was; one cut off later is completed by the next run.
"""

import errno
import json
import logging
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, NamedTuple, TypeVar

import msgspec

from generator.publishing.naming import naming

V = TypeVar("V")

log = logging.getLogger("generator.publish")

MANIFEST = ".ntvt-manifest.json"
"""In the site's folder: the paths that we wrote there. Only these are ever deleted."""


class ForeignFolderError(Exception):
    """The folder to write to holds files and no manifest of ours: nothing in it is touched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a run did: files of the site, files written, files deleted, bytes of the site."""

    files: int
    written: int
    deleted: int
    size: int


class OutputFile(NamedTuple):
    """A file of the site."""

    path: str
    """Its path below the root."""
    size: int
    """Its bytes."""
    mtime: int
    """When it was written, in nanoseconds; a staged file keeps this time when it is published."""
    is_staged: bool = False
    """Whether it waits in the staging folder."""

    def published(self) -> "OutputFile":
        """The same file once it is published."""
        return OutputFile(self.path, self.size, self.mtime) if self.is_staged else self


Stage = Callable[[str, bytes], OutputFile]
"""Stages a file, by its path below the root and its bytes."""


def are_published(out: Path, files: Iterable[OutputFile]) -> bool:
    """Whether the site in `out` holds these files as they were published, by size and mtime."""
    root = f"{out}/"
    try:
        for file in files:
            found = os.stat(root + file.path)
            if found.st_size != file.size or found.st_mtime_ns != file.mtime:
                return False
    except OSError:
        return False
    return True


def stager(out: Path) -> Stage:
    """Make a function that stages files for `publish`, except those of which the site in `out` holds the same bytes.

    Any process may do it.
    """
    there, aside, is_new = f"{out.absolute()}/", f"{state_folder(out)}/new/", not os.path.exists(out)

    def stage(path: str, data: bytes) -> OutputFile:
        if not is_new and _holds(there + path, data):
            return OutputFile(path, len(data), os.stat(there + path).st_mtime_ns)
        try:
            return OutputFile(path, len(data), _write(aside + path, data), True)
        except FileExistsError:
            # A file named by its bytes may have been put aside by another: its time is to stay.
            return OutputFile(path, len(data), os.stat(aside + path).st_mtime_ns, True)

    return stage


def publish(out: Path, files: Iterable[OutputFile]) -> Published:
    """Make `out` hold exactly these files, and nothing else of ours.

    Files are put in place in the order they come in, so that what names other files may come after them; then what is
    no longer there is deleted.

    Raises ForeignFolderError before anything is written; ValueError when two files have one path; OSError when the
    disk is full or read-only, and then the site is as it was, or, told by `is_unfinished`, partly replaced.
    """
    out = out.absolute()
    recover(out)
    refuse_foreign(out)
    state = state_folder(out)
    staged = state / "new"
    # What lies here would be taken for a file of this run.
    if state.exists():
        shutil.rmtree(state)
    old, seen, size, written = _read_manifest(out), set[str](), 0, []
    for file in files:
        if file.path in seen:
            raise ValueError(f"two pages have the address {file.path}")
        seen.add(file.path)
        size += file.size
        if file.is_staged:
            written.append(file.path)
    manifest = _listed(seen)
    deleted = sorted(old - seen)
    is_listed = _holds(out / MANIFEST, manifest)
    if not is_listed:
        _write(f"{staged}/{MANIFEST}", manifest)
    if not out.exists() or not any(out.iterdir()):
        out.parent.mkdir(parents=True, exist_ok=True)
        if out.exists():
            out.rmdir()
        os.replace(staged, out)
        shutil.rmtree(state)
    elif written or deleted or not is_listed:
        _claim(out, state, old | seen)
        _write_journal(state, [*written, MANIFEST], deleted)
        recover(out)
    return Published(files=len(seen), written=len(written), deleted=len(deleted), size=size)


@contextmanager
def staging(out: Path) -> Iterator[None]:
    """Around all that puts files aside for `out`: where it fails, they are dropped; an unfinished site needs them."""
    try:
        with naming(out):
            yield
    except BaseException:
        if not is_unfinished(out):
            shutil.rmtree(state_folder(out), ignore_errors=True)
        raise


def is_unfinished(out: Path) -> bool:
    """Whether a run was cut off while it replaced files; `recover` replaces the rest."""
    return os.path.exists(state_folder(out) / "journal.json")


def holds_site(out: Path) -> bool:
    """Whether a site of ours is there."""
    return os.path.exists(out / MANIFEST)


def recover(out: Path) -> None:
    """Complete a run that was cut off while it replaced files, or drop what one staged before that."""
    state = state_folder(out)
    replace, delete = _read_paths(state / "journal.json", _Journal) or _Journal()
    for path in replace:
        _put_in_place(f"{state}/new/{path}", out / path, out)
    for path in delete:
        # A new folder may stand where the file was, or a new file where its folder was.
        if os.path.isfile(out / path) and not _leads_away(out / path, out):
            (out / path).unlink()
            _prune(out / path, out)
    shutil.rmtree(state, ignore_errors=True)


def state_folder(out: Path) -> Path:
    """Where a run keeps what it has not put in place yet: beside the site, on the same disk."""
    out = out.absolute()
    return out.with_name(f".{out.name}.ntvt")


def refuse_foreign(out: Path) -> None:
    """Raise ForeignFolderError when `out` is a file, or holds files and no manifest of ours."""
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / MANIFEST).exists())):
        raise ForeignFolderError(out.as_posix())


def _read_manifest(out: Path) -> set[str]:
    return set(_read_paths(out / MANIFEST, list[_RelativePath]) or ())


_RelativePath = Annotated[str, msgspec.Meta(pattern=r"^(?!\.{0,2}(/|$))([^/]+/(?!\.{0,2}(/|$)))*[^/]+$")]
"""A path below the site's folder: no part of it is empty, `.` or `..`."""


class _Journal(msgspec.Struct):
    """What a run that was cut off has still to do."""

    replace: list[_RelativePath] = []
    delete: list[_RelativePath] = []

    def __iter__(self) -> Iterator[list[str]]:
        return iter((self.replace, self.delete))


def _read_paths(file: Path, type_: type[V]) -> V | None:
    """Read a list of paths that an earlier run wrote; None where there is none.

    A copied, committed or downloaded site brings a list along. One that names places outside the site, or that was
    damaged, is not believed: nothing is deleted by it, and every file of the site is compared with what it should be.
    """
    try:
        return msgspec.json.decode(file.read_bytes(), type=type_)
    except FileNotFoundError:
        return None
    except (msgspec.DecodeError, UnicodeDecodeError):
        message = "%s bị hỏng nên không dùng đến: trang được dựng lại đủ, nhưng tệp cũ không còn dùng có thể còn lại"
        log.warning(message, file)
        return None


def _listed(paths: set[str]) -> bytes:
    return json.dumps(sorted(paths), ensure_ascii=False, indent=0).encode()


def _holds(path: str | Path, data: bytes) -> bool:
    try:
        if os.stat(path).st_size != len(data):
            return False
        with open(path, "rb") as file:
            return file.read() == data
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False


_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC


def _write(path: str, data: bytes) -> int:
    """Write a new file, its folder too; gives its time. Raises FileExistsError when it is there."""
    folder, _, name = path.rpartition("/")
    # Nearly every page is the first in a folder of its own; no other file is.
    if name == "index.html":
        # Where it cannot be made, the file cannot be opened.
        with suppress(OSError):
            os.mkdir(folder)
    # Python's own file objects ask the system five things more, for each of twenty thousand files.
    try:
        descriptor = os.open(path, _NEW, 0o666)
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)
        descriptor = os.open(path, _NEW, 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        return os.fstat(descriptor).st_mtime_ns
    finally:
        os.close(descriptor)


def _claim(out: Path, state: Path, paths: set[str]) -> None:
    """Name old and new files as ours; where files cannot be moved into the site, this fails before any is replaced."""
    claim = f"{state}/claim.json"
    _write(claim, _listed(paths))
    os.replace(claim, out / MANIFEST)


def _write_journal(state: Path, replace: list[str], delete: list[str]) -> None:
    """The journal is there whole or not at all: it is renamed into place after it reached the disk."""
    draft = state / "journal.draft"
    with draft.open("w", encoding="utf-8") as file:
        json.dump({"replace": replace, "delete": delete}, file, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, state / "journal.json")


def _leads_away(path: Path, out: Path) -> bool:
    """Whether a folder on the way from the site's root to the file is a link."""
    folder = os.path.dirname(path)
    while len(folder) > len(str(out)):
        if os.path.islink(folder):
            return True
        folder = os.path.dirname(folder)
    return False


def _put_in_place(staged: str, target: Path, out: Path) -> None:
    """Move a staged file into the site, unless that was done before."""
    if _leads_away(target, out):
        _make_room(target, out)
    try:
        os.replace(staged, target)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        if os.path.exists(staged):
            _make_room(target, out)
            os.replace(staged, target)


def _make_room(target: Path, out: Path) -> None:
    """A file may take the place of one of our folders, and a folder that of one of our files or of a link."""
    parent = target.parent
    for folder in [*reversed([one for one in parent.parents if one.is_relative_to(out)]), parent]:
        if folder.is_symlink() or folder.is_file():
            folder.unlink()
    parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir():
        shutil.rmtree(target)


def _prune(path: Path, out: Path) -> None:
    """Remove the folders that a deletion left empty."""
    folder = path.parent
    while folder != out:
        try:
            folder.rmdir()
        except OSError as error:
            # To look whether a folder is empty would take longer than to try, when many files lie in it.
            if error.errno in (errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT):
                return
            raise
        folder = folder.parent
