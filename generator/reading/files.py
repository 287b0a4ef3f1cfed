"""The only place that reads the disk: which files there are, and their text."""

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

from generator.records.problem import Problem, error_at
from generator.vietnamese import clean


class ChangedError(Exception):
    """A file is not, or no more, what it was when it was checked; raised with its path and what was found."""


class Input(NamedTuple):
    """A file to read: `path` as the editor knows it, `parts` below the folder it was found in (NFC)."""

    path: str
    parts: tuple[str, ...]


class Text(NamedTuple):
    """A file's text, or None and what kept it from being read; `checksum` tells its bytes from any others."""

    text: str | None
    checksum: int
    problems: list[Problem]


def list_files(
    folder: Path, suffixes: tuple[str, ...], *, may_be_link: bool = False
) -> tuple[list[Input], list[Problem]]:
    """List every file below `folder` that ends in one of `suffixes`, sorted by path.

    A symbolic link that leaves `folder`, and what is no file (a pipe, a device), is a problem and never opened; so is
    `folder` itself where it is a link that leaves its parent, unless it `may_be_link`. Hidden files are passed over.
    """
    found: list[Input] = []
    problems: list[Problem] = []
    if not may_be_link and (outside := refuse_link(folder)):
        return [], [outside]
    root = folder.resolve()
    for entry, parts in _walk(folder.as_posix(), ()):
        if problem := _refuse(entry, root):
            problems.append(problem)
        elif parts[-1].lower().endswith(suffixes):
            found.append(Input(entry.path, parts))
    return sorted(found, key=lambda item: item.parts), problems


def refuse_link(path: Path) -> Problem | None:
    """Return a problem where `path` is a symbolic link that leaves the folder it lies in."""
    if path.is_symlink() and not _is_below(path, path.absolute().parent):
        return _outside(path.as_posix())
    return None


def refuse_file(path: Path) -> Problem | None:
    """Return a problem where the file `path` may not be opened: a link that leaves its folder, a pipe, a device."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        return _no_file(path.as_posix())
    return refuse_link(path)


def is_other_than_folder(path: Path) -> bool:
    """Whether something else than a folder, or than a link to one or to nowhere, has this name."""
    return path.exists() and not path.is_dir()


def _walk(folder: str, above: tuple[str, ...]) -> Iterator[tuple[os.DirEntry[str], tuple[str, ...]]]:
    if not os.path.isdir(folder):
        return
    with os.scandir(folder) as entries:
        ordered = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
    for entry in ordered:
        parts = (*above, entry.name if entry.name.isascii() else unicodedata.normalize("NFC", entry.name))
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, parts)
        else:
            yield entry, parts


def _refuse(entry: os.DirEntry[str], root: Path) -> Problem | None:
    if entry.is_symlink() and not (_is_below(Path(entry.path), root) and entry.is_file()):
        return _outside(entry.path)
    if not entry.is_file():
        return _no_file(entry.path)
    if not entry.path.isascii() and any("\udc80" <= letter <= "\udcff" for letter in entry.path):
        # As Python shows bytes of a name that are no UTF-8.
        shown = entry.path.encode("utf-8", "backslashreplace").decode()
        hint = "đặt lại tên tệp hoặc thư mục này bằng chữ không dấu"
        return error_at(shown, 1, 1, "file-name", "tên này không phải là chữ UTF-8", hint)
    return None


def _is_below(link: Path, root: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        # A link to nowhere, or to itself.
        return False


def _outside(path: str) -> Problem:
    message = "đây là đường dẫn tắt không dẫn tới tệp nào trong thư mục nội dung"
    return error_at(path, 1, 1, "link-outside", message, "chép hẳn tệp vào đây thay cho đường dẫn tắt")


def _no_file(path: str) -> Problem:
    return error_at(path, 1, 1, "not-a-file", _NOT_A_FILE, "xóa nó, hoặc thay bằng một tệp thật")


Stamp = tuple[int, int, int, int]
"""What is known of a file by sight: bytes, times of change of the content and of the file (ns), number on its disk."""


def stamp(path: str) -> Stamp | None:
    """The stamp of a file; None when it is not there."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def is_settled(one: Stamp, when: int | None = None) -> bool:
    """Whether a file had rested for two seconds at `when` (ns), or now.

    Before, it may change once more without a change of its stamp. A stamp that was taken after the file was read is
    that of what was read if the file had rested then.
    """
    return max(one[1], one[2]) < (when or time.time_ns()) - 2_000_000_000


def checksum(data: bytes) -> int:
    """A number that tells bytes from any others."""
    return int.from_bytes(hashlib.sha256(data).digest()[:8], "big")


def read_text(path: str) -> Text:
    """The text of a file, cleaned (`vietnamese.clean`), with `\\n` line ends; None when it is not UTF-8 or is gone.

    Control characters are problems; a space stands in place of each.
    """
    try:
        data = _read(path)
    except OSError as error:
        reason = next((told for kind, told in _REASONS.items() if isinstance(error, kind)), "không mở được tệp này")
        return Text(None, 0, [error_at(path, 1, 1, "unreadable", reason, "xem lại tên tệp và quyền đọc")])
    try:
        text = data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line, column = before.count(b"\n") + 1, len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        hint = "lưu lại tệp với bảng mã UTF-8"
        problem = error_at(path, line, column, "unreadable", "tệp không phải là chữ UTF-8", hint)
        return Text(None, checksum(data), [problem])
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = clean(text)
    if len(data.translate(None, _CONTROLS)) == len(data) and b"\xc2" not in data:
        return Text(text, checksum(data), [])
    return Text(CONTROL.sub(" ", text), checksum(data), list(_controls(path, text)))


def _controls(path: str, text: str) -> Iterator[Problem]:
    """The first control character of each line that has one."""
    for number, line in enumerate(text.split("\n"), start=1):
        if found := CONTROL.search(line):
            yield error_at(path, number, found.start() + 1, *control_fault(found[0]))


_NOT_A_FILE = "đây không phải là tệp để đọc (ống dẫn, thiết bị…)"


class NotAFileError(OSError):
    """A path is a pipe, a socket or a device, which could keep its reader waiting for ever."""


def _read(path: str) -> bytes:
    """Read a file's bytes; Python's own file objects ask the system three things more, for each of many files.

    Raises OSError; NotAFileError for what is neither a file nor a folder.
    """
    # O_NONBLOCK: opening a pipe would wait for someone to write to it. Windows has neither.
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
"""What no text holds but tabs and line ends: a terminal or a browser would obey it, or lose the rest."""

_CONTROLS = bytes(code for code in (*range(0x20), 0x7F) if code not in b"\t\n\r")


def control_fault(char: str) -> tuple[str, str, str]:
    """What is wrong with a control character, as (code, message, hint)."""
    return "control-character", f"có ký tự điều khiển vô hình (U+{ord(char):04X})", "xóa đi rồi gõ lại dòng này"


_REASONS = {
    FileNotFoundError: "không thấy tệp này",
    PermissionError: "không có quyền đọc tệp này",
    IsADirectoryError: "đây là một thư mục, không phải tệp",
    NotAFileError: _NOT_A_FILE,
}


def read_bytes(path: str) -> bytes | None:
    """The bytes of a file (a picture); None when there is no such file. NFC and NFD names are the same name.

    A hidden file is none of ours: it was not listed, so nobody knows where it leads if it is a link.
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
    """Whether there is a file or a folder of this name; a name that no disk can hold (too long, a NUL) is none."""
    try:
        return kind(path)
    except ValueError:
        return False
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return False
        raise
