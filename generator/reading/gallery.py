"""All input into one gallery: gather first, then write."""

from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial
from pathlib import Path

from generator.checking.gallery import check_clashes, check_featured
from generator.checking.words import RegistryWords
from generator.publishing.cache import Cache, digest
from generator.publishing.parcel import unwrap, wrap
from generator.publishing.scratch import scratch_folder
from generator.reading.files import Input, list_files, read_text
from generator.reading.pictures import Seen, are_same, look_at
from generator.reading.profile import parse_profile
from generator.reading.records import read_file
from generator.reading.registry import read_registry
from generator.reading.slugs import make_slug
from generator.records.gallery import Gallery
from generator.records.problem import Problem
from generator.records.profile import Profile
from generator.records.registry import Registry
from generator.records.words import Featured

SHARE = 250
"""Files that a worker reads at a time."""


NO_CACHE = Cache()


def read_gallery(
    content: Path, data: Path, executor: Executor | None = None, cache: Cache = NO_CACHE, made_from: str = ""
) -> tuple[Gallery, list[Problem]]:
    """Read `content`/profiles and `data`; every problem of every file, sorted by place.

    What the `cache` has of files that did not change is not parsed again; `made_from` is the digest of `data`.
    """
    registry, problems = read_registry(data)
    inputs, more = list_files(content / "profiles", (".md",))
    problems += more
    shares = [inputs[start : start + SHARE] for start in range(0, len(inputs), SHARE)]
    profiles: list[Profile] = []
    for found, more in _read_all(shares, registry, executor, cache, made_from):
        profiles += found
        problems += more
    problems += check_clashes(profiles)
    # A profile with a fault is there all the same: only its own fault is told.
    slugs = {make_slug(item.parts[-1].removesuffix(".md")) for item in inputs}
    featured, more = read_featured((data / "featured.yml").as_posix(), slugs)
    gallery = Gallery(profiles=tuple(profiles), registry=replace(registry, featured=featured))
    return gallery, sorted(set(problems + more))


def _read_all(
    shares: Sequence[Sequence[Input]], registry: Registry, executor: Executor | None, cache: Cache, made_from: str
) -> Iterator[tuple[list[Profile], list[Problem]]]:
    if executor is None or len(shares) < 2:
        yield from (_read_here(share, registry, cache, made_from) for share in shares)
        return
    with scratch_folder() as scratch:
        parcel = wrap(Path(scratch), "registry", registry)
        yield from executor.map(partial(_read_share, parcel=parcel, cache=cache, made_from=made_from), shares)


def _read_share(
    inputs: Sequence[Input], parcel: str, cache: Cache, made_from: str
) -> tuple[list[Profile], list[Problem]]:
    """In a worker: read these files."""
    return _read_here(inputs, unwrap(parcel), cache, made_from)


def _read_here(
    inputs: Sequence[Input], registry: Registry, cache: Cache, made_from: str
) -> tuple[list[Profile], list[Problem]]:
    texts = [(item, *read_text(item.path)) for item in inputs]
    key = digest((made_from, tuple((item.path, item.parts, text) for item, text, _ in texts)))
    known: tuple[list[Profile], list[Problem], Seen] | None = cache.get("read", key)
    if known is not None and are_same(known[2]):
        return known[:2]
    words, profiles, problems, seen = RegistryWords(registry), list[Profile](), list[Problem](), Seen()
    for item, text, more in texts:
        profile, found = None, more
        if text is not None:
            look = partial(look_at, seen, item.path)
            profile, found = parse_profile(item.path, item.parts, text, registry, words, look)
        problems += found
        if profile is not None:
            profiles.append(profile)
    if all(text is not None for _, text, _ in texts):
        cache.put((profiles, problems, seen), "read", key)
    return profiles, problems


def read_featured(path: str, slugs: Collection[str]) -> tuple[tuple[Featured, ...], list[Problem]]:
    """Read the stories for the home page; each must be among the `slugs` of the gallery."""
    featured, problems, parsed = read_file(path, tuple[Featured, ...])
    if featured is None or parsed is None:
        return (), problems
    return featured, problems + check_featured(path, featured, slugs, parsed.place)
