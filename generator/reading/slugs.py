"""Addresses from names."""

import re
from functools import lru_cache

from slugify import slugify

from generator.records.base import Slug

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def make_slug(text: str) -> Slug:
    """The ASCII address of a name: "Đặng Thị Ơn" gives `dang-thi-on`. The same text always gives the same slug."""
    # Nearly every file is named by its address already.
    return Slug(text) if _SLUG.fullmatch(text) else _slugified(text)


@lru_cache(maxsize=1024)
def _slugified(text: str) -> Slug:
    return Slug(slugify(text.replace("Đ", "D").replace("đ", "d")))
