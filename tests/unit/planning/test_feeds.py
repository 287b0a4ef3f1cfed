"""Feeds: what is in no archive is among the newest, and an archive that is full stays as it is."""

from datetime import date, timedelta
from typing import Any

import pytest

from generator.planning.feeds import FEED_SIZE, split_feed


class Dated:
    """A stand-in for a profile."""

    def __init__(self, day: int) -> None:
        self.published = date(2020, 1, 1) + timedelta(days=day)


def newest_first(count: int) -> list[Any]:
    return [Dated(day) for day in reversed(range(count))]


def days(profiles: Any) -> list[date]:
    return [profile.published for profile in profiles]


@pytest.mark.parametrize("count", [1, FEED_SIZE, FEED_SIZE + 1, 2 * FEED_SIZE, 2 * FEED_SIZE + 1, 333])
def test_every_profile_is_among_the_newest_or_in_one_archive(count: int) -> None:
    profiles = newest_first(count)
    plan = split_feed(profiles)
    assert plan.newest == profiles[:FEED_SIZE]
    archived = [profile for archive in reversed(plan.archives) for profile in archive]
    assert all(len(archive) == FEED_SIZE for archive in plan.archives)
    assert profiles[count - len(archived) :] == archived
    assert count - len(archived) <= FEED_SIZE


@pytest.mark.parametrize("more", [1, FEED_SIZE - 1, FEED_SIZE, 3 * FEED_SIZE])
def test_newer_profiles_change_no_archive(more: int) -> None:
    before, after = split_feed(newest_first(230)).archives, split_feed(newest_first(230 + more)).archives
    assert len(before) == 4
    assert [days(archive) for archive in after[:4]] == [days(archive) for archive in before]
