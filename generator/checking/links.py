"""Links of the editorial pages and the navigation into the gallery: each must lead to a page that is made."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from generator.nearest import nearest
from generator.records.problem import Problem

SCHEME = "gallery:"
"""Editorial pages and the navigation write `gallery:quan/hoan-kiem/` for an address of the gallery."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GalleryLink:
    """A link to an address of the gallery, and where it stands: line and column from 1."""

    address: str
    path: str
    line: int
    column: int


def check_links(links: Iterable[GalleryLink], addresses: Collection[str]) -> list[Problem]:
    """The links whose address is not among `addresses`, sorted by place."""
    return sorted(_unknown(link, addresses) for link in links if link.address not in addresses)


def _unknown(link: GalleryLink, addresses: Collection[str]) -> Problem:
    near = nearest(link.address, sorted(addresses), 60)
    return Problem(
        path=link.path,
        line=link.line,
        column=link.column,
        level="error",
        code="unknown-address",
        message=f'kho không có trang "{link.address}"',
        hint=f'có phải "{SCHEME}{near}"?' if near else "xem địa chỉ trên trang đã dựng, bỏ phần tên miền",
    )
