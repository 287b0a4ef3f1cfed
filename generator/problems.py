"""Problems as an editor reads them. Pure: whoever prints is elsewhere."""

import re
from collections.abc import Sequence

from generator.records.problem import Problem

# A terminal would obey these, and rewrite what was said before.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")

_LEVEL = {"error": "lỗi", "warning": "cảnh báo"}


def tell(problems: Sequence[Problem]) -> str:
    """Every problem with its place and hint, then one line that counts them; empty when there is none."""
    if not problems:
        return ""
    return "\n".join([*(line(problem) for problem in problems), f"{count(problems)}"])


def line(problem: Problem) -> str:
    """`path:line:column: level: message [code]`, and the hint below it."""
    place = f"{visible(problem.path)}:{problem.line}:{problem.column}"
    hint = f"\n  gợi ý: {visible(problem.hint)}" if problem.hint else ""
    return f"{place}: {_LEVEL[problem.level]}: {visible(problem.message)} [{problem.code}]{hint}"


def visible(text: str) -> str:
    """A text with control characters and other unseen ones written out, as `\\u001b`."""
    return _UNSEEN.sub(lambda char: f"\\u{ord(char[0]):04x}", text)


def count(problems: Sequence[Problem]) -> str:
    """`2 lỗi, 1 cảnh báo trong 2 tệp`."""
    parts = []
    for level, noun in _LEVEL.items():
        number = sum(problem.level == level for problem in problems)
        parts += [f"{number} {noun}"] if number else []
    return f"{', '.join(parts)} trong {len({problem.path for problem in problems})} tệp"
