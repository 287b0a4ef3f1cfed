"""What earlier builds made, kept beside the site by the digest of all it was made from; deleting it is always right.

An entry is one file. It is there whole or not at all, and holds the check sum of its own bytes: one that was damaged is
passed over with a note. An entry made by other code, other libraries or from other input has another name.
"""

import fcntl
import hashlib
import logging
import os
import pickle
import sys
import sysconfig
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import deflate

from generator.publishing.publish import File
from generator.reading.digests import digest_folder

log = logging.getLogger("generator.cache")

_CODE = Path(__file__).parent.parent
_DIGEST = 16
"""Bytes of a digest."""

_SUM = 4
"""Bytes of a check sum."""


@dataclass(frozen=True, slots=True)
class Cache:
    """Entries in `folder`, which may be read and written by any process; without a folder nothing is kept.

    `version` is the digest of the code and the libraries, `begun` when the build began, by the clock of the disk (ns).
    """

    folder: str | None = None
    version: str = ""
    begun: int = 0

    def get(self, kind: str, *made_from: Any) -> Any | None:
        """The entry of this kind that was made from the same (strings, numbers and tuples of them); or None."""
        if self.folder is None:
            return None
        path = self._path(kind, made_from)
        try:
            data = Path(path).read_bytes()
            os.utime(path)
        except OSError:
            return None
        if _sum(data[_SUM:]) != data[:_SUM]:
            log.warning("bộ nhớ đệm %s bị hỏng nên được bỏ qua; phần ấy sẽ làm lại từ đầu", path)
            return None
        return pickle.loads(data[_SUM:])

    def put(self, value: Any, kind: str, *made_from: Any) -> None:
        """Keep a value; where the disk does not take it, a note is made and the build goes on."""
        if self.folder is None:
            return
        path, data = self._path(kind, made_from), pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
        draft = f"{path}.{os.getpid()}"
        try:
            Path(draft).write_bytes(_sum(data) + data)
            os.replace(draft, path)
        except OSError as error:
            log.warning("không ghi được bộ nhớ đệm %s: %s", path, error.strerror)

    def has(self, kind: str, *made_from: Any) -> bool:
        """Whether there is such an entry; it is kept for later builds, as one that was read."""
        if self.folder is None:
            return False
        try:
            os.utime(self._path(kind, made_from))
        except OSError:
            return False
        return True

    def get_files(self, out: Path, kind: str, *made_from: Any) -> list[File] | None:
        """The files that were made from the same, where the site in `out` still holds all of them."""
        kept: list[File] | None = self.get(kind, *made_from)
        return kept if kept is not None and all(holds(out, file) for file in kept) else None

    def put_files(self, files: Iterable[File], kind: str, *made_from: Any) -> None:
        """Keep which files were made and put aside."""
        if self.folder is not None:
            self.put([file.in_place() for file in files], kind, *made_from)

    def drop_unused(self) -> None:
        """Drop what a build that ended well did not ask for."""
        for entry in list(os.scandir(self.folder)) if self.folder else ():
            if entry.name != "lock" and entry.stat().st_mtime_ns < self.begun:
                os.unlink(entry.path)

    def _path(self, kind: str, made_from: Sequence[Any]) -> str:
        return f"{self.folder}/{kind}-{_digest(repr((self.version, made_from)).encode()).hex()}"


NO_CACHE = Cache()
"""Keeps nothing."""


@contextmanager
def open_cache(out: Path, wait: Callable[[], None] = lambda: None) -> Iterator[Cache]:
    """The cache of the site in `out`, for one build at a time: another one waits, after `wait` was called."""
    folder = cache_folder(out)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            wait()
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield Cache(folder.as_posix(), _version(), _touched(folder / "lock"))


def cache_folder(out: Path) -> Path:
    """Where the cache of a site lies."""
    out = out.absolute()
    return out.with_name(f".{out.name}.cache")


def digest(value: Any) -> str:
    """The digest of strings, numbers and tuples of them."""
    return _digest(repr(value).encode()).hex()


def holds(out: Path, file: File) -> bool:
    """Whether the site holds a file as it was published, by its size and time."""
    try:
        found = os.stat(f"{out}/{file.path}")
    except OSError:
        return False
    return found.st_size == file.size and found.st_mtime_ns == file.time


def _touched(path: Path) -> int:
    """The time of the disk now."""
    os.utime(path)
    return path.stat().st_mtime_ns


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST).digest()


def _sum(data: bytes) -> bytes:
    """What tells that bytes were damaged; to take a digest of all that is kept would take a hundredth of a build."""
    return deflate.crc32(data).to_bytes(_SUM)


def _version() -> str:
    """The digest of our code, the names and versions of the libraries beside it, and that of Python."""
    code = digest_folder(_CODE, (".py",))
    libraries = sorted(name for name in os.listdir(sysconfig.get_path("purelib")) if name.endswith(".dist-info"))
    return repr((code, libraries, sys.version))
