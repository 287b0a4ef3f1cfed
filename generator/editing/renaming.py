"""Plan how a profile gets another address: its file, and every file that leads to it."""

import re
from pathlib import Path

from msgspec import Struct

from generator.editing.changes import Changes
from generator.editing.profile_file import find_profile, list_slugs, remove_key, split_file, split_text
from generator.reading.files import SourceFile, list_files
from generator.reading.slugs import MAX_SLUG, make_slug
from generator.steps.gallery import Project


class TakenAddressError(Exception):
    """A profile has or had the new address; raised with the path of its file."""


class WrongAddressError(Exception):
    """The new address is none; raised with the nearest that is one, or ""."""


class RenamePlan(Struct, frozen=True, kw_only=True):
    """What another address changes."""

    file: SourceFile
    """The profile's file, by its new name."""
    changes: Changes
    """What is done to the files."""


def plan_rename(project: Project, slug: str, new: str, *, keeps_address: bool) -> RenamePlan:
    """Plan to give the profile `slug` the slug `new`; with `keeps_address` the earlier address leads on to it.

    Raises UnknownProfileError, WrongAddressError and TakenAddressError.
    """
    if make_slug(new) != new or not new or len(new) > MAX_SLUG:
        raise WrongAddressError(make_slug(new)[:MAX_SLUG])
    file, files = find_profile(project, slug)
    for other in files:
        # The profile may get back an address that it had before.
        may_have_it = other == file and new != slug
        if other.path.lower().endswith(".md") and not may_have_it and new in list_slugs(other, split_file(other).data):
            raise TakenAddressError(other.path)
    path = f"{file.path.removesuffix(file.parts[-1])}{new}.md"
    text = _read(file.path)
    former = [old for old in list_slugs(file, split_file(file).data)[1:] if old != new]
    former += [slug] if keeps_address and slug not in former else []
    texts = {path: _lead_to(_write_former(text, former), slug, new)}
    for folder in (project.content, project.data):
        for other in list_files(folder, (".md", ".yml"))[0]:
            before = _read(other.path)
            after = _lead_to(before, slug, new)
            if other.path != file.path and after != before:
                texts[other.path] = after
    renamed = SourceFile(path, (*file.parts[:-1], f"{new}.md"))
    return RenamePlan(file=renamed, changes=Changes(deleted=(file.path,), texts=texts))


def _write_former(text: str, former: list[str]) -> str:
    """Write `former_slugs` as the last key of the front matter."""
    front_matter, story = split_text(text)
    if not front_matter:
        return text
    kept = remove_key(front_matter, "former_slugs").rstrip().removesuffix("---")
    line = f"former_slugs: [{', '.join(former)}]\n" if former else ""
    return f"{kept}{line}---\n{story}"


def _lead_to(text: str, slug: str, new: str) -> str:
    """Replace the address in links and in the list of featured stories."""
    old = re.escape(slug)
    text = re.sub(rf"(?<![\w-]){old}\.md(?![\w-])", f"{new}.md", text)
    text = re.sub(rf"(?<![\w-])ho-so/{old}/", f"ho-so/{new}/", text)
    return re.sub(rf"(?m)^((?:- |  )slug: *){old}(?=\s*$)", rf"\g<1>{new}", text)


def _read(path: str) -> str:
    return Path(path).read_bytes().decode("utf-8", "surrogateescape")
