"""A Markdown file into its front matter and its story."""

from dataclasses import dataclass

from generator.records.problem import Problem, error_at


@dataclass(frozen=True, slots=True)
class Split:
    """The YAML between the two `---` lines, which starts on line 2, and the story after it."""

    yaml: str
    story: str
    story_line: int


def split_front_matter(path: str, text: str) -> tuple[Split | None, list[Problem]]:
    """Cut a file's text in two; None and a problem when the front matter is missing or not closed."""
    if not text.strip():
        return None, [error_at(path, 1, 1, "empty-file", "tệp trống", "chép mẫu hồ sơ vào, hoặc xoá tệp này")]
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        hint = "dòng đầu tiên phải là ba dấu gạch nối: ---"
        return None, [error_at(path, 1, 1, "no-front-matter", "thiếu phần khai báo ở đầu tệp", hint)]
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() == "---":
            return Split("\n".join(lines[1 : number - 1]) + "\n", "\n".join(lines[number:]), number + 1), []
    hint = "thêm một dòng --- sau dòng khai báo cuối cùng"
    return None, [error_at(path, 1, 1, "open-front-matter", "phần khai báo ở đầu tệp chưa được đóng lại", hint)]
