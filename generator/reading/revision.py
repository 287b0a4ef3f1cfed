"""Read files as they were at a revision in Git."""

import io
import subprocess
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from generator.publishing.temporary import temporary_folder


class RevisionError(Exception):
    """Git could not read a revision; raised with what it said."""


@contextmanager
def read_revision(revision: str, paths: Sequence[str]) -> Iterator[Path]:
    """Write what stood at these paths at a revision into a temporary folder, for the time of the block.

    A path that did not exist then is left out. Raises RevisionError.
    """
    known = _run("ls-tree", "-z", "--name-only", revision, "--", *paths).decode().rstrip("\0").split("\0")
    data = _run("archive", "--format=tar", revision, "--", *known)
    with temporary_folder() as folder:
        with tarfile.open(fileobj=io.BytesIO(data)) as tar:
            tar.extractall(folder, filter="data")
        yield Path(folder)


def _run(*arguments: str) -> bytes:
    try:
        with subprocess.Popen(["git", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            data, said = process.communicate()
    except FileNotFoundError as error:
        raise RevisionError("máy này chưa có Git") from error
    if process.returncode:
        raise RevisionError(said.decode("utf-8", "replace").strip())
    return data
