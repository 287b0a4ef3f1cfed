"""Write a site into its folder, so that at every moment each file is whole, old or new. Nothing else writes there.

Files are written to a staging folder beside the site first. An empty place gets the staged folder as a whole. An
existing site is changed by a journal: what to replace, what to delete. A run that was cut off before its journal was
complete leaves the old site as it was; one cut off later is completed by the next run.
"""

import errno
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from generator.publishing.filenames import with_filename
from generator.publishing.journal import (
    JOURNAL,
    MANIFEST,
    Journal,
    encode_manifest,
    read_journal,
    read_manifest,
    write_journal,
)


class ForeignFolderError(Exception):
    """The folder to write to holds files and no manifest of ours: nothing in it is touched."""


class Published(Struct, frozen=True, kw_only=True):
    """What a run did."""

    files: int
    """How many files the site has."""
    written: int
    """How many of them were written."""
    deleted: int
    """How many files were deleted."""
    size: int
    """The size of the site, in bytes."""


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
            status = os.stat(root + file.path)
            if status.st_size != file.size or status.st_mtime_ns != file.mtime:
                return False
    except OSError:
        return False
    return True


def stager(out: Path) -> Stage:
    """Make a function that stages files for `publish`, except those of which the site in `out` holds the same bytes.

    Any process may do it.
    """
    published, staged, is_new = f"{out.absolute()}/", f"{state_folder(out)}/new/", not os.path.exists(out)

    def stage(path: str, data: bytes) -> OutputFile:
        if not is_new and _holds(published + path, data):
            return OutputFile(path, len(data), os.stat(published + path).st_mtime_ns)
        try:
            return OutputFile(path, len(data), _write(staged + path, data), True)
        except FileExistsError:
            # Another process staged the same file, which is named by its bytes: keep its time.
            return OutputFile(path, len(data), os.stat(staged + path).st_mtime_ns, True)

    return stage


def publish(out: Path, files: Iterable[OutputFile]) -> Published:
    """Make `out` hold exactly these files, and nothing else of ours.

    Files are put in place in the order they come in, so that what names other files may come after them; then what is
    no longer there is deleted.

    Raises ForeignFolderError before anything is written; ValueError when two files have one path; OSError when the
    disk is full or read-only, and then the site is as it was, or partly replaced, see `is_unfinished`.
    """
    out = out.absolute()
    recover(out)
    refuse_foreign(out)
    state = state_folder(out)
    staged = state / "new"
    # What lies here would be taken for a file of this run.
    if state.exists():
        shutil.rmtree(state)
    old, seen, size, written = read_manifest(out), set[str](), 0, []
    for file in files:
        if file.path in seen:
            raise ValueError(f"two pages have the address {file.path}")
        seen.add(file.path)
        size += file.size
        if file.is_staged:
            written.append(file.path)
    manifest = encode_manifest(seen)
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
        write_journal(state, Journal(replace=[*written, MANIFEST], delete=deleted))
        recover(out)
    return Published(files=len(seen), written=len(written), deleted=len(deleted), size=size)


@contextmanager
def staging(out: Path) -> Iterator[None]:
    """Delete staged files when the block fails, unless an unfinished site needs them."""
    try:
        with with_filename(out):
            yield
    except BaseException:
        if not is_unfinished(out):
            shutil.rmtree(state_folder(out), ignore_errors=True)
        raise


def is_unfinished(out: Path) -> bool:
    """Whether a run was cut off while it replaced files; `recover` replaces the rest."""
    return os.path.exists(state_folder(out) / JOURNAL)


def holds_site(out: Path) -> bool:
    """Whether the folder holds a site of ours."""
    return os.path.exists(out / MANIFEST)


def is_unreadable(out: Path) -> bool:
    """Whether the folder is there and we may not look into it."""
    return os.path.isdir(out) and not os.access(out, os.R_OK | os.X_OK)


def recover(out: Path) -> None:
    """Complete a run that was cut off while it replaced files, or drop what one staged before that."""
    state = state_folder(out)
    journal = read_journal(state)
    for path in journal.replace:
        _put_in_place(f"{state}/new/{path}", out / path, out)
    for path in journal.delete:
        # A new folder may stand where the file was, or a new file where its folder was.
        if os.path.isfile(out / path) and not _leads_away(out / path, out):
            (out / path).unlink()
            _prune(out / path, out)
    shutil.rmtree(state, ignore_errors=True)


def state_folder(out: Path) -> Path:
    """Return the folder in which a run stages files: beside the site, on the same disk."""
    out = out.absolute()
    return out.with_name(f".{out.name}.ntvt")


def refuse_foreign(out: Path) -> None:
    """Raise ForeignFolderError when `out` is a file, or holds files and no manifest of ours."""
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / MANIFEST).exists())):
        raise ForeignFolderError(out.as_posix())


def refuse_input(out: Path, folders: Iterable[Path]) -> None:
    """Raise ForeignFolderError when `out` lies in one of `folders`: the next build would read the site as content."""
    for folder in folders:
        if out.resolve().is_relative_to(folder.resolve()):
            raise ForeignFolderError(out.as_posix())


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
    """Write a new file, and its folder; return its mtime in nanoseconds. Raises FileExistsError when it exists."""
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
    """List old and new files in the manifest. A site that cannot be written to fails here, before any is replaced."""
    claim = f"{state}/claim.json"
    _write(claim, encode_manifest(paths))
    os.replace(claim, out / MANIFEST)


def _leads_away(path: Path, out: Path) -> bool:
    """Whether a folder on the way from the site's root to the file is a link."""
    folder = os.path.dirname(path)
    while len(folder) > len(str(out)):
        if os.path.islink(folder):
            return True
        folder = os.path.dirname(folder)
    return False


def _put_in_place(staged: str, target: Path, out: Path) -> None:
    """Move a staged file into the site, unless an earlier run did."""
    if _leads_away(target, out):
        _make_room(target, out)
    try:
        os.replace(staged, target)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        if os.path.exists(staged):
            _make_room(target, out)
            os.replace(staged, target)


def _make_room(target: Path, out: Path) -> None:
    """Delete what is in the way of a file: our folder of the same name, or a file or link where a folder must be."""
    parent = target.parent
    for folder in [*reversed([above for above in parent.parents if above.is_relative_to(out)]), parent]:
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
            # Trying is quicker than listing a folder with many files.
            if error.errno in (errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT):
                return
            raise
        folder = folder.parent
