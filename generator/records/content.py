"""A valid profile with its story: all that its page says of it."""

from msgspec import Struct

from generator.records.profile import Profile


class Content(Struct, frozen=True, gc=False):
    """A valid profile with its story."""

    profile: Profile
    """The record of the front matter."""
    story_html: str
    """The story without pictures, as it stands on the profile's page."""
    markdown: str
    """The story as written, where it shows pictures; else empty."""
