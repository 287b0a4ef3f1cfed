"""What is read of the profiles, share by share: kept by earlier builds, and loaded when it is asked for."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path
from time import time_ns
from zlib import crc32

from generator.checking.gallery import Addressed, check_clashes
from generator.checking.links import check_links
from generator.planning.entry import Entry, make_entry
from generator.planning.site import plan_site
from generator.planning.urls import DATA_FILES, PROFILES, profile_url
from generator.publishing.cache import NO_CACHE, Cache, digest
from generator.publishing.parcel import pack, unpack, unwrap, wrap
from generator.publishing.scratch import scratch_folder
from generator.reading.files import Input, Stamp, is_settled, list_files, stamp
from generator.reading.gallery import Parsed, list_editorial, parse_texts, read_featured, read_texts
from generator.reading.pictures import Seen, are_same
from generator.reading.registry import read_registry
from generator.reading.slugs import make_slug
from generator.records.base import pickled_by_slots
from generator.records.link import GalleryLink
from generator.records.problem import Problem
from generator.records.profile import Profile
from generator.records.registry import Registry
from generator.rendering.data import Row, data_row
from generator.search.document import Document, make_document

SHARE = 128
"""Files in a share: at most so many, on average."""

_FEW = 3
"""Shares that are read sooner here than by workers, which have to be started first."""


@pickled_by_slots
@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What lists, search and open data tell of a profile: all of it stands in its front matter."""

    entry: Entry
    document: Document
    row: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What every build must know of a share: how many profiles, what is wrong with them, which pictures they name.

    `heads` tells the heads of its profiles from any others. `links` are the stories' links into the gallery.
    """

    profiles: int
    problems: list[Problem]
    seen: Seen
    heads: str
    links: list[GalleryLink]


@dataclass(slots=True, kw_only=True)
class Share:
    """Some of the files. `checksums` are theirs by path; `key` tells these from any others.

    `packed_heads` are all heads by path, `packed_profiles` each profile for itself, for the worker that makes its page;
    None where they are kept and were not asked for yet.
    """

    inputs: list[Input]
    checksums: dict[str, int]
    key: str
    brief: Brief
    packed_heads: bytes | None = None
    packed_profiles: dict[str, bytes] | None = None
    heads: dict[str, Head] | None = None

    def unpack(self) -> None:
        """Unpack the heads, where they are at hand."""
        if self.packed_heads is not None:
            self.heads, self.packed_heads = unpack(self.packed_heads), None


@dataclass(slots=True, kw_only=True)
class Archive:
    """All profiles in shares; a file's share is told by its name, so that the others stay where they are.

    `problems` are those of all files, sorted by place; `key` tells all heads from any others. `begun` is when the files
    were listed (ns), None where nothing new is to be kept of them.
    """

    shares: list[Share]
    registry: Registry
    problems: list[Problem]
    cache: Cache
    made_from: str
    key: str
    begun: int | None
    _stamps: dict[str, Stamp | None] = field(repr=False)
    _found: dict[str, Head] = field(default_factory=dict, repr=False)

    @property
    def is_faulty(self) -> bool:
        """Whether there is an error among the problems: then nothing is published."""
        return any(problem.level == "error" for problem in self.problems)

    @property
    def count(self) -> int:
        """How many profiles there are."""
        return sum(share.brief.profiles for share in self.shares)

    def heads(self) -> Iterator[Head]:
        """All heads, share by share."""
        return chain.from_iterable(self._heads(share).values() for share in self.shares)

    def head(self, path: str) -> Head:
        """The head of the profile in the file `path`."""
        found = self._found.get(path)
        if found is None:
            found = self._found[path] = self._heads(self._share(path))[path]
        return found

    def packed_profile(self, path: str) -> bytes:
        """The profile in the file `path`, packed."""
        return self._profiles(self._share(path))[path]

    def profiles(self) -> Iterator[Profile]:
        """All profiles, faulty ones too, share by share."""
        return chain.from_iterable(map(self._unpacked, self.shares))

    def addressed(self) -> Iterator[Addressed]:
        """All profiles, faulty ones too, as far as addresses are concerned."""
        for share in self.shares:
            heads = self._heads(share)
            if len(heads) == share.brief.profiles:
                yield from (head.entry for head in heads.values())
            else:
                yield from self._unpacked(share)

    def checksum(self, path: str) -> int:
        """The checksum of the file `path`."""
        return self._share(path).checksums[path]

    def keep(self) -> None:
        """Keep for the next build what was read, and go on keeping the rest, asked for or not."""
        if self.begun is not None:
            whole = [share for share in self.shares if len(share.checksums) == len(share.inputs)]
            self.cache.put({share.key: share.brief for share in whole}, "briefs", self.made_from)
            self.cache.put(self._settled(self.begun), "stamps", self.made_from)
        for share in self.shares:
            self.cache.has("profiles", self.made_from, share.key)
            self.cache.has("heads", self.made_from, share.brief.heads)

    def _settled(self, begun: int) -> dict[str, tuple[Stamp, int]]:
        """The files that may be known by their stamps next time, with their checksums."""
        pairs = [pair for share in self.shares for pair in share.checksums.items()]
        stamped = ((path, self._stamps.get(path) or stamp(path), number) for path, number in pairs)
        return {path: (seen, number) for path, seen, number in stamped if seen and is_settled(seen, begun)}

    def _share(self, path: str) -> Share:
        return self.shares[_place(path, len(self.shares))]

    def _profiles(self, share: Share) -> dict[str, bytes]:
        if share.packed_profiles is None:
            share.packed_profiles = self.cache.get("profiles", self.made_from, share.key)
        if share.packed_profiles is None:
            self._read_again(share)
        assert share.packed_profiles is not None
        return share.packed_profiles

    def _unpacked(self, share: Share) -> Iterator[Profile]:
        return map(unpack, self._profiles(share).values())

    def _heads(self, share: Share) -> dict[str, Head]:
        if share.heads is None:
            share.packed_heads = share.packed_heads or self.cache.get("heads", self.made_from, share.brief.heads)
            if share.packed_heads is None:
                self._read_again(share)
            share.unpack()
        assert share.heads is not None
        return share.heads

    def _read_again(self, share: Share) -> None:
        """What was kept of a share is damaged or gone."""
        again = _read(share.inputs, self.registry, self.cache, self.made_from, frozenset())
        assert isinstance(again, Share)
        share.packed_heads, share.packed_profiles = again.packed_heads, again.packed_profiles


def read_archive(
    content: Path,
    data: Path,
    executor: Executor | None = None,
    cache: Cache = NO_CACHE,
    made_from: str = "",
    begin: Callable[[int], Callable[[int], None]] = lambda files: lambda done: None,
    meanwhile: Callable[[], object] = lambda: None,
) -> Archive:
    """Read `content`/profiles and `data`.

    What the `cache` has of files that did not change is not read again; `made_from` is the digest of `data`. `begin`
    is told how many files are to be read, and gives what is told how many more are. `meanwhile` is called when workers,
    if any, have begun to read.
    """
    registry, problems = _registry(data, cache, made_from)
    inputs, more = list_files(content / "profiles", (".md",))
    dealt = _deal(inputs)
    begun = time_ns()
    briefs: dict[str, Brief] = cache.get("briefs", made_from) or {}
    known: dict[str, tuple[Stamp, int]] = cache.get("stamps", made_from) or {}
    stamps = {item.path: stamp(item.path) for item in inputs} if known else {}
    same = [_checksums(share, stamps, known) for share in dealt]
    shares = [_kept(share, sums, briefs) for share, sums in zip(dealt, same, strict=True)]
    missing = [at for at, share in enumerate(shares) if share is None]
    asked = [dealt[at] for at in missing]
    tick = begin(sum(map(len, asked)))
    for at, share in zip(
        missing, _read_all(asked, registry, executor, cache, made_from, briefs, meanwhile), strict=True
    ):
        shares[at] = share
        share.unpack()
        tick(len(share.inputs))
    read = [share for share in shares if share is not None]
    featured, found = read_featured(data, inputs)
    archive = Archive(
        shares=read,
        registry=replace(registry, featured=featured),
        problems=[],
        cache=cache,
        made_from=made_from,
        key=digest((made_from, tuple(share.brief.heads for share in read))),
        begun=begun if missing or len(known) != len(inputs) else None,
        _stamps=stamps,
    )
    told = chain.from_iterable(share.brief.problems for share in read)
    archive.problems = sorted({*problems, *more, *told, *found, *_clashes(archive)})
    archive.problems = sorted([*archive.problems, *_dead_links(archive, inputs, content / "pages")])
    return archive


def _dead_links(archive: Archive, inputs: Sequence[Input], pages: Path) -> list[Problem]:
    """The stories' links that lead to no page; where the lists cannot be planned, those to profiles only."""
    links = [link for share in archive.shares for link in share.brief.links]
    if not links:
        return []
    profiles = {profile_url(make_slug(item.parts[-1].removesuffix(".md"))) for item in inputs}
    if archive.is_faulty:
        return check_links([link for link in links if link.address.startswith(PROFILES)], profiles)
    if profiles.issuperset(link.address for link in links):
        return []
    site = plan_site((head.entry for head in archive.heads()), archive.registry)
    return check_links(links, {*profiles, *(page.url for page in site.pages), *DATA_FILES, *list_editorial(pages)})


