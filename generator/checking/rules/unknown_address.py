"""Refuse a link to an address that the gallery does not have; a rule over the whole gallery.

section: Danh mục
meaning: Một trang hay một câu chuyện dẫn tới địa chỉ mà kho không có
action: Sửa liên kết theo gợi ý
wrong: |
  [Quận Hoàn Kiếm](gallery:quan/hoan-kim/)
right: |
  [Quận Hoàn Kiếm](gallery:quan/hoan-kiem/)
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from generator.checking.links import SCHEME
from generator.nearest import find_nearest
from generator.records.link import GalleryLink
from generator.records.problem import Problem, error_at

CODE = "unknown-address"
LEVEL: Final = "error"


def check(
    links: Iterable[GalleryLink], addresses: Collection[str], moved: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Problem]:
    """Yield a problem for each link whose address is not among `addresses`; `moved` are those by their earlier one."""
    for link in links:
        if link.address not in addresses:
            now = moved.get(link.address)
            message = f'{"trang này đã đổi địa chỉ:" if now else "kho không có trang"} "{link.address}"'
            hint = f'nay là "{SCHEME}{now}"' if now else _hint_at(_find_meant(link.address, sorted(addresses)))
            yield error_at(link.path, link.line, link.column, CODE, message, hint)


def _hint_at(near: str | None) -> str:
    return f'có phải "{SCHEME}{near}"?' if near else "xem địa chỉ trên trang đã dựng, bỏ phần tên miền"


def _find_meant(address: str, addresses: Iterable[str]) -> str | None:
    """Return the address that was probably meant: its last part misspelt, or its folder wrong."""
    folder, name = _split(address)
    if len(name) < 4:
        # A letter or two are like anything.
        return None
    parts = {known: _split(known) for known in addresses}
    same = [known for known, part in parts.items() if part[1] == name]
    if len(same) == 1:
        return same[0]
    return find_nearest(name, {known: part[1] for known, part in parts.items() if part[0] == folder}, 80)


def _split(address: str) -> tuple[str, str]:
    """Return the folder and the last part of an address."""
    folder, _, name = address.rstrip("/").rpartition("/")
    return folder, name
