"""Refuse a link to an address that the gallery does not have; a rule over the whole gallery.

section: Danh mục
meaning: Một trang hay một câu chuyện dẫn tới địa chỉ mà kho không có
action: Sửa liên kết theo gợi ý
wrong: |
  [Quận Hoàn Kiếm](gallery:quan/hoan-kim/)
right: |
  [Quận Hoàn Kiếm](gallery:quan/hoan-kiem/)
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from generator.checking.links import SCHEME
from generator.nearest import find_nearest
from generator.records.link import GalleryLink
from generator.records.problem import Problem

CODE = "unknown-address"
LEVEL: Final = "error"


def check(links: Iterable[GalleryLink], addresses: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each link whose address is not among `addresses`."""
    for link in links:
        if link.address not in addresses:
            near = find_nearest(link.address, sorted(addresses), 60)
            yield Problem(
                path=link.path,
                line=link.line,
                column=link.column,
                level=LEVEL,
                code=CODE,
                message=f'kho không có trang "{link.address}"',
                hint=f'có phải "{SCHEME}{near}"?' if near else "xem địa chỉ trên trang đã dựng, bỏ phần tên miền",
            )
