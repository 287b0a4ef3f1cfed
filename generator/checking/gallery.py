"""Rules over the whole gallery: addresses that clash, featured stories that are not there."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Protocol

from generator.checking.profile import Locate
from generator.records.problem import Problem
from generator.records.words import Featured


class Addressed(Protocol):
    """What has an address: a profile, or its entry."""

    @property
    def slug(self) -> str:
        """The last part of the address."""

    @property
    def path(self) -> str:
        """The profile's file."""


def check_clashes(profiles: Iterable[Addressed]) -> list[Problem]:
    """Profiles that have one address; every side of a clash is told."""
    by_slug: dict[str, list[Addressed]] = defaultdict(list)
    for profile in profiles:
        by_slug[profile.slug].append(profile)
    return [_clash(profile, same) for same in by_slug.values() if len(same) > 1 for profile in same]


def _clash(profile: Addressed, same: list[Addressed]) -> Problem:
    others = ", ".join(other.path for other in same if other is not profile)
    return Problem(
        path=profile.path,
        line=1,
        column=1,
        level="error",
        code="slug-clash",
        message=f'địa chỉ "{profile.slug}" trùng với {others}',
        hint=f"hai người trùng tên: đổi tên một tệp thành {profile.slug}-2.md; cùng một người: gộp làm một hồ sơ",
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
