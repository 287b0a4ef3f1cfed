"""What commands ask of Git, in the project's folder."""

import subprocess
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from generator.reading.slugs import make_file_slug


class History(Struct, frozen=True, kw_only=True):
    """Under which paths a history keeps some files; paths are below the folder of the repository."""

    paths: tuple[str, ...]
    """All that the files have and had, the present ones first; without `reused`."""
    reused: tuple[str, ...]
    """Those that they had, and that are of other files now."""
    unknown: tuple[str, ...]
    """Those of the present ones that no commit holds."""
    is_shallow: bool
    """Whether older commits are missing here."""


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
    _run("add", "--all", "--", *_list_known(paths))
    # What was only staged to go is in the last commit.
    tree = ("--with-tree=HEAD",) if _run("rev-list", "--all", "--max-count=1") else ()
    _run("commit", "--quiet", "--message", message, "--", *_list_known(paths, *tree))


def _list_known(paths: Sequence[str], *options: str, kinds: Sequence[str] = ("--cached", "--others")) -> list[str]:
    """List those of the paths that are there, or that Git knows; other `kinds` as `git ls-files` names them."""
    return _run("ls-files", "-z", *kinds, *options, "--", *paths).rstrip("\0").split("\0")


def read_history(paths: Sequence[str], slugs: Collection[str]) -> History:
    """Find every path that files had in any commit: by renames, and by the `slugs` of a profile. Raises GitError.

    `slugs` are none where the paths are not of a profile.
    """
    if not paths:
        return History(paths=(), reused=(), unknown=(), is_shallow=False)
    folder = _run("rev-parse", "--show-prefix").strip()
    present = [f"{folder}{path}" for path in paths]
    found, known, slugs = dict.fromkeys(present), set[str](), set(slugs)
    # Newest first, so that who had a path before somebody else took it over is told apart from them.
    for changed in _list_changes(f"{present[0].partition('/profiles/')[0]}/profiles"):
        known.update(changed)
        if changed[-1] in found or _get_slug(changed[-1]) in slugs:
            found |= dict.fromkeys(reversed(changed))
            slugs |= {slug for path in changed if slugs and (slug := _get_slug(path))}
    there = _list_there(list(found))
    reused = tuple(path for path in found if path not in present and path in there)
    return History(
        paths=tuple(path for path in found if path not in reused),
        reused=reused,
        unknown=tuple(path for path in present if path not in known),
        is_shallow=_run("rev-parse", "--is-shallow-repository").strip() == "true",
    )


def _list_there(paths: Sequence[str]) -> set[str]:
    """List those of the paths, below the folder of the repository, at which there is a file now."""
    written = [f":(top,literal){path}" for path in paths]
    return set(_list_known(written, "--full-name")) - set(_list_known(written, "--full-name", kinds=("--deleted",)))


def _list_changes(folder: str) -> Iterator[tuple[str, ...]]:
    """Yield the path of each file that a commit of any branch added or deleted; of a renamed one old and new."""
    arguments = ("--all", "--topo-order", "--no-show-signature", "--format=", "--name-status", "-z", "-M")
    words = iter(_run("log", *arguments, "--diff-filter=ADR", "--", f":(top){folder}").split("\0"))
    for word in words:
        if status := word.strip()[:1]:
            yield (next(words), next(words)) if status == "R" else (next(words),)


def _get_slug(path: str) -> str | None:
    """Return the slug of a profile's file; None for a picture or a recording."""
    return make_file_slug(path) if path.lower().endswith(".md") else None


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
        if not _run("diff", "--cached", "--name-only"):
            raise GitError("lần sửa này đã được hoàn lại rồi, không còn gì để lấy lại")
        _run("commit", "--quiet", "--message", message)
    except GitError:
        _run("revert", "--abort")
        raise


def has_deletions(number: str) -> bool:
    """Whether a commit took files away, which undoing it brings back."""
    return bool(_run("diff-tree", "-r", "--no-commit-id", "--name-only", "--diff-filter=D", number))


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
