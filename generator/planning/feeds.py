"""Which lists have a feed, and which profiles it brings."""

import heapq
from collections.abc import Mapping, Sequence

from generator.planning.site import Site
from generator.planning.urls import HOME
from generator.records.summary import ProfileSummary

Feeds = Mapping[str, Sequence[ProfileSummary]]
"""The profiles of each feed, newest first, by the address of its list's first page."""

FEED_SIZE = 30
"""Profiles in one feed: enough for a reader that looks in once a week, few enough to be fetched every hour."""


def plan_feeds(site: Site) -> Feeds:
    """Choose the newest profiles of each list.

    A profile without a day of publication stands in no feed. A list of such profiles only has no feed: the format asks
    for the day of the last change, and there is none.
    """
    newest = site.listings.newest
    ranks = {profile: rank for rank, profile in enumerate(newest)}
    lists: dict[str, list[ProfileSummary]] = {HOME: list(newest[:FEED_SIZE])}
    for page in site.pages:
        lists.setdefault(page.start, []).extend(profile for profile in page.profiles if profile in ranks)
    chosen = {url: heapq.nsmallest(FEED_SIZE, profiles, key=ranks.__getitem__) for url, profiles in lists.items()}
    return {url: profiles for url, profiles in chosen.items() if profiles}
