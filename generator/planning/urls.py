"""Every address of the gallery, relative to the site's root. An address never changes once it is published."""

import re

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
EMPTY_PLACES = f"{SEARCH}chua-co-ai.json"
"""The places without a profile, for searches that name one."""
SLIDES = "trinh-chieu/"
COMPARISON = "so-sanh/"
EMBEDS = "nhung/"
EDITORS = "bien-tap/"
SUBMIT = f"{EDITORS}gui/"
EDITOR = f"{EDITORS}soan/"
EDITOR_DATA = f"{EDITOR}cau-hinh.json"
"""What the form for editors reads."""
INTRODUCE = "gioi-thieu-mot-nguoi/"
FORM_DATA = f"{SUBMIT}du-lieu.json"
"""What the scripts of both forms read."""
FEATURED = f"{EMBEDS}noi-bat"
"""The featured story on other sites: an oEmbed and a folder of its frame."""
WITHDRAWN = "da-go/"
DATA_FILES = tuple(
    f"{DATA}{name}"
    for name in (
        "ho-so.json",
        "ho-so.csv",
        "ho-so-cham-phay.csv",
        "kho.sqlite",
        "datapackage.json",
        "so-luong.json",
        "SHA256SUMS.txt",
    )
)
"""The open data that pages link to, by address."""
FILES = ("sitemap.xml", "robots.txt", "nhung.js")
"""Files for programs."""


_MADE_OF_PROFILES = re.compile(rf"{YEARS}\d|{DISTRICTS}[^/]+/\d|{NAMES}(?:[a-z]{{1,2}}|khac)/|.*/trang/\d")

PROFILE_ROOT = "../../"
"""The way from a profile's page back to the site's root."""


def may_depend_on_profiles(address: str) -> bool:
    """Whether a page is there only if some profile is on it: that of a year, of a letter, a later part of a list."""
    return _MADE_OF_PROFILES.match(address) is not None


def profile_url(slug: str) -> str:
    """Return the address of a profile's page."""
    return f"{PROFILES}{slug}/"


def story_url(slug: str) -> str:
    """Return the address of a story as gzipped plain text, which search reads for snippets."""
    return f"{PROFILES}{slug}/story.bin"


def data_url(slug: str) -> str:
    """Return the address of a profile's open data."""
    return f"{PROFILES}{slug}/index.json"


def audio_url(slug: str, name: str) -> str:
    """Return the address of the recording of a story; `name` is that of the editors' file."""
    return f"{PROFILES}{slug}/nghe{name.lower()[-4:]}"


def thumbnail_url(slug: str) -> str:
    """Return the address of the small square portrait on a profile's card."""
    return f"anh/{slug}-the-160.webp"


def embed_url(url: str) -> str:
    """The page that stands in a frame on another site: the card of a profile, or the cards of a list."""
    return f"{EMBEDS}{url}"


def oembed_url(slug: str) -> str:
    """What other sites read of a profile: its oEmbed."""
    return f"oembed/{slug}.json"


def list_oembed_url(url: str) -> str:
    """The oEmbed of a list; apart from those of profiles, whose slugs may be any word."""
    return f"oembed/danh-sach/{url.rstrip('/')}.json"


def letter_url(letter: str) -> str:
    """Return the address of the people whose given name starts with `letter`; Đ is written as in Telex, `dd`."""
    return f"{NAMES}{letter_slug(letter)}/"


def page_url(url: str, number: int) -> str:
    """Return the address of page `number` (from 1) of a listing that starts at `url`."""
    return url if number == 1 else f"{url}trang/{number}/"
