"""What each step of a build made, kept in one SQLite file beside the site under the digest of all it was made from.

Each step has a table of its own (key, value, checksum), so that `sqlite3` shows what is kept. Values are MessagePack:
data of the types that a step asks for, never code. All changes of a build are one transaction, which is also the lock:
a second build of the same site waits for the first. Deleting the file is always safe.
"""

import errno
import functools
import hashlib
import logging
import os
import sqlite3
import stat
import sys
import sysconfig
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from deflate import crc32

from generator.reading.digests import digest_folder

V = TypeVar("V")

log = logging.getLogger("generator.cache")

TABLES = (
    "registry",
    "stats",
    "sources",
    "checks",
    "summaries",
    "contents",
    "words",
    "fingerprints",
    "duplicates",
    "editorial",
    "host",
    "cards",
    "pages",
    "lists",
    "search",
    "site",
)
"""One for each step, in the order of a build."""

_ENCODER = msgspec.msgpack.Encoder()
_MEMORY = ":memory:"
"""The path of a database that ends with the build."""


class DamagedCacheError(Exception):
    """The cache holds something that no build wrote; raised with its path."""


class Cache:
    """The results of earlier builds. What a build neither reads nor writes is deleted when it ends well."""

    def __init__(self, database: sqlite3.Connection, path: str) -> None:
        self._database, self._path = database, path
        self.is_kept = path != _MEMORY
        """Whether a later build can use it."""
        self._used: dict[str, set[str]] = defaultdict(set)
        self._is_discarded = False

    def get(self, table: str, key: str, type_: type[V]) -> V | None:
        """Get the value that was kept under `key`; None when there is none.

        Raises DamagedCacheError when its bytes are not what was written.
        """
        data = self.get_bytes(table, key)
        try:
            return None if data is None else msgspec.msgpack.decode(data, type=type_)
        except msgspec.DecodeError as error:
            raise DamagedCacheError(self._path) from error

    def get_bytes(self, table: str, key: str) -> bytes | None:
        """Get the encoded value that was kept under `key`, for another process to decode; None when there is none.

        Raises DamagedCacheError when its bytes are not what was written.
        """
        row = self._database.execute(f'SELECT value, checksum FROM "{table}" WHERE key = ?', (key,)).fetchone()
        if row is None:
            return None
        if not isinstance(row[0], bytes) or crc32(row[0]) != row[1]:
            raise DamagedCacheError(self._path)
        self._used[table].add(key)
        data: bytes = row[0]
        return data

    def keys(self, table: str) -> frozenset[str]:
        """All keys of a table."""
        return frozenset(key for (key,) in self._database.execute(f'SELECT key FROM "{table}"'))

    def load(self, table: str, key: str, type_: type[V]) -> V:
        """Get a value that must be there, since another says so. Raises DamagedCacheError where it is not."""
        value = self.get(table, key, type_)
        if value is None:
            raise DamagedCacheError(self._path)
        return value

    def load_bytes(self, table: str, key: str) -> bytes:
        """Get the encoded value that must be there. Raises DamagedCacheError where it is not."""
        data = self.get_bytes(table, key)
        if data is None:
            raise DamagedCacheError(self._path)
        return data

    def put(self, table: str, key: str, value: object) -> None:
        """Keep a value for later builds."""
        self.put_bytes(table, key, _ENCODER.encode(value))

    def put_bytes(self, table: str, key: str, data: bytes) -> None:
        """Keep a value that is encoded already."""
        if self._is_discarded:
            return
        self._used[table].add(key)
        statement = f'INSERT OR REPLACE INTO "{table}" (key, value, checksum) VALUES (?, ?, ?)'
        with _os_errors(self._path):
            self._database.execute(statement, (key, data, crc32(data)))

    def mark_used(self, table: str, key: str) -> None:
        """Keep a value that this build needs not, but the next one may."""
        self._used[table].add(key)

    def delete_unused(self) -> None:
        """Delete what this build did not use."""
        for table in TABLES:
            unused = [(key,) for key in sorted(self.keys(table) - self._used[table])]
            self._database.executemany(f'DELETE FROM "{table}" WHERE key = ?', unused)

    def discard(self) -> None:
        """Keep nothing of this build: its input changed while it was read."""
        self._is_discarded = True

    def end(self) -> None:
        """End the transaction. A disk that does not take it costs the next build time, not this one its site."""
        try:
            self._database.execute("ROLLBACK" if self._is_discarded else "COMMIT")
        except sqlite3.OperationalError as error:
            log.warning("không ghi được bộ nhớ đệm %s: %s", self._path, error)


@contextmanager
def open_cache(out: Path, on_wait: Callable[[], None] = lambda: None) -> Iterator[Cache]:
    """Open the cache of the site in `out`, for one build at a time.

    Calls `on_wait` once before it waits for another build. A cache that others may write to, or that we may not, is not
    used: the note says so, and the build keeps nothing. One of another version of the program is begun again. Raises
    DamagedCacheError when the file is no database, OSError when the disk does not let it be read or written.
    """
    path = _choose_path(cache_folder(out))
    with ExitStack() as opened:
        try:
            with _os_errors(path):
                database = opened.enter_context(closing(_connect(path)))
                _begin(database, on_wait)
                _prepare(database)
            cache = Cache(database, path)
            yield cache
        except sqlite3.DatabaseError as error:
            raise DamagedCacheError(path) from error
        cache.end()


