"""Addresses from names."""

from functools import lru_cache

from slugify import slugify

from generator.records.base import Slug


@lru_cache(maxsize=1024)
def make_slug(text: str) -> Slug:
    """The ASCII address of a name: "Đặng Thị Ơn" gives `dang-thi-on`. The same text always gives the same slug."""
    return Slug(slugify(text.replace("Đ", "D").replace("đ", "d")))
