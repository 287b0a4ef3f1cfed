"""The only place that reads the disk: which files there are, and their text."""

import hashlib
import os
import re
import time
import unicodedata
from codecs import BOM_UTF8
from collections.abc import Iterator
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


def list_files(folder: Path, suffixes: tuple[str, ...]) -> tuple[list[Input], list[Problem]]:
    """Every file below `folder` that ends in one of `suffixes`, sorted by path.

    A symbolic link that leaves `folder` is a problem and not followed; hidden files are passed over.
    """
    found: list[Input] = []
    problems: list[Problem] = []
    root = folder.resolve()
    for entry, parts in _walk(folder.as_posix(), ()):
        if entry.is_symlink() and not _leads_to_file(Path(entry.path), root):
            problems.append(_outside(Path(entry.path)))
        elif parts[-1].lower().endswith(suffixes) and entry.is_file():
            found.append(Input(entry.path, parts))
    return sorted(found, key=lambda item: item.parts), problems


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


def _leads_to_file(link: Path, root: Path) -> bool:
    # A link to itself cannot be resolved at all.
    return link.is_file() and link.resolve().is_relative_to(root)


def _outside(path: Path) -> Problem:
    return Problem(
        path=path.as_posix(),
        line=1,
        column=1,
        level="error",
        code="link-outside",
        message="đây là đường dẫn tắt không dẫn tới tệp nào trong thư mục nội dung",
        hint="chép hẳn tệp vào đây thay cho đường dẫn tắt",
    )


Stamp = tuple[int, int, int, int]
"""What is known of a file by sight: bytes, times of change of the content and of the file (ns), number on its disk."""


def stamp(path: str) -> Stamp | None:
    """The stamp of a file; None when it is not there."""
    try:
        found = os.stat(path)
    except OSError:
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


def _read(path: str) -> bytes:
    """The bytes of a file; Python's own file objects ask the system three things more, for each of many files."""
    descriptor, pieces = os.open(path, os.O_RDONLY | os.O_CLOEXEC), list[bytes]()
    try:
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
}


def read_bytes(path: str) -> bytes | None:
    """The bytes of a file (a picture); None when there is no such file. NFC and NFD names are the same name."""
    wanted = Path(path)
    if not wanted.is_file() and wanted.parent.is_dir():
        name = unicodedata.normalize("NFC", wanted.name)
        wanted = next(
            (p for p in sorted(wanted.parent.iterdir()) if unicodedata.normalize("NFC", p.name) == name), wanted
        )
    return wanted.read_bytes() if wanted.is_file() else None
