"""Profiles' pages, stories and words, part by part; in a part only the pages are made that something changed for."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, wait
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from generator.building.archive import Archive
from generator.building.plan import Plan
from generator.publishing.cache import Cache, digest, holds
from generator.publishing.parcel import unpack, unwrap, wrap
from generator.publishing.publish import File, stager
from generator.reading.files import ChangedError, read_text
from generator.reading.pictures import Seen, are_same, check_pictures, look_at
from generator.reading.profile import story_of
from generator.records.profile import Profile
from generator.records.registry import Registry
from generator.rendering.shell import Chrome
from generator.rendering.site import Desk, Sources, render_profile
from generator.rendering.story import render_story, story_text
from generator.rendering.templates import Templates
from generator.rendering.views.profile import Around, look_around
from generator.search.build import PartWords, gather, story_files
from generator.search.words import Words, words_of

AHEAD = 12
"""Parts that workers may be ahead of the main process: enough to keep them busy, few enough for its memory."""

PageKey = tuple[int, str]
"""All that a profile's page is made from under the same words and theme: checksum of its file, digest of its links."""


Listed = dict[str, tuple[int, Words]]
"""The words of profiles by path, each with the checksum of the file that they are from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """What a worker makes pages with."""

    registry: Registry
    chrome: Chrome
    templates: dict[str, str]
    out: str
    cache: Cache
    made_from: str


class Row(NamedTuple):
    """A profile of a part. Its page is made when there is an `around`; its words when there is a `document`, of which
    the name and the head are sent.
    """

    path: str
    checksum: int
    key: PageKey
    packed_profile: bytes
    around: Around | None
    document: tuple[str, tuple[str, ...]] | None
    words: Words | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is to be made of a part, told from any other by `key`: pages and, when texts changed, all its stories and
    words, kept under `texts`.
    """

    key: str
    rows: list[Row]
    texts: str
    needs_texts: bool


