"""The files of profiles into records; and the stories for the home page."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.checking.privacy import check_words
from generator.checking.rules import unknown_profile
from generator.checking.words import RegistryWords
from generator.reading.files import Input, Text, read_text, refuse_file
from generator.reading.pictures import Seen, look_at
from generator.reading.profile import parse_profile
from generator.reading.records import read_file
from generator.reading.slugs import make_slug, stem_of
from generator.records.problem import Problem
from generator.records.profile import Profile
from generator.records.registry import Registry
from generator.records.words import Featured


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What files gave: profiles, everything wrong with them, and which pictures were looked at."""

    profiles: list[Profile]
    problems: list[Problem]
    seen: Seen


def check_folders(content: Path, data: Path) -> list[Problem]:
    """A warning for each folder that is not there: what was published of it would go without a word."""
    folders = (
        (content / "profiles", "hồ sơ"),
        (content / "pages", "trang giới thiệu"),
        (data / "reports", "báo cáo của quận"),
    )
    return [_missing_folder(folder, noun) for folder, noun in folders if not folder.is_dir()]


def _missing_folder(folder: Path, noun: str) -> Problem:
    return Problem(
        path=folder.as_posix(),
        line=1,
        column=1,
        level="warning",
        code="missing-folder",
        message=f"không có thư mục này, nên trang sẽ không có {noun} nào",
        hint="tạo thư mục, hoặc lấy lại từ bản cũ; đúng là chưa có gì thì bỏ qua",
    )


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
    if problem := refuse_file(data / "featured.yml"):
        return (), [problem]
    featured, problems, parsed = read_file(path, tuple[Featured, ...])
    problems += check_words(path, read_text(path).text or "")
    if featured is None or parsed is None:
        return (), problems
    stems = [stem_of(item.parts[-1]) for item in inputs]
    wanted = {story.slug for story in featured}
    slugs: Collection[str] = wanted if wanted.issubset(stems) else {make_slug(stem) for stem in stems}
    return featured, [*problems, *unknown_profile.check(path, featured, slugs, parsed.place)]
