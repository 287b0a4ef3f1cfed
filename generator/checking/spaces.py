"""Warn of more than one space between two words of a front matter; pages show one."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.checking.context import Path
from generator.records.problem import Position, Problem, warning_at

SPACES = re.compile(r"(?<=\S)[^\S\n]{2,}(?=\S)")
"""More than one space, no-break and other ones too, inside a line."""

FILE_KEYS = ("file", "audio")
"""Keys whose values are names of files, which are spelt as on the disk."""


def check_spaces(path: str, data: Any, find_place: Callable[[Path], Position]) -> Iterator[Problem]:
    """Yield a problem for each text of a front matter with such spaces."""
    for keys, text in _list_texts(data, ()):
        if SPACES.search(text):
            hint = "để một dấu cách giữa hai chữ; hoặc chạy ntvt check --fix"
            # The text is not quoted: it may be the name of a child.
            message = "giữa hai chữ có nhiều dấu cách"
            yield warning_at(path, *find_place(keys), "extra-space", message, hint)


def _list_texts(value: Any, keys: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            if isinstance(key, str) and key not in FILE_KEYS:
                yield from _list_texts(part, (*keys, key))
    elif isinstance(value, list | tuple):
        for index, part in enumerate(value):
            yield from _list_texts(part, (*keys, index))
