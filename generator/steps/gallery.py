"""Read and check: everything a site is made from, and everything wrong with it."""

from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from generator.cache import Cache, digest
from generator.checking.links import keep_own_links
from generator.checking.rules import near_duplicate, slug_clash, unknown_address, unknown_not_same_as
from generator.planning.site import Site, plan_site, site_addresses
from generator.planning.urls import PROFILES, may_depend_on_profiles, profile_url
from generator.reading.digests import digest_data, digest_look
from generator.reading.files import SourceFile, list_files
from generator.reading.gallery import check_folders, read_featured
from generator.reading.host_settings import read_settings
from generator.reading.pages import read_pages
from generator.reading.private import check_pages
from generator.reading.registry import read_registry
from generator.reading.slugs import make_file_slug
from generator.reading.strays import find_strays
from generator.reading.theme import check_theme
from generator.records.link import GalleryLink
from generator.records.problem import Problem, has_errors
from generator.records.registry import Registry
from generator.steps.sources import SourceContext, Sources, decode_fingerprints, read_sources
from generator.steps.tasks import Tasks, done


class Project(NamedTuple):
    """Where the input of a build lies."""

    content: Path
    """The folder with `profiles/` and `pages/`."""
    data: Path
    """The folder of the registry, `site_data/`."""
    config_file: Path
    """The host's settings, `mkdocs.yml`; the theme lies beside it."""

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders of the input."""
        return self.content, self.data, self.config_file.parent / "theme"


class Gallery(Struct, frozen=True, kw_only=True):
    """What was read, and everything wrong with it."""

    registry: Registry
    """All of `site_data/`."""
    sources: Sources
    """The profiles."""
    editorial: "Editorial"
    """What the gallery must know of the editorial pages and the navigation."""
    problems: list[Problem]
    """Everything wrong, sorted by place; where links lead is known later, from the plan."""
    digests: "Digests"
    """Digests of the rest of the input."""


class Editorial(Struct, frozen=True):
    """What the gallery must know of the host's pages and settings."""

    links: list[GalleryLink]
    """Links into the gallery, of pages and navigation."""
    addresses: frozenset[str]
    """The addresses of the pages, and of the files beside them."""
    site_url: str
    """The site's public address; empty where there is none."""
    problems: list[Problem]
    """Everything wrong with pages and settings."""


class Digests(NamedTuple):
    """Digests of all input but the profiles."""

    data: str
    """That of `site_data/`, featured stories apart."""
    look: str
    """That of the host's settings, the theme, the editorial pages and the form for editors."""


def digest_project(project: Project) -> Digests:
    """Take the digests of a project as it is now."""
    return Digests(digest_data(project.data), digest_look(project.config_file, project.content))


def read_gallery(project: Project, digests: Digests, cache: Cache, tasks: Tasks, *, for_pages: bool = True) -> Gallery:
    """Read and check all input; `for_pages`: what pages and search are made of is kept, too."""
    registry, problems = get_registry(digests, cache) or read_registry(project.data)
    cache.put("registry", digests.data, (registry, problems))
    files, of_files = list_files(project.content / "profiles", ("",))
    profiles = [file for file in files if file.parts[-1].lower().endswith(".md")]
    featured, of_featured = read_featured(project.data, profiles)
    sources = read_sources(profiles, SourceContext(registry, digests.data, for_pages), cache, tasks)
    editorial = cache.get("editorial", digests.look, Editorial) or _read_editorial(project)
    cache.put("editorial", digests.look, editorial)
    all_problems = [*problems, *of_files, *of_featured, *sources.problems, *editorial.problems]
    all_problems += check_folders(project.content, project.data)
    all_problems += check_theme(project.config_file.parent / "theme")
    faulty = {problem.path for problem in sources.problems if problem.level == "error"}
    all_problems += find_strays(files, sources.attachments, faulty)
    all_problems += slug_clash.check(sources.addresses, sources.former)
    if sources.not_same_as:
        former = {profile_url(slug) for _, slug in sources.former}
        all_problems += unknown_not_same_as.check(sources.not_same_as, _list_addresses(profiles, sources) | former)
    if has_errors(all_problems):
        known = None if of_files else _list_addresses(profiles, sources)
        reported = {(problem.path, problem.line, problem.column) for problem in all_problems}
        dead = _find_certainly_dead_links(known, sources, editorial, registry)
        all_problems += [each for each in dead if (each.path, each.line, each.column) not in reported]
    return Gallery(
        registry=replace(registry, featured=featured),
        sources=sources,
        editorial=editorial,
        problems=sorted(set(all_problems)),
        digests=digests,
    )


