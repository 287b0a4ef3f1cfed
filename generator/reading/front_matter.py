"""Split a Markdown file into its front matter and its body."""

import re

from msgspec import Struct

from generator.records.problem import Problem, error_at

_OPEN = re.compile(r"---[^\S\n]*(?=\n|\Z)")
_DASHES = re.compile(r"^[ \t]*[-–—]+(?=[ \t]*$)", re.MULTILINE)
_CLOSE = re.compile(r"\n---[^\S\n]*(?=\n|\Z)")


class FrontMatter(Struct, frozen=True):
    """A Markdown file, split."""

    yaml: str
    """The text between the two `---` lines; it begins on line 2 of the file."""
    story: str
    """The Markdown after the front matter."""
    story_line: int
    """The line of the file, from 1, on which the story begins."""


def split_front_matter(path: str, text: str) -> tuple[FrontMatter | None, list[Problem]]:
    """Split the text of the file `path`; return None and a problem if its front matter is missing or not closed."""
    if not text or text.isspace():
        return None, [error_at(path, 1, 1, "empty-file", "tệp trống", "chép mẫu hồ sơ vào, hoặc xóa tệp này")]
    opened = _OPEN.match(text)
    if not opened:
        first = text.split("\n", 1)[0].strip()
        found = f': dòng đầu là "{first}"' if _DASHES.fullmatch(first) else ""
        hint = "dòng đầu tiên phải là ba dấu gạch nối: ---"
        return None, [error_at(path, 1, 1, "no-front-matter", f"thiếu phần khai báo ở đầu tệp{found}", hint)]
    if closed := _CLOSE.search(text, opened.end()):
        yaml = text[opened.end() + 1 : closed.start()] + "\n"
        return FrontMatter(yaml, text[closed.end() + 1 :], text.count("\n", 0, closed.end()) + 2), []
    if dashes := _DASHES.search(text, opened.end()):
        line, message = text.count("\n", 0, dashes.start()) + 1, f'phần khai báo không đóng được bằng "{dashes[0]}"'
        hint = "dòng này phải là đúng ba dấu gạch nối, ở đầu dòng: ---"
        return None, [error_at(path, line, 1, "open-front-matter", message, hint)]
    hint = "thêm một dòng --- sau dòng khai báo cuối cùng"
    return None, [error_at(path, 1, 1, "open-front-matter", "phần khai báo ở đầu tệp chưa được đóng lại", hint)]
