"""All input into one gallery: gather first, then write."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from functools import partial
from pathlib import Path

from generator.checking.gallery import check_gallery
from generator.checking.words import RegistryWords
from generator.publishing.parcel import unwrap, wrap
from generator.publishing.scratch import scratch_folder
from generator.reading.files import Input, list_files, read_bytes, read_text
from generator.reading.profile import parse_profile
from generator.reading.registry import read_registry
from generator.records.gallery import Gallery
from generator.records.problem import Problem
from generator.records.profile import Profile
from generator.records.registry import Registry

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
    problems += check_gallery(profiles, registry, data.as_posix())
    return Gallery(profiles=tuple(profiles), registry=registry), sorted(set(problems))


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
    """Read one profile's file, and see that its portrait is there."""
    text, problems = read_text(path)
    if text is None:
        return None, problems
    profile, problems = parse_profile(path, parts, text, registry, words)
    if profile and profile.photo and read_bytes(photo_path(profile)) is None:
        message = f'không thấy tệp ảnh "{profile.photo.file}"'
        hint = "đặt ảnh cạnh tệp hồ sơ, hoặc sửa lại tên"
        problems.append(
            Problem(path=path, line=1, column=1, level="error", code="missing-photo", message=message, hint=hint)
        )
    return profile, problems


def photo_path(profile: Profile) -> str:
    """Where a profile's portrait lies: beside the profile."""
    assert profile.photo is not None
    return f"{profile.path.rpartition('/')[0]}/{profile.photo.file}"
