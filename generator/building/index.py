"""The search index: as it is there, brought up to date where few texts changed, or made from all words."""

import gzip
import hashlib
import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from generator.building.archive import Archive
from generator.building.parts import Kit, Part, kept_words, words_again
from generator.building.plan import Plan
from generator.publishing.cache import holds
from generator.publishing.publish import File, stager
from generator.reading.files import read_bytes
from generator.search import build
from generator.search.build import Gathered, Index, document_files, gather, update_index, word_files
from generator.search.changes import changes_between
from generator.search.postings import Shard
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
        self._stage = stager(Path(kit.out))
        self._apply = executor.map if executor else map
        self._stories, self._changed = list[str](), list[tuple[int, Words, Words]]()
        self._old = self._usable(kit.cache.get("index", archive.made_from))
        self._gathered = None if self._old else Gathered()
        self._new, self._files = Index(profiles=len(plan.paths)), list[File]()
        self._there = {file.path: file for file in self._old.files} if self._old else {}
        self._documents = self._of_documents()

    def documents(self) -> Iterator[File]:
        """The files of a new index that tell of front matter alone, and need no part."""
        if self._gathered:
            yield from self._documents

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
        """All files of the index but those of stories, the list of contents last.

        All parts were taken in. Workers begin to pack the words when this is called, before a file is asked for.
        """
        return self._all(self._gathered.shards(self._apply) if self._gathered else None)

    def _all(self, shards: Iterator[Shard] | None) -> Iterator[File]:
        old = self._old
        if old and (old.key, old.texts) == (self._archive.key, self._texts):
            yield from old.files
            return
        if old:
            try:
                index, files = self._updated(old)
            except DamagedError as error:
                log.warning("%s bị hỏng; lập lại toàn bộ phần tra cứu", error)
                self._gather(len(self._texts))
            else:
                yield from map(self._file, files)
                self._keep(index)
                return
        assert self._gathered is not None
        yield from self._documents
        shards = shards or self._gathered.shards(self._apply)
        yield from map(self._file, word_files(self._new, shards, self._stories))
        self._keep(self._new)

    def _usable(self, old: Kept | None) -> Kept | None:
        if old is None or old.numbering != self._plan.numbering or len(old.texts) != len(self._texts):
            return None
        changed = sum(before != now for before, now in zip(old.texts, self._texts, strict=True))
        out = Path(self._kit.out)
        if changed > max(1, len(self._texts) // SHIFT) or not all(holds(out, file) for file in old.files):
            return None
        return old

    def _of_documents(self) -> Iterator[File]:
        numbering = self._plan.documents(self._archive)
        yield from map(self._file, document_files(self._new, numbering, self._archive.registry))

    def _updated(self, old: Kept) -> tuple[Index, list[build.File]]:
        """All files are made before the first is put aside: a damaged one may yet be found."""
        numbering = None if old.key == self._archive.key else self._plan.documents(self._archive)
        changes = changes_between(self._changed)
        return update_index(old.index, changes, self._read, numbering, self._stories, self._archive.registry)

    def _file(self, one: build.File) -> File:
        """A file of the index, put aside if it is new."""
        file = self._there[one] if isinstance(one, str) else self._stage(*one)
        self._files.append(file.in_place())
        return file

    def _keep(self, index: Index) -> None:
        archive, numbering = self._archive, self._plan.numbering
        whole = Kept(key=archive.key, numbering=numbering, texts=self._texts, index=index, files=self._files)
        self._kit.cache.put(whole, "index", archive.made_from)

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
