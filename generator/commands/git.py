"""What commands ask of Git, in the project's folder."""

import subprocess
from collections.abc import Sequence


class GitError(Exception):
    """Git could not do something; raised with what it said."""


def is_repository() -> bool:
    """Whether this folder belongs to a work tree of Git, and Git is there."""
    try:
        return _run("rev-parse", "--is-inside-work-tree").strip() == "true"
    except GitError:
        return False


def commit(paths: Sequence[str], message: str) -> None:
    """Commit these files as they are now, and nothing else that may be staged. Raises GitError."""
    # What Git does not know and is not there any more is none of its business.
    changed = _run("ls-files", "-z", "--cached", "--others", "--", *paths).rstrip("\0").split("\0")
    _run("add", "--all", "--", *changed)
    _run("commit", "--quiet", "--message", message, "--", *changed)


def find_commit(subject: str) -> str | None:
    """Find the newest commit of the current branch with this subject."""
    for line in _run("log", "--format=%H %s").splitlines():
        number, _, text = line.partition(" ")
        if text == subject:
            return number
    return None


def revert(number: str, message: str) -> None:
    """Undo a commit by a new one. Raises GitError, and then nothing is changed."""
    try:
        _run("revert", "--no-commit", number)
    except GitError:
        _run("revert", "--abort")
        raise
    _run("commit", "--quiet", "--message", message)


def _run(*arguments: str) -> str:
    try:
        result = subprocess.run(
            ["git", "-c", "core.quotePath=false", *arguments], capture_output=True, text=True, encoding="utf-8"
        )
    except FileNotFoundError as error:
        raise GitError("máy này chưa có Git") from error
    if result.returncode:
        raise GitError(result.stderr.strip() or result.stdout.strip())
    return result.stdout
