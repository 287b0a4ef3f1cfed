"""What an editorial page says of itself."""

from generator.records.base import Text, record
from generator.records.profile import Allowed


@record
class PageHead:
    """The front matter of an editorial page."""

    title: Text | None = None
    """As menus, browsers and search engines show it."""
    description: Text | None = None
    """As search engines show it."""
    template: Text | None = None
    """A template of the theme for a page of its own kind."""
    allowed: tuple[Allowed, ...] = ()
    """What looks like a private detail and may stand."""
