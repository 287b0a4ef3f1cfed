"""List and read files. With the rest of `reading/`, the only code that reads the disk on behalf of the core."""

import errno
import hashlib
import os
import re
import stat
import time
import unicodedata
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from generator.reading.conflicts import settle_conflicts
from generator.records.problem import Problem, ProblemText, error_at
from generator.vietnamese import clean


class ChangedError(Exception):
    """A file changed between the check and its use; raised with its path and a message."""


class SourceFile(NamedTuple):
    """A file to read."""

    path: str
    """The path as messages show it."""
    parts: tuple[str, ...]
    """The path below the folder that was listed, split at `/`, in NFC."""


class SourceText(NamedTuple):
    """The text of a file as it was read."""

    text: str | None
    """The text; None when it could not be read."""
    content_hash: int
    """See `content_hash`; 0 when the file could not be opened."""
    problems: list[Problem]
    """What is wrong with the bytes."""


def list_files(
    folder: Path, suffixes: tuple[str, ...], *, may_be_link: bool = False
) -> tuple[list[SourceFile], list[Problem]]:
    """List every file below `folder` that ends in one of `suffixes`, sorted by path.

    A symbolic link that leaves `folder` is a problem and is never opened; so is a pipe or a device, and `folder` itself
    if it is a link that leaves its parent and not `may_be_link`. Hidden files are skipped.
    """
    files: list[SourceFile] = []
    problems: list[Problem] = []
    if not may_be_link and (outside := refuse_link(folder)):
        return [], [outside]
    root = folder.resolve()
    for entry, parts in _walk(folder.as_posix(), ()):
        if problem := _refuse(entry, root):
            problems.append(problem)
        elif parts[-1].lower().endswith(suffixes):
            files.append(SourceFile(entry.path, parts))
    return sorted(files, key=lambda file: file.parts), problems


def refuse_link(path: Path) -> Problem | None:
    """Return a problem if `path` is a symbolic link that leaves its folder, else None."""
    if path.is_symlink() and not _is_below(path, path.absolute().parent):
        return _report_outside(path.as_posix())
    return None


def refuse_file(path: Path) -> Problem | None:
    """Return a problem if `path` must not be opened (a link that leaves its folder, a pipe, a device), else None."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        return _report_not_a_file(path.as_posix())
    return refuse_link(path)


def is_other_than_folder(path: Path) -> bool:
    """Return whether `path` exists and is not a folder. A broken link does not exist."""
    return path.exists() and not path.is_dir()


def _walk(folder: str, above: tuple[str, ...]) -> Iterator[tuple[os.DirEntry[str], tuple[str, ...]]]:
    """Yield every entry below `folder` with its path; of the folders only those that are named as a file."""
    if not os.path.isdir(folder):
        return
    with os.scandir(folder) as entries:
        ordered = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
    for entry in ordered:
        parts = (*above, unicodedata.normalize("NFC", entry.name))
        if entry.is_dir(follow_symlinks=False):
            if entry.name.lower().endswith(".md"):
                yield entry, parts
            yield from _walk(entry.path, parts)
        else:
            yield entry, parts


def _refuse(entry: os.DirEntry[str], root: Path) -> Problem | None:
    if entry.is_symlink() and not (_is_below(Path(entry.path), root) and entry.is_file()):
        return _report_outside(entry.path)
    if entry.is_dir(follow_symlinks=False):
        hint = "bỏ đuôi .md ở tên thư mục; hồ sơ hay trang là một tệp văn bản, không phải thư mục"
        return error_at(entry.path, 1, 1, "not-a-file", "đây là một thư mục mang tên của tệp", hint)
    if not entry.is_file():
        return _report_not_a_file(entry.path)
    if not entry.path.isascii() and any("\udc80" <= letter <= "\udcff" for letter in entry.path):
        # Python decodes bytes that are not UTF-8 to these surrogates.
        shown = entry.path.encode("utf-8", "backslashreplace").decode()
        hint = "đặt lại tên tệp hoặc thư mục này bằng chữ không dấu"
        return error_at(shown, 1, 1, "file-name", "tên này không phải là chữ UTF-8", hint)
    return None


def _is_below(link: Path, root: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        # A broken link, or a link to itself.
        return False


def _report_outside(path: str) -> Problem:
    message = "đây là lối tắt (symlink) không dẫn tới tệp nào trong thư mục nội dung"
    return error_at(path, 1, 1, "link-outside", message, "chép hẳn tệp vào đây thay cho lối tắt")


def _report_not_a_file(path: str) -> Problem:
    return error_at(path, 1, 1, "not-a-file", _NOT_A_FILE, "xóa nó, hoặc thay bằng một tệp thật")


class FileStat(NamedTuple):
    """What the disk says of a file without reading it, as Git's index keeps it ("stat data")."""

    size: int
    """In bytes."""
    mtime_ns: int
    """When the content last changed, in nanoseconds since 1970."""
    ctime_ns: int
    """When content, name or rights last changed, in nanoseconds since 1970."""
    inode: int
    """The file's number on its disk."""


