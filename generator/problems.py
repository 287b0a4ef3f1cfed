"""Problems as an editor reads them. Pure: whoever prints is elsewhere."""

from collections.abc import Sequence

from generator.records.problem import Problem

_LEVEL = {"error": "lỗi", "warning": "cảnh báo"}


def tell(problems: Sequence[Problem]) -> str:
    """Every problem with its place and hint, then one line that counts them; empty when there is none."""
    if not problems:
        return ""
    return "\n".join([*(line(problem) for problem in problems), f"{count(problems)}"])


def line(problem: Problem) -> str:
    """`path:line:column: level: message [code]`, and the hint below it."""
    place = f"{problem.path}:{problem.line}:{problem.column}"
    hint = f"\n  gợi ý: {problem.hint}" if problem.hint else ""
    return f"{place}: {_LEVEL[problem.level]}: {problem.message} [{problem.code}]{hint}"


def count(problems: Sequence[Problem]) -> str:
    """`2 lỗi, 1 cảnh báo trong 2 tệp`."""
    parts = []
    for level, noun in _LEVEL.items():
        number = sum(problem.level == level for problem in problems)
        parts += [f"{number} {noun}"] if number else []
    return f"{', '.join(parts)} trong {len({problem.path for problem in problems})} tệp"
