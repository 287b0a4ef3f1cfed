"""Refuse two profiles with one address; a rule over the whole gallery.

section: Tệp và thư mục
meaning: Hai hồ sơ có cùng tên tệp
action: "Trùng tên người: thêm `-2`; cùng một người: gộp lại"
wrong: |
  content/profiles/hoan-kiem/giao-duc/nguyen-van-a.md
  content/profiles/dong-da/kinh-te/nguyen-van-a.md
right: |
  content/profiles/hoan-kiem/giao-duc/nguyen-van-a.md
  content/profiles/dong-da/kinh-te/nguyen-van-a-2.md
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from generator.records.problem import Problem, error_at

CODE = "slug-clash"
LEVEL: Final = "error"


def check(addresses: Iterable[tuple[str, str]], former: Iterable[tuple[str, str]] = ()) -> Iterator[Problem]:
    """Yield a problem for every file of a clash.

    `addresses`: path and slug of each profile; `former`: path and each earlier slug of a profile that had another.
    """
    by_slug: dict[str, list[str]] = defaultdict(list)
    for path, slug in addresses:
        by_slug[slug].append(path)
    for slug, paths in by_slug.items():
        if len(paths) > 1:
            yield from (_make_problem(path, slug, paths) for path in paths)
    by_former: dict[str, list[str]] = defaultdict(list)
    # One that a profile lists twice is reported by the rule on lists.
    for path, slug in dict.fromkeys(former):
        by_former[slug].append(path)
    for slug, paths in by_former.items():
        owners = [*by_slug.get(slug, ()), *paths]
        if len(owners) > 1:
            yield from (_make_former_problem(path, slug, owners) for path in paths)


def _make_former_problem(path: str, slug: str, owners: list[str]) -> Problem:
    others = [other for other in owners if other != path]
    other = f"của {', '.join(others)}" if others else "của chính hồ sơ này"
    message = f'địa chỉ cũ "{slug}" cũng là {other}'
    hint = f"bỏ {slug} khỏi mục former_slugs; mỗi địa chỉ chỉ dẫn tới một hồ sơ"
    return Problem(path=path, line=1, column=1, level=LEVEL, code=CODE, message=message, hint=hint)


def _make_problem(path: str, slug: str, paths: list[str]) -> Problem:
    others = ", ".join(other for other in paths if other != path)
    hint = f"hai người trùng tên: đổi tên một tệp thành {slug}-2.md; cùng một người: gộp làm một hồ sơ"
    return error_at(path, 1, 1, CODE, f'địa chỉ "{slug}" trùng với {others}', hint)
