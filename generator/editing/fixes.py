"""Plan what a machine can put right in an editor's files without changing what they say."""

import difflib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.editing.changes import Changes
from generator.reading.files import SourceFile, list_files
from generator.reading.slugs import MAX_SLUG, get_stem, make_slug
from generator.steps.gallery import Project
from generator.vietnamese import clean, normalise

_FRONT_MATTER = re.compile(r"\A---[^\S\n]*\n(?:.*\n)*?---[^\S\n]*(?=\n|\Z)")
_DAY = re.compile(
    r"^(\s*(?:published|updated|date): *)([\"']?)(\d{1,2})([/.-])(\d{1,2})\4(\d{4})\2[^\S\n]*$", re.MULTILINE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
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
        elif reasons:
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


def _strip_lines(text: str, *, is_markdown: bool) -> str:
    """Remove white space at the ends of lines; two spaces in Markdown are a line break, and stay."""
    front = _FRONT_MATTER.match(text) if is_markdown else None
    end = front.end() if front else 0 if is_markdown else len(text)
    data, story = text[:end], text[end:]
    return re.sub(r"[^\S\n]+$", "", data, flags=re.MULTILINE) + re.sub(
        r"(?<=\S)(?: |\t+)$", "", story, flags=re.MULTILINE
    )


def _fix_days(text: str, *, is_markdown: bool) -> str:
    front = _FRONT_MATTER.match(text) if is_markdown else None
    end = front.end() if front else 0 if is_markdown else len(text)
    return _DAY.sub(_fix_day, text[:end]) + text[end:]


def _fix_day(match: re.Match[str]) -> str:
    try:
        day = date(int(match[6]), int(match[5]), int(match[3]))
    except ValueError:
        return match[0]
    return f"{match[1]}{day.isoformat()}"


def _fix_name(file: SourceFile) -> str:
    slug = make_slug(get_stem(file.parts[-1]))
    if len(file.parts) != 3 or not slug or len(slug) > MAX_SLUG:
        return file.path
    return f"{file.path[: -len(Path(file.path).name)]}{slug}.md"


def _diff(path: str, before: str, after: str) -> str:
    return "".join(_lines(difflib.unified_diff(_split(before), _split(after), path, path)))


def _split(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _lines(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n"