@contextmanager
def no_cache() -> Iterator[Cache]:
    """A cache that ends with the build."""
    with closing(_connect(_MEMORY)) as database:
        _prepare(database)
        yield Cache(database, _MEMORY)


def delete_cache(out: Path) -> None:
    """Delete a damaged cache."""
    for path in cache_folder(out).glob("cache.sqlite*"):
        path.unlink(missing_ok=True)


def cache_folder(out: Path) -> Path:
    """Where the cache of a site lies."""
    out = out.absolute()
    return out.with_name(f".{out.name}.cache")


def digest(value: Any) -> str:
    """The digest of what MessagePack can hold: strings, numbers, lists and tuples of them."""
    return hashlib.blake2b(_ENCODER.encode(value), digest_size=16).hexdigest()


def _choose_path(folder: Path) -> str:
    """The file of the cache; none on the disk where someone else could have written it."""
    if not os.path.lexists(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / "cache.sqlite"
    if not _may_change(folder):
        log.warning("không có quyền đọc, ghi bộ nhớ đệm %s nên không dùng đến nó", folder)
        return _MEMORY
    # Beside the file SQLite keeps a journal, which it reads and replays.
    own, files = folder.lstat(), [file.lstat() for file in folder.glob("cache.sqlite*")]
    if not stat.S_ISDIR(own.st_mode) or not all(stat.S_ISREG(file.st_mode) for file in files):
        log.warning("bộ nhớ đệm %s không do ntvt tạo ra nên không dùng đến nó; nếu không cần thì xóa đi", folder)
        return _MEMORY
    if not all(map(_is_ours_alone, (own, *files))):
        log.warning("người khác có thể ghi vào bộ nhớ đệm %s nên không dùng đến nó", folder)
        return _MEMORY
    return path.as_posix()


def _may_change(folder: Path) -> bool:
    """Whether our rights let us read and write the cache."""
    rights = os.R_OK | os.W_OK
    if folder.is_dir() and not os.access(folder, rights | os.X_OK):
        return False
    return all(os.access(file, rights) for file in folder.glob("cache.sqlite*") if file.is_file())


def _is_ours_alone(status: os.stat_result) -> bool:
    """Whether nobody but us and root may write to it."""
    return status.st_uid == os.geteuid() and not status.st_mode & 0o022


_ERRNO = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_PERM: errno.EACCES,
    sqlite3.SQLITE_IOERR: errno.EIO,
}


@contextmanager
def _os_errors(path: str) -> Iterator[None]:
    """Raise what the disk does not take as OSError, as every other file does."""
    try:
        yield
    except sqlite3.OperationalError as error:
        # The low byte is the kind of error; the rest says more of it.
        number = _ERRNO.get(error.sqlite_errorcode & 0xFF)
        if number is None:
            raise
        raise OSError(number, os.strerror(number), path) from error


def _connect(path: str) -> sqlite3.Connection:
    # Transactions begin and end where we say so; a wait is cut into pieces, so that Ctrl-C is heard.
    return sqlite3.connect(path, isolation_level=None, timeout=0)


def _begin(database: sqlite3.Connection, on_wait: Callable[[], None]) -> None:
    """Begin the one transaction of this build, once no other build has one."""
    has_waited = False
    while True:
        try:
            # A cache needs no protection against power cuts: one that is damaged is begun again.
            database.execute("PRAGMA synchronous = OFF")
            # What is deleted is overwritten: nothing of a withdrawn profile stays in the file.
            database.execute("PRAGMA secure_delete = ON")
            database.execute("BEGIN EXCLUSIVE")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
        if not has_waited:
            on_wait()
        has_waited = True
        time.sleep(0.05)


def _prepare(database: sqlite3.Connection) -> None:
    """Make the tables; drop those that another version of the program wrote."""
    database.execute("CREATE TABLE IF NOT EXISTS program (version TEXT)")
    version = _digest_program()
    if database.execute("SELECT version FROM program").fetchall() != [(version,)]:
        for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            database.execute(f'DELETE FROM "{table}"' if table == "program" else f'DROP TABLE "{table}"')
        database.execute("INSERT INTO program VALUES (?)", (version,))
    for table in TABLES:
        columns = "key TEXT PRIMARY KEY, value BLOB NOT NULL, checksum INTEGER NOT NULL"
        database.execute(f'CREATE TABLE IF NOT EXISTS "{table}" ({columns}) WITHOUT ROWID')


@functools.cache
def _digest_program() -> str:
    """The digest of our code, the names and versions of the libraries beside it, and that of Python.

    Taken once: a program that is running, as the preview is, stays what it was loaded from when its files change.
    """
    code = digest_folder(Path(__file__).parent, (".py",))
    libraries = sorted(name for name in os.listdir(sysconfig.get_path("purelib")) if name.endswith(".dist-info"))
    return repr((code, libraries, sys.version))
