"""Index: the files that search reads."""

from collections.abc import Generator, Iterator
from concurrent.futures import Future
from itertools import starmap
from pathlib import Path

from msgspec import Struct

from generator.cache import Cache, digest
from generator.publishing.publish import OutputFile, Stage, are_published, stager
from generator.records.output import Output
from generator.records.registry import Registry
from generator.search.families import BUCKETS, FAMILIES
from generator.search.index_files import Contents, ShardFile, hashed_path, make_directory, make_summary_files
from generator.steps.plan import Plan
from generator.steps.sources import Sources
from generator.steps.tasks import Tasks, done

AHEAD = 4
"""Buckets that wait for a worker or for us: the words of all are a fifth of what a large gallery takes in memory."""


class BucketTask(Struct, frozen=True):
    """A bucket to merge."""

    number: int
    """Its place in `BUCKETS`."""
    words: list[bytes]
    """For each batch its words of this bucket, as MessagePack."""


class BucketShards(Struct, frozen=True):
    """The shards of a bucket, in order."""

    number: int
    """The place of the bucket in `BUCKETS`."""
    firsts: list[str]
    """The first key of each."""
    files: list[OutputFile]
    """The file of each."""
    turns: list[OutputFile]
    """The files of blocks of turns."""


class PendingIndex(Struct, frozen=True, kw_only=True):
    """An index while its buckets are merged."""

    keys: list[str]
    """Under which the cache keeps each bucket."""
    buckets: "Iterator[Future[BucketShards]]"
    """The buckets, in order; those known already have a result."""
    shards: dict[str, list[ShardFile]]
    """By family the shards that were taken."""
    turns: set[str]
    """The paths of the files of turns that were taken."""


def start_index(sources: Sources, plan: Plan, out: Path, cache: Cache, tasks: Tasks) -> PendingIndex:
    """Begin to merge the buckets in which the words or the number of a profile changed."""
    numbers_key = digest(plan.numbers)
    word_keys = list(zip(*(source.word_keys for source in sources.batches), strict=True))
    keys = [digest((numbers_key, bucket, names)) for bucket, names in zip(BUCKETS, word_keys, strict=False)]
    known = [_get_published_shards(key, out, cache) for key in keys]
    missing = [number for number, shards in enumerate(known) if shards is None]
    buckets = (
        BucketTask(number, [cache.load_bytes("words", name) for name in word_keys[number]]) for number in missing
    )
    merged = tasks.map(merge, (plan.numbers, out.as_posix()), buckets, len(missing), ahead=AHEAD)
    return PendingIndex(
        keys=keys,
        buckets=(next(merged) if shards is None else done(shards) for shards in known),
        shards={family: [] for family in FAMILIES},
        turns=set(),
    )


def merge(context: tuple[list[list[int]], str], task: BucketTask) -> BucketShards:
    """Merge one bucket and stage its shards. Runs in a worker."""
    # Here, since it loads numpy, which most builds do not need.
    from generator.search.postings import merge_bucket

    (numbers, out), (family, _) = context, BUCKETS[task.number]
    stage = stager(Path(out))
    shards, turns = merge_bucket(family, zip(numbers, task.words, strict=True))
    files = [stage(hashed_path(family, shard.data)[0], shard.data) for shard in shards]
    return BucketShards(task.number, [shard.first for shard in shards], files, list(starmap(stage, turns)))


def take_bucket(index: PendingIndex, cache: Cache, bucket: BucketShards) -> Iterator[OutputFile]:
    """Keep a merged bucket; yield its files, those of turns once, since several pairs may have the same."""
    yield from bucket.files
    new_turns = {file.path: file for file in bucket.turns if file.path not in index.turns}
    yield from new_turns.values()
    index.turns.update(new_turns)
    files, turns = ([file.published() for file in files] for files in (bucket.files, bucket.turns))
    cache.put("search", index.keys[bucket.number], BucketShards(bucket.number, bucket.firsts, files, turns))
    family, _ = BUCKETS[bucket.number]
    index.shards[family] += (
        ShardFile(first, file.path, file.size) for first, file in zip(bucket.firsts, files, strict=True)
    )


class SummaryFiles(Struct, frozen=True):
    """The files that summaries decide, as they were published, and the list of contents of these alone."""

    files: list[OutputFile]
    """The files, staged or published."""
    contents: Contents
    """The list of contents, without the families of shards."""


def finish_index(index: PendingIndex, plan: Plan, registry: Registry, out: Path, cache: Cache) -> Iterator[OutputFile]:
    """Yield the rest of the index, when all its buckets were taken; the list of contents comes last."""
    stage = stager(out)
    contents = yield from _stage_summary_files(plan, registry, stage, out, cache)
    for family, shards in index.shards.items():
        yield from _stage_distinct(make_directory(family, shards, contents), stage)
    yield stage(*contents.encode())


def _stage_summary_files(
    plan: Plan, registry: Registry, stage: Stage, out: Path, cache: Cache
) -> Generator[OutputFile, None, Contents]:
    known = cache.get("search", plan.key, SummaryFiles)
    if known and are_published(out, known.files):
        yield from known.files
        return known.contents
    contents, files = Contents(profiles=len(plan.numbering.profiles)), list[OutputFile]()
    for file in _stage_distinct(make_summary_files(plan.numbering, registry, contents), stage):
        files.append(file.published())
        yield file
    cache.put("search", plan.key, SummaryFiles(files, contents))
    return contents


def _get_published_shards(key: str, out: Path, cache: Cache) -> BucketShards | None:
    shards = cache.get("search", key, BucketShards)
    return shards if shards and are_published(out, shards.files + shards.turns) else None


def _stage_distinct(outputs: Iterator[Output], stage: Stage) -> Iterator[OutputFile]:
    """Stage each file once: files are named by their bytes, so that two of the same bytes are one."""
    paths = set[str]()
    for path, data in outputs:
        if path not in paths:
            paths.add(path)
            yield stage(path, data)
