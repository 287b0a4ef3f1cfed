"""What `ntvt export` and `ntvt stats` share: reading all profiles, writing a file."""

from pathlib import Path

import click

from generator.commands.options import PROJECT
from generator.commands.progress import show_progress
from generator.commands.project import list_profiles
from generator.commands.questions import ask_yes
from generator.editing.changes import exists, write_file
from generator.reading.files import read_text
from generator.reading.gallery import parse_texts
from generator.reading.registry import read_registry
from generator.records.problem import InvalidInputError, has_errors
from generator.records.profile import Profile
from generator.records.registry import Registry

_AT_ONCE = 100
"""Profiles that are read between two steps of the progress bar."""


def read_profiles() -> tuple[list[Profile], Registry]:
    """Read all profiles. Raises InvalidInputError: numbers and lists with gaps help nobody."""
    registry, problems = read_registry(PROJECT.data)
    profiles, problems = list[Profile](), list(problems)
    files = list_profiles()
    with show_progress() as bars:
        advance = bars.start_bar("Đọc hồ sơ", len(files))
        for start in range(0, len(files), _AT_ONCE):
            batch = files[start : start + _AT_ONCE]
            result = parse_texts(batch, [read_text(file.path) for file in batch], registry)
            profiles += result.profiles
            problems += result.problems
            advance(len(batch))
    if has_errors(problems):
        raise InvalidInputError([problem for problem in problems if problem.level == "error"])
    return profiles, registry


def write_new_file(path: Path, data: bytes, *, yes: bool) -> bool:
    """Write a file; ask before another is replaced. Return whether it was written."""
    if exists(path) and not (yes or ask_yes(f"Đã có tệp {path}. Ghi đè?")):
        click.echo("Chưa ghi gì.")
        return False
    write_file(path, data)
    return True
