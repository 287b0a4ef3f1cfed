"""Plan how a profile, or its pictures, are taken out of a project's files."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import yaml
from msgspec import Struct

from generator.editing.changes import Changes
from generator.editing.profile_file import ProfileFile, find_profile, list_slugs, remove_key, split_file
from generator.markup import find_pictures
from generator.reading.files import SourceFile, list_files, read_text
from generator.records.words import Reason, Settings, Withdrawal
from generator.steps.gallery import Project

_PICTURE_LINE = re.compile(r"^[^\S\n]*!\[[^\]\n]*\]\([^)\n]*\)[^\S\n]*\n?", re.MULTILINE)


class Mention(Struct, frozen=True):
    """A place that still names the person, or leads to their page, after a withdrawal."""

    path: str
    """The file."""
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in characters."""
    text: str
    """What stands there."""


class WithdrawalPlan(Struct, frozen=True, kw_only=True):
    """What a withdrawal changes, and what it leaves to people."""

    changes: Changes
    """What is done to the files."""
    mentions: tuple[Mention, ...]
    """What must be rewritten by hand: only a person knows how a sentence reads without it."""
    slugs: tuple[str, ...] = ()
    """The slugs that lead to what is taken out: that of its file, and the earlier ones; none for pictures."""


def plan_withdrawal(project: Project, slug: str, withdrawal: Withdrawal) -> WithdrawalPlan:
    """Plan to take out the profile `slug` as a whole. Raises UnknownProfileError."""
    file, files = find_profile(project, slug)
    parts = split_file(file)
    audio = parts.data.get("audio")
    recording = _own_files(file, {str(audio)} if audio else set(), files)
    own = {*_own_pictures(file, parts, files), *recording}
    featured, register = project.data / "featured.yml", project.data / "withdrawn.yml"
    texts = {register.as_posix(): _add_entry(read_text(register.as_posix()).text or "", withdrawal)}
    before = read_text(featured.as_posix()).text or ""
    after = _remove_entries(before, slug)
    if after != before:
        texts[featured.as_posix()] = after
    changes = Changes(deleted=(file.path, *sorted(own)), texts=texts)
    names = (slug, *([str(parts.data["name"])] if parts.data.get("name") else []))
    mentions = tuple(_find_mentions(project, names, changes))
    return WithdrawalPlan(changes=changes, mentions=mentions, slugs=tuple(list_slugs(file, parts.data)))


def plan_picture_withdrawal(project: Project, slug: str) -> WithdrawalPlan:
    """Plan to take out the portrait of a profile and the pictures of its story. Raises UnknownProfileError.

    Pictures inside a line of text are left to people.
    """
    file, files = find_profile(project, slug)
    parts = split_file(file)
    story = _PICTURE_LINE.sub("", parts.story)
    text = f"{remove_key(parts.front_matter, 'photo')}{story}"
    names = [picture.target for picture in find_pictures(story) if picture.target]
    pictures = tuple(path for path in _own_pictures(file, parts, files) if Path(path).name not in names)
    changes = Changes(deleted=pictures, texts={file.path: text} if text != parts.front_matter + parts.story else {})
    mentions = [mention for name in names for mention in _find_in(file.path, text, (name,))]
    return WithdrawalPlan(changes=changes, mentions=tuple(mentions))


def make_withdrawal(registered: Iterable[Withdrawal], day: date, reason: Reason) -> Withdrawal:
    """Make an entry with the next number of its year, which says nothing of the person."""
    pattern = re.compile(rf"{day.year}-(\d+)")
    numbers = [int(match[1]) for entry in registered if (match := pattern.fullmatch(entry.id))]
    return Withdrawal(id=f"{day.year}-{max(numbers, default=0) + 1}", date=day, reason=reason)


