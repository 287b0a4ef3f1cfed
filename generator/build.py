"""A build from top to bottom: a checked gallery and the host's chrome into a published site.

The parallel step takes any `concurrent.futures.Executor`; without one, everything happens here, with the same bytes.
"""

from collections import deque
from collections.abc import Callable, Generator, Hashable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, wait
from contextlib import closing
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import islice
from math import ceil
from pathlib import Path

from generator.checking.links import check_links
from generator.planning.entry import Entry
from generator.planning.page import Page
from generator.planning.sheet import Sheet
from generator.planning.site import Site, plan_site
from generator.publishing.cache import Cache, File, digest, holds, published
from generator.publishing.parcel import unwrap, wrap
from generator.publishing.publish import Published, Staged, publish, stage, staging
from generator.publishing.scratch import scratch_folder
from generator.reading.files import ChangedError, read_text
from generator.reading.pictures import Seen, are_same, check_pictures, look_at
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

NO_CACHE = Cache()

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
    cache: Cache
    made_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`PART` profiles in the order of numbers, or fewer at the end; `key` tells whether anything of them changed."""

    sheets: list[Sheet]
    documents: list[Document]
    key: str


def build_site(
    gallery: Gallery,
    chrome: Chrome,
    theme: Theme,
    out: Path,
    executor: Executor | None = None,
    tick: Tick = lambda made: None,
    cache: Cache = NO_CACHE,
    made_from: str = "",
) -> tuple[Published | None, list[Problem]]:
    """Plan, render and publish the site of a gallery that was found to be right.

    What the `cache` has of earlier builds is not made again; `made_from` is the digest of all input but the profiles.

    Nothing is written, and the problems are told, when an editorial page links to an address that is not made.
    Raises what `publish` raises, and ChangedError when a profile or its picture is not what was checked.
    """
    site = plan_site(gallery)
    problems = check_links(chrome.links, _addresses(site))
    if problems:
        return None, problems
    kit = Kit(
        registry=gallery.registry,
        chrome=replace(chrome, files={}),
        templates=theme.templates,
        out=out.as_posix(),
        cache=cache,
        made_from=made_from,
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
    numbering, desk, out = number_site(site), _desk(kit), Path(kit.out)
    shares = _shares(site, numbering)
    whole = (kit.made_from, digest(tuple(share.key for share in shares)))
    search = kit.cache.get_files(out, "search", *whole)
    gathered = Gathered(numbering)
    indexes = _index_pages(site, desk, kit)
    named = set[str]()
    yield from theme.assets.items()
    for files, part in _profiles(shares, kit, desk, executor, scratch, search is None):
        if part is not None:
            gathered.take(part)
        # Files of stories are named by their bytes: those of two shares may be one.
        yield from (file for file in files if file.path not in named)
        named.update(file.path for file in files if file.path.startswith(FOLDER))
        yield from islice(indexes, ceil(len(site.pages) / len(shares)))
    yield from indexes
    yield from _kept(kit.cache.get_files(out, "rest", *whole), lambda: render_rest(site, chrome), kit, "rest", *whole)
    yield from _kept(search, lambda: build_index(gathered, kit.registry), kit, "search", *whole)


def _kept(
    kept: list[Staged] | None, make: Callable[[], Iterable[Output]], kit: Kit, kind: str, *made_from: str
) -> Iterator[Staged]:
    """The files that are kept; where they are not, they are made, put aside, and kept for the next build."""
    files = kept or list[Staged]()
    yield from files
    if kept is None:
        for output in make():
            files.append(stage(Path(kit.out), *output))
            yield files[-1]
        kit.cache.put_files(Path(kit.out), files, kind, *made_from)


def _shares(site: Site, numbering: Numbering) -> list[Share]:
    by_slug = {sheet.entry.slug: sheet for sheet in site.sheets}
    shares = []
    for start in range(0, len(numbering.documents), PART):
        documents = numbering.documents[start : start + PART]
        sheets = [by_slug[document.slug] for document in documents]
        shares.append(Share(sheets=sheets, documents=documents, key=digest(tuple(map(_sheet_key, sheets)))))
    return shares


def _sheet_key(sheet: Sheet) -> tuple[Hashable, ...]:
    """All that tells two sheets apart under the same words and theme."""
    others = (sheet.before, sheet.after, *sheet.nearby)
    return sheet.profile.path, _entry_key(sheet.entry), sheet.unit and sheet.unit.id, tuple(map(_entry_key, others))


def _entry_key(entry: Entry | None) -> tuple[Hashable, ...] | None:
    return (entry.slug, entry.checksum) if entry else None


def _index_pages(site: Site, desk: Desk, kit: Kit) -> Iterator[Staged]:
    """All index pages: those that nothing changed for are as the last build left them."""
    out = Path(kit.out)
    before: dict[str, tuple[str, File]] = kit.cache.get("indexes", kit.made_from) or {}
    counts, now = _counts(site), dict[str, tuple[str, File]]()
    for page in site.pages:
        key, known = digest((counts, _page_key(page))), before.get(page.url)
        # The home page shows the newest and the featured, which no count tells.
        if known and known[0] == key and page.kind != "home" and holds(out, known[1]):
            now[page.url] = known
            yield Staged(known[1][0], known[1][1], False)
        else:
            staged = stage(out, *render_index(page, site, desk))
            if kit.cache.folder:
                now[page.url] = key, published(out, staged)
            yield staged
    kit.cache.put(now, "indexes", kit.made_from)


def _page_key(page: Page) -> tuple[Hashable, ...]:
    """All that tells two index pages of one address apart under the same words, theme and counts."""
    return page.kind, page.url, page.total, page.pages, tuple(map(_entry_key, page.entries))


def _counts(site: Site) -> str:
    """How many people stand on each shelf and each page: what index pages tell of others."""
    shelves = site.shelves
    sized = (
        shelves.by_district, shelves.by_year, shelves.by_district_year, shelves.by_unit,
        shelves.by_field, shelves.by_award, shelves.by_movement, shelves.by_letter,
    )  # fmt: skip
    counts = tuple(tuple((key, len(row)) for key, row in shelf.items()) for shelf in sized)
    return digest((len(shelves.all), len(shelves.collectives), counts, tuple((p.url, p.total) for p in site.pages)))


def _profiles(
    shares: Sequence[Share], kit: Kit, desk: Desk, executor: Executor | None, scratch: Path, needs_parts: bool
) -> Iterator[tuple[list[Staged], Part | None]]:
    """Profiles' pages and, where they are needed, their parts of the search index, in the order of numbers.

    Shares that nothing changed for are as an earlier build left them. Few others are made here at the `desk`; for
    many, each worker sets up a desk of its own from the `kit`.
    """
    if executor is None or len(shares) < 2:
        yield from (_known(share, kit, needs_parts) or _make_share(share, desk, kit) for share in shares)
        return
    parcel, waiting = "", deque[tuple[list[Staged], Part | None] | Future[tuple[list[Staged], Part]]]()
    try:
        for share in shares:
            known = _known(share, kit, needs_parts)
            parcel = parcel or (wrap(scratch, "kit", kit) if known is None else "")
            waiting.append(known or executor.submit(_make_share_apart, share, parcel))
            if len(waiting) == AHEAD:
                yield _result(waiting[0])
                waiting.popleft()
        while waiting:
            yield _result(waiting[0])
            waiting.popleft()
    finally:
        # After a fault no worker may go on putting files aside.
        wait([one for one in waiting if isinstance(one, Future) and not one.cancel()])


def _result(
    made: tuple[list[Staged], Part | None] | Future[tuple[list[Staged], Part]],
) -> tuple[list[Staged], Part | None]:
    return made.result() if isinstance(made, Future) else made


def _known(share: Share, kit: Kit, needs_part: bool) -> tuple[list[Staged], Part | None] | None:
    """What an earlier build made of the same share, when the cache has all of it."""
    made_from = (kit.made_from, share.key)
    seen: Seen | None = kit.cache.get("seen", *made_from)
    if seen is None or not are_same(seen) or not kit.cache.has("part", *made_from):
        return None
    files = kit.cache.get_files(Path(kit.out), "pages", *made_from)
    part = kit.cache.get("part", *made_from) if needs_part else None
    return None if files is None or (needs_part and part is None) else (files, part)


def _make_share(share: Share, desk: Desk, kit: Kit) -> tuple[list[Staged], Part]:
    """Make these profiles' pages and put them aside for publishing; and make their part of the search index."""
    out, staged, stories, seen = Path(kit.out), list[Staged](), list[str](), Seen()
    sources = replace(SOURCES, picture=lambda profile, name: look_at(seen, profile.path, name))
    for sheet in share.sheets:
        outputs, story = render_profile(sheet, desk, sources)
        staged += (stage(out, *output) for output in outputs)
        stories.append(story)
    made = make_part(share.documents, stories)
    staged += (stage(out, *output) for output in made.story_files)
    part = replace(made, story_files=[])
    kit.cache.put_files(out, staged, "pages", kit.made_from, share.key)
    kit.cache.put(part, "part", kit.made_from, share.key)
    kit.cache.put(seen, "seen", kit.made_from, share.key)
    return staged, part


def _make_share_apart(share: Share, parcel: str) -> tuple[list[Staged], Part]:
    """The same in a worker, which sets up its desk once; each share comes with entries of its own."""
    desk, kit = _unpack(parcel)
    desk.templates.forget_cards()
    return _make_share(share, desk, kit)


@lru_cache(maxsize=2)
def _unpack(parcel: str) -> tuple[Desk, Kit]:
    """A kit and its desk, set up once in each worker."""
    kit: Kit = unwrap(parcel)
    return _desk(kit), kit


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
    return look_at(Seen(), profile.path, name)


SOURCES = Sources(story=_read_story, picture=_read_picture)
"""Stories and pictures as they lie on the disk."""
