"""Say in Vietnamese what is wrong with the syntax of a YAML text, where its cause is."""

import re

import yaml

from generator.records.problem import Problem, error_at

_BACKSLASH = "trong ngoặc kép, dấu \\ có nghĩa riêng: gõ \\\\, hoặc đặt giá trị trong ngoặc đơn '…'"
_SYNTAX = {
    "mapping values are not allowed": (
        "dấu hai chấm đứng sai chỗ: đặt cả giá trị trong ngoặc kép, hoặc xem lại thụt dòng"
    ),
    "could not find expected ':'": "thiếu dấu hai chấm sau tên mục, hoặc dòng bị thụt sai",
    "found character that cannot start any token": "có ký tự lạ ở đầu giá trị (phím Tab, @, `); thay Tab bằng dấu cách",
    "found character '\\t'": "có phím Tab; thay bằng dấu cách",
    "found a tab character": "có phím Tab; thay bằng dấu cách",
    "did not find expected key": "thụt dòng không khớp với mục trên, hoặc thừa dấu ngoặc",
    "did not find expected ',' or": "thiếu dấu phẩy hoặc dấu đóng ngoặc",
    "found unexpected end of stream": "thiếu dấu ngoặc kép đóng",
    "did not find expected '-' indicator": "các gạch đầu dòng không thẳng hàng",
    "block sequence entries are not allowed": "gạch đầu dòng đứng sai chỗ; xuống dòng rồi thụt vào",
    "control characters are not allowed": "có ký tự điều khiển vô hình; xóa đi rồi gõ lại dòng này",
    "found undefined alias": "dấu * ở đầu giá trị có nghĩa riêng; đặt giá trị trong ngoặc kép",
    "expected alphabetic or numeric character": (
        "dấu * hoặc & ở đầu giá trị có nghĩa riêng; đặt giá trị trong ngoặc kép"
    ),
    "did not find expected whitespace": "dấu ! ở đầu giá trị có nghĩa riêng; đặt giá trị trong ngoặc kép",
    "while parsing a tag": "dấu ! ở đầu giá trị có nghĩa riêng; đặt giá trị trong ngoặc kép",
    "but found another document": "thừa một dòng --- hoặc ... ở giữa phần khai báo",
    "did not find expected <document start>": "thừa một dòng --- hoặc ... ở giữa phần khai báo",
    "did not find expected comment or line break": (
        "sau dấu > hoặc | ở đầu giá trị thì xuống dòng rồi mới viết; viết trên một dòng thì bỏ dấu ấy"
    ),
    "found an indentation indicator": "dấu > hoặc | ở đầu giá trị có nghĩa riêng; đặt giá trị trong ngoặc kép",
    "found unknown escape character": _BACKSLASH,
    "did not find expected hexdecimal number": _BACKSLASH,
    "found invalid Unicode character escape code": _BACKSLASH,
    "mapping keys are not allowed": "dấu ? ở đầu giá trị có nghĩa riêng; đặt giá trị trong ngoặc kép",
    "directive": "dấu % ở đầu dòng có nghĩa riêng; xóa dòng này",
    "found undefined tag handle": "dấu ! ở đầu giá trị có nghĩa riêng; đặt giá trị trong ngoặc kép",
    "nested too deeply": "quá nhiều lớp ngoặc hoặc gạch đầu dòng lồng vào nhau; viết lại cho đơn giản",
    "did not find expected node content": "sau dấu mở ngoặc thiếu giá trị hoặc dấu đóng ngoặc",
}
"""What to do, by a part of what the parser says, the first that fits."""

_ANY_HINT = "xem lại dấu ngoặc, dấu hai chấm và thụt dòng ở chỗ này; giá trị có ký tự lạ thì đặt trong ngoặc kép"

_REPORTED_LATE = ("could not find expected ':'", "found unexpected end of stream", "did not find expected ',' or")
"""Errors that the parser notices further down; the cause is where the value or the bracket begins."""

_SEEN_BEHIND = ("mapping values are not allowed", "could not find expected ':'", "expected <document start>")
"""What the parser says of a key without a space behind its colon, or behind odd spaces: on its line or the next."""

_UNSPACED_KEY = re.compile(r"""[ \t]*(?:-[ \t]+)*["']?([A-Za-z_]\w*)["']?:(?=\S)(?!//)""")
_CURLY = "”"
_CURLY_HINT = 'giá trị mở bằng " mà đóng bằng ngoặc cong ”: gõ lại dấu đóng thành "'
_ODD_INDENT = re.compile(r"[ \t]*\u00a0")


def convert_error(path: str, error: yaml.MarkedYAMLError, text: str, first_line: int) -> Problem:
    """Return the problem of a text that the parser cannot read and that begins at `first_line` of the file `path`."""
    reason = error.problem or ""
    is_late = any(part in reason for part in _REPORTED_LATE)
    mark = (is_late and error.context_mark) or error.problem_mark or error.context_mark
    if mark is None:
        return report_syntax(path, first_line, 1, reason)
    if "unexpected end of stream" in reason and _CURLY in text.split("\n")[mark.line]:
        return _make_problem(path, mark.line + first_line, mark.column + 1, _CURLY_HINT)
    if any(part in reason for part in _SEEN_BEHIND) and (cause := _find_cause(text.split("\n"), mark.line)):
        line, column, hint = cause
        return _make_problem(path, line + first_line, column + 1, hint)
    return report_syntax(path, mark.line + first_line, mark.column + 1, f"{error.context}: {reason}")


def report_syntax(path: str, line: int, column: int, reason: str) -> Problem:
    """Return the problem of a place that cannot be read; `reason` is what the parser says."""
    hint = next((text for part, text in _SYNTAX.items() if part in reason), _ANY_HINT)
    return _make_problem(path, line, column, hint)


def _find_cause(lines: list[str], number: int) -> tuple[int, int, str] | None:
    """Find a key that is none on the line `number` (from 0) or the one before: line, column and what to do."""
    for index in (number, number - 1):
        line = lines[index] if 0 <= index < len(lines) else ""
        if odd := _ODD_INDENT.match(line):
            return (
                index,
                odd.end() - 1,
                "đầu dòng này có dấu cách lạ: xóa khoảng trống ấy rồi gõ lại bằng phím dấu cách",
            )
        if match := _UNSPACED_KEY.match(line):
            return index, match.end() - 1, f"thêm dấu cách sau dấu hai chấm: {match[1]}: …"
    return None


def _make_problem(path: str, line: int, column: int, hint: str) -> Problem:
    return error_at(path, line, column, "yaml", "không đọc được phần khai báo từ chỗ này", hint)
