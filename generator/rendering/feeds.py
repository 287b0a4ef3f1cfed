"""The feeds of a list: Atom (RFC 4287) and JSON Feed 1.1, so that a portal shows what is new without a script of ours.

Both are made from summaries alone, which know a child by initials only. Days stand at midnight in Hanoi.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from html import escape
from typing import Any
from uuid import UUID, uuid5

from msgspec import json

from generator.planning.urls import thumbnail_url
from generator.records.output import Output
from generator.records.registry import Registry
from generator.records.summary import ProfileSummary
from generator.rendering.views.parts import make_card

ATOM_TYPE, JSON_TYPE = "application/atom+xml", "application/feed+json"

_NOT_XML = re.compile("[\ufffe\uffff]")
"""Characters that YAML takes and XML does not; other control characters are refused when a profile is read."""

_NAMESPACE = UUID("5d0b8f0e-6c0f-4d53-9d0a-2f6d5c1c7a11")
"""Never changes: readers know a profile by its id, and would show all of them as new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed to be written."""

    url: str
    """The address of its list, relative to the site's root."""
    title: str
    """What the list shows; the site's name for all profiles."""
    profiles: Sequence[ProfileSummary]
    """At least one, newest first; each has a day of publication."""


def feed_files(feed: Feed, registry: Registry, site_url: str) -> list[Output]:
    """Write both feeds of a list."""
    return [
        (f"{feed.url}feed.xml", _atom(feed, registry, site_url)),
        (f"{feed.url}feed.json", _json(feed, registry, site_url)),
    ]


def feed_links(url: str, title: str, root: str) -> str:
    """Write the links by which a reader finds the feeds of the list at `url`."""
    name = escape(title)
    return (
        f'<link rel="alternate" type="{ATOM_TYPE}" title="{name}" href="{root}{url}feed.xml">\n'
        f'<link rel="alternate" type="{JSON_TYPE}" title="{name}" href="{root}{url}feed.json">'
    )


def feed_title(title: str, site_name: str) -> str:
    """Name a feed after its list and the site."""
    return site_name if title == site_name else f"{title} – {site_name}"


@lru_cache(maxsize=131_072)
def make_id(url: str) -> str:
    """Make the lasting id of a profile or a list, which survives a move of the site to another host."""
    return f"urn:uuid:{uuid5(_NAMESPACE, url)}"


def _atom(feed: Feed, registry: Registry, site_url: str) -> bytes:
    settings = registry.settings
    entries = [_atom_entry(profile, _tags(profile, registry), site_url) for profile in feed.profiles]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">\n'
        f"<id>{make_id(feed.url)}</id>\n"
        f"<title>{_escape(feed_title(feed.title, settings.site_name))}</title>\n"
        f"<updated>{max(_moment(profile.changed) for profile in feed.profiles)}</updated>\n"
        f'<link rel="self" type="{ATOM_TYPE}" href="{_escape(site_url + feed.url)}feed.xml"/>\n'
        f'<link rel="alternate" type="text/html" href="{_escape(site_url + feed.url)}"/>\n'
        f"<author><name>{_escape(settings.contact_name)}</name></author>\n"
        f"<rights>{_escape(settings.content_licence)}</rights>\n"
        f"{''.join(entries)}</feed>\n"
    ).encode()


@lru_cache(maxsize=131_072)
def _atom_entry(profile: ProfileSummary, tags: tuple[str, ...], site_url: str) -> str:
    """Write an entry; the same stands in a dozen feeds."""
    categories = "".join(f'<category term="{_escape(tag)}"/>\n' for tag in tags)
    return (
        "<entry>\n"
        f"<id>{make_id(profile.url)}</id>\n"
        f"<title>{_escape(make_card(profile).title)}</title>\n"
        f'<link rel="alternate" type="text/html" href="{_escape(site_url + profile.url)}"/>\n'
        f"<published>{_moment(profile.published)}</published>\n"
        f"<updated>{_moment(profile.changed)}</updated>\n"
        f"{categories}"
        f'<summary type="text">{_escape(_text(profile))}</summary>\n'
        "</entry>\n"
    )


def _json(feed: Feed, registry: Registry, site_url: str) -> bytes:
    settings = registry.settings
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed_title(feed.title, settings.site_name),
        "home_page_url": site_url + feed.url,
        "feed_url": f"{site_url}{feed.url}feed.json",
        "language": "vi",
        "authors": [{"name": settings.contact_name}],
    }
    items = [_json_item(profile, _tags(profile, registry), site_url) for profile in feed.profiles]
    # The items are JSON already; the list of them is the last key.
    return "".join((_dump(head)[:-1], ',"items":[\n', ",\n".join(items), "\n]}\n")).encode()


@lru_cache(maxsize=131_072)
def _json_item(profile: ProfileSummary, tags: tuple[str, ...], site_url: str) -> str:
    item = {
        "id": make_id(profile.url),
        "url": site_url + profile.url,
        "title": make_card(profile).title,
        "content_text": _text(profile),
        "date_published": _moment(profile.published),
        "date_modified": _moment(profile.changed),
        "tags": tags,
        "_ntvt": {"monogram": profile.monogram, "is_honoured": profile.honoured},
    }
    if profile.has_portrait:
        item["image"] = site_url + thumbnail_url(profile.slug)
    return _dump(item)


def _escape(text: str) -> str:
    """Escape a text for XML."""
    return _NOT_XML.sub("", escape(text))


def _dump(value: Any) -> str:
    return json.encode(value).decode()


def _tags(profile: ProfileSummary, registry: Registry) -> tuple[str, ...]:
    return tuple([registry.fields[key].name for key in profile.fields])


def _text(profile: ProfileSummary) -> str:
    """What they did, where and when, as their card says it."""
    view = make_card(profile)
    return "\n".join(part for part in (view.text, view.label) if part)


def _moment(day: date | None) -> str:
    """A day as RFC 3339 writes it."""
    assert day is not None
    return f"{day.isoformat()}T00:00:00+07:00"