def _registry(data: Path, cache: Cache, made_from: str) -> tuple[Registry, list[Problem]]:
    kept: tuple[Registry, list[Problem]] | None = cache.get("registry", made_from)
    if kept is None:
        kept = read_registry(data)
        cache.put(kept, "registry", made_from)
    return kept


def _clashes(archive: Archive) -> list[Problem]:
    """Profiles that have one address; the same heads need not be looked through twice."""
    if archive.cache.has("unlike", archive.key):
        return []
    problems = check_clashes(archive.addressed())
    if not problems:
        archive.cache.put(True, "unlike", archive.key)
    return problems


def _deal(inputs: Sequence[Input]) -> list[list[Input]]:
    """The files in shares; a new file changes its own share alone, until there are twice as many files."""
    count = 1
    while len(inputs) > SHARE * count:
        count *= 2
    shares: list[list[Input]] = [[] for _ in range(count)]
    for item in inputs:
        shares[_place(item.path, count)].append(item)
    return shares


def _place(path: str, shares: int) -> int:
    return crc32(path.rpartition("/")[2].encode("utf-8", "surrogateescape")) % shares


def _checksums(
    inputs: Iterable[Input], stamps: dict[str, Stamp | None], known: dict[str, tuple[Stamp, int]]
) -> dict[str, int] | None:
    """The checksums of files, when every one is known by its stamp."""
    found = {}
    for item in inputs:
        before = known.get(item.path)
        if before is None or before[0] != stamps[item.path]:
            return None
        found[item.path] = before[1]
    return found