@dataclass(slots=True, kw_only=True)
class Pages:
    """What is there of a part: for each page its key, its files, the pictures it shows; and the stories' files.

    `key` tells all that the part is made from, `texts` its texts alone; `hash` names the stories' files.
    """

    key: str = ""
    texts: str = ""
    hash: str = ""
    stories: list[File] = field(default_factory=list)
    pages: dict[str, tuple[PageKey, list[File], Seen]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What was made of a part, put aside for publishing: pages and stories; and its words, gathered."""

    pages: dict[str, tuple[PageKey, list[File], Seen]]
    hash: str
    stories: list[File]
    gathered: PartWords | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the site: all its files, the hash of its stories', and its words, gathered, when they were made."""

    files: list[File]
    hash: str
    gathered: PartWords | None


def texts_of(plan: Plan, archive: Archive) -> list[str]:
    """For each part what tells its texts, and so its words, from any others."""
    parts = (plan.part(at) for at in range(plan.parts))
    return [digest((archive.made_from, [(path, archive.checksum(path)) for path in part])) for part in parts]


class Coming(NamedTuple):
    """A part that is there, or that a worker makes, and how to get it."""

    get: Callable[[], Part]
    made: Future[Made] | None = None

    def is_there(self) -> bool:
        """Whether it has not to be waited for."""
        return self.made is None or self.made.done()


def make_parts(
    plan: Plan, archive: Archive, texts: Sequence[str], kit: Kit, desk: Desk, executor: Executor | None, scratch: Path
) -> Iterator[Coming]:
    """All parts in order: as they are there, or made, a single one here at the `desk`. Each is got before the next.

    For several, each worker sets up a desk of its own from the `kit`.
    """
    ahead = deque[Coming]()
    here, parcel, keys = executor is None or _are_few(plan, archive, texts, kit), "", list[str]()
    try:
        for at in range(len(texts)):
            pages = kit.cache.get("pages", kit.made_from, plan.size, at) or Pages()
            keys.append(_key(plan, archive, texts, at))
            known = _known(pages, keys[at], texts[at], kit)
            if known is not None:
                ahead.append(_at_hand(known))
            else:
                task = _task(at, plan, archive, pages, keys[at], texts[at], desk, kit)
                if here or executor is None:
                    ahead.append(_at_hand(_completed(at, pages, task, make_part(task, desk, kit), kit, plan)))
                else:
                    parcel = parcel or wrap(scratch, "kit", kit)
                    made = executor.submit(_make_part_apart, task, parcel)
                    ahead.append(Coming(partial(_finished, at, pages, task, made, kit, plan), made))
            if here or len(ahead) == AHEAD:
                yield ahead[0]
                ahead.popleft()
        while ahead:
            yield ahead[0]
            ahead.popleft()
        kit.cache.put(keys, "parts", kit.made_from, plan.size)
    finally:
        # After a fault no worker may go on putting files aside.
        wait([one.made for one in ahead if one.made is not None and not one.made.cancel()])


def _at_hand(part: Part) -> Coming:
    return Coming(lambda: part)


def _finished(at: int, before: Pages, task: Task, made: Future[Made], kit: Kit, plan: Plan) -> Part:
    return _completed(at, before, task, made.result(), kit, plan)


def _are_few(plan: Plan, archive: Archive, texts: Sequence[str], kit: Kit) -> bool:
    """Whether at most one part needs to be made: that is sooner done than a worker started."""
    if len(texts) < 2:
        return True
    keys: list[str] | None = kit.cache.get("parts", kit.made_from, plan.size)
    if keys is None or len(keys) != len(texts):
        return False
    return sum(key != _key(plan, archive, texts, at) for at, key in enumerate(keys)) <= 1


def _key(plan: Plan, archive: Archive, texts: Sequence[str], at: int) -> str:
    return f"{plan.lead(at, archive)} {texts[at]}"


def _known(pages: Pages, key: str, texts: str, kit: Kit) -> Part | None:
    """The part as it is there, when nothing changed for it and all its files are."""
    if pages.key != key or not kit.cache.has("words", texts):
        return None
    files = [*chain.from_iterable(files for _, files, _ in pages.pages.values()), *pages.stories]
    if not all(are_same(seen) for _, _, seen in pages.pages.values() if seen):
        return None
    return Part(files=files, hash=pages.hash, gathered=None) if _are_there(files, kit) else None


def _task(at: int, plan: Plan, archive: Archive, pages: Pages, key: str, texts: str, desk: Desk, kit: Kit) -> Task:
    """What is to be made, where a part is not known as a whole."""
    rows, needs_texts = [], pages.texts != texts or not _are_there(pages.stories, kit)
    needs_texts = needs_texts or not kit.cache.has("words", texts)
    kept = kept_words(pages.texts, kit) or {} if needs_texts else {}
    for path, (told, links) in zip(plan.part(at), plan.links(at, archive), strict=True):
        number = archive.checksum(path)
        page_key, page, words = (number, told), pages.pages.get(path), kept.get(path)
        is_there = page is not None and page[0] == page_key and are_same(page[2]) and _are_there(page[1], kit)
        is_listed = not needs_texts or (words is not None and words[0] == number)
        rows.append(
            Row(
                path=path,
                checksum=number,
                key=page_key,
                packed_profile=b"" if is_there else archive.packed_profile(path),
                around=None if is_there else look_around(links(), archive.registry, desk.templates.card),
                document=None if is_listed else _searched(archive, path),
                words=words[1] if is_listed and words else None,
            )
        )
    return Task(key=key, rows=rows, texts=texts, needs_texts=needs_texts)


def make_part(task: Task, desk: Desk, kit: Kit) -> Made:
    """Make what a task asks for and put it aside for publishing; any process may do it."""
    stage, stories, pages = stager(Path(kit.out)), list[str](), dict[str, tuple[PageKey, list[File], Seen]]()
    for row in task.rows:
        if row.around:
            seen = Seen()
            sources = Sources(story=_read_story, picture=_looking(seen))
            outputs, story = render_profile(unpack(row.packed_profile), row.around, desk, sources)
            pages[row.path] = row.key, [stage(*output) for output in outputs], seen
            stories.append(story)
        elif task.needs_texts:
            stories.append(story_text(render_story(_read(row.path, row.checksum), {}, "")))
    if not task.needs_texts:
        return Made(pages=pages, hash="", stories=[], gathered=None)
    name, files = story_files(stories)
    listed = {row.path: (row.checksum, _words(row, story)) for row, story in zip(task.rows, stories, strict=True)}
    kit.cache.put(listed, "words", task.texts)
    gathered = gather(words for _, words in listed.values())
    return Made(pages=pages, hash=name, stories=[stage(*output) for output in files], gathered=gathered)


def kept_words(texts: str, kit: Kit) -> Listed | None:
    """The words of the profiles of a part, where they are kept."""
    listed: Listed | None = kit.cache.get("words", texts)
    return listed


def words_again(at: int, plan: Plan, archive: Archive) -> list[Words]:
    """The words of a part that are kept no more."""
    pairs = ((_searched(archive, path), _read(path, archive.checksum(path))) for path in plan.part(at))
    return [words_of(*document, story_text(render_story(story, {}, ""))) for document, story in pairs]


def _searched(archive: Archive, path: str) -> tuple[str, tuple[str, ...]]:
    document = archive.head(path).document
    return document.name, document.head


def _words(row: Row, story: str) -> Words:
    if row.document:
        return words_of(*row.document, story)
    assert row.words is not None
    return row.words


def _completed(at: int, before: Pages, task: Task, made: Made, kit: Kit, plan: Plan) -> Part:
    """Put what was made beside what is there, and keep it so."""
    files, stories = list[File](), made.stories if task.needs_texts else before.stories
    now = Pages(key=task.key, texts=task.texts, hash=made.hash or before.hash, stories=_in_place(stories))
    for row in task.rows:
        key, own, seen = made.pages.get(row.path) or before.pages[row.path]
        files += own
        now.pages[row.path] = key, _in_place(own), seen
    kit.cache.put(now, "pages", kit.made_from, plan.size, at)
    return Part(files=files + stories, hash=now.hash, gathered=made.gathered)


def _in_place(files: Iterable[File]) -> list[File]:
    return [file.in_place() for file in files]


def _are_there(files: Sequence[File], kit: Kit) -> bool:
    out = Path(kit.out)
    return all(holds(out, file) for file in files)


def _make_part_apart(task: Task, parcel: str) -> Made:
    """The same in a worker, which sets up its desk once."""
    return make_part(task, *_unpack(parcel))


@lru_cache(maxsize=2)
def _unpack(parcel: str) -> tuple[Desk, Kit]:
    """A kit and its desk, set up once in each worker."""
    kit: Kit = unwrap(parcel)
    return desk_of(kit), kit


def desk_of(kit: Kit) -> Desk:
    """What pages are made with, set up."""
    return Desk(registry=kit.registry, chrome=kit.chrome, templates=Templates(kit.templates, kit.cache))


def _looking(seen: Seen) -> Callable[[Profile, str], bytes | None]:
    return lambda profile, name: look_at(seen, profile.path, name)


def _read(path: str, number: int) -> str:
    """The story of a profile, whose text must be the one that was checked."""
    read = read_text(path)
    if read.text is None:
        raise ChangedError(path, read.problems[0].message)
    if number != read.checksum:
        raise ChangedError(path, "tệp này vừa được sửa, sau khi đã kiểm tra xong")
    return story_of(read.text)


def _read_story(profile: Profile) -> str:
    story = _read(profile.path, profile.checksum)
    for problem in check_pictures(profile, story, 1, 1, partial(_read_picture, profile)):
        raise ChangedError(profile.path, problem.message)
    return story


def _read_picture(profile: Profile, name: str) -> bytes | None:
    return look_at(Seen(), profile.path, name)


SOURCES = Sources(story=_read_story, picture=_read_picture)
"""Stories and pictures as they lie on the disk."""
