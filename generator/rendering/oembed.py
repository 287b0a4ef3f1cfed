"""What other sites read of a profile or a list: its oEmbed 1.0 (oembed.com), a static file, and the link to it."""

from html import escape
from typing import Any
from urllib.parse import quote

from msgspec import Struct, json

from generator.planning.urls import embed_url, list_oembed_url, oembed_url
from generator.rendering.views.parts import Card, describe_small_plate

WIDTH, HEIGHT = 480, 235
"""The frame of a card in pixels: high enough for the longest card from 300 pixels of width on."""

LIST_HEIGHT = 520
"""The frame of a list in pixels; it scrolls, unless a script of the page around it gives it its height."""

CACHE_AGE = 86_400
"""Seconds that others may keep it: a withdrawn profile is gone from them after a day."""


class SiteName(Struct, frozen=True, kw_only=True):
    """The site, as other sites name it."""

    name: str
    """What it is called."""
    url: str
    """Its root, absolute."""


class Embed(Struct, frozen=True, kw_only=True):
    """A profile as it stands on other sites."""

    slug: str
    """The last part of its address."""
    title: str
    """Honorific and name; a child's is initials only."""
    card: Card
    """Its card, the same as in our lists."""
    site: SiteName
    """Where it comes from."""

    @property
    def url(self) -> str:
        """The address of its page, relative to the root."""
        return self.card.href


class ListEmbed(Struct, frozen=True, kw_only=True):
    """A list as it stands on other sites."""

    url: str
    """The address of its first page, relative to the root."""
    title: str
    """What it lists."""
    cards: tuple[Card, ...]
    """Its newest profiles."""
    total: str
    """How many profiles the whole list has, in words."""
    site: SiteName
    """Where it comes from."""


def oembed_link(embed: Embed | ListEmbed) -> str:
    """Write the link by which a consumer finds the oEmbed of a profile's page, or of a list.

    Some consumers take the page's address from the query, which a static host ignores.
    """
    root = embed.site.url
    url = oembed_url(embed.slug) if isinstance(embed, Embed) else list_oembed_url(embed.url)
    href = escape(f"{root}{url}?url={quote(f'{root}{embed.url}', safe='')}&format=json")
    return f'<link rel="alternate" type="application/json+oembed" title="{escape(embed.title)}" href="{href}">'


def oembed_json(embed: Embed, extra: dict[str, str] | None = None) -> bytes:
    """Write the oEmbed of a profile.

    `card` is for our own script on other sites; the address of its picture is relative to the root.
    """
    card, site = embed.card, embed.site
    value = _rich(site, embed.title, frame_html(site, embed.url, embed.title, HEIGHT), HEIGHT)
    value["card"] = {
        "text": card.text,
        "label": card.label,
        **describe_small_plate(card),
        "is_honoured": card.is_honoured,
        "picture": card.picture.src if card.picture else None,
    }
    if card.picture:
        value["thumbnail_url"] = f"{site.url}{card.picture.src}"
        value["thumbnail_width"], value["thumbnail_height"] = card.picture.width, card.picture.height
    return json.encode(value | (extra or {}))


def list_oembed_json(embed: ListEmbed) -> bytes:
    """Write the oEmbed of a list."""
    html = frame_html(embed.site, embed.url, embed.title, LIST_HEIGHT)
    return json.encode(_rich(embed.site, embed.title, html, LIST_HEIGHT))


def _rich(site: SiteName, title: str, html: str, height: int) -> dict[str, Any]:
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": site.name,
        "provider_url": site.url,
        "cache_age": CACHE_AGE,
        "width": WIDTH,
        "height": height,
        "html": html,
    }


def frame_html(site: SiteName, url: str, title: str, height: int) -> str:
    """Write the frame that another site sets in its page; as wide as its column, up to the width of a card."""
    src, name = escape(f"{site.url}{embed_url(url)}"), escape(f"{title} – {site.name}")
    return f'<iframe src="{src}" title="{name}" width="100%" height="{height}" frameborder="0" loading="lazy"></iframe>'
