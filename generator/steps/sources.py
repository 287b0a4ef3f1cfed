"""Read: all that the file of one profile says by itself, whatever else stands in the gallery."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from time import time_ns
from typing import Any, NamedTuple
from zlib import crc32

import msgspec
from msgspec import Struct

from generator.cache import Cache, digest
from generator.checking.duplicates.fingerprints import take_fingerprint
from generator.markup import find_pictures
from generator.planning.summary import intern_values, make_summary
from generator.planning.urls import PROFILE_ROOT
from generator.reading.attachments import AttachmentStats, are_unchanged, list_digests
from generator.reading.files import FileStat, SourceFile, is_stable, read_text, stat_file
from generator.reading.gallery import ReadResult, parse_texts
from generator.reading.profile import get_story
from generator.reading.references import find_links, find_not_same_as
from generator.records.content import Content
from generator.records.fingerprint import Fingerprint
from generator.records.link import GalleryLink
from generator.records.problem import Problem
from generator.records.profile import Profile
from generator.records.registry import Registry
from generator.records.summary import ProfileSummary
from generator.rendering.data import make_data_row
from generator.rendering.story import render_story, story_text
from generator.search.families import BatchWords
from generator.steps.tasks import Tasks

BATCH_SIZE = 128
"""Files in a batch, on average at most."""

MAX_BATCH_SIZE = 255
"""Files in a batch at most: search counts them in one byte."""

KnownStats = dict[str, tuple[FileStat, int]]
"""By path what the disk said of a file, and the hash of its content, as Git's index keeps them."""

_ENCODER = msgspec.msgpack.Encoder()
_FINGERPRINTS = msgspec.msgpack.Decoder(list[Fingerprint])


class SourceBatch(Struct, frozen=True, kw_only=True):
    """A batch of source files, and what every build needs of it; the rest is in the cache."""

    key: str
    """The digest of `site_data/`, and of the paths and contents of the files; names their contents."""
    paths: list[str]
    """The files of valid profiles; their places in this list are their positions in the batch."""
    addresses: list[tuple[str, str]]
    """Path and slug of every profile, faulty ones too."""
    former: list[tuple[str, str]]
    """Path and each earlier slug of the profiles that had another address."""
    problems: list[Problem]
    """Everything wrong with the files."""
    attachments: AttachmentStats
    """The files beside profiles that were read to be checked."""
    links: list[GalleryLink]
    """The links of stories into the gallery, also of files of which no record could be made."""
    not_same_as: list[GalleryLink]
    """The pages of the profiles that `not_same_as` names."""
    summaries_key: str
    """Names the summaries of the valid profiles."""
    word_keys: list[str]
    """For each posting bucket the digest of the batch's words in it, which names them."""


class ReadBatch(Struct, frozen=True, kw_only=True):
    """A batch as a worker read it: what the cache keeps of it, encoded."""

    source: SourceBatch
    summaries: bytes
    """A list of `ProfileSummary`."""
    contents: bytes
    """A list of `Content`."""
    words: BatchWords
    """The search words; empty where none are wanted."""
    fingerprints: bytes
    """A list of `Fingerprint`."""


class SourceContext(NamedTuple):
    """What all batches are read with."""

    registry: Registry
    """All of `site_data/`."""
    data_digest: str
    """The digest of `site_data/`."""
    for_pages: bool = True
    """Whether what pages and search are made of is wanted, too."""
    known_keys: frozenset[str] = frozenset()
    """The keys of batches that the cache has."""


class FileHashes(NamedTuple):
    """The files of a batch, read."""

    hashes: dict[str, int]
    """By path the hash of each file that could be read."""
    key: str
    """See `SourceBatch.key`."""


class Sources(Struct, frozen=True, kw_only=True):
    """All profiles of a gallery."""

    batches: list[SourceBatch]
    """The batches of files, in order."""

    @property
    def count(self) -> int:
        """How many profiles there are, faulty ones included."""
        return sum(len(batch.addresses) for batch in self.batches)

    @property
    def problems(self) -> list[Problem]:
        """Everything wrong with all files."""
        return [problem for batch in self.batches for problem in batch.problems]

    @property
    def attachments(self) -> set[str]:
        """The paths of all pictures and recordings that profiles name."""
        return {path for batch in self.batches for path in batch.attachments}

    @property
    def links(self) -> list[GalleryLink]:
        """The links of all stories into the gallery."""
        return [link for batch in self.batches for link in batch.links]

    @property
    def not_same_as(self) -> list[GalleryLink]:
        """The pages of the profiles that `not_same_as` names anywhere."""
        return [link for batch in self.batches for link in batch.not_same_as]

    @property
    def addresses(self) -> Iterator[tuple[str, str]]:
        """Path and slug of all profiles."""
        return chain.from_iterable(batch.addresses for batch in self.batches)

    @property
    def former(self) -> Iterator[tuple[str, str]]:
        """Path and each earlier slug of all profiles that had another address."""
        return chain.from_iterable(batch.former for batch in self.batches)

    @property
    def key(self) -> str:
        """The digest of all files and of the pictures and recordings they name."""
        return digest([(batch.key, list_digests(batch.attachments)) for batch in self.batches])

    @property
    def summaries_key(self) -> str:
        """The digest of all summaries."""
        return digest([batch.summaries_key for batch in self.batches])


