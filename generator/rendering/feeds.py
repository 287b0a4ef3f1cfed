"""The feeds of a list: Atom (RFC 4287) and JSON Feed 1.1, so that a portal shows what is new without a script of ours.

Older profiles stand in archives (RFC 5005, section 4), which a reader fetches once. All are made from summaries alone,
which know a child by initials only. Days stand at midnight in Hanoi.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from msgspec import Struct, json

from generator.planning.feeds import FeedPlan
from generator.planning.urls import thumbnail_url
from generator.records.output import Output
from generator.records.registry import Registry
from generator.records.summary import ProfileSummary
from generator.rendering.views.parts import describe_small_plate, make_card

ATOM_TYPE, JSON_TYPE = "application/atom+xml", "application/feed+json"

_HISTORY = "http://purl.org/syndication/history/1.0"

_NOT_XML = re.compile("[\ufffe\uffff]")
"""Characters that YAML takes and XML does not; other control characters are refused when a profile is read."""

_NAMESPACE = UUID("5d0b8f0e-6c0f-4d53-9d0a-2f6d5c1c7a11")
"""Never changes: readers know a profile by its id, and would show all of them as new."""


class Feed(Struct, frozen=True, kw_only=True):
    """A feed, or one of its archives, to be written."""

    url: str
    """The address of its list, relative to the site's root."""
    title: str
    """What the list shows; the site's name for all profiles."""
    profiles: Sequence[ProfileSummary]
    """At least one, newest first; each has a day of publication."""
    archives: int
    """How many archives the feed has; the last one is the newest."""
    number: int | None = None
    """Which archive this is, from 1; None for the feed itself."""

    @property
    def address(self) -> str:
        """Its address, without extension."""
        return self.find_address(self.number)

    @property
    def previous(self) -> int:
        """The number of the next older archive; 0 where there is none."""
        return self.archives if self.number is None else self.number - 1

    def find_address(self, number: int | None) -> str:
        """Return the address of one of its archives, or of the feed, below the site's root and without extension."""
        return f"{self.url}feed" if number is None else f"{self.url}feed-{number}"


def list_feeds(url: str, title: str, plan: FeedPlan) -> Iterator[Feed]:
    """Yield the feed of the list at `url`, then its archives from the oldest on."""
    archives = len(plan.archives)
    yield Feed(url=url, title=title, profiles=plan.newest, archives=archives)
    for number, profiles in enumerate(plan.archives, 1):
        yield Feed(url=url, title=title, profiles=profiles, archives=archives, number=number)


class _Item(NamedTuple):
    """A profile as it stands in every feed that has it."""

    atom: bytes
    json: bytes


class FeedWriter:
    """Writes the feeds of a site: each profile once, for the dozen feeds that have it."""

    def __init__(self, registry: Registry, site_url: str) -> None:
        self._registry, self._site_url = registry, site_url
        self._items: dict[ProfileSummary, _Item] = {}

    def write(self, feed: Feed) -> list[Output]:
        """Write a feed or an archive in both formats."""
        items = [self._items.get(profile) or self._make_item(profile) for profile in feed.profiles]
        atom, start = (write(feed, self._registry, self._site_url) for write in (_open_atom, _open_json))
        json_items = b",\n".join([item.json for item in items])
        return [
            (f"{feed.address}.xml", b"".join((atom, *[item.atom for item in items], b"</feed>\n"))),
            # The items are JSON already; the list of them is the last key.
            (f"{feed.address}.json", b"".join((start[:-1], b',"items":[\n', json_items, b"\n]}\n"))),
        ]

    def _make_item(self, profile: ProfileSummary) -> _Item:
        card, tags = make_card(profile), tuple([self._registry.fields[key].name for key in profile.fields])
        # What they did, where and when, as their card says it.
        text = "\n".join(part for part in (card.text, card.label) if part)
        item = self._items[profile] = _Item(
            atom=_atom_item(profile, card.title, text, tags, self._site_url),
            json=_json_item(profile, card.title, text, tags, self._site_url),
        )
        return item


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


