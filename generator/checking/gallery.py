"""Rules over the whole gallery: addresses that clash, words that are doubled or dangling."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.records.problem import Problem
from generator.records.profile import Profile
from generator.records.registry import Registry


def check_gallery(profiles: Iterable[Profile], registry: Registry, data_folder: str) -> list[Problem]:
    """Every problem that only shows when all profiles are known; both sides of a clash are told."""
    by_slug: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        by_slug[profile.slug].append(profile)
    return [*_clashes(by_slug), *_featured(by_slug, registry, data_folder)]


def _clashes(by_slug: dict[str, list[Profile]]) -> Iterator[Problem]:
    for slug, same in by_slug.items():
        for profile in same if len(same) > 1 else ():
            others = ", ".join(other.path for other in same if other is not profile)
            yield Problem(
                path=profile.path,
                line=1,
                column=1,
                level="error",
                code="slug-clash",
                message=f'địa chỉ "{slug}" trùng với {others}',
                hint=f"hai người trùng tên: đổi tên một tệp thành {slug}-2.md; cùng một người: gộp làm một hồ sơ",
            )


def _featured(by_slug: dict[str, list[Profile]], registry: Registry, data_folder: str) -> Iterator[Problem]:
    for featured in registry.featured:
        if featured.slug not in by_slug:
            yield Problem(
                path=f"{data_folder}/featured.yml",
                line=1,
                column=1,
                level="error",
                code="unknown-profile",
                message=f'không có hồ sơ nào mang địa chỉ "{featured.slug}"',
                hint="sửa lại theo tên tệp hồ sơ (không có .md), hoặc xoá mục này",
            )
