"""Read the files beside a profile that it names: pictures, a recording."""

import hashlib
import unicodedata
from collections.abc import Callable

from generator.reading.files import FileStat, is_stable, read_bytes, stat_file

AttachmentStats = dict[str, tuple[FileStat | None, str | None]]
"""What was read of attachments, by path: the file's stat (None if it is missing or not yet stable), and the digest of
its bytes (None if there is no such file)."""

ReadAttachment = Callable[[str], bytes | None]
"""Reads the bytes of a file beside the profile, by name; returns None when there is no such file."""

_NOT_IN_NAMES = frozenset({"Cc", "Cs"})
"""Control characters and lone surrogates, by Unicode category."""


def read_attachment(stats: AttachmentStats, profile: str, name: str) -> bytes | None:
    """Read the file `name` beside the file `profile`, and record its stat and digest in `stats`."""
    path = attachment_path(profile, name)
    file_stat, data = stat_file(path), read_bytes(path)
    stats[path] = file_stat if file_stat and is_stable(file_stat) else None, _digest(data)
    return data


def attachment_path(profile: str, name: str) -> str:
    """Return the path of the file `name` beside the file `profile`."""
    return f"{profile.rpartition('/')[0]}/{name}"


def are_unchanged(stats: AttachmentStats) -> bool:
    """Return whether all these files are as they were when they were read."""
    return all(
        (file_stat is not None and stat_file(path) == file_stat) or _digest(read_bytes(path)) == digest
        for path, (file_stat, digest) in stats.items()
    )


def list_digests(stats: AttachmentStats) -> list[tuple[str, str | None]]:
    """Return path and digest of each attachment."""
    return [(path, digest) for path, (_, digest) in stats.items()]


def is_file_name(name: str) -> bool:
    """Return whether a file beside the profile can have this name."""
    kinds = {unicodedata.category(letter) for letter in name}
    return not kinds & _NOT_IN_NAMES and not {"/", "\\"} & set(name) and 0 < len(name.encode()) < 256


def make_printable(name: str) -> str:
    """Make a name printable: replace control characters, and cut it after 80 characters."""
    printable = "".join(letter if letter.isprintable() else "\ufffd" for letter in name)
    return printable if len(printable) <= 80 else f"{printable[:80]}…"


def _digest(data: bytes | None) -> str | None:
    return None if data is None else hashlib.blake2b(data, digest_size=16).hexdigest()