def legal_dates(settings: Settings, day: date) -> tuple[date, date]:
    """Return the last day for an answer and that for carrying it out, for a request made on `day`.

    Working days are Monday to Friday: public holidays are announced from year to year, and are not known here. Source
    of the periods: Law 91/2025/QH15 and Decree 356/2025/NĐ-CP, as `site_data/settings.yml` states them.
    """
    answer, left = day, settings.answer_days
    while left:
        answer += timedelta(days=1)
        left -= answer.weekday() < 5
    return answer, day + timedelta(days=settings.withdrawal_days)


def _own_pictures(file: SourceFile, parts: ProfileFile, files: Sequence[SourceFile]) -> tuple[str, ...]:
    """Return the paths of the pictures that this profile shows and no other profile of its folder names."""
    photo = parts.data.get("photo")
    names = {str(photo["file"])} if isinstance(photo, Mapping) and photo.get("file") else set()
    names |= {picture.target for picture in find_pictures(parts.story) if picture.target}
    return _own_files(file, names, files)


def _own_files(file: SourceFile, names: Collection[str], files: Sequence[SourceFile]) -> tuple[str, ...]:
    """Return the paths of those files beside a profile that have one of these names and that no other one names."""
    beside = [other for other in files if other.parts[:-1] == file.parts[:-1]]
    texts = [
        read_text(other.path).text or "" for other in beside if other.path.lower().endswith(".md") and other != file
    ]
    return tuple(
        other.path
        for other in beside
        if other.parts[-1] in names and not any(other.parts[-1] in text for text in texts)
    )


def _add_entry(text: str, withdrawal: Withdrawal) -> str:
    """Add an entry at the end of `withdrawn.yml`."""
    before = text if text.strip() else "---\n# Hồ sơ đã gỡ. Không ghi gì cho biết hồ sơ là của ai.\n"
    entry = f"- id: {withdrawal.id}\n  date: {withdrawal.date.isoformat()}\n  reason: {withdrawal.reason}\n"
    return f"{before.rstrip()}\n{entry}"


def _remove_entries(text: str, slug: str) -> str:
    """Remove the entries of a list of mappings whose `slug` is this one; other lines stay as they are."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not isinstance(root, yaml.SequenceNode):
        return text
    if root.flow_style or not root.value:
        # In brackets, several entries may share a line.
        kept = [text[entry.start_mark.index : entry.end_mark.index] for entry in root.value if not _is_of(entry, slug)]
        if len(kept) == len(root.value):
            return text
        return f"{text[: root.start_mark.index]}[{', '.join(kept)}]{text[root.end_mark.index :]}"
    lines, starts = text.splitlines(keepends=True), [entry.start_mark.line for entry in root.value]
    ends = [*starts[1:], len(lines)]
    for entry, start, end in reversed(list(zip(root.value, starts, ends, strict=True))):
        if _is_of(entry, slug):
            del lines[start:end]
    return "".join(lines)


def _is_of(node: yaml.Node, slug: str) -> bool:
    """Whether an entry is a mapping whose `slug` is this one."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return any((key.value, value.value) == ("slug", slug) for key, value in pairs)


def _find_mentions(project: Project, names: Sequence[str], changes: Changes) -> Iterator[Mention]:
    """Find what names the person in every other file, as it will be once the changes are made."""
    for folder in (project.content, project.data):
        files, _ = list_files(folder, (".md", ".yml", ".yaml", ".csv"))
        for file in files:
            if file.path not in changes.deleted:
                text = changes.texts.get(file.path) or read_text(file.path).text or ""
                yield from _find_in(file.path, text, names)


def _find_in(path: str, text: str, names: Sequence[str]) -> Iterator[Mention]:
    pattern = re.compile("|".join(rf"(?<![\w-]){re.escape(name)}(?![\w-])" for name in names), re.IGNORECASE)
    for number, line in enumerate(text.splitlines(), 1):
        for match in pattern.finditer(line):
            yield Mention(path, number, match.start() + 1, match[0])
