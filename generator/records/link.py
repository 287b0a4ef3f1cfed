"""A link into the gallery, from a story, an editorial page or the navigation."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class GalleryLink:
    """A link to an address of the gallery, and where it stands: line and column from 1."""

    address: str
    path: str
    line: int
    column: int
