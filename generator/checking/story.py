"""Rules over a story's Markdown: it can be made safe in time, no paragraph is taken for code, no child is exposed."""

import re
from collections.abc import Iterator
from typing import Any

import pyromark

from generator.checking.children import find_child_marks
from generator.checking.plain import MappedText
from generator.checking.story_tags import check_story_tags
from generator.markup import MAX_TAGS, OPTIONS, has_too_many_tags, locate_byte
from generator.records.problem import Problem, error_at, find_positions, warning_at
from generator.records.profile import Profile

_COMMENT = re.compile(r"(?<!\S)#.*")
_INLINE = ("Emphasis", "Strong", "Strikethrough", "Link", "Image")


def check_story(path: str, story: str, first_line: int) -> Iterator[Problem]:
    """Yield every problem of a story, which begins at `first_line` of the file `path`."""
    if has_too_many_tags(story):
        message = f"câu chuyện có quá nhiều thẻ HTML hoặc dấu Markdown (hơn {MAX_TAGS})"
        hint = "viết lại bằng các đoạn văn thường; bỏ phần chép nguyên từ trang web khác"
        yield error_at(path, first_line, 1, "too-many-tags", message, hint)
        return
    yield from check_story_tags(path, story, first_line)
    for line, column in _find_indented_lines(story):
        message = "đoạn này thụt vào bốn dấu cách hoặc một dấu tab, nên trang hiện nó như mã máy tính"
        hint = "xóa các dấu cách hoặc dấu tab ở đầu dòng"
        yield warning_at(path, first_line + line - 1, column, "indented-text", message, hint)


def check_child_story(profile: Profile, story: str) -> Iterator[Problem]:
    """Yield what shows who a child is in the story of a child without both consents."""
    if not profile.is_hidden_minor:
        return
    marks = list(find_child_marks(story, profile.name, page=MappedText(_split_page(story))))
    positions = find_positions(story, (mark.start for mark in marks))
    for (line, column), mark in zip(positions, marks, strict=True):
        yield error_at(profile.path, profile.story_line + line - 1, column, "minor", mark.message, mark.hint)


def check_child_comments(profile: Profile, yaml: str) -> Iterator[Problem]:
    """Yield what shows who a child is in the comments of a front matter, which the repository shows."""
    if not profile.is_hidden_minor or "#" not in yaml:
        return
    for line, text in enumerate(yaml.split("\n"), start=2):
        if comment := _COMMENT.search(text):
            for mark in find_child_marks(comment[0], profile.name):
                column = comment.start() + mark.start + 1
                yield error_at(profile.path, line, column, "minor", mark.message, mark.hint)


def _split_page(story: str) -> Iterator[tuple[str, int]]:
    """Yield the texts of a story's page, and its HTML, with their offsets in the story; "|" stands between blocks."""
    source = story.encode("utf-8", "surrogatepass")
    done = offset = 0
    for event, span in pyromark.events_with_range(story, options=OPTIONS):
        text = _read_event(event)
        if text:
            # The end of a block is told at the place where it began.
            start = max(done, span["start"])
            offset += len(source[done:start].decode("utf-8", "replace"))
            done = start
            yield text, offset


def _read_event(event: Any) -> str:
    """Return what the page shows for an event of the parser."""
    if isinstance(event, str):
        return "\n" if event in ("SoftBreak", "HardBreak") else ""
    kind, value = next(iter(event.items()))
    if kind in ("Text", "Code", "Html", "InlineHtml"):
        return str(value)
    return "|" if kind == "End" and value not in _INLINE else ""


def _find_indented_lines(story: str) -> Iterator[tuple[int, int]]:
    """Yield line and column of each block of code that only its indentation makes one."""
    if "    " not in story and "\t" not in story:
        return
    source = story.encode("utf-8", "surrogatepass")
    for event, span in pyromark.events_with_range(story, options=OPTIONS):
        if isinstance(event, dict) and event.get("Start") == {"CodeBlock": "Indented"}:
            yield locate_byte(source, span["start"])
