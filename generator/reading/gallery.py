"""All input into one gallery: gather first, then write."""

from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial
from pathlib import Path

from generator.checking.gallery import check_clashes, check_featured
from generator.checking.words import RegistryWords
from generator.publishing.parcel import unwrap, wrap
from generator.publishing.scratch import scratch_folder
from generator.reading.files import Input, list_files, read_bytes, read_text
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


def read_gallery(content: Path, data: Path, executor: Executor | None = None) -> tuple[Gallery, list[Problem]]:
    """Read `content`/profiles and `data`; every problem of every file, sorted by place."""
    registry, problems = read_registry(data)
    inputs, more = list_files(content / "profiles", (".md",))
    problems += more
    shares = [inputs[start : start + SHARE] for start in range(0, len(inputs), SHARE)]
    profiles: list[Profile] = []
    for found, more in _read_all(shares, registry, executor):
        profiles += found
        problems += more
    problems += check_clashes(profiles)
    # A profile with a fault is there all the same: only its own fault is told.
    slugs = {make_slug(item.parts[-1].removesuffix(".md")) for item in inputs}
    featured, more = read_featured((data / "featured.yml").as_posix(), slugs)
    gallery = Gallery(profiles=tuple(profiles), registry=replace(registry, featured=featured))
    return gallery, sorted(set(problems + more))


def _read_all(
    shares: Sequence[Sequence[Input]], registry: Registry, executor: Executor | None
) -> Iterator[tuple[list[Profile], list[Problem]]]:
    if executor is None or len(shares) < 2:
        yield from (_read_here(share, registry) for share in shares)
        return
    with scratch_folder() as scratch:
        yield from executor.map(partial(_read_share, parcel=wrap(Path(scratch), "registry", registry)), shares)


def _read_share(inputs: Sequence[Input], parcel: str) -> tuple[list[Profile], list[Problem]]:
    """In a worker: read these files."""
    return _read_here(inputs, unwrap(parcel))


def _read_here(inputs: Sequence[Input], registry: Registry) -> tuple[list[Profile], list[Problem]]:
    words, profiles, problems = RegistryWords(registry), list[Profile](), list[Problem]()
    for item in inputs:
        profile, more = read_profile(item.path, item.parts, registry, words)
        problems += more
        if profile is not None:
            profiles.append(profile)
    return profiles, problems


def read_profile(
    path: str, parts: tuple[str, ...], registry: Registry, words: RegistryWords
) -> tuple[Profile | None, list[Problem]]:
    """Read one profile's file, and see that its pictures are there."""
    text, problems = read_text(path)
    if text is None:
        return None, problems
    folder = path.rpartition("/")[0]
    return parse_profile(path, parts, text, registry, words, lambda name: read_bytes(f"{folder}/{name}"))


def read_featured(path: str, slugs: Collection[str]) -> tuple[tuple[Featured, ...], list[Problem]]:
    """Read the stories for the home page; each must be among the `slugs` of the gallery."""
    featured, problems, parsed = read_file(path, tuple[Featured, ...])
    if featured is None or parsed is None:
        return (), problems
    return featured, problems + check_featured(path, featured, slugs, parsed.place)