def _make_id(url: str) -> str:
    """Make the lasting id of a profile or a list, which survives a move of the site to another host."""
    return f"urn:uuid:{uuid5(_NAMESPACE, url)}"


def _open_atom(feed: Feed, registry: Registry, site_url: str) -> bytes:
    settings, root = registry.settings, _escape(site_url)
    history, mark = ("", "") if feed.number is None else (f' xmlns:fh="{_HISTORY}"', "<fh:archive/>\n")
    links = "".join(
        f'<link rel="{rel}" type="{ATOM_TYPE}" href="{root}{feed.find_address(number)}.xml"/>\n'
        for rel, number in _related(feed)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom"{history} xml:lang="vi">\n'
        f"<id>{_make_id(feed.url)}</id>\n"
        f"<title>{_escape(feed_title(feed.title, settings.site_name))}</title>\n"
        f"<updated>{_moment(_last_change(feed.profiles))}</updated>\n"
        f"{links}"
        f'<link rel="alternate" type="text/html" href="{root}{feed.url}"/>\n'
        f"<author><name>{_escape(settings.contact_name)}</name></author>\n"
        f"<rights>{_escape(settings.content_licence)}</rights>\n"
        f"{mark}"
    ).encode()


def _related(feed: Feed) -> Iterator[tuple[str, int | None]]:
    """Yield the documents that an Atom document links to, by relation."""
    yield "self", feed.number
    if feed.number is not None:
        yield "current", None
    if feed.previous:
        yield "prev-archive", feed.previous
    if feed.number is not None and feed.number < feed.archives:
        yield "next-archive", feed.number + 1


def _last_change(profiles: Sequence[ProfileSummary]) -> date | None:
    return max(profile.changed for profile in profiles if profile.changed)


def _atom_item(profile: ProfileSummary, title: str, text: str, tags: tuple[str, ...], site_url: str) -> bytes:
    categories = "".join([f'<category term="{_escape(tag)}"/>\n' for tag in tags])
    return (
        "<entry>\n"
        f"<id>{_make_id(profile.first_url)}</id>\n"
        f"<title>{_escape(title)}</title>\n"
        f'<link rel="alternate" type="text/html" href="{_escape(site_url + profile.url)}"/>\n'
        f"<published>{_moment(profile.published)}</published>\n"
        f"<updated>{_moment(profile.changed)}</updated>\n"
        f"{categories}"
        f'<summary type="text">{_escape(text)}</summary>\n'
        "</entry>\n"
    ).encode()


def _open_json(feed: Feed, registry: Registry, site_url: str) -> bytes:
    settings = registry.settings
    values = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed_title(feed.title, settings.site_name),
        "home_page_url": site_url + feed.url,
        "feed_url": f"{site_url}{feed.address}.json",
        "language": "vi",
        "authors": [{"name": settings.contact_name}],
    }
    if feed.previous:
        values["next_url"] = f"{site_url}{feed.find_address(feed.previous)}.json"
    return json.encode(values)


def _json_item(profile: ProfileSummary, title: str, text: str, tags: tuple[str, ...], site_url: str) -> bytes:
    item: dict[str, Any] = {
        "id": _make_id(profile.first_url),
        "url": site_url + profile.url,
        "title": title,
        "content_text": text,
        "date_published": _moment(profile.published),
        "date_modified": _moment(profile.changed),
        "tags": tags,
        "_ntvt": {**describe_small_plate(make_card(profile)), "is_honoured": profile.is_honoured},
    }
    if profile.has_portrait:
        item["image"] = site_url + thumbnail_url(profile.slug)
    return json.encode(item)


def _escape(text: str) -> str:
    """Escape a text for XML."""
    return _NOT_XML.sub("", escape(text))


def _moment(day: date | None) -> str:
    """Write a day as RFC 3339 does."""
    assert day is not None
    return f"{day.isoformat()}T00:00:00+07:00"
