"""A build from top to bottom: a checked gallery and the host's chrome into a published site.

The parallel step takes any `concurrent.futures.Executor`; without one, everything happens here, with the same bytes.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from generator.checking.links import check_links
from generator.planning.sheet import Sheet
from generator.planning.site import Site, plan_site
from generator.publishing.parcel import unwrap, wrap
from generator.publishing.publish import Published, Staged, publish, stage
from generator.publishing.scratch import scratch_folder
from generator.reading.files import read_bytes, read_text
from generator.reading.profile import story_of
from generator.reading.theme import Theme
from generator.records.gallery import Gallery
from generator.records.problem import Problem
from generator.records.profile import Profile
from generator.records.registry import Registry
from generator.rendering.shell import Chrome
from generator.rendering.site import (
    DATA_FILES,
    Desk,
    Output,
    Sources,
    render_index,
    render_profile,
    render_rest,
    render_search,
)
from generator.rendering.templates import Templates

SHARE = 200
"""Profiles that a worker makes at a time."""

Tick = Callable[[int], None]
"""Told how many more files are made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """What a worker makes profiles' pages with."""

    registry: Registry
    chrome: Chrome
    templates: dict[str, str]
    out: str


def build_site(
    gallery: Gallery,
    chrome: Chrome,
    theme: Theme,
    out: Path,
    executor: Executor | None = None,
    tick: Tick = lambda made: None,
) -> tuple[Published | None, list[Problem]]:
    """Plan, render and publish the site of a gallery that was found to be right.

    Nothing is written, and the problems are told, when an editorial page links to an address that is not made.
    """
    site = plan_site(gallery)
    problems = check_links(chrome.links, _addresses(site))
    if problems:
        return None, problems
    kit = Kit(
        registry=gallery.registry, chrome=replace(chrome, files={}), templates=theme.templates, out=out.as_posix()
    )
    with scratch_folder() as scratch:
        return publish(out, _ticked(_files(site, chrome, theme, kit, executor, Path(scratch)), tick)), []


def _addresses(site: Site) -> set[str]:
    return {page.url for page in site.pages} | {sheet.entry.url for sheet in site.sheets} | set(DATA_FILES)


def _files(
    site: Site, chrome: Chrome, theme: Theme, kit: Kit, executor: Executor | None, scratch: Path
) -> Iterator[Output | Staged]:
    """All files of the site, the search index's list of contents last; workers make profiles' pages meanwhile."""
    shares = [site.sheets[start : start + SHARE] for start in range(0, len(site.sheets), SHARE)]
    futures: list[Future[list[Staged]]] = []
    if executor and len(shares) > 1:
        parcel = wrap(scratch, "kit", kit)
        futures = [executor.submit(_stage_share, share, parcel) for share in shares]
    desk = Desk(registry=kit.registry, chrome=chrome, templates=Templates(theme.templates))
    yield from theme.assets.items()
    yield from (render_index(page, site, desk) for page in site.pages)
    yield from render_rest(site, chrome)
    *index, contents = render_search(site, SOURCES)
    yield from index
    for future in futures:
        yield from future.result()
    if not futures:
        for sheet in site.sheets:
            yield from render_profile(sheet, desk, SOURCES)
    yield contents


def _stage_share(sheets: Sequence[Sheet], parcel: str) -> list[Staged]:
    """In a worker: make these profiles' pages and put them aside for publishing."""
    desk, out = _unpack(parcel)
    return [stage(out, *output) for sheet in sheets for output in render_profile(sheet, desk, SOURCES)]


@lru_cache(maxsize=2)
def _unpack(parcel: str) -> tuple[Desk, Path]:
    """The desk of a kit, set up once in each worker."""
    kit: Kit = unwrap(parcel)
    return Desk(registry=kit.registry, chrome=kit.chrome, templates=Templates(kit.templates)), Path(kit.out)


def _ticked(files: Iterable[Output | Staged], tick: Tick) -> Iterator[Output | Staged]:
    for file in files:
        yield file
        tick(1)


def _read_story(profile: Profile) -> str:
    text, problems = read_text(profile.path)
    if text is None:
        raise OSError(f"{profile.path}: {problems[0].message}")
    return story_of(text)


def _read_picture(profile: Profile, name: str) -> bytes | None:
    return read_bytes(f"{profile.path.rpartition('/')[0]}/{name}")


SOURCES = Sources(story=_read_story, picture=_read_picture)
"""Stories and pictures as they lie on the disk."""
