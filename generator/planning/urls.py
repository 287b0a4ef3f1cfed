"""Every address of the gallery, relative to the site's root; published once, kept for ever."""

from generator.vietnamese import letter_slug

HOME = ""
PROFILES = "ho-so/"
DISTRICTS = "quan/"
WARDS = "phuong/"
FIELDS = "linh-vuc/"
YEARS = "nam/"
AWARDS = "danh-hieu/"
MOVEMENTS = "phong-trao/"
COLLECTIVES = "tap-the/"
NAMES = "ten/"
DATA = "du-lieu/"
SEARCH = "tra-cuu/"
EMBEDS = "nhung/"
DATA_FILES = (f"{DATA}ho-so.json", f"{DATA}ho-so.csv")
"""The open data, by address."""


PROFILE_ROOT = "../../"
"""The way from a profile's page back to the site's root."""


def profile_url(slug: str) -> str:
    """A profile's page."""
    return f"{PROFILES}{slug}/"


def story_url(slug: str) -> str:
    """A profile's story as plain text, packed, for the snippets of search; it lies beside the page."""
    return f"{PROFILES}{slug}/story.bin"


def thumbnail_url(slug: str) -> str:
    """The small square portrait that stands on a profile's card."""
    return f"anh/{slug}-the-160.webp"


def embed_url(slug: str) -> str:
    """The page that stands in a frame on another site: a profile's card."""
    return f"{EMBEDS}ho-so/{slug}/"


def oembed_url(slug: str) -> str:
    """What other sites read of a profile: its oEmbed."""
    return f"oembed/{slug}.json"


def letter_url(letter: str) -> str:
    """The names whose given name starts with `letter`, which is typed as in Telex, so that D and Đ stay apart."""
    return f"{NAMES}{letter_slug(letter)}/"


def page_url(url: str, number: int) -> str:
    """The page `number` (from 1) of a listing that starts at `url`."""
    return url if number == 1 else f"{url}trang/{number}/"
