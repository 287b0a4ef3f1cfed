"""Check the essays of the writing contest, among each other and beside the profiles."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from generator.cache import Cache
from generator.checking.contest import find_copies
from generator.reading.contest import FOLDER, list_essays, list_given_essays, read_essays
from generator.records.problem import Problem
from generator.steps.gallery import Gallery, Project
from generator.steps.sources import load_fingerprints


class EssaysResult(NamedTuple):
    """What a check of essays came to."""

    total: int
    """How many essays there are."""
    problems: list[Problem]
    """Everything wrong with them, sorted by place."""


def check_essays(project: Project, gallery: Gallery, cache: Cache, paths: Sequence[Path] = ()) -> EssaysResult:
    """Check the essays of the project; with `paths` only those, among the others.

    What lies in the project others can read, so private details in it are errors.
    """
    own, problems = list_essays(project.content / FOLDER)
    essays, of_essays = read_essays(own, gallery.registry, is_public=True)
    problems += of_essays
    wanted = {file.path for file in own}
    if paths:
        listed = [list_given_essays(path) for path in paths]
        # A path may be written in another way than the project's own.
        written = {Path(file.path): file.path for file in own}
        files = [file for files, _ in listed for file in files]
        others = {file.path: file for file in files if Path(file.path) not in written}
        more, of_essays = read_essays(list(others.values()), gallery.registry, is_public=False)
        essays += more
        problems += [problem for _, of_files in listed for problem in of_files] + of_essays
        wanted = {written.get(Path(file.path), file.path) for file in files}
    if essays:
        problems += find_copies(essays, load_fingerprints(gallery.sources, cache))
    missed = {file.path for file in own} - wanted
    return EssaysResult(len(wanted), sorted(problem for problem in problems if problem.path not in missed))
