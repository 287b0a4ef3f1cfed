"""A build from top to bottom: the archive of a gallery and the host's chrome into a published site.

The parallel step takes any `concurrent.futures.Executor`; without one, everything happens here, with the same bytes.
"""

from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import replace
from itertools import chain, starmap
from pathlib import Path

from generator.building.archive import Archive
from generator.building.index import IndexMaker
from generator.building.lists import index_pages, rest
from generator.building.parts import Kit, desk_of, make_parts, texts_of
from generator.building.plan import Plan, plan
from generator.checking.links import check_links
from generator.planning.site import Site
from generator.planning.urls import DATA_FILES
from generator.publishing.cache import digest
from generator.publishing.publish import File, Published, publish, stager, staging
from generator.publishing.scratch import scratch_folder
from generator.reading.theme import Theme
from generator.records.problem import Problem
from generator.rendering.shell import Chrome
from generator.rendering.site import Desk, Output
from generator.rendering.templates import Templates
from generator.search.build import FOLDER

Tick = Callable[[int], None]
"""Told how many more profiles are done: their pages, and lists beside them."""


def build_site(
    archive: Archive,
    chrome: Chrome,
    theme: Theme,
    out: Path,
    executor: Executor | None = None,
    tick: Tick = lambda done: None,
    looks: str = "",
    templates: Templates | None = None,
) -> tuple[Published | None, list[Problem]]:
    """Plan, render and publish the site of an archive without errors.

    What the archive's cache has of earlier builds is not made again; `looks` is the digest of chrome and theme,
    `templates` are the theme's where they are set up already.

    Nothing is written, and the problems are told, when an editorial page links to an address that is not made.
    Raises what `publish` raises, and ChangedError when a profile or its picture is not what was checked.
    """
    out = out.absolute()
    kit = Kit(
        registry=archive.registry,
        chrome=replace(chrome, files={}),
        templates=theme.templates,
        out=out.as_posix(),
        cache=archive.cache,
        made_from=f"{archive.made_from} {looks}",
    )
    planned = plan(archive)
    desk = Desk(registry=archive.registry, chrome=kit.chrome, templates=templates) if templates else desk_of(kit)
    lists = kit.cache.get_files(out, "lists", *_lists_from(archive, kit))
    problems = [] if lists else check_links(chrome.links, _addresses(planned.site(archive)))
    if problems:
        archive.keep()
        return None, problems
    with (
        staging(out),
        scratch_folder() as scratch,
        closing(_files(planned, archive, lists, chrome, theme, kit, desk, executor, Path(scratch), tick)) as files,
    ):
        return publish(out, files), []


def _lists_from(archive: Archive, kit: Kit) -> tuple[str, str, str]:
    """All that index pages, open data and sitemap are made from."""
    return kit.made_from, archive.key, digest(repr(archive.registry.featured))


def _addresses(site: Site) -> set[str]:
    return {page.url for page in site.pages} | {entry.url for entry in site.shelves.all} | set(DATA_FILES)


def _files(
    planned: Plan,
    archive: Archive,
    lists: list[File] | None,
    chrome: Chrome,
    theme: Theme,
    kit: Kit,
    desk: Desk,
    executor: Executor | None,
    scratch: Path,
    tick: Tick,
) -> Generator[Output | File, None, None]:
    """All files of the site, the search index's list of contents last.

    Index pages and what search needs of heads are made here, while workers make parts of profiles' pages or, at last,
    pack the words of all.
    """
    texts = texts_of(planned, archive)
    index, named = IndexMaker(planned, archive, texts, kit, executor), set[str]()
    others = chain(index.documents(), lists or _listed(planned, archive, chrome, kit, desk))
    yield from theme.assets.items()
    for at, coming in enumerate(make_parts(planned, archive, texts, kit, desk, executor, scratch)):
        if at == 0:
            # Workers are at the first parts by now.
            archive.keep()
        while not coming.is_there() and (other := next(others, None)):
            yield other
        part = coming.get()
        index.take(at, part)
        # Files of stories are named by their bytes: those of two parts may be one.
        yield from (file for file in part.files if file.path not in named)
        named.update(file.path for file in part.files if file.path.startswith(FOLDER))
        tick(len(planned.part(at)))
    indexed = index.files()
    yield from others
    yield from indexed
    planned.keep(archive)
    # Asked for when the next profile changes; where the lists are known as a whole, nobody asked now.
    kit.cache.has("indexes", kit.made_from)
    kit.cache.has("rest", kit.made_from, archive.key)


def _listed(planned: Plan, archive: Archive, chrome: Chrome, kit: Kit, desk: Desk) -> Iterator[File]:
    """Index pages, open data, editorial pages, sitemap; kept together for the next build."""
    out, cache, files = Path(kit.out), kit.cache, list[File]()
    for file in index_pages(planned.site(archive), desk, out, cache, kit.made_from):
        files.append(file)
        yield file
    known = cache.get_files(out, "rest", kit.made_from, archive.key)
    others = known or list(starmap(stager(out), rest(planned, archive, chrome)))
    if known is None:
        cache.put_files(others, "rest", kit.made_from, archive.key)
    yield from others
    cache.put_files(files + others, "lists", *_lists_from(archive, kit))
