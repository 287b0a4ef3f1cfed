"""The walk from deed to deed: never to a name alone, through the ward first, and not in a small circle."""

from collections.abc import Iterator

import pytest

from generator.planning.neighbours import NeighbourFinder, Neighbours
from generator.records.summary import ProfileSummary
from tests.search.galleries import plan
from tests.support.project import ROOT


@pytest.fixture(scope="module")
def neighbours() -> dict[str, Neighbours]:
    """The neighbours of the real gallery's profiles, by slug."""
    listings = plan(ROOT).plan.site.listings
    finder = NeighbourFinder(listings)
    return {profile.slug: finder.find(profile) for profile in listings.all}


def walk(neighbours: dict[str, Neighbours], slug: str, steps: int) -> Iterator[ProfileSummary]:
    for _ in range(steps):
        following = neighbours[slug].next
        assert following is not None, slug
        yield following
        slug = following.slug


def test_every_page_leads_on_to_a_deed_that_is_told(neighbours: dict[str, Neighbours]) -> None:
    for found in neighbours.values():
        assert found.next is not None and found.next.has_deed and found.next is not found.profile
        assert all(related.has_deed for related in found.related)
        assert not {found.profile, found.next} & set(found.related)


def test_one_walk_leads_past_every_deed_and_back(neighbours: dict[str, Neighbours]) -> None:
    deeds = {slug for slug, found in neighbours.items() if found.profile.has_deed}
    assert len(deeds) > 30
    assert {person.slug for person in walk(neighbours, min(deeds), len(deeds))} == deeds


def test_a_ward_is_read_to_its_end_and_another_of_the_field_follows(neighbours: dict[str, Neighbours]) -> None:
    steps = [(found.profile, found.next) for found in neighbours.values() if found.profile.has_deed and found.next]
    wards = {profile.units[0] for profile, _ in steps if profile.units}
    left = [profile.units[0] for profile, next_ in steps if profile.units and profile.units[0] not in next_.units]
    assert sorted(left) == sorted(wards), "each ward is left once"
    same = sum(profile.fields[0] in next_.fields for profile, next_ in steps)
    assert same > len(steps) / 2
