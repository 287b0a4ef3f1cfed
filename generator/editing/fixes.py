"""Plan what a machine can put right in an editor's files without changing what they say."""

import difflib
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import yaml
from msgspec import Struct

from generator.checking.spaces import FILE_KEYS, SPACES
from generator.editing.changes import Changes
from generator.editing.profile_file import split_text
from generator.reading.files import SourceFile, list_files
from generator.reading.slugs import MAX_SLUG, make_file_slug
from generator.steps.gallery import Project
from generator.vietnamese import clean, normalise

_SPACE = re.compile(r"[^\S\n]+$", re.MULTILINE)
_SPACE_IN_MARKDOWN = re.compile(r"(?<=\S)(?: |\t+)$", re.MULTILINE)
_DAY = re.compile(
    r"^(\s*(?:published|updated|date): *)([\"']?)(\d{1,2})([/.-])(\d{1,2})\4(\d{4})\2[^\S\n]*$", re.MULTILINE
)


class Fix(Struct, frozen=True, kw_only=True):
    """What is put right in one file."""

    path: str
    """The file."""
    reasons: tuple[str, ...]
    """What is put right, in Vietnamese."""
    diff: str
    """The lines that change, as Git shows them; empty where only the name does."""


def plan_fixes(project: Project) -> tuple[list[Fix], Changes]:
    """Plan to put right the texts of `content/` and `site_data/`, and the names of profiles' files."""
    fixes, texts, deleted = list[Fix](), dict[str, str](), list[str]()
    profiles = list_files(project.content / "profiles", (".md",))[0]
    names = {file.path: _fix_name(file) for file in profiles}
    taken = {path.lower() for path in names}
    for file in [*list_files(project.content, (".md",))[0], *list_files(project.data, (".yml", ".yaml"))[0]]:
        try:
            before = Path(file.path).read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            # Which encoding it is, only people can say.
            continue
        reasons, after = _fix_text(before, is_markdown=file.path.lower().endswith(".md"))
        name = names.get(file.path, file.path)
        if name != file.path and (name.lower() not in taken or name.lower() == file.path.lower()):
            reasons.append(f"tên tệp thành {Path(name).name}")
            deleted.append(file.path)
            taken.add(name.lower())
        else:
            name = file.path
        if reasons:
            fixes.append(Fix(path=file.path, reasons=tuple(reasons), diff=_diff(file.path, before, after)))
            texts[name] = after
    return fixes, Changes(deleted=tuple(deleted), texts=texts)


def _fix_text(text: str, *, is_markdown: bool) -> tuple[list[str], str]:
    """Put a text right; return what was wrong, in Vietnamese, and the text."""
    steps: Sequence[tuple[str, Callable[[str], str]]] = (
        ("dấu xuống dòng kiểu Windows", lambda text: text.replace("\r\n", "\n")),
        ("dấu tiếng Việt tách rời", normalise),
        ("chữ trông giống chữ Việt, hoặc ký tự vô hình", clean),
        ("dấu cách cuối dòng", lambda text: _strip_lines(text, is_markdown=is_markdown)),
        ("dấu cách thừa giữa các chữ", lambda text: _fix_spaces(text) if is_markdown else text),
        ("ngày viết kiểu Việt Nam", lambda text: _fix_days(text, is_markdown=is_markdown)),
        ("thiếu dấu xuống dòng ở cuối tệp", lambda text: text if text.endswith("\n") or not text else f"{text}\n"),
    )
    reasons = []
    for reason, fix in steps:
        fixed = fix(text)
        if fixed != text:
            reasons.append(reason)
            text = fixed
    return reasons, text


def _split(text: str, *, is_markdown: bool) -> tuple[str, str]:
    """Split a text into its YAML and its Markdown."""
    return split_text(text) if is_markdown else (text, "")


def _strip_lines(text: str, *, is_markdown: bool) -> str:
    """Remove white space at the ends of lines; two spaces in Markdown are a line break, and stay."""
    data, story = _split(text, is_markdown=is_markdown)
    return _SPACE.sub("", data) + _SPACE_IN_MARKDOWN.sub("", story)


def _fix_spaces(text: str) -> str:
    """Leave one space between two words of the values of a front matter; what cannot be read stays."""
    data, story = _split(text, is_markdown=True)
    try:
        values = list(_list_values(data.rstrip().removesuffix("---")))
    except yaml.YAMLError:
        return text
    for start, end in reversed(values):
        data = data[:start] + SPACES.sub(" ", data[start:end]) + data[end:]
    return data + story


def _list_values(data: str) -> Iterator[tuple[int, int]]:
    """Yield where each text begins and ends; the names of files are left out."""
    key, is_key = "", False
    for token in yaml.scan(data, Loader=yaml.CSafeLoader):
        if isinstance(token, yaml.ScalarToken) and not is_key and key not in FILE_KEYS:
            yield token.start_mark.index, token.end_mark.index
        elif isinstance(token, yaml.ScalarToken) and is_key:
            key = token.value
        is_key = isinstance(token, yaml.KeyToken)


def _fix_days(text: str, *, is_markdown: bool) -> str:
    data, story = _split(text, is_markdown=is_markdown)
    return _DAY.sub(_fix_day, data) + story


def _fix_day(match: re.Match[str]) -> str:
    try:
        day = date(int(match[6]), int(match[5]), int(match[3]))
    except ValueError:
        return match[0]
    return f"{match[1]}{day.isoformat()}"


def _fix_name(file: SourceFile) -> str:
    slug = make_file_slug(file.parts[-1])
    if len(file.parts) != 3 or not slug or len(slug) > MAX_SLUG:
        return file.path
    return f"{file.path[: -len(Path(file.path).name)]}{slug}.md"


def _diff(path: str, before: str, after: str) -> str:
    old, new = (text.splitlines(keepends=True) for text in (before, after))
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in difflib.unified_diff(old, new, path, path))
