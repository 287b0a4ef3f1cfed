"""A build from top to bottom: read, check, plan, render, list, index, publish."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from itertools import starmap
from pathlib import Path
from typing import NamedTuple

from generator.cache import Cache, digest
from generator.checking.rules import slug_clash, unknown_address
from generator.planning.site import site_addresses
from generator.planning.urls import PROFILES, profile_url
from generator.publishing.publish import OutputFile, Published, are_published, publish, stager, staging
from generator.reading.digests import digest_looks, digest_words
from generator.reading.files import list_files
from generator.reading.gallery import check_folders, read_featured
from generator.reading.host_settings import read_settings
from generator.reading.pages import read_pages
from generator.reading.private import check_pages
from generator.reading.registry import read_registry
from generator.reading.strays import find_strays
from generator.reading.theme import Theme, read_theme
from generator.records.link import GalleryLink
from generator.records.problem import Problem, has_errors
from generator.records.registry import Registry
from generator.rendering.shell import Chrome
from generator.steps.lists import render_lists
from generator.steps.pages import RenderContext, make_renderer, render_pages
from generator.steps.plan import Plan, make_plan
from generator.steps.search_index import finish_index, start_index
from generator.steps.sources import Sources, load_summaries, read_sources
from generator.steps.tasks import Tasks, done, interleave


class Project(NamedTuple):
    """Where the input of a build lies."""

    content: Path
    """The folder with `profiles/` and `pages/`."""
    data: Path
    """The folder of the controlled words, `site_data/`."""
    config_file: Path
    """The host's settings, `mkdocs.yml`; the theme lies beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gallery:
    """What was read, and everything wrong with it."""

    registry: Registry
    sources: Sources
    problems: list[Problem]
    links: list[GalleryLink]
    """The links into the gallery of stories, editorial pages and navigation."""
    editorial: frozenset[str]
    """The addresses of editorial pages and of the files beside them."""
    words: str
    """The digest of `site_data/`, featured stories apart."""
    look: str
    """The digest of the host's settings, the theme and the editorial pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What pages are made with beside records."""

    chrome: Chrome
    """The host's shells and editorial pages."""
    theme: Theme
    """Templates and assets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """What a build came to."""

    profiles: int
    """How many profiles there are."""
    problems: list[Problem]
    """Everything wrong with the input, sorted by place."""
    warnings: tuple[str, ...] = ()
    """What the host says of editorial pages."""
    published: Published | None = None
    """None when there are errors: then nothing was written."""


RenderHost = Callable[[Path, Path], Chrome]
"""Lets the host render its pages; takes its settings and the folder of editorial pages. Runs in a worker."""


def build(project: Project, out: Path, cache: Cache, tasks: Tasks, render_host: RenderHost) -> BuildResult:
    """Build the site of a project into the folder `out`.

    Raises what `publish` raises, and ChangedError when a picture is not the one that was checked.
    """
    chrome = _start_host(project, cache, tasks, render_host)
    gallery = read_gallery(project, cache, tasks)
    if (gallery.words, gallery.look) != _digests(project):
        # The data or the theme changed while we read them.
        cache.discard()
    if has_errors(gallery.problems):
        return BuildResult(profiles=gallery.sources.count, problems=gallery.problems)
    theme = read_theme(project.config_file.parent / "theme")
    look = Look(chrome=chrome.result(), theme=theme)
    cache.put("host", gallery.look, look.chrome)
    return build_site(gallery, look, out, cache, tasks)


def check_gallery(project: Project, cache: Cache, tasks: Tasks) -> tuple[int, list[Problem]]:
    """Count the profiles of a project, and find everything wrong with it, sorted by place."""
    gallery = read_gallery(project, cache, tasks)
    if has_errors(gallery.problems):
        return gallery.sources.count, gallery.problems
    plan = make_plan(gallery.sources.summaries_key, load_summaries(gallery.sources, cache), gallery.registry)
    return gallery.sources.count, sorted([*gallery.problems, *_find_dead_links(gallery, plan)])


def read_gallery(project: Project, cache: Cache, tasks: Tasks) -> Gallery:
    """Read and check all input; only where links lead is known later, from the plan."""
    words, look = _digests(project)
    registry, problems = cache.get("registry", words, tuple[Registry, list[Problem]]) or read_registry(project.data)
    cache.put("registry", words, (registry, problems))
    files, of_files = list_files(project.content / "profiles", (".md",))
    featured, of_featured = read_featured(project.data, files)
    sources = read_sources(files, registry, words, cache, tasks)
    pages, of_pages = read_pages(project.content / "pages")
    settings, of_settings = read_settings(project.config_file)
    found = [*problems, *of_files, *of_featured, *sources.problems, *of_pages, *of_settings]
    found += check_folders(project.content, project.data)
    found += check_pages(project.content / "pages")
    found += find_strays(project.content / "profiles")
    found += slug_clash.check(sources.addresses)
    if has_errors(found):
        found += _find_dead_profile_links(sources)
    media = {name for name in pages.files if not name.endswith(".md")}
    return Gallery(
        registry=replace(registry, featured=featured),
        sources=sources,
        problems=sorted(set(found)),
        links=[*settings.links, *pages.links, *sources.links],
        editorial=pages.addresses | media,
        words=words,
        look=look,
    )


def build_site(gallery: Gallery, look: Look, out: Path, cache: Cache, tasks: Tasks) -> BuildResult:
    """Plan, render and publish a gallery without errors."""
    out, sources, warnings = out.absolute(), gallery.sources, look.chrome.warnings
    result = BuildResult(profiles=sources.count, problems=gallery.problems, warnings=warnings)
    made_from = digest((gallery.words, gallery.look))
    site_key = digest((made_from, gallery.registry.featured, sources.key))
    files: Iterable[OutputFile] | None = cache.get("site", site_key, list[OutputFile])
    if files is None or not are_published(out, files):
        plan = make_plan(sources.summaries_key, load_summaries(sources, cache), gallery.registry)
        problems = _find_dead_links(gallery, plan)
        if has_errors(problems):
            return replace(result, problems=sorted([*gallery.problems, *problems]))
        files = _kept_files(_make_files(gallery, look, plan, made_from, out, cache, tasks), site_key, cache)
    # Workers must have ended before the staging folder goes.
    with staging(out), tasks:
        return replace(result, published=publish(out, files))


def _digests(project: Project) -> tuple[str, str]:
    """The digests of `site_data/`, and of settings, theme and editorial pages."""
    return digest_words(project.data), digest_looks(project.config_file, project.content)


def _start_host(project: Project, cache: Cache, tasks: Tasks, render_host: RenderHost) -> "Future[Chrome]":
    """The host takes longer to load than all else together; it is not started where it would make the same again."""
    chrome = cache.get("host", digest_looks(project.config_file, project.content), Chrome)
    if chrome is not None:
        return done(chrome)
    return tasks.submit(render_host, project.config_file, project.content / "pages")


def _find_dead_links(gallery: Gallery, plan: Plan) -> list[Problem]:
    return list(unknown_address.check(gallery.links, site_addresses(plan.site) | gallery.editorial))


def _find_dead_profile_links(sources: Sources) -> list[Problem]:
    """Where an error keeps index pages from being planned, links to profiles can still be checked."""
    links = [link for link in sources.links if link.address.startswith(PROFILES) and link.address != PROFILES]
    return list(unknown_address.check(links, {profile_url(slug) for _, slug in sources.addresses}))


def _make_files(
    gallery: Gallery, look: Look, plan: Plan, made_from: str, out: Path, cache: Cache, tasks: Tasks
) -> Iterator[OutputFile]:
    """Make all files of the site, the search index's list of contents last.

    Workers merge the words of search and render profiles' pages; index pages are rendered here meanwhile.
    """
    registry, sources = gallery.registry, gallery.sources
    chrome, templates = replace(look.chrome, files={}), look.theme.templates
    context = RenderContext(registry=registry, chrome=chrome, templates=templates, out=out.as_posix())
    index = start_index(sources, plan, out, cache, tasks)
    pages = render_pages(sources, plan, context, made_from, cache, tasks)
    keys = made_from, digest((plan.key, registry.featured))
    lists = render_lists(plan.site, look.chrome, make_renderer(context), out, keys, cache)
    yield from starmap(stager(out), look.theme.assets.items())
    yield from interleave(pages, lists)
    yield from finish_index(index, plan, registry, out, cache)


def _kept_files(files: Iterator[OutputFile], site_key: str, cache: Cache) -> Iterator[OutputFile]:
    """Yield files; at the end keep what the site is made of, and delete what no longer belongs to it."""
    published = list[OutputFile]()
    for file in files:
        published.append(file.published())
        yield file
    cache.put("site", site_key, published)
    cache.delete_unused()
