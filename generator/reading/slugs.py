"""Addresses from names."""

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

from slugify import slugify

from generator.records.base import Slug

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


MAX_SLUG = 150
"""Letters of a profile's address: with what is put around it, it is the name of a file, of at most 255."""


def stem_of(name: str) -> str:
    """The name of a Markdown file without its ending, `.md` or `.MD`."""
    return name[:-3] if name.lower().endswith(".md") else name


def make_slug(text: str) -> Slug:
    """The ASCII address of a name: "Đặng Thị Ơn" gives `dang-thi-on`. The same text always gives the same slug."""
    # Nearly every file is named by its address already.
    return Slug(text) if _SLUG.fullmatch(text) else _slugified(text)


@lru_cache(maxsize=1024)
def _slugified(text: str) -> Slug:
    return Slug(slugify(text.replace("Đ", "D").replace("đ", "d")))


def old_anchor(heading: str) -> str:
    """The anchor that a heading of an editorial page had when letters without a plain form, such as đ, were dropped."""
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def unique_anchor(anchor: str, taken: Collection[str]) -> str:
    """As Python-Markdown counts headings of one text: `a`, `a_1`, `a_2`."""
    number, unique = 0, anchor
    while not unique or unique in taken:
        number += 1
        unique = f"{anchor}_{number}"
    return unique
