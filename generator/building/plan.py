"""The order of profiles and whom each page leads on to: made from all heads, or as an earlier build kept it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from generator.building.archive import Archive
from generator.planning.entry import Entry
from generator.planning.links import Links
from generator.planning.site import Site, plan_site
from generator.publishing.cache import digest
from generator.search.build import PART, Numbering, number_all

Leads = tuple[str, int | None, int | None, str | None, tuple[int, ...]]
"""Links with others by number: the digest of all of them, before, after, the ward's id, nearby."""


@dataclass(slots=True, kw_only=True)
class Plan:
    """The profiles' files in the order of numbers, in parts of `PART`.

    `key` is the archive's. `numbering` tells this order, and what filters know, from any other. `leads` is for each
    part the digest of its links. The site and the documents are planned when they are asked for.
    """

    key: str
    paths: list[str]
    numbering: str
    leads: list[str]
    size: int
    _site: Site | None = field(default=None, repr=False)
    _numbering: Numbering | None = field(default=None, repr=False)
    _links: dict[int, list[Leads]] = field(default_factory=dict, repr=False)

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

    def links(self, at: int, archive: Archive) -> list[tuple[str, Callable[[], Links]]]:
        """For each profile of a part the digest of its links, and how to get them."""
        if at not in self._links:
            self._links[at] = archive.cache.get("links", self.key, at) or make_plan(archive)._links[at]
        rows = zip(self.part(at), self._links[at], strict=True)
        return [(row[0], partial(self._resolved, path, row, archive)) for path, row in rows]

    def keep(self, archive: Archive) -> None:
        """Go on keeping the links, asked for or not."""
        for at in range(len(self.leads)):
            archive.cache.has("links", self.key, at)

    def _resolved(self, path: str, row: Leads, archive: Archive) -> Links:
        def entry(number: int | None) -> Entry | None:
            return None if number is None else archive.head(self.paths[number]).entry

        _, before, after, unit, nearby = row
        people = tuple(archive.head(self.paths[number]).entry for number in nearby)
        own = archive.head(path).entry
        return Links(entry=own, before=entry(before), after=entry(after), unit=unit, nearby=people)


def plan(archive: Archive) -> Plan:
    """The plan that an earlier build kept of the same heads, or a new one."""
    kept: tuple[list[str], str, list[str]] | None = archive.cache.get("plan", archive.key, PART)
    if kept is None:
        return make_plan(archive)
    paths, numbering, leads = kept
    return Plan(key=archive.key, paths=paths, numbering=numbering, leads=leads, size=PART)


def make_plan(archive: Archive) -> Plan:
    """Number all profiles and plan all lists; kept for later builds."""
    heads = list(archive.heads())
    site = plan_site([head.entry for head in heads], archive.registry)
    numbering = number_all([head.document for head in heads], archive.registry)
    paths = [site.shelves.by_slug[document.slug].path for document in numbering.documents]
    numbers = {path: number for number, path in enumerate(paths)}
    by_path = {links.entry.path: links for links in site.links}
    rows = [_leads(by_path[path], numbers) for path in paths]
    parts = [rows[start : start + PART] for start in range(0, len(rows), PART)]
    made = Plan(
        key=archive.key,
        paths=paths,
        numbering=digest((tuple((facet.name, facet.values) for facet in numbering.facets), numbering.rows, paths)),
        leads=[digest(tuple(row[0] for row in part)) for part in parts],
        size=PART,
        _site=site,
        _numbering=numbering,
        _links=dict(enumerate(parts)),
    )
    for at, part in enumerate(parts):
        archive.cache.put(part, "links", made.key, at)
    archive.cache.put((made.paths, made.numbering, made.leads), "plan", made.key, PART)
    return made


def _leads(links: Links, numbers: dict[str, int]) -> Leads:
    def number(entry: Entry | None) -> int | None:
        return numbers[entry.path] if entry else None

    others: Sequence[Entry | None] = (links.before, links.after, *links.nearby)
    told = digest((links.unit, links.entry.checksum, [one and one.checksum for one in others]))
    return told, number(links.before), number(links.after), links.unit, tuple(numbers[one.path] for one in links.nearby)