def split_batches(files: Sequence[SourceFile]) -> list[list[SourceFile]]:
    """Split files by a hash of their names, so that a new file changes one batch, until there are twice as many."""
    count = 1
    while len(files) > BATCH_SIZE * count:
        count *= 2
    while True:
        batches: list[list[SourceFile]] = [[] for _ in range(count)]
        for file in files:
            batches[crc32(file.parts[-1].encode("utf-8", "surrogateescape")) % count].append(file)
        if max(map(len, batches)) <= MAX_BATCH_SIZE or count > len(files):
            return batches
        count *= 2


def read_sources(
    files: Sequence[SourceFile],
    context: SourceContext,
    cache: Cache,
    tasks: Tasks,
) -> Sources:
    """Read the batches of which a file changed; the others come from the cache."""
    started, data_digest = time_ns(), context.data_digest
    known = cache.get("stats", data_digest, KnownStats) or {}
    stats = {file.path: stat_file(file.path) for file in files} if known else {}
    batches = split_batches(files)
    sources = [_get_cached(batch, stats, known, data_digest, cache) for batch in batches]
    missing = [index for index, source in enumerate(sources) if source is None]
    advance = tasks.start_progress("Đọc hồ sơ", sum(len(batches[index]) for index in missing))
    context = context._replace(known_keys=cache.keys("sources"))
    results = tasks.map(read_batch, context, (batches[index] for index in missing), len(missing))
    hashes = dict[str, int]()
    for index, future in zip(missing, results, strict=True):
        files_read, read = future.result()
        hashes |= files_read.hashes
        source = None if read else _get_cached_source(files_read.key, cache)
        if source is None:
            # Only an attachment changed, where the batch was not read before.
            read = read or read_batch(context._replace(known_keys=frozenset()), batches[index])[1]
            assert read is not None
            source = read.source
            # Duplicates are looked for among all files that can be read.
            cache.put_bytes("fingerprints", source.key, read.fingerprints)
            # A batch with a file that could not be read has no key that a later build could know it by.
            if len(files_read.hashes) == len(batches[index]):
                _keep(read, cache)
        sources[index] = source
        advance(len(batches[index]))
    kept = {path: pair for path, pair in known.items() if stats.get(path) == pair[0]}
    for path, number in hashes.items():
        seen = stat_file(path)
        # A younger file may change once more within the clock's resolution (Git calls it racily clean).
        if seen is not None and is_stable(seen, started):
            kept[path] = seen, number
    cache.put("stats", data_digest, {file.path: kept[file.path] for file in files if file.path in kept})
    return Sources(batches=[source for source in sources if source is not None])


def load_summaries(sources: Sources, cache: Cache) -> Iterator[list[ProfileSummary]]:
    """Load the summaries of all valid profiles, batch by batch, by position."""
    known = dict[Any, Any]()
    for batch in sources.batches:
        summaries = cache.load("summaries", batch.summaries_key, list[ProfileSummary])
        yield [intern_values(summary, known) for summary in summaries]


def load_fingerprints(sources: Sources, cache: Cache) -> list[Fingerprint]:
    """Load what of all profiles, faulty ones included, is compared with the others."""
    batches = (cache.load_bytes("fingerprints", batch.key) for batch in sources.batches)
    return list(chain.from_iterable(map(decode_fingerprints, batches)))


def decode_fingerprints(data: bytes) -> list[Fingerprint]:
    """Decode the fingerprints of a batch."""
    return _FINGERPRINTS.decode(data)


