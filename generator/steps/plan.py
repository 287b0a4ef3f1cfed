"""Plan: which pages there are, which profiles stand on them, and whom each profile leads on to."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from generator.cache import Cache, digest
from generator.planning.neighbours import NeighbourFinder, Neighbours
from generator.planning.site import Site, plan_site
from generator.records.registry import Registry
from generator.records.summary import ProfileSummary
from generator.search.facets import Numbering, number_profiles
from generator.steps.gallery import Gallery
from generator.steps.sources import load_summaries


class Plan(Struct, frozen=True, kw_only=True):
    """All that the summaries of a gallery decide together."""

    key: str
    """The digest of all summaries, and so of the plan."""
    site: Site
    """The listings, and every index page."""
    numbering: Numbering
    """The profiles by search number."""
    numbers: list[list[int]]
    """For each batch the numbers of its profiles, by position."""
    neighbours: list[list[Neighbours]]
    """For each batch the neighbours of its profiles, by position."""

    def digest_neighbours(self, batch: int) -> str:
        """Take the digest of what the pages of a batch say of other profiles."""
        return digest([_list_values(neighbours) for neighbours in self.neighbours[batch]])


def plan_gallery(gallery: Gallery, cache: Cache) -> Plan:
    """Plan the site of a gallery without errors."""
    sources = gallery.sources
    return make_plan(sources.summaries_key, load_summaries(sources, cache), gallery.registry)


def make_plan(key: str, batches: Iterable[Sequence[ProfileSummary]], registry: Registry) -> Plan:
    """Plan the site of these profiles, which come in batches; `key` is the digest of all of them."""
    batched = [list(batch) for batch in batches]
    summaries = [summary for batch in batched for summary in batch]
    site = plan_site(summaries, registry)
    numbering = number_profiles(summaries, registry)
    numbers = {profile: number for number, profile in enumerate(numbering.profiles)}
    finder = NeighbourFinder(site.listings)
    return Plan(
        key=key,
        site=site,
        numbering=numbering,
        numbers=[[numbers[summary] for summary in batch] for batch in batched],
        neighbours=[[finder.find(summary) for summary in batch] for batch in batched],
    )


def _list_values(neighbours: Neighbours) -> tuple[str | None, list[int | None]]:
    profiles = (neighbours.next, *neighbours.related)
    return neighbours.unit, [profile.front_matter_hash if profile else None for profile in profiles]
