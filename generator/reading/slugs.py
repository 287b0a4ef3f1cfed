"""Make addresses and anchors from names and headings."""

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

from slugify import slugify

from generator.records.base import Slug

MAX_SLUG = 150
"""The longest slug, in letters: with what is added to it, it is a file name, of 255 bytes at most."""


def get_stem(name: str) -> str:
    """Return the name of a Markdown file without its suffix, `.md` in any case."""
    return name[:-3] if name.lower().endswith(".md") else name


@lru_cache(maxsize=1024)
def make_slug(text: str) -> Slug:
    """Make the ASCII address of a name: "Đặng Thị Ơn" gives `dang-thi-on`."""
    return Slug(slugify(text.replace("Đ", "D").replace("đ", "d")))


def make_file_slug(path: str) -> Slug:
    """Make the slug of a profile from the path, or the name, of its file."""
    return make_slug(get_stem(path.rpartition("/")[2]))


def read_slug(text: str) -> str:
    """Return the slug in what someone typed or copied: a slug, an address, the name of a file; it may be no slug."""
    return text.strip("/").rpartition("/")[2].removesuffix(".md")


def make_old_anchor(heading: str) -> str:
    """Make the anchor that a heading had when letters without an ASCII form, such as đ, were dropped."""
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def make_unique(anchor: str, taken: Collection[str], numbers: dict[str, int] | None = None) -> str:
    """Number an anchor that is taken, as Python-Markdown does: `a`, `a_1`, `a_2`.

    `numbers` are the last ones by anchor, and are updated, so that numbering many equal headings takes little time.
    """
    number, unique = (numbers or {}).get(anchor, 0), anchor
    while not unique or unique in taken:
        number += 1
        unique = f"{anchor}_{number}"
    if numbers is not None:
        numbers[anchor] = number
    return unique
