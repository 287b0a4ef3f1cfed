"""YAML with positions: text in, plain values out, every value findable by line and column.

YAML 1.1 taken at its word reads `010` as 8, `no` as false and `12:30` as 750. Here a plain scalar is a string
unless it is a decimal integer without leading zeros, `true`, `false`, or nothing.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from generator.records.problem import Problem

_TAG = "tag:yaml.org,2002:"


class _Loader(yaml.CSafeLoader):
    """libyaml's parser with our own, smaller, set of scalar types."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML looks for the resolvers here


_INT = re.compile(r"^-?(?:0|[1-9][0-9]{0,17})$")
_WORDS = {"true": True, "false": False, "~": None, "null": None, "": None}

_Loader.add_implicit_resolver(f"{_TAG}int", _INT, list("-0123456789"))
_Loader.add_implicit_resolver(f"{_TAG}bool", re.compile(r"^(?:true|false)$"), ["t", "f"])
_Loader.add_implicit_resolver(f"{_TAG}null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""])

_SYNTAX = {
    "mapping values are not allowed": (
        "dấu hai chấm đứng sai chỗ: đặt cả giá trị trong ngoặc kép, hoặc xem lại thụt dòng"
    ),
    "could not find expected ':'": "thiếu dấu hai chấm sau tên mục, hoặc dòng bị thụt sai",
    "found character that cannot start any token": "có ký tự lạ ở đầu giá trị (phím Tab, @, `); thay Tab bằng dấu cách",
    "found character '\\t'": "có phím Tab; thay bằng dấu cách",
    "found a tab character": "có phím Tab; thay bằng dấu cách",
    "did not find expected key": "mục này thụt không thẳng hàng với mục trên, hoặc thừa dấu ngoặc",
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
    "nested too deeply": "quá nhiều lớp ngoặc hoặc gạch đầu dòng lồng vào nhau; viết lại cho đơn giản",
    "did not find expected node content": "sau dấu mở ngoặc thiếu giá trị hoặc dấu đóng ngoặc",
}

MAX_DEPTH = 50
"""Values inside values; a profile needs four."""

_TOLD_TOO_LATE = ("could not find expected ':'", "found unexpected end of stream", "did not find expected ',' or")
"""The parser notices these further down; the mistake is where the value or the bracket began."""


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file: line and column from 1, in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class YamlText:
    """One parsed YAML text: `data` in plain values (sequences as tuples), and where each of them stands.

    Few places are asked for where nothing is wrong: the nodes that know them are made only then.
    """

    data: Any
    text: str
    first_line: int
    start: Place

    def place(self, path: tuple[int | str, ...]) -> Place:
        """Where the value at `path` stands; a missing key points at its parent."""
        if isinstance(self.data, dict) and self.data.keys().isdisjoint(path):
            return self.start
        node, key = self._walk(path)
        at = key or node
        return _place(at and at.start_mark, self.first_line)

    def key_place(self, path: tuple[int | str, ...]) -> Place:
        """Where the last key of `path` itself stands (for an unknown key)."""
        parent, _ = self._walk(path[:-1])
        for key, _ in _pairs(parent):
            if key.value == path[-1]:
                return _place(key.start_mark, self.first_line)
        return self.place(path)

    def _walk(self, path: tuple[int | str, ...]) -> tuple[yaml.Node | None, yaml.Node | None]:
        """The node at `path`, and its key when the node itself is empty (an empty value has no place)."""
        node, empty_key = _nodes(self.text), None
        for step in path:
            empty_key = None
            if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                continue
            for key, value in _pairs(node):
                if key.value == step:
                    node = value
                    if isinstance(value, yaml.ScalarNode) and value.value == "" and not value.style:
                        empty_key = key
                    break
        return node, empty_key


def parse_yaml(path: str, text: str, first_line: int = 1) -> tuple[YamlText | None, list[Problem]]:
    """Read one YAML text of the file `path` that starts at `first_line` of it.

    Gives None when the syntax is broken; repeated keys, aliases and foreign tags are problems, too.
    """
    try:
        if deep := _too_deep(text):
            return None, [_syntax(path, deep.line + first_line, deep.column + 1, "nested too deeply")]
        with suppress(_UnusualError):
            data, mark = _plain_values(text)
            return YamlText(data, text, first_line, _place(mark, first_line)), []
        root = _nodes(text)
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_problem(path, error, first_line)]
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        line, column = before.count("\n") + first_line, len(before) - before.rfind("\n")
        return None, [_syntax(path, line, column, str(error.reason))]
    problems: list[Problem] = []
    data = _plain(root, {}, path, first_line, problems) if root is not None else None
    return YamlText(data, text, first_line, _place(root and root.start_mark, first_line)), problems


class _UnusualError(Exception):
    """The text has something of which an editor is to be told, or that only nodes can tell."""


