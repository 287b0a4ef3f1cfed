"""What other sites read of a profile: its oEmbed 1.0 (oembed.com), a static file, and the link that leads there."""

from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from msgspec import json

from generator.planning.urls import embed_url, oembed_url
from generator.rendering.views.parts import Card

WIDTH, HEIGHT = 480, 235
"""The frame of a card in pixels: high enough for the longest card from 300 pixels of width on."""

CACHE_AGE = 86_400
"""Seconds that others may keep it: a withdrawn profile is gone from them after a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteName:
    """The site, as other sites name it."""

    name: str
    """What it is called."""
    url: str
    """Its root, absolute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Embed:
    """A profile as it stands on other sites."""

    slug: str
    """The last part of its address."""
    title: str
    """Honorific and name; a child's is initials only."""
    card: Card
    """Its card, the same as in our lists."""
    site: SiteName
    """Where it comes from."""


def oembed_link(embed: Embed) -> str:
    """Write the link by which a consumer finds the oEmbed of a profile's page.

    The query says nothing to a static host, but some consumers take the page's address from it.
    """
    page = quote(f"{embed.site.url}{embed.card.href}", safe="")
    href = escape(f"{embed.site.url}{oembed_url(embed.slug)}?url={page}&format=json")
    return f'<link rel="alternate" type="application/json+oembed" title="{escape(embed.title)}" href="{href}">'


def oembed_json(embed: Embed) -> bytes:
    """Write the oEmbed of a profile.

    `card` is for our own script on other sites; the address of its picture is relative to the root.
    """
    card, site = embed.card, embed.site
    value = {
        "version": "1.0",
        "type": "rich",
        "title": embed.title,
        "provider_name": site.name,
        "provider_url": site.url,
        "cache_age": CACHE_AGE,
        "width": WIDTH,
        "height": HEIGHT,
        "html": frame_html(embed),
        "card": {
            "text": card.text,
            "label": card.label,
            "monogram": card.monogram,
            "is_honoured": card.is_honoured,
            "picture": card.picture.src if card.picture else None,
        },
    }
    if card.picture:
        value["thumbnail_url"] = f"{site.url}{card.picture.src}"
        value["thumbnail_width"], value["thumbnail_height"] = card.picture.width, card.picture.height
    return json.encode(value)


def frame_html(embed: Embed) -> str:
    """Write the frame that another site sets in its page; as wide as its column, up to the width of a card."""
    src, title = escape(f"{embed.site.url}{embed_url(embed.slug)}"), escape(f"{embed.title} – {embed.site.name}")
    return (
        f'<iframe src="{src}" title="{title}" width="100%" height="{HEIGHT}" frameborder="0" loading="lazy"></iframe>'
    )
