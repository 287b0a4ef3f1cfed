"""Digests of the input: equal as long as nothing of it changed."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from generator.reading.editor import find_editor
from generator.reading.files import list_files, read_bytes, refuse_file, refuse_link
from generator.records.problem import Problem


def digest_data(data: Path) -> str:
    """Return the digest of all files in `data` except the featured stories, which only the home page shows."""
    return _digest(path for path in _list_paths(data) if Path(path).name != "featured.yml")


def digest_look(config_file: Path, content: Path) -> str:
    """Return the digest of the host's settings, the theme, the form for editors, the editorial pages, their folder."""
    pages = content / "pages"
    refused = refuse_file(config_file)
    paths = [_mark_refused(refused) if refused else config_file.as_posix()]
    paths += [*_list_paths(config_file.parent / "theme", may_be_link=True), *_list_paths(pages)]
    paths += _list_paths(find_editor(config_file), may_be_link=True)
    # A folder that is a link is refused, so it must not have the digest of the same folder without the link.
    paths += [_mark_refused(problem) for problem in (refuse_link(content),) if problem]
    return f"{_digest(paths)} {pages.absolute()}"


def digest_folder(folder: Path, suffixes: tuple[str, ...]) -> str:
    """Return the digest of the files below `folder` that end in one of `suffixes`: their names and bytes."""
    return _digest(_list_paths(folder, suffixes))


def _list_paths(folder: Path, suffixes: tuple[str, ...] = ("",), *, may_be_link: bool = False) -> list[str]:
    """List the files to digest, and a mark for each that must not be opened."""
    inputs, problems = list_files(folder, suffixes, may_be_link=may_be_link)
    return [*(item.path for item in inputs), *map(_mark_refused, problems)]


def _mark_refused(problem: Problem) -> str:
    """Return a text that stands for a file that must not be opened, and that is no file's name."""
    return f"{problem.path}\0"


def _digest(paths: Iterable[str]) -> str:
    state = hashlib.blake2b(digest_size=16)
    for path in paths:
        data = b"" if path.endswith("\0") else read_bytes(path) or b""
        state.update(f"{path}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        state.update(data)
    return state.hexdigest()
