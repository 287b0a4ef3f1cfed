"""Digests of input: what tells whether anything of it changed."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from generator.reading.files import list_files, read_bytes, refuse_file, refuse_link
from generator.records.problem import Problem


def digest_words(data: Path) -> str:
    """The digest of all that lies in `data` but the featured stories, which the home page alone shows."""
    return _digest(path for path in _paths(data) if Path(path).name != "featured.yml")


def digest_looks(config_file: Path, content: Path) -> str:
    """The digest of what chrome and templates are made of: settings, theme, editorial pages, and where these lie."""
    pages = content / "pages"
    refused = refuse_file(config_file)
    paths = [_mark(refused) if refused else config_file.as_posix()]
    paths += [*_paths(config_file.parent / "theme", may_be_link=True), *_paths(pages)]
    # A link in place of the folder is refused; the same files without it are another input.
    paths += [_mark(problem) for problem in (refuse_link(content),) if problem]
    return f"{_digest(paths)} {pages.absolute()}"


def digest_folder(folder: Path, suffixes: tuple[str, ...]) -> str:
    """The digest of the files below `folder` that end in one of `suffixes`: their names and bytes."""
    return _digest(_paths(folder, suffixes))


def _paths(folder: Path, suffixes: tuple[str, ...] = ("",), *, may_be_link: bool = False) -> list[str]:
    """The files to digest, and a mark for each that may not be opened."""
    inputs, problems = list_files(folder, suffixes, may_be_link=may_be_link)
    return [*(item.path for item in inputs), *map(_mark, problems)]


def _mark(problem: Problem) -> str:
    """The name of what may not be opened, as no file is named."""
    return f"{problem.path}\0"


def _digest(paths: Iterable[str]) -> str:
    state = hashlib.blake2b(digest_size=16)
    for path in paths:
        data = b"" if path.endswith("\0") else read_bytes(path) or b""
        state.update(f"{path}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        state.update(data)
    return state.hexdigest()