def read_batch(context: SourceContext, files: list[SourceFile]) -> tuple[FileHashes, ReadBatch | None]:
    """Read a batch of files; parse and check them, unless they have one of the keys in the context.

    A fresh checkout, whose files all look new, is read but not parsed. Runs in a worker.
    """
    registry, data_digest, for_pages, known_keys = context
    texts = [read_text(file.path) for file in files]
    hashes = {file.path: text.content_hash for file, text in zip(files, texts, strict=True) if text.text is not None}
    key = _make_key(hashes, data_digest)
    if key in known_keys and len(hashes) == len(files):
        return FileHashes(hashes, key), None
    result = parse_texts(files, texts, registry)
    valid = _list_valid(result, registry)
    by_path = {file.path: text.text or "" for file, text in zip(files, texts, strict=True)}
    stories = {path: get_story(text) for path, text in by_path.items()}
    if for_pages:
        contents = [_make_content(profile, stories[profile.path]) for profile in valid]
        summaries = [make_summary(profile, registry, *make_data_row(profile, registry)) for profile in valid]
        words, word_keys = _collect_words(summaries, contents)
    else:
        contents, summaries = [], [make_summary(profile, registry) for profile in valid]
        words, word_keys = [], []
    fingerprints = [take_fingerprint(each, by_path[each.path], stories[each.path]) for each in result.profiles]
    source = SourceBatch(
        key=key,
        paths=[profile.path for profile in valid],
        addresses=[(profile.path, profile.slug) for profile in result.profiles],
        former=[(profile.path, slug) for profile in result.profiles for slug in profile.former_slugs],
        problems=result.problems,
        attachments=result.attachments,
        links=_list_links(files, by_path, result),
        not_same_as=[link for file in files for link in find_not_same_as(file, by_path[file.path])],
        summaries_key=digest((data_digest, [(profile.path, profile.front_matter_hash) for profile in valid])),
        word_keys=word_keys,
    )
    read = ReadBatch(
        source=source,
        summaries=_ENCODER.encode(summaries),
        contents=_ENCODER.encode(contents),
        words=words,
        fingerprints=_ENCODER.encode(fingerprints),
    )
    return FileHashes(hashes, key), read


def _get_cached(
    files: list[SourceFile], stats: dict[str, FileStat | None], known: KnownStats, data_digest: str, cache: Cache
) -> SourceBatch | None:
    """Get a batch as an earlier build read it; None when the stat data of a file changed."""
    hashes = dict[str, int]()
    for file in files:
        before = known.get(file.path)
        if before is None or before[0] != stats[file.path]:
            return None
        hashes[file.path] = before[1]
    return _get_cached_source(_make_key(hashes, data_digest), cache)


def _get_cached_source(key: str, cache: Cache) -> SourceBatch | None:
    source = cache.get("sources", key, SourceBatch)
    if source is None or not are_unchanged(source.attachments):
        return None
    for table, name in (("summaries", source.summaries_key), ("contents", key), ("fingerprints", key)):
        cache.mark_used(table, name)
    for name in source.word_keys:
        cache.mark_used("words", name)
    return source


def _keep(read: ReadBatch, cache: Cache) -> None:
    source = read.source
    cache.put("sources", source.key, source)
    cache.put_bytes("summaries", source.summaries_key, read.summaries)
    cache.put_bytes("contents", source.key, read.contents)
    for name, words in zip(source.word_keys, read.words, strict=True):
        cache.put_bytes("words", name, words)


def _make_key(hashes: dict[str, int], data_digest: str) -> str:
    return digest((data_digest, [(path.encode("utf-8", "surrogateescape"), number) for path, number in hashes.items()]))


def _list_links(files: Sequence[SourceFile], texts: Mapping[str, str], result: ReadResult) -> list[GalleryLink]:
    """List the links of all stories, also of files of which no record could be made."""
    known = {profile.path: profile.story_links for profile in result.profiles}
    return [
        link
        for file in files
        for link in (known[file.path] if file.path in known else find_links(file, texts[file.path]))
    ]


def _list_valid(result: ReadResult, registry: Registry) -> list[Profile]:
    """List the profiles without errors. With any error the build stops, so the others need no summary."""
    faulty = {problem.path for problem in result.problems if problem.level == "error"}
    return [] if registry.unread else [profile for profile in result.profiles if profile.path not in faulty]


def _collect_words(summaries: Sequence[ProfileSummary], contents: Sequence[Content]) -> tuple[BatchWords, list[str]]:
    """Collect the search words of a batch, in buckets, and take the digest of each bucket."""
    # Here, since it loads numpy, which most builds do not need.
    from generator.search.words import ProfileWords, collect_words

    return collect_words(
        ProfileWords(name=summary.name, texts=summary.search_texts, story=story_text(content.story_html))
        for summary, content in zip(summaries, contents, strict=True)
    )


def _make_content(profile: Profile, markdown: str) -> Content:
    html = render_story(markdown, {}, PROFILE_ROOT)
    return Content(profile, html, markdown if find_pictures(markdown) else "")