def get_registry(digests: Digests, cache: Cache) -> tuple[Registry, list[Problem]] | None:
    """Get the registry as an earlier build read it, with everything wrong in it; None where there was none."""
    return cache.get("registry", digests.data, tuple[Registry, list[Problem]])


def find_dead_links(gallery: Gallery, site: Site) -> list[Problem]:
    """Find the links of stories, editorial pages and navigation that lead to no page of the planned site."""
    links = keep_own_links([*gallery.editorial.links, *gallery.sources.links], gallery.editorial.site_url)
    moved = _list_moved(gallery.sources)
    return list(unknown_address.check(links, site_addresses(site) | gallery.editorial.addresses, moved))


def _read_editorial(project: Project) -> Editorial:
    folder = project.content / "pages"
    pages, problems = read_pages(folder)
    settings, of_settings = read_settings(project.config_file)
    media = {name for name in pages.files if not name.endswith(".md")}
    return Editorial(
        links=[*settings.links, *pages.links],
        addresses=pages.addresses | media,
        site_url=settings.site_url,
        problems=[*problems, *of_settings, *check_pages(folder)],
    )


def start_duplicates(sources: Sources, cache: Cache, tasks: Tasks) -> "Future[list[Problem]]":
    """Start to find profiles that seem to be of one person or one story; all of them again when a profile changed.

    Only `ntvt check` does so: after an edit of a large gallery it takes as long as all else.
    """
    problems = cache.get("duplicates", _digest_batches(sources), list[Problem])
    if problems is not None:
        return done(problems)
    return tasks.submit(_find_duplicates, [cache.load_bytes("fingerprints", batch.key) for batch in sources.batches])


def finish_duplicates(started: "Future[list[Problem]]", sources: Sources, cache: Cache) -> list[Problem]:
    """Wait for what `start_duplicates` started, and keep it."""
    cache.put("duplicates", _digest_batches(sources), started.result())
    return started.result()


def _digest_batches(sources: Sources) -> str:
    return digest([batch.key for batch in sources.batches])


def _find_duplicates(batches: list[bytes]) -> list[Problem]:
    """Find duplicates among the fingerprints of batches. Runs in a worker."""
    return list(near_duplicate.check(list(chain.from_iterable(map(decode_fingerprints, batches)))))


def _list_addresses(files: Iterable[SourceFile], sources: Sources) -> set[str]:
    """Collect the addresses of all profiles, also of those of which no record could be made."""
    slugs = dict(sources.addresses)
    return {profile_url(slugs.get(file.path) or make_file_slug(file.parts[-1])) for file in files}


def _list_moved(sources: Sources) -> dict[str, str]:
    """Map the earlier addresses of profiles to those of today."""
    slugs = dict(sources.addresses)
    return {profile_url(former): profile_url(slugs[path]) for path, former in sources.former if path in slugs}


def _find_certainly_dead_links(
    profiles: set[str] | None, sources: Sources, editorial: Editorial, registry: Registry
) -> Iterable[Problem]:
    """Find the links that lead nowhere, whatever the errors hide: only some pages depend on what profiles say.

    `profiles` are the addresses of all profiles; None where some are not known, so that links to them stay unchecked.
    Where `site_data/` could not be read, links to other pages do.
    """
    known = (profiles or set()) | site_addresses(plan_site((), registry)) | editorial.addresses
    wanted = [
        link
        for link in keep_own_links([*editorial.links, *sources.links], editorial.site_url)
        if link.address != PROFILES
        and not (profiles is None if link.address.startswith(PROFILES) else registry.unread)
        and not may_depend_on_profiles(link.address)
    ]
    return unknown_address.check(wanted, known, _list_moved(sources))
