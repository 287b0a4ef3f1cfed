"""Format problems for the editor who reads them."""

import re
from collections.abc import Sequence

from generator.records.problem import Problem

# Control and invisible characters: a terminal may act on them, for example overwrite earlier lines.
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")

LEVEL_NAMES = {"error": "lỗi", "warning": "cảnh báo"}
"""The levels of problems, as messages name them."""


def format_problems(problems: Sequence[Problem]) -> str:
    """Format problems, one after the other, and a last line that counts them; return "" for none."""
    if not problems:
        return ""
    return "\n".join([*map(format_problem, problems), count_problems(problems)])


def format_problem(problem: Problem) -> str:
    """Format a problem as `path:line:column: level: message [code]`, with the hint on the next line."""
    place = f"{escape_invisible(problem.path)}:{problem.line}:{problem.column}"
    hint = f"\n  gợi ý: {escape_invisible(problem.hint)}" if problem.hint else ""
    return f"{place}: {LEVEL_NAMES[problem.level]}: {escape_invisible(problem.message)} [{problem.code}]{hint}"


def escape_invisible(text: str, keep: str = "") -> str:
    """Replace each control or invisible character by its code, as in `\\u001b`, but those to `keep`."""
    return _INVISIBLE.sub(lambda char: char[0] if char[0] in keep else f"\\u{ord(char[0]):04x}", text)


def count_problems(problems: Sequence[Problem]) -> str:
    """Count problems by level, and their files: `2 lỗi, 1 cảnh báo trong 2 tệp`."""
    parts = []
    for level, noun in LEVEL_NAMES.items():
        number = sum(problem.level == level for problem in problems)
        parts += [f"{number} {noun}"] if number else []
    return f"{', '.join(parts)} trong {len({problem.path for problem in problems})} tệp"
