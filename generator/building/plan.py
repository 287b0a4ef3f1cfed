"""The order of profiles and whom each page leads on to: made from all heads, or as an earlier build kept it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from math import ceil

from generator.building.archive import Archive
from generator.planning.entry import Entry
from generator.planning.links import Linker, Links
from generator.planning.site import Site, plan_site
from generator.publishing.cache import digest
from generator.search.build import PART, Numbering, number_all

Leads = tuple[str, int | None, int | None, str | None, tuple[int, ...]]
"""Links with others by number: the digest of all of them, before, after, the ward's id, nearby."""


@dataclass(slots=True, kw_only=True)
class Plan:
    """The profiles' files in the order of numbers, in parts of `size`.

    `key` is the archive's. `numbering` tells this order, and what filters know, from any other. The site, the documents
    and the links are planned when they are asked for.
    """

    key: str
    paths: list[str]
    numbering: str
    size: int
    _leads: dict[int, str] = field(default_factory=dict, repr=False)
    _links: dict[int, list[Leads]] = field(default_factory=dict, repr=False)
    _site: Site | None = field(default=None, repr=False)
    _numbering: Numbering | None = field(default=None, repr=False)
    _linker: tuple[Linker, dict[str, int]] | None = field(default=None, repr=False)

    @property
    def parts(self) -> int:
        """How many parts there are."""
        return ceil(len(self.paths) / self.size)

    def part(self, at: int) -> list[str]:
        """The paths of a part."""
        return self.paths[at * self.size : (at + 1) * self.size]

    def site(self, archive: Archive) -> Site:
        """The site with all its lists."""
        if self._site is None:
            self._site = plan_site((head.entry for head in archive.heads()), archive.registry)
        return self._site

    def documents(self, archive: Archive) -> Numbering:
        """All documents in the order of numbers, and the filters."""
        if self._numbering is None:
            self._numbering = number_all([head.document for head in archive.heads()], archive.registry)
        return self._numbering

    def lead(self, at: int, archive: Archive) -> str:
        """The digest of the links of a part."""
        if at not in self._leads:
            self._leads[at] = digest([row[0] for row in self._rows(at, archive)])
        return self._leads[at]

    def links(self, at: int, archive: Archive) -> list[tuple[str, Callable[[], Links]]]:
        """For each profile of a part the digest of its links, and how to get them."""
        rows = zip(self.part(at), self._rows(at, archive), strict=True)
        return [(row[0], partial(self._resolved, path, row, archive)) for path, row in rows]

    def keep(self, archive: Archive) -> None:
        """Keep the plan for the next build; go on keeping the links, asked for or not."""
        if not archive.cache.has("plan", self.key, self.size):
            leads = [self.lead(at, archive) for at in range(self.parts)]
            archive.cache.put((self.paths, self.numbering, leads), "plan", self.key, self.size)
        for at in range(self.parts):
            archive.cache.has("links", self.key, at)

    def _rows(self, at: int, archive: Archive) -> list[Leads]:
        """The links of a part by number: as an earlier build kept them, or made from the site's lists, and kept."""
        if at not in self._links:
            rows: list[Leads] | None = archive.cache.get("links", self.key, at)
            if rows is None:
                rows = self._make_rows(at, archive)
                archive.cache.put(rows, "links", self.key, at)
            self._links[at] = rows
        return self._links[at]

    def _make_rows(self, at: int, archive: Archive) -> list[Leads]:
        if self._linker is None:
            numbers = {path: number for number, path in enumerate(self.paths)}
            self._linker = Linker(self.site(archive).shelves), numbers
        linker, numbers = self._linker
        return [_leads(linker.links(archive.head(path).entry), numbers) for path in self.part(at)]

    def _resolved(self, path: str, row: Leads, archive: Archive) -> Links:
        def entry(number: int | None) -> Entry | None:
            return None if number is None else archive.head(self.paths[number]).entry

        _, before, after, unit, nearby = row
        people = tuple([archive.head(self.paths[number]).entry for number in nearby])
        own = archive.head(path).entry
        return Links(entry=own, before=entry(before), after=entry(after), unit=unit, nearby=people)


def plan(archive: Archive) -> Plan:
    """The plan that an earlier build kept of the same heads, or a new one."""
    kept: tuple[list[str], str, list[str]] | None = archive.cache.get("plan", archive.key, PART)
    if kept is None:
        return make_plan(archive)
    paths, numbering, leads = kept
    return Plan(key=archive.key, paths=paths, numbering=numbering, size=PART, _leads=dict(enumerate(leads)))


def make_plan(archive: Archive) -> Plan:
    """Number all profiles and put them on all lists."""
    heads = list(archive.heads())
    site = plan_site([head.entry for head in heads], archive.registry)
    numbering = number_all([head.document for head in heads], archive.registry)
    paths = [site.shelves.by_slug[document.slug].path for document in numbering.documents]
    told = digest((tuple((facet.name, facet.values) for facet in numbering.facets), numbering.rows, paths))
    return Plan(key=archive.key, paths=paths, numbering=told, size=PART, _site=site, _numbering=numbering)


def _leads(links: Links, numbers: dict[str, int]) -> Leads:
    def number(entry: Entry | None) -> int | None:
        return numbers[entry.path] if entry else None

    others: Sequence[Entry | None] = (links.before, links.after, *links.nearby)
    told = digest((links.unit, links.entry.checksum, [one and one.checksum for one in others]))
    nearby = tuple([numbers[one.path] for one in links.nearby])
    return told, number(links.before), number(links.after), links.unit, nearby
