"""A build from top to bottom: read, check, plan, render, list, index, publish."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from functools import partial
from itertools import starmap
from operator import attrgetter
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from generator.cache import Cache, digest
from generator.planning.urls import EDITOR
from generator.publishing.publish import OutputFile, Published, are_published, publish, stager, staging
from generator.reading.editor import read_editor
from generator.reading.theme import Theme, read_theme
from generator.records.problem import Problem, has_errors
from generator.rendering.editor_config import has_editor
from generator.rendering.shell import HostPages
from generator.steps.cards import load_paper
from generator.steps.gallery import Digests, Gallery, Project, digest_project, find_dead_links, read_gallery
from generator.steps.lists import render_lists
from generator.steps.pages import RenderContext, make_renderer, render_pages
from generator.steps.plan import Plan, plan_gallery
from generator.steps.search_index import finish_index, start_index, take_bucket
from generator.steps.tasks import Tasks, done, interleave


class Look(Struct, frozen=True, kw_only=True):
    """What pages are made with beside records."""

    host_pages: HostPages
    """The host's shells and editorial pages."""
    theme: Theme
    """Templates and assets."""
    editor: Mapping[str, bytes] = field(default_factory=dict)
    """The files of the form for editors; none where it was not bundled."""
    draws_cards: bool = False
    """Whether each profile has a picture and a QR code to be shared by."""


class BuildResult(Struct, frozen=True, kw_only=True):
    """What a build came to."""

    profiles: int
    """How many profiles there are."""
    problems: list[Problem]
    """Everything wrong with the input, sorted by place."""
    warnings: tuple[str, ...] = ()
    """What the host says of editorial pages."""
    published: Published | None = None
    """None when there are errors: then nothing was written."""


RenderHost = Callable[[Path, Path], HostPages]
"""Lets the host render its pages; takes its settings and the folder of editorial pages. Runs in a worker."""


def build(
    project: Project, out: Path, cache: Cache, tasks: Tasks, render_host: RenderHost, draws_cards: bool = False
) -> BuildResult:
    """Build the site of a project into the folder `out`.

    Raises what `publish` raises, and ChangedError when a picture or a recording is not the one that was checked.
    """
    digests = digest_project(project)
    host_pages = _start_host(project, digests, cache, tasks, render_host)
    gallery = read_gallery(project, digests, cache, tasks)
    if digests != digest_project(project):
        # The data or the theme changed while we read them.
        cache.discard()
    if has_errors(gallery.problems):
        return BuildResult(profiles=gallery.sources.count, problems=gallery.problems)
    theme = read_theme(project.config_file.parent / "theme")
    editor = read_editor(project.config_file)
    look = Look(host_pages=host_pages.result(), theme=theme, editor=editor, draws_cards=draws_cards)
    cache.put("host", digests.look, look.host_pages)
    return build_site(gallery, look, out, cache, tasks)


def build_site(gallery: Gallery, look: Look, out: Path, cache: Cache, tasks: Tasks) -> BuildResult:
    """Plan, render and publish a gallery without errors."""
    out, sources, warnings = out.absolute(), gallery.sources, look.host_pages.warnings
    result = BuildResult(profiles=sources.count, problems=gallery.problems, warnings=warnings)
    site_key = digest((gallery.digests, look.draws_cards, gallery.registry.featured, sources.key))
    files: Iterable[OutputFile] | None = cache.get("site", site_key, list[OutputFile])
    if files is None or not are_published(out, files):
        plan = plan_gallery(gallery, cache)
        problems = find_dead_links(gallery, plan.site)
        if has_errors(problems):
            return replace(result, problems=sorted([*gallery.problems, *problems]))
        files = _keep_files(_make_files(gallery, look, plan, out, cache, tasks), site_key, cache)
    # Workers must have ended before the staging folder goes.
    with staging(out), tasks:
        return replace(result, published=publish(out, files))


def _start_host(
    project: Project, digests: Digests, cache: Cache, tasks: Tasks, render_host: RenderHost
) -> "Future[HostPages]":
    """The host takes longer to load than all else together; it is not started where it would make the same again."""
    host_pages = cache.get("host", digests.look, HostPages)
    if host_pages is not None:
        return done(host_pages)
    return tasks.submit(render_host, project.config_file, project.content / "pages")


def _make_files(
    gallery: Gallery, look: Look, plan: Plan, out: Path, cache: Cache, tasks: Tasks
) -> Iterator[OutputFile]:
    """Make all files of the site, the search index's list of contents last.

    Workers merge the words of search and render profiles' pages; index pages are rendered here meanwhile.
    """
    registry, sources, made_from = gallery.registry, gallery.sources, digest(gallery.digests)
    host_pages, templates = replace(look.host_pages, files={}), look.theme.templates
    paper = load_paper(look.theme.assets, cache) if look.draws_cards else None
    context = RenderContext(
        registry=registry,
        host_pages=host_pages,
        templates=templates,
        out=out.as_posix(),
        paper=paper,
        has_editor=bool(look.editor) and has_editor(registry.settings),
    )
    index = start_index(sources, plan, out, cache, tasks)
    keys = made_from, digest((plan.key, registry.featured))
    lists = render_lists(plan.site, look.host_pages, make_renderer(context), out, keys, cache)
    yield from starmap(stager(out), look.theme.assets.items())
    if context.has_editor:
        yield from (stager(out)(f"{EDITOR}{name}", data) for name, data in look.editor.items())
    yield from interleave(index.buckets, partial(take_bucket, index, cache), lists)
    pages = render_pages(sources, plan, context, digest((made_from, look.draws_cards)), cache, tasks)
    yield from interleave(pages, attrgetter("files"), lists)
    yield from lists
    yield from finish_index(index, plan, registry, out, cache)


def _keep_files(files: Iterator[OutputFile], site_key: str, cache: Cache) -> Iterator[OutputFile]:
    """Yield files; at the end keep what the site is made of, and delete what no longer belongs to it."""
    published = list[OutputFile]()
    for file in files:
        published.append(file.published())
        yield file
    cache.put("site", site_key, published)
    cache.delete_unused()
