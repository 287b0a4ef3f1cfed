"""A build from top to bottom: a checked gallery and the host's chrome into a published site.

The parallel step takes any `concurrent.futures.Executor`; without one, everything happens here, with the same bytes.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, wait
from contextlib import closing
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import islice
from math import ceil
from pathlib import Path

from generator.checking.links import check_links
from generator.planning.sheet import Sheet
from generator.planning.site import Site, plan_site
from generator.publishing.parcel import unwrap, wrap
from generator.publishing.publish import Published, Staged, publish, stage, staging
from generator.publishing.scratch import scratch_folder
from generator.reading.files import ChangedError, read_bytes, read_text
from generator.reading.pictures import check_pictures
from generator.reading.profile import checksum, story_of
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
)
from generator.rendering.templates import Templates
from generator.search.build import FOLDER, PART, Gathered, Numbering, Part, build_index, make_part, number_site
from generator.search.document import Document

AHEAD = 12
"""Shares that workers may be ahead of the main process: enough to keep them busy, few enough for its memory."""

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
    Raises what `publish` raises, and ChangedError when a profile or its picture is not what was checked.
    """
    site = plan_site(gallery)
    problems = check_links(chrome.links, _addresses(site))
    if problems:
        return None, problems
    kit = Kit(
        registry=gallery.registry, chrome=replace(chrome, files={}), templates=theme.templates, out=out.as_posix()
    )
    with (
        staging(out),
        scratch_folder() as scratch,
        closing(_files(site, chrome, theme, kit, executor, Path(scratch))) as files,
    ):
        return publish(out, _ticked(files, tick)), []


def _addresses(site: Site) -> set[str]:
    return {page.url for page in site.pages} | {sheet.entry.url for sheet in site.sheets} | set(DATA_FILES)


def _files(
    site: Site, chrome: Chrome, theme: Theme, kit: Kit, executor: Executor | None, scratch: Path
) -> Generator[Output | Staged, None, None]:
    """All files of the site, the search index's list of contents last.

    Index pages are made here, some after each share of profiles' pages, while workers make the next shares.
    """
    numbering = number_site(site)
    gathered, shares = Gathered(numbering), ceil(len(numbering.documents) / PART)
    desk = _desk(kit)
    indexes = (render_index(page, site, desk) for page in site.pages)
    named = set[str]()
    yield from theme.assets.items()
    for files, part in _profiles(site, numbering, kit, desk, executor, scratch):
        gathered.take(part)
        # Files of stories are named by their bytes: those of two shares may be one.
        yield from (file for file in files if file.path not in named)
        named.update(file.path for file in files if file.path.startswith(FOLDER))
        yield from islice(indexes, ceil(len(site.pages) / shares))
    yield from indexes
    yield from render_rest(site, chrome)
    yield from build_index(gathered, kit.registry)


def _profiles(
    site: Site, numbering: Numbering, kit: Kit, desk: Desk, executor: Executor | None, scratch: Path
) -> Iterator[tuple[list[Staged], Part]]:
    """Profiles' pages and their parts of the search index, in the order of numbers.

    Few are made here at the `desk`; for many, each worker sets up a desk of its own from the `kit`.
    """
    by_slug = {sheet.entry.slug: sheet for sheet in site.sheets}
    documents = numbering.documents
    shares = [documents[start : start + PART] for start in range(0, len(documents), PART)]
    jobs = (([by_slug[document.slug] for document in share], share) for share in shares)
    if executor is None or len(shares) < 2:
        yield from (_make_share(sheets, share, desk, Path(kit.out)) for sheets, share in jobs)
        return
    parcel, waiting = wrap(scratch, "kit", kit), deque[Future[tuple[list[Staged], Part]]]()
    try:
        for sheets, share in jobs:
            waiting.append(executor.submit(_make_share_apart, sheets, share, parcel))
            if len(waiting) == AHEAD:
                yield waiting[0].result()
                waiting.popleft()
        while waiting:
            yield waiting[0].result()
            waiting.popleft()
    finally:
        # After a fault no worker may go on putting files aside.
        wait([future for future in waiting if not future.cancel()])


def _make_share(
    sheets: Sequence[Sheet], documents: Sequence[Document], desk: Desk, out: Path
) -> tuple[list[Staged], Part]:
    """Make these profiles' pages and put them aside for publishing; and make their part of the search index."""
    staged, stories = list[Staged](), list[str]()
    for sheet in sheets:
        outputs, story = render_profile(sheet, desk, SOURCES)
        staged += (stage(out, *output) for output in outputs)
        stories.append(story)
    part = make_part(documents, stories)
    staged += (stage(out, *output) for output in part.story_files)
    return staged, replace(part, story_files=[])


def _make_share_apart(sheets: Sequence[Sheet], documents: Sequence[Document], parcel: str) -> tuple[list[Staged], Part]:
    """The same in a worker, which sets up its desk once; each share comes with entries of its own."""
    desk, out = _unpack(parcel)
    desk.templates.forget_cards()
    return _make_share(sheets, documents, desk, out)


@lru_cache(maxsize=2)
def _unpack(parcel: str) -> tuple[Desk, Path]:
    """The desk of a kit, set up once in each worker."""
    kit: Kit = unwrap(parcel)
    return _desk(kit), Path(kit.out)


def _desk(kit: Kit) -> Desk:
    return Desk(registry=kit.registry, chrome=kit.chrome, templates=Templates(kit.templates))


def _ticked(files: Iterable[Output | Staged], tick: Tick) -> Iterator[Output | Staged]:
    for file in files:
        yield file
        tick(1)


def _read_story(profile: Profile) -> str:
    text, problems = read_text(profile.path)
    if text is None:
        raise ChangedError(profile.path, problems[0].message)
    if profile.checksum not in (None, checksum(text)):
        raise ChangedError(profile.path, "tệp này vừa được sửa, sau khi đã kiểm tra xong")
    story = story_of(text)
    for problem in check_pictures(profile, story, 1, 1, partial(_read_picture, profile)):
        raise ChangedError(profile.path, problem.message)
    return story


def _read_picture(profile: Profile, name: str) -> bytes | None:
    return read_bytes(f"{profile.path.rpartition('/')[0]}/{name}")


SOURCES = Sources(story=_read_story, picture=_read_picture)
"""Stories and pictures as they lie on the disk."""
