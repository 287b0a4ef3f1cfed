"""Plan: which pages there are, which profiles stand on them, and whom each profile leads on to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.cache import digest
from generator.planning.links import Linker, PageLinks
from generator.planning.site import Site, plan_site
from generator.records.registry import Registry
from generator.records.summary import ProfileSummary
from generator.search.facets import Numbering, number_profiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that the summaries of a gallery decide together."""

    key: str
    """The digest of all summaries, and so of the plan."""
    site: Site
    """The listings, and every index page."""
    numbering: Numbering
    """The profiles by search number."""
    numbers: list[list[int]]
    """For each batch the numbers of its profiles, by position."""
    links: list[list[PageLinks]]
    """For each batch whom its profiles lead on to, by position."""

    def links_key(self, batch: int) -> str:
        """The digest of what the pages of a batch say of other profiles."""
        return digest([_link_values(links) for links in self.links[batch]])


def make_plan(key: str, batches: Iterable[Sequence[ProfileSummary]], registry: Registry) -> Plan:
    """Plan the site of these profiles, which come in batches; `key` is the digest of all of them."""
    batched = [list(batch) for batch in batches]
    summaries = [summary for batch in batched for summary in batch]
    site = plan_site(summaries, registry)
    numbering = number_profiles(summaries, registry)
    numbers = {profile: number for number, profile in enumerate(numbering.profiles)}
    linker = Linker(site.listings)
    return Plan(
        key=key,
        site=site,
        numbering=numbering,
        numbers=[[numbers[summary] for summary in batch] for batch in batched],
        links=[[linker.find_links(summary) for summary in batch] for batch in batched],
    )


def _link_values(links: PageLinks) -> tuple[str | None, list[int | None]]:
    profiles = (links.next, *links.related)
    return links.unit, [profile.front_matter_hash if profile else None for profile in profiles]
