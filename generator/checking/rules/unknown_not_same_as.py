"""Warn of a profile in `not_same_as` that is not there; a rule over the whole gallery.

section: Tệp và thư mục
meaning: "`not_same_as` nêu một hồ sơ không có"
action: Sửa lại theo tên tệp của hồ sơ kia, hoặc xóa
wrong: |
  not_same_as: [nguyen-van-b]
right: |
  not_same_as: [nguyen-van-a]
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from generator.nearest import find_nearest
from generator.planning.urls import PROFILES
from generator.records.link import GalleryLink
from generator.records.problem import Problem, warning_at

CODE = "unknown-not-same-as"
LEVEL: Final = "warning"


def check(named: Iterable[GalleryLink], addresses: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each page in `named` that is not among the `addresses` of profiles."""
    for link in named:
        if link.address not in addresses:
            slug = _get_slug(link.address)
            near = find_nearest(slug, {address: _get_slug(address) for address in sorted(addresses)}, 80)
            hint = "ghi tên tệp của hồ sơ kia (không có .md), hoặc xóa tên này khỏi not_same_as"
            message = f'kho không có hồ sơ nào mang tên tệp "{slug}.md"'
            hint = f'có phải "{_get_slug(near)}"?' if near else hint
            yield warning_at(link.path, link.line, link.column, CODE, message, hint)


def _get_slug(address: str) -> str:
    return address.removeprefix(PROFILES).rstrip("/")