def stat_file(path: str) -> FileStat | None:
    """Return the stat of a file; None when there is no such file."""
    try:
        result = os.stat(path)
    except (OSError, ValueError):
        return None
    return FileStat(result.st_size, result.st_mtime_ns, result.st_ctime_ns, result.st_ino)


def is_stable(file_stat: FileStat, now_ns: int | None = None) -> bool:
    """Return whether a file was last changed more than two seconds before `now_ns` (default: the present).

    A younger file may change again within the clock's resolution, with no change of its stat (Git calls it racily
    clean). To trust a stat taken after the file was read, pass the time at which reading began.
    """
    return max(file_stat.mtime_ns, file_stat.ctime_ns) < (now_ns or time.time_ns()) - 2_000_000_000


def content_hash(data: bytes) -> int:
    """Return the first 64 bits of the SHA-256 of `data`."""
    return int.from_bytes(hashlib.sha256(data).digest()[:8], "big")


def read_text(path: str) -> SourceText:
    """Read a file's text, cleaned by `vietnamese.clean`, with `\\n` line ends; None if it is missing or not UTF-8.

    Each control character becomes a space and a problem; of a merge that is not finished the first version is read.
    """
    try:
        data = _read(path)
    except OSError as error:
        reason = next((text for kind, text in _REASONS.items() if isinstance(error, kind)), "không mở được tệp này")
        return SourceText(None, 0, [error_at(path, 1, 1, "unreadable", reason, "xem lại tên tệp và quyền đọc")])
    plain = data.removeprefix(BOM_UTF8)
    try:
        text = plain.decode()
    except UnicodeDecodeError as error:
        before = plain[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        line, column = before.count(b"\n") + 1, len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        # Few files need it.
        from generator.reading.encodings import describe_encoding

        return SourceText(None, content_hash(data), [error_at(path, line, column, *describe_encoding(data))])
    text = clean(text.replace("\r\n", "\n").replace("\r", "\n"))
    text, problems = settle_conflicts(path, text)
    problems += _find_controls(path, text)
    return SourceText(CONTROL.sub(" ", text), content_hash(data), problems)


def _find_controls(path: str, text: str) -> Iterator[Problem]:
    """Yield a problem for the first control character of each line."""
    if not CONTROL.search(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if match := CONTROL.search(line):
            yield error_at(path, number, match.start() + 1, *describe_control(match[0]))


_NOT_A_FILE = "đây không phải là tệp để đọc (ống dẫn, thiết bị…)"


class NotAFileError(OSError):
    """A path is a pipe, a socket or a device: reading it could block forever."""


def _read(path: str) -> bytes:
    """Read a file's bytes.

    Raises NotAFileError for a pipe, a socket or a device, and other kinds of OSError.
    """
    # O_NONBLOCK, since opening a pipe would wait for a writer. Windows has neither flag.
    flags = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor, pieces = os.open(path, flags), list[bytes]()
    try:
        kind = os.fstat(descriptor).st_mode
        if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
            raise NotAFileError(_NOT_A_FILE)
        while piece := os.read(descriptor, 1 << 16):
            pieces.append(piece)
    finally:
        os.close(descriptor)
    return b"".join(pieces)


CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Control characters other than tab and newline: a terminal or a browser may act on them or drop what follows."""


def describe_control(char: str) -> ProblemText:
    """Return code, message and hint for a control character."""
    return "control-character", f"có ký tự điều khiển vô hình (U+{ord(char):04X})", "xóa đi rồi gõ lại dòng này"


_REASONS = {
    FileNotFoundError: "không thấy tệp này",
    PermissionError: "không có quyền đọc tệp này",
    IsADirectoryError: "đây là một thư mục, không phải tệp",
    NotAFileError: _NOT_A_FILE,
}


def read_bytes(path: str) -> bytes | None:
    """Read the bytes of a file, None when there is no such file. NFC and NFD spell the same name.

    A hidden file counts as missing: `list_files` skips it, so nothing checked where it leads if it is a link.
    """
    wanted = Path(path)
    if wanted.name.startswith("."):
        return None
    if not _is(Path.is_file, wanted) and _is(Path.is_dir, wanted.parent):
        name = unicodedata.normalize("NFC", wanted.name)
        wanted = next(
            (p for p in sorted(wanted.parent.iterdir()) if unicodedata.normalize("NFC", p.name) == name), wanted
        )
    return wanted.read_bytes() if _is(Path.is_file, wanted) else None


def _is(kind: Callable[[Path], bool], path: Path) -> bool:
    """Return `kind(path)`; False for a name that no disk can hold (too long, or with a NUL)."""
    try:
        return kind(path)
    except ValueError:
        return False
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return False
        raise
