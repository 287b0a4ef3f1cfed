"""A link into the gallery from a story, an editorial page or the navigation."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class GalleryLink:
    """A link into the gallery, and the place where it is written."""

    address: str
    """The address it leads to, relative to the site's root; or to the host's, if it has one."""
    path: str
    """The file that has the link, as messages show it."""
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in characters."""
    host: str = ""
    """The host that a full address names, in lower case; empty for a link that can only lead into the gallery."""
