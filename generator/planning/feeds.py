"""Which lists have a feed, which profiles it brings, and which stand in its archives."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.planning.site import Site
from generator.planning.urls import HOME
from generator.records.summary import ProfileSummary

FEED_SIZE = 50
"""Profiles in a feed, and in each of its archives."""


class FeedPlan(Struct, frozen=True, kw_only=True):
    """The profiles of one feed."""

    newest: Sequence[ProfileSummary]
    """What readers fetch again and again: at most `FEED_SIZE` profiles, newest first, never none."""
    archives: Sequence[Sequence[ProfileSummary]]
    """Older profiles in full parts of `FEED_SIZE`, the oldest part first, each part newest first."""


Feeds = Mapping[str, FeedPlan]
"""Each feed, by the address of its list's first page."""


def plan_feeds(site: Site) -> Feeds:
    """Sort the profiles of each list by day of publication, and split off what is old.

    A profile without a day of publication stands in no feed. A list of such profiles only has no feed: the format asks
    for the day of the last change, and there is none.
    """
    newest = site.listings.newest
    ranks = {profile: rank for rank, profile in enumerate(newest)}
    lists: dict[str, list[ProfileSummary]] = {HOME: list(newest)}
    for page in site.pages:
        lists.setdefault(page.start, []).extend(profile for profile in page.profiles if profile in ranks)
    return {url: split_feed(sorted(profiles, key=ranks.__getitem__)) for url, profiles in lists.items() if profiles}


def split_feed(profiles: Sequence[ProfileSummary]) -> FeedPlan:
    """Split profiles, newest first, into a feed and its archives.

    Archives are counted from the oldest: a profile of a new day changes none of them. Whatever is in no archive is
    among the newest, which also repeat a part of the last archive, so that a feed never shrinks to a few profiles.
    """
    total = len(profiles)
    ends = range(total, FEED_SIZE, -FEED_SIZE)
    return FeedPlan(newest=profiles[:FEED_SIZE], archives=[profiles[end - FEED_SIZE : end] for end in ends])
