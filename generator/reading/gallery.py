"""All input into one gallery: gather first, then write."""

from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator.checking.gallery import check_clashes, check_featured
from generator.checking.words import RegistryWords
from generator.publishing.parcel import unwrap, wrap
from generator.publishing.scratch import scratch_folder
from generator.reading.files import Input, Text, list_files, read_text
from generator.reading.pictures import Seen, look_at
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What files gave: profiles, everything wrong with them, and which pictures were looked at."""

    profiles: list[Profile]
    problems: list[Problem]
    seen: Seen


def read_gallery(content: Path, data: Path, executor: Executor | None = None) -> tuple[Gallery, list[Problem]]:
    """Read `content`/profiles and `data`; every problem of every file, sorted by place."""
    registry, problems = read_registry(data)
    inputs, more = list_files(content / "profiles", (".md",))
    problems += more
    shares = [inputs[start : start + SHARE] for start in range(0, len(inputs), SHARE)]
    profiles: list[Profile] = []
    for found in _read_all(shares, registry, executor):
        profiles += found.profiles
        problems += found.problems
    problems += check_clashes(profiles)
    featured, more = read_featured(data, inputs)
    gallery = Gallery(profiles=tuple(profiles), registry=replace(registry, featured=featured))
    return gallery, sorted(set(problems + more))


def read_texts(inputs: Sequence[Input]) -> list[Text]:
    """These files as they were read."""
    return [read_text(item.path) for item in inputs]


def parse_texts(inputs: Sequence[Input], texts: Sequence[Text], registry: Registry) -> Parsed:
    """The profiles of these files."""
    words, parsed = RegistryWords(registry), Parsed(profiles=[], problems=[], seen=Seen())
    for item, text in zip(inputs, texts, strict=True):
        look = partial(look_at, parsed.seen, item.path)
        profile, problems = parse_profile(item.path, item.parts, text, registry, words, look)
        parsed.problems.extend(problems)
        parsed.profiles.extend([profile] if profile is not None else [])
    return parsed


def read_featured(data: Path, inputs: Sequence[Input]) -> tuple[tuple[Featured, ...], list[Problem]]:
    """Read the stories for the home page; each must be among the profiles of these files.

    A profile with a fault is there all the same: only its own fault is told.
    """
    path = (data / "featured.yml").as_posix()
    featured, problems, parsed = read_file(path, tuple[Featured, ...])
    if featured is None or parsed is None:
        return (), problems
    stems = [item.parts[-1].removesuffix(".md") for item in inputs]
    wanted = {story.slug for story in featured}
    slugs: Collection[str] = wanted if wanted.issubset(stems) else {make_slug(stem) for stem in stems}
    return featured, problems + check_featured(path, featured, slugs, parsed.place)


def _read_all(shares: Sequence[Sequence[Input]], registry: Registry, executor: Executor | None) -> Iterator[Parsed]:
    if executor is None or len(shares) < 2:
        yield from (parse_texts(share, read_texts(share), registry) for share in shares)
        return
    with scratch_folder() as scratch:
        parcel = wrap(Path(scratch), "registry", registry)
        yield from executor.map(partial(_read_share, parcel=parcel), shares)


def _read_share(inputs: Sequence[Input], parcel: str) -> Parsed:
    """In a worker: read these files."""
    return parse_texts(inputs, read_texts(inputs), unwrap(parcel))
