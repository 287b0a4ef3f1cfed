"""Read and write the lists of paths that publishing keeps: the manifest of a site, and the journal of a run."""

import json
import logging
import os
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec

V = TypeVar("V")

log = logging.getLogger("generator.publish")

MANIFEST = ".ntvt-manifest.json"
"""In the site's folder: the paths that we wrote there. Only these are ever deleted."""

JOURNAL = "journal.json"
"""In the staging folder: the changes of a run that is not finished."""

RelativePath = Annotated[str, msgspec.Meta(pattern=r"^(?!\.{0,2}(/|$))([^/]+/(?!\.{0,2}(/|$)))*[^/]+$")]
"""A path below the site's folder: no part of it is empty, `.` or `..`."""


class Journal(msgspec.Struct, kw_only=True):
    """The changes that a run makes, or that a run that was cut off left to make."""

    replace: list[RelativePath] = []
    """The paths of staged files that are moved into the site, in order."""
    delete: list[RelativePath] = []
    """The paths of files that are deleted from the site."""


def read_manifest(out: Path) -> set[str]:
    """Read the paths of our files in the site; empty where there is no manifest."""
    return set(_read(out / MANIFEST, list[RelativePath]) or ())


def read_journal(state: Path) -> Journal:
    """Read the journal of a run that was cut off; it has no changes where there is none."""
    return _read(state / JOURNAL, Journal) or Journal()


def encode_manifest(paths: set[str]) -> bytes:
    """Encode the paths of a site, sorted, one a line."""
    return json.dumps(sorted(paths), ensure_ascii=False, indent=0).encode()


def write_journal(state: Path, journal: Journal) -> None:
    """Write the journal whole or not at all: it is renamed into place after it reached the disk."""
    draft = state / "journal.draft"
    with draft.open("wb") as file:
        file.write(msgspec.json.encode(journal))
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, state / JOURNAL)


def _read(file: Path, type_: type[V]) -> V | None:
    """Read a file that an earlier run wrote; None where there is none.

    A copied or downloaded site may bring a list of someone else's. One that is damaged or names paths outside the
    site is ignored: nothing is deleted by it, and every file of the site is compared with what it should be.
    """
    try:
        return msgspec.json.decode(file.read_bytes(), type=type_)
    except FileNotFoundError:
        return None
    except (msgspec.DecodeError, UnicodeDecodeError):
        message = "%s bị hỏng nên không dùng đến: trang được dựng lại đủ, nhưng tệp cũ không còn dùng có thể còn lại"
        log.warning(message, file)
        return None
