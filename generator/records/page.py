"""What an editorial page says of itself."""

from generator.records.base import Text, record


@record
class PageHead:
    """The front matter of an editorial page: `title` and `description` as search engines show them, and a template of
    the theme for a page of its own kind.
    """

    title: Text | None = None
    description: Text | None = None
    template: Text | None = None
