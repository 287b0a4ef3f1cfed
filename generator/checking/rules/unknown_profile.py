"""Refuse a featured story without a profile; a rule over the whole gallery.

section: Danh mục
meaning: Trang chủ gọi tên một hồ sơ không có
action: Sửa `site_data/featured.yml`
wrong: |
  - slug: nguyen-van-b
right: |
  - slug: nguyen-van-a
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final

from generator.checking.context import Path
from generator.records.problem import Position, Problem, error_at
from generator.records.words import Featured

CODE = "unknown-profile"
LEVEL: Final = "error"


def check(
    path: str, featured: Iterable[Featured], slugs: Collection[str], locate: Callable[[Path], Position]
) -> Iterator[Problem]:
    """Yield a problem for each story of the file `path` whose profile is not among `slugs`."""
    for index, story in enumerate(featured):
        if story.slug not in slugs:
            message = f'không có hồ sơ nào mang địa chỉ "{story.slug}"'
            hint = "sửa lại theo tên tệp hồ sơ (không có .md), hoặc xóa mục này"
            yield error_at(path, *locate((index, "slug")), CODE, message, hint)
