"""All input into one gallery: gather first, then write."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from generator.checking.gallery import check_clashes, check_featured
from generator.checking.words import RegistryWords
from generator.reading.files import list_files, read_bytes, read_text
from generator.reading.profile import parse_profile
from generator.reading.records import read_file
from generator.reading.registry import read_registry
from generator.reading.slugs import make_slug
from generator.records.gallery import Gallery
from generator.records.problem import Problem
from generator.records.profile import Profile
from generator.records.registry import Registry
from generator.records.words import Featured


def read_gallery(content: Path, data: Path) -> tuple[Gallery, list[Problem]]:
    """Read `content`/profiles and `data`; every problem of every file, sorted by place."""
    registry, problems = read_registry(data)
    words = RegistryWords(registry)
    inputs, more = list_files(content / "profiles", (".md",))
    problems += more
    profiles: list[Profile] = []
    for item in inputs:
        profile, more = read_profile(item.path, item.parts, registry, words)
        problems += more
        if profile is not None:
            profiles.append(profile)
    problems += check_clashes(profiles)
    # A profile with a fault is there all the same: only its own fault is told.
    slugs = {make_slug(item.parts[-1].removesuffix(".md")) for item in inputs}
    featured, more = read_featured((data / "featured.yml").as_posix(), slugs)
    gallery = Gallery(profiles=tuple(profiles), registry=replace(registry, featured=featured))
    return gallery, sorted(set(problems + more))


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
