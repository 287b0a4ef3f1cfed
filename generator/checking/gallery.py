"""Rules over the whole gallery: addresses that clash, featured stories that are not there."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from generator.checking.profile import Locate
from generator.records.problem import Problem
from generator.records.words import Featured


def check_clashes(addresses: Iterable[tuple[str, str]]) -> list[Problem]:
    """Find profiles that have one address; every side of a clash gets its problem. Takes path and slug of each."""
    by_slug: dict[str, list[str]] = defaultdict(list)
    for path, slug in addresses:
        by_slug[slug].append(path)
    return [_clash(path, slug, paths) for slug, paths in by_slug.items() if len(paths) > 1 for path in paths]


def _clash(path: str, slug: str, paths: list[str]) -> Problem:
    others = ", ".join(other for other in paths if other != path)
    return Problem(
        path=path,
        line=1,
        column=1,
        level="error",
        code="slug-clash",
        message=f'địa chỉ "{slug}" trùng với {others}',
        hint=f"hai người trùng tên: đổi tên một tệp thành {slug}-2.md; cùng một người: gộp làm một hồ sơ",
    )


def check_featured(path: str, featured: Iterable[Featured], slugs: Collection[str], locate: Locate) -> list[Problem]:
    """Featured stories of the file `path` whose profile is not among `slugs`."""
    problems = []
    for index, story in enumerate(featured):
        if story.slug not in slugs:
            place = locate((index, "slug"))
            problems.append(
                Problem(
                    path=path,
                    line=place.line,
                    column=place.column,
                    level="error",
                    code="unknown-profile",
                    message=f'không có hồ sơ nào mang địa chỉ "{story.slug}"',
                    hint="sửa lại theo tên tệp hồ sơ (không có .md), hoặc xóa mục này",
                )
            )
    return problems
