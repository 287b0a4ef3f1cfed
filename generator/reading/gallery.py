"""Read profiles into records, and the list of stories for the home page."""

from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from generator.checking.privacy import check_details
from generator.checking.registry_ids import RegistryIds
from generator.checking.rules import unknown_profile
from generator.reading.attachments import AttachmentStats, read_attachment
from generator.reading.files import SourceFile, SourceText, read_text, refuse_file
from generator.reading.profile import parse_profile
from generator.reading.records import read_file
from generator.reading.slugs import get_stem, make_slug
from generator.reading.strays import find_unread_files
from generator.records.problem import Problem, warning_at
from generator.records.profile import Profile
from generator.records.registry import Registry
from generator.records.words import Featured


class ReadResult(Struct, frozen=True, kw_only=True):
    """What a batch of files was read into."""

    profiles: list[Profile]
    """A record for each file of which one could be made, faulty ones included."""
    problems: list[Problem]
    """Everything wrong with the files."""
    attachments: AttachmentStats
    """The files beside profiles that were read to be checked."""


def check_folders(content: Path, data: Path) -> list[Problem]:
    """Return a warning for each missing folder, whose pages would leave the site silently, and each unread file."""
    folders = (
        (content / "profiles", "hồ sơ"),
        (content / "pages", "trang giới thiệu"),
        (data / "reports", "báo cáo của quận"),
    )
    missing = [_warn_missing_folder(folder, noun) for folder, noun in folders if not folder.is_dir()]
    return missing + find_unread_files(content, data)


def _warn_missing_folder(folder: Path, noun: str) -> Problem:
    message = f"không có thư mục này, nên trang sẽ không có {noun} nào"
    hint = "tạo thư mục, hoặc lấy lại từ bản cũ; đúng là chưa có gì thì bỏ qua"
    return warning_at(folder.as_posix(), 1, 1, "missing-folder", message, hint)


def parse_texts(files: Sequence[SourceFile], texts: Sequence[SourceText], registry: Registry) -> ReadResult:
    """Parse and check the profiles in `files`, whose texts are `texts` in the same order."""
    known_ids, result = RegistryIds(registry), ReadResult(profiles=[], problems=[], attachments=AttachmentStats())
    for file, text in zip(files, texts, strict=True):
        read = partial(read_attachment, result.attachments, file.path)
        profile, problems = parse_profile(file.path, file.parts, text, registry, known_ids, read)
        result.problems.extend(problems)
        result.profiles.extend([profile] if profile is not None else [])
    return result


def read_featured(data: Path, files: Sequence[SourceFile]) -> tuple[tuple[Featured, ...], list[Problem]]:
    """Read the stories for the home page; each must name a profile among `files`.

    A faulty profile counts as present: its own problems are reported already.
    """
    path = (data / "featured.yml").as_posix()
    if problem := refuse_file(data / "featured.yml"):
        return (), [problem]
    featured, problems, parsed = read_file(path, tuple[Featured, ...])
    problems += check_details(path, read_text(path).text or "")
    if featured is None or parsed is None:
        return (), problems
    stems = [get_stem(file.parts[-1]) for file in files]
    wanted = {story.slug for story in featured}
    slugs: Collection[str] = wanted if wanted.issubset(stems) else {make_slug(stem) for stem in stems}
    return featured, [*problems, *unknown_profile.check(path, featured, slugs, parsed.find_place)]
