"""A check from top to bottom: everything wrong with a project, of which nothing is written."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from generator.cache import Cache, digest, no_cache
from generator.planning.site import plan_site
from generator.records.problem import Problem, has_errors
from generator.steps.comparison import KnownAddresses, find_lost, list_known_addresses
from generator.steps.contest import check_essays
from generator.steps.gallery import (
    Gallery,
    Project,
    digest_project,
    find_dead_links,
    finish_duplicates,
    read_gallery,
    start_duplicates,
)
from generator.steps.plan import plan_gallery
from generator.steps.sources import load_summaries
from generator.steps.tasks import Tasks


def check_project(
    project: Project, cache: Cache, tasks: Tasks, base: tuple[str, Project] | None = None
) -> tuple[int, list[Problem]]:
    """Count the profiles of a project, and find everything wrong with it, sorted by place.

    `base` is an earlier state of the project and what it is called: its addresses must still lead somewhere.
    """
    gallery = _read_gallery(project, cache, tasks)
    duplicates = start_duplicates(gallery.sources, cache, tasks)
    problems = [*gallery.problems, *check_essays(project, gallery, cache).problems]
    if not has_errors(gallery.problems):
        problems += _find_dead_links(gallery, cache)
        if base:
            name, before = base
            addresses = list_known_addresses(gallery, plan_gallery(gallery, cache), project)
            problems += find_lost(_read_addresses(before, tasks), addresses, name)
    problems += finish_duplicates(duplicates, gallery.sources, cache)
    return gallery.sources.count, sorted(problems)


def check_contest(project: Project, cache: Cache, tasks: Tasks, paths: Sequence[Path]) -> tuple[int, list[Problem]]:
    """Count the contest's essays in `paths`, files or folders, and find what is wrong with them, sorted by place.

    Errors of the lists that essays are checked against come with them: without a list, less is found.
    """
    gallery = _read_gallery(project, cache, tasks)
    result = check_essays(project, gallery, cache, paths)
    of_lists = [
        problem
        for problem in gallery.problems
        if problem.level == "error" and Path(problem.path).is_relative_to(project.data)
    ]
    return result.total, sorted([*result.problems, *of_lists])


def _read_gallery(project: Project, cache: Cache, tasks: Tasks) -> Gallery:
    return read_gallery(project, digest_project(project), cache, tasks, for_pages=cache.is_kept)


def _find_dead_links(gallery: Gallery, cache: Cache) -> list[Problem]:
    """Find the links that lead nowhere. The plan that it takes costs more than all else where nothing changed."""
    key = digest((gallery.digests, gallery.registry.featured, gallery.sources.key))
    problems = cache.get("checks", key, list[Problem])
    if problems is None:
        summaries = chain.from_iterable(load_summaries(gallery.sources, cache))
        problems = find_dead_links(gallery, plan_site(summaries, gallery.registry))
        cache.put("checks", key, problems)
    return problems


def _read_addresses(project: Project, tasks: Tasks) -> KnownAddresses:
    """Read what others know of an earlier state of a project; its paths have no place in the cache of this one."""
    with no_cache() as cache:
        gallery = _read_gallery(project, cache, tasks)
        return list_known_addresses(gallery, plan_gallery(gallery, cache), project)
