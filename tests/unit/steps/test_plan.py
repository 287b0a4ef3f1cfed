"""The plan: the digest of neighbours changes exactly when a profile that a page leads on to changed."""

from tests.unit.steps.conftest import Demo

LINKED = "lac-dinh-uoc"


def test_neighbours_have_the_same_digest_in_the_same_gallery(demo: Demo) -> None:
    assert demo.plan("a").digest_neighbours(0) == demo.plan("b").digest_neighbours(0)


def test_a_changed_profile_changes_the_digest_of_those_that_lead_to_it(demo: Demo) -> None:
    assert any(
        other is not None and other.slug == LINKED
        for neighbours in demo.plan().neighbours[0]
        for other in (neighbours.next, *neighbours.related)
    )
    assert demo.plan_with(LINKED, "b", front_matter_hash=1).digest_neighbours(0) != demo.plan().digest_neighbours(0)


def test_every_profile_has_a_number_of_its_own(demo: Demo) -> None:
    numbers = [number for batch in demo.plan().numbers for number in batch]
    assert sorted(numbers) == list(range(demo.gallery.sources.count))