def _kept(inputs: list[Input], checksums: dict[str, int] | None, briefs: dict[str, Brief]) -> Share | None:
    if checksums is None:
        return None
    key = _key(checksums)
    brief = briefs.get(key)
    if brief is None or not are_same(brief.seen):
        return None
    return Share(inputs=inputs, checksums=checksums, key=key, brief=brief)


def _key(checksums: dict[str, int]) -> str:
    lines = "\n".join(f"{path}\t{number}" for path, number in checksums.items())
    return hashlib.blake2b(lines.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _read_all(
    shares: Sequence[list[Input]],
    registry: Registry,
    executor: Executor | None,
    cache: Cache,
    made_from: str,
    briefs: dict[str, Brief],
    meanwhile: Callable[[], object],
) -> Iterator[Share]:
    keys = frozenset(key for key, brief in briefs.items() if are_same(brief.seen))
    if executor is None or len(shares) <= _FEW:
        found: Iterable[Share | dict[str, int]] = (_read(one, registry, cache, made_from, keys) for one in shares)
        yield from _completed(shares, found, briefs)
        return
    with scratch_folder() as scratch:
        parcel = wrap(Path(scratch), "registry", (registry, keys))
        found = executor.map(partial(_read_apart, parcel=parcel, cache=cache, made_from=made_from), shares)
        meanwhile()
        yield from _completed(shares, found, briefs)


def _completed(
    shares: Iterable[list[Input]], found: Iterable[Share | dict[str, int]], briefs: dict[str, Brief]
) -> Iterator[Share]:
    for inputs, one in zip(shares, found, strict=True):
        if isinstance(one, Share):
            one.inputs = inputs
            yield one
        else:
            key = _key(one)
            yield Share(inputs=inputs, checksums=one, key=key, brief=briefs[key])


def _read_apart(inputs: list[Input], parcel: str, cache: Cache, made_from: str) -> Share | dict[str, int]:
    """In a worker: read these files, which need not be sent back."""
    registry, keys = unwrap(parcel)
    found = _read(inputs, registry, cache, made_from, keys)
    if isinstance(found, Share):
        found.inputs = []
    return found


def _read(
    inputs: list[Input], registry: Registry, cache: Cache, made_from: str, keys: frozenset[str]
) -> Share | dict[str, int]:
    """Read these files; where they turn out to be a share that is kept, by its key, their checksums alone."""
    texts = read_texts(inputs)
    read = zip(inputs, texts, strict=True)
    checksums = {item.path: one.checksum for item, one in read if one.text is not None}
    # A file that could not be read is an error; the share is not kept, since no later build can know it.
    is_whole = len(checksums) == len(inputs)
    key = _key(checksums)
    if is_whole and key in keys and cache.has("profiles", made_from, key):
        return checksums
    parsed = parse_texts(inputs, texts, registry)
    profiles = {profile.path: pack(profile) for profile in parsed.profiles}
    heads = {profile.path: _head(profile, registry) for profile in _faultless(parsed, registry)}
    packed = pack(heads)
    told = digest((made_from, [(one.head_checksum, one.path in heads) for one in parsed.profiles]))
    links = [link for profile in parsed.profiles for link in profile.story_links]
    brief = Brief(profiles=len(profiles), problems=parsed.problems, seen=parsed.seen, heads=told, links=links)
    if is_whole:
        cache.put(profiles, "profiles", made_from, key)
        cache.put(packed, "heads", made_from, told)
    return Share(
        inputs=inputs, checksums=checksums, key=key, brief=brief, packed_heads=packed, packed_profiles=profiles
    )


def _faultless(parsed: Parsed, registry: Registry) -> list[Profile]:
    """The profiles of which all can be told that a head tells; where there are others, nothing is published."""
    faulty = {problem.path for problem in parsed.problems if problem.level == "error"}
    return [] if registry.unread else [profile for profile in parsed.profiles if profile.path not in faulty]


def _head(profile: Profile, registry: Registry) -> Head:
    entry = make_entry(profile, registry)
    return Head(entry=entry, document=make_document(profile, entry, registry), row=data_row(profile, entry, registry))
