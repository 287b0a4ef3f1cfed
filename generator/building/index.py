"""The search index: as it is there, brought up to date where few texts changed, or made from all words."""

import gzip
import hashlib
import logging
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from generator.building.archive import Archive
from generator.building.parts import Kit, Part, kept_words, words_again
from generator.building.plan import Plan
from generator.publishing.cache import holds
from generator.publishing.publish import File, stage
from generator.reading.files import read_bytes
from generator.search import build
from generator.search.build import Gathered, Index, build_index, gather, update_index
from generator.search.changes import changes_between
from generator.search.words import Words

log = logging.getLogger("generator.index")

SHIFT = 4
"""Where the texts of more than one part in so many changed, all words are gathered again: that is sooner done."""


class DamagedError(Exception):
    """A file of the index does not hold the bytes that its name tells; raised with its path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The index of an earlier build: from which heads, numbers and texts it was made, and its files."""

    key: str
    numbering: str
    texts: list[str]
    index: Index
    files: list[File]


class IndexMaker:
    """Takes in all parts in order, then gives the files of the index."""

    def __init__(
        self, plan: Plan, archive: Archive, texts: Sequence[str], kit: Kit, executor: Executor | None = None
    ) -> None:
        self._plan, self._archive, self._texts, self._kit = plan, archive, list(texts), kit
        self._apply = executor.map if executor else map
        self._stories, self._changed = list[str](), list[tuple[int, Words, Words]]()
        self._old = self._usable(kit.cache.get("index", archive.made_from))
        self._gathered = None if self._old else Gathered()

    def take(self, at: int, part: Part) -> None:
        """Take in the next part."""
        self._stories.append(part.hash)
        if self._gathered:
            self._gathered.append(part.gathered or gather(self._words(at)))
        elif self._old and self._old.texts[at] != self._texts[at]:
            before = self._kept(self._old.texts[at])
            if before is None:
                self._gather(at + 1)
                return
            rows = zip(before, self._words(at), strict=True)
            first = at * self._plan.size
            self._changed += [(first + number, old, new) for number, (old, new) in enumerate(rows) if old != new]

    def files(self) -> Iterator[File]:
        """All files of the index but those of stories, the list of contents last."""
        old = self._old
        if old and (old.key, old.texts) == (self._archive.key, self._texts):
            yield from old.files
            return
        if old:
            try:
                # All are made before the first is put aside: a damaged one may yet be found.
                made, index = _drained(self._updated(old))
            except DamagedError as error:
                log.warning("%s bị hỏng; lập lại toàn bộ phần tra cứu", error)
                self._gather(len(self._texts))
            else:
                yield from self._put_aside(iter(made), [index], {file.path: file for file in old.files})
                return
        assert self._gathered is not None
        made_whole, numbering = list[Index](), self._plan.documents(self._archive)
        files = build_index(self._gathered, numbering, self._stories, self._archive.registry, self._apply)
        yield from self._put_aside(_told(files, made_whole), made_whole, {})

    def _usable(self, old: Kept | None) -> Kept | None:
        if old is None or old.numbering != self._plan.numbering or len(old.texts) != len(self._texts):
            return None
        changed = sum(before != now for before, now in zip(old.texts, self._texts, strict=True))
        out = Path(self._kit.out)
        if changed > max(1, len(self._texts) // SHIFT) or not all(holds(out, file) for file in old.files):
            return None
        return old

    def _updated(self, old: Kept) -> Generator[build.File, None, Index]:
        numbering = None if old.key == self._archive.key else self._plan.documents(self._archive)
        changes = changes_between(self._changed)
        return update_index(old.index, changes, self._read, numbering, self._stories, self._archive.registry)

    def _put_aside(self, files: Iterator[build.File], made: list[Index], there: dict[str, File]) -> Iterator[File]:
        """Put new files aside and keep all; the index itself is in `made` after the last."""
        out, cache, kept = Path(self._kit.out), self._kit.cache, list[File]()
        for one in files:
            file = there[one] if isinstance(one, str) else stage(out, *one)
            kept.append(file.in_place())
            yield file
        archive, numbering = self._archive, self._plan.numbering
        whole = Kept(key=archive.key, numbering=numbering, texts=self._texts, index=made[0], files=kept)
        cache.put(whole, "index", archive.made_from)

    def _gather(self, count: int) -> None:
        """Gather the words of the first `count` parts, and go on so."""
        self._old, self._gathered = None, Gathered()
        for at in range(count):
            self._gathered.append(gather(self._words(at)))

    def _words(self, at: int) -> list[Words]:
        return self._kept(self._texts[at]) or words_again(at, self._plan, self._archive)

    def _kept(self, texts: str) -> list[Words] | None:
        kept = kept_words(texts, self._kit)
        return None if kept is None else [words for _, words in kept.values()]

    def _read(self, path: str) -> bytes:
        data = read_bytes(f"{self._kit.out}/{path}") or b""
        if hashlib.sha256(data).hexdigest()[:8] != path[-12:-4]:
            raise DamagedError(path)
        return gzip.decompress(data)


def _drained(files: Generator[build.File, None, Index]) -> tuple[list[build.File], Index]:
    made = list[Index]()
    return list(_told(files, made)), made[0]


def _told(files: Generator[build.File, None, Index], made: list[Index]) -> Iterator[build.File]:
    """The files; the index is put into `made` after the last."""
    made.append((yield from files))