def _plain_values(text: str) -> tuple[Any, Any]:
    """The values of a text that has nothing unusual, and where they begin; twice as fast as by way of nodes."""
    loader = _Loader(text)
    try:
        next_event = loader.get_event
        next_event()
        start = next_event()
        if type(start) is not yaml.DocumentStartEvent:
            return None, None
        first: Any = next_event()
        data = _plain_value(first, next_event)
        next_event()
        if type(next_event()) is not yaml.StreamEndEvent:
            raise _UnusualError
        return data, first.start_mark
    finally:
        loader.dispose()


def _plain_value(event: Any, next_event: Callable[[], Any]) -> Any:
    """The value that begins with an event; the events up to its end are taken."""
    kind = type(event)
    if kind is yaml.AliasEvent or event.anchor is not None or event.tag is not None:
        raise _UnusualError
    if kind is yaml.ScalarEvent:
        return _implied(event.value) if event.implicit[0] else event.value
    if kind is yaml.SequenceStartEvent:
        items = []
        while type(item := next_event()) is not yaml.SequenceEndEvent:
            items.append(_plain_value(item, next_event))
        return tuple(items)
    values: dict[str, Any] = {}
    while type(key := next_event()) is not yaml.MappingEndEvent:
        if type(key) is not yaml.ScalarEvent or key.anchor is not None or key.tag is not None or key.value in values:
            raise _UnusualError
        values[key.value] = _plain_value(next_event(), next_event)
    return values


@lru_cache(maxsize=4)
def _nodes(text: str) -> yaml.Node | None:
    """The text as nodes, which know where they stand; kept, since places of one text are asked for in a row."""
    return yaml.compose(text, Loader=_Loader)


def _too_deep(text: str) -> Any:
    """Where values lie in more than `MAX_DEPTH` others; the composer recurses, and would end the whole program.

    Only a text that has many brackets, dashes in a row or spaces at a line's start is looked through.
    """
    if sum(text.count(mark) for mark in ("[", "{", "- -", "? ?")) < MAX_DEPTH and "\n" + " " * MAX_DEPTH not in text:
        return None
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            return event.start_mark
    return None


def _pairs(node: yaml.Node | None) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        yield from node.value


def _place(mark: Any, first_line: int) -> Place:
    return Place(mark.line + first_line, mark.column + 1) if mark else Place(first_line, 1)


def _plain(node: yaml.Node, seen: dict[int, Any], path: str, first_line: int, problems: list[Problem]) -> Any:
    def note(at: yaml.Node, code: str, message: str, hint: str) -> None:
        place = _place(at.start_mark, first_line)
        problems.append(
            Problem(
                path=path, line=place.line, column=place.column, level="error", code=code, message=message, hint=hint
            )
        )

    if id(node) in seen:
        note(node, "yaml-alias", "dùng dấu & và * để nhắc lại giá trị", "viết lại giá trị ở từng chỗ")
        return seen[id(node)]
    seen[id(node)] = None
    if isinstance(node, yaml.SequenceNode):
        seen[id(node)] = tuple(_plain(item, seen, path, first_line, problems) for item in node.value)
    elif isinstance(node, yaml.MappingNode):
        values: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                note(key, "yaml-key", "tên mục không phải là chữ", "viết mỗi mục dạng “tên: giá trị”")
            elif key.value in values:
                note(key, "duplicate-key", f'mục "{key.value}" được ghi hai lần', "giữ lại một dòng, xóa dòng kia")
            else:
                values[key.value] = _plain(value, seen, path, first_line, problems)
        seen[id(node)] = values
    else:
        seen[id(node)] = _scalar(node)
    return seen[id(node)]


def _implied(value: str) -> Any:
    """What a scalar without quotes stands for; see `_Loader`."""
    if value in _WORDS:
        return _WORDS[value]
    return int(value) if _INT.match(value) else value


def _scalar(node: yaml.Node) -> Any:
    if node.tag == f"{_TAG}int":
        return int(node.value)
    if node.tag == f"{_TAG}bool":
        return bool(node.value == "true")
    return None if node.tag == f"{_TAG}null" else node.value


def _syntax_problem(path: str, error: yaml.MarkedYAMLError, first_line: int) -> Problem:
    is_late = any(reason in (error.problem or "") for reason in _TOLD_TOO_LATE)
    mark = (is_late and error.context_mark) or error.problem_mark or error.context_mark
    line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
    return _syntax(path, line, column, error.problem or str(error))


def _syntax(path: str, line: int, column: int, reason: str) -> Problem:
    hint = next((told for said, told in _SYNTAX.items() if said in reason), f"bộ đọc YAML báo: {reason}")
    return Problem(
        path=path,
        line=line,
        column=column,
        level="error",
        code="yaml",
        message="không đọc được phần khai báo từ chỗ này",
        hint=hint,
    )
