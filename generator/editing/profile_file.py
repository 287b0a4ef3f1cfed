"""Read a profile's file in parts, and change a part without touching the others."""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml
from msgspec import Struct

from generator.reading.files import SourceFile, SourceText, content_hash, list_files, read_text
from generator.reading.front_matter import split_front_matter
from generator.reading.gallery import parse_texts
from generator.reading.slugs import make_file_slug
from generator.reading.yaml_text import parse_yaml
from generator.records.problem import Problem
from generator.records.registry import Registry
from generator.steps.gallery import Project


class UnknownProfileError(Exception):
    """There is no profile with this slug; raised with the slug."""


class ProfileFile(Struct, frozen=True, kw_only=True):
    """A profile's file, split."""

    front_matter: str
    """The front matter with both its lines of hyphens."""
    story: str
    """The rest."""
    data: Mapping[str, Any]
    """The values of the front matter; empty where it cannot be read."""


def find_profile(project: Project, slug: str) -> tuple[SourceFile, Sequence[SourceFile]]:
    """Find the file of a profile; return it and all files of profiles and pictures. Raises UnknownProfileError."""
    files, _ = list_files(project.content / "profiles", ("",))
    for file in files:
        if file.path.lower().endswith(".md") and make_file_slug(file.parts[-1]) == slug:
            return file, files
    raise UnknownProfileError(slug)


def split_file(file: SourceFile) -> ProfileFile:
    """Read and split a profile's file."""
    text = read_text(file.path).text or ""
    front, _ = split_front_matter(file.path, text)
    parsed = parse_yaml(file.path, front.yaml)[0] if front else None
    data = parsed.data if parsed is not None and isinstance(parsed.data, Mapping) else {}
    front_matter, story = split_text(text)
    return ProfileFile(front_matter=front_matter, story=story, data=data)


def split_text(text: str) -> tuple[str, str]:
    """Split a text into its front matter, with both its lines of hyphens, and the rest; "" for no front matter."""
    # Written by a program of Windows, a file may begin with a byte order mark.
    front, _ = split_front_matter("", text.removeprefix("\ufeff"))
    story = front.story if front else text
    return text[: len(text) - len(story)], story


def list_slugs(file: SourceFile, data: Mapping[str, Any]) -> list[str]:
    """List the slugs that lead to a profile: that of its file, and the earlier ones of its front matter."""
    former = data.get("former_slugs")
    earlier = [str(slug) for slug in former] if isinstance(former, list | tuple) else []
    return [make_file_slug(file.parts[-1]), *earlier]


def check_text(file: SourceFile, text: str, registry: Registry) -> list[Problem]:
    """Return what a check will say of a profile's file with this text, before it is written."""
    read = SourceText(text, content_hash(text.encode("utf-8", "surrogateescape")), [])
    return parse_texts([file], [read], registry).problems


def remove_key(front_matter: str, key: str) -> str:
    """Remove a key of the front matter with its value; other lines stay as they are."""
    root = yaml.compose(front_matter.rstrip().removesuffix("---"), Loader=yaml.CSafeLoader)
    assert isinstance(root, yaml.MappingNode)
    lines, starts = front_matter.splitlines(keepends=True), [name.start_mark.line for name, _ in root.value]
    # The last line closes the front matter.
    for (name, _), start, end in zip(root.value, starts, [*starts[1:], len(lines) - 1], strict=True):
        if name.value == key:
            return "".join([*lines[:start], *lines[end:]])
    return front_matter
