"""Find the marks that Git leaves in a file when a merge is not finished."""

from generator.records.problem import Problem, error_at

_OURS, _BASE, _THEIRS, _END = "<<<<<<< ", "||||||| ", "=======", ">>>>>>> "
_HINT = "giữ lại phần đúng giữa các dòng <<<<<<<, ======= và >>>>>>>, rồi xóa cả ba dòng ấy"


def settle_conflicts(path: str, text: str) -> tuple[str, list[Problem]]:
    """Return a text with its first version of each conflict, and a problem for each; lines keep their numbers."""
    if _OURS not in text and _END not in text:
        return text, []
    lines, problems = text.split("\n"), list[Problem]()
    is_inside = is_theirs = False
    for index, line in enumerate(lines):
        begins, ends = line.startswith(_OURS), line.startswith(_END)
        is_divider = is_inside and (line == _THEIRS or line.startswith(_BASE))
        if begins or (ends and not is_inside):
            message = f'tệp còn dấu của một lần gộp chưa xong: "{line[:40].rstrip()}"'
            problems.append(error_at(path, index + 1, 1, "merge-conflict", message, _HINT))
        if begins or ends or is_divider or is_theirs:
            lines[index] = ""
        is_inside = begins or (is_inside and not ends)
        is_theirs = is_inside and not begins and (is_divider or is_theirs)
    return "\n".join(lines) if problems else text, problems
