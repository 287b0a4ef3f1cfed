"""The front matter of an editorial page."""

from generator.records.base import Text, record
from generator.records.profile import Allowed


@record
class PageFrontMatter:
    """The front matter of an editorial page."""

    title: Text | None = None
    """The title in menus, browsers and search results; None for the first heading."""
    description: Text | None = None
    """The text below the title in search results; None for the site's own."""
    template: Text | None = None
    """The template of the theme; None for the default, which is the only one allowed."""
    allowed: tuple[Allowed, ...] = ()
    """What looks like a private detail and may be published."""
