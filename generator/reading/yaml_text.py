"""YAML with positions: text in, plain values out, every value findable by line and column.

YAML 1.1 taken at its word reads `010` as 8, `no` as false and `12:30` as 750. Here a plain scalar is a string
unless it is a decimal integer without leading zeros, `true`, `false`, or nothing.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from generator.reading.files import CONTROL, control_fault
from generator.records.problem import Problem, error_at
from generator.vietnamese import clean

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
    "but found another document": "thừa một dòng --- hoặc ... ở giữa phần khai báo",
    "did not find expected <document start>": "thừa một dòng --- hoặc ... ở giữa phần khai báo",
    "nested too deeply": "quá nhiều lớp ngoặc hoặc gạch đầu dòng lồng vào nhau; viết lại cho đơn giản",
    "did not find expected node content": "sau dấu mở ngoặc thiếu giá trị hoặc dấu đóng ngoặc",
}

MAX_DEPTH = 50
"""Values inside values; a profile needs four."""

_TOLD_TOO_LATE = ("could not find expected ':'", "found unexpected end of stream", "did not find expected ',' or")
"""The parser notices these further down; the mistake is where the value or the bracket began."""


_AliasEvent, _ScalarEvent, _MappingEndEvent = yaml.AliasEvent, yaml.ScalarEvent, yaml.MappingEndEvent
_SequenceStartEvent, _SequenceEndEvent = yaml.SequenceStartEvent, yaml.SequenceEndEvent


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file: line and column from 1, in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class YamlText:
    """One parsed YAML text: `data` in plain values (sequences as tuples), and where each of them stands.

    Few places are asked for where nothing is wrong: the nodes that know them are made only then. `broken` has the keys
    at the top whose values could not be read, and where they stand; `data` has for them what their line says.
    """

    data: Any
    text: str
    first_line: int
    start: Place
    broken: Mapping[str, Place] = field(default_factory=dict)

    def place(self, path: tuple[int | str, ...]) -> Place:
        """Where the value at `path` stands; a missing key points at its parent."""
        if path and path[0] in self.broken:
            return self.broken[str(path[0])]
        if isinstance(self.data, dict) and self.data.keys().isdisjoint(path):
            return self.start
        node, key = self._walk(path)
        at = key or node
        return _place(at and at.start_mark, self.first_line)

    def key_place(self, path: tuple[int | str, ...]) -> Place:
        """Where the last key of `path` itself stands (for an unknown key)."""
        parent, _ = self._walk(path[:-1])
        pair = _pairs_by_key(parent).get(str(path[-1]))
        return _place(pair[0].start_mark, self.first_line) if pair else self.place(path)

    def _walk(self, path: tuple[int | str, ...]) -> tuple[yaml.Node | None, yaml.Node | None]:
        """The node at `path`, and its key when the node itself is empty (an empty value has no place)."""
        node, empty_key = _nodes(self.text), None
        for step in path:
            empty_key = None
            if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                continue
            if pair := _pairs_by_key(node).get(step):
                key, node = pair
                if isinstance(node, yaml.ScalarNode) and node.value == "" and not node.style:
                    empty_key = key
        return node, empty_key


def parse_yaml(path: str, text: str, first_line: int = 1) -> tuple[YamlText | None, list[Problem]]:
    """Read one YAML text of the file `path` that starts at `first_line` of it.

    Where the syntax is broken, each key at the top is read by itself, so that one fault hides no other; None when
    nothing can be read. Repeated keys, aliases, tags and control characters are problems, too.
    """
    parsed, problems = _parse(path, text, first_line)
    if parsed is None:
        return _parse_by_key(path, text, first_line, problems)
    return parsed, problems + list(_comments(path, parsed))


def _parse(path: str, text: str, first_line: int) -> tuple[YamlText | None, list[Problem]]:
    try:
        try:
            data, mark = _plain_values(text)
            return YamlText(data, text, first_line, _place(mark, first_line)), []
        except _UnusualError:
            problems = _check_events(path, text, first_line)
            root = _nodes(text)
    except _TooDeepError as error:
        return None, [_syntax(path, error.mark.line + first_line, error.mark.column + 1, "nested too deeply")]
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_problem(path, error, first_line)]
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        line, column = before.count("\n") + first_line, len(before) - before.rfind("\n")
        return None, [_syntax(path, line, column, str(error.reason))]
    data = _plain(root, {}, path, first_line, problems) if root is not None else None
    return YamlText(data, text, first_line, _place(root and root.start_mark, first_line)), problems


_TOP_KEY = re.compile(r"""^["']?([A-Za-z_]\w*)["']?[ \t]*:[ \t]*(.*)$|^[^\s#\]},-].*$""", re.MULTILINE)


def _parse_by_key(
    path: str, text: str, first_line: int, problems: list[Problem]
) -> tuple[YamlText | None, list[Problem]]:
    """Read what can be read of a broken text: the lines of each key at the top by themselves.

    `problems` has what is wrong with the text as a whole.
    """
    starts = list(_TOP_KEY.finditer(text))
    ends = [*(match.start() for match in starts), len(text)][1:]
    kept = [text[: starts[0].start()] if starts else text]
    problems, told = list(problems), {problem.line for problem in problems}
    broken: dict[str, Place] = {}
    raw: dict[str, str] = {}
    line = first_line + kept[0].count("\n")
    for match, end in zip(starts, ends, strict=True):
        block = text[match.start() : end]
        parsed, more = _parse(path, block, line)
        if parsed is not None and isinstance(parsed.data, dict):
            kept.append(block)
        else:
            kept.append("\n" * block.count("\n"))
            problems += [] if told.intersection(range(line, line + len(block.splitlines()))) else more
            if match[1]:
                broken[match[1]] = Place(line, match.start(2) - match.start() + 1)
                raw[match[1]] = match[2].strip(" \t\"'")
        line += block.count("\n")
    rest, more = _parse(path, "".join(kept), first_line)
    if rest is None or not isinstance(rest.data, dict | None):
        return None, problems
    data = {**raw, **(rest.data or {})}
    return YamlText(data, rest.text, first_line, rest.start, broken), [*problems, *more, *_comments(path, rest)]


class _UnusualError(Exception):
    """The text has something of which an editor is told, or that only nodes show."""


class _TooDeepError(Exception):
    """Values lie in more than `MAX_DEPTH` others."""

    def __init__(self, mark: Any) -> None:
        self.mark = mark


def _plain_values(text: str) -> tuple[Any, Any]:
    """The values of a text that has nothing unusual, and where they begin; twice as fast as by way of nodes."""
    if "\\" in text:
        # An escape may stand for what the file itself was cleaned of.
        raise _UnusualError
    loader = _Loader(text)
    try:
        next_event = loader.get_event
        next_event()
        start = next_event()
        if type(start) is not yaml.DocumentStartEvent:
            return None, None
        first: Any = next_event()
        data = _plain_value(first, next_event, MAX_DEPTH)
        next_event()
        if type(next_event()) is not yaml.StreamEndEvent:
            raise _UnusualError
        return data, first.start_mark
    finally:
        loader.dispose()


def _plain_value(event: Any, next_event: Callable[[], Any], depth: int) -> Any:
    """The value that begins with an event; the events up to its end are taken."""
    kind = type(event)
    if kind is _AliasEvent or event.anchor is not None or event.tag is not None:
        raise _UnusualError
    if kind is _ScalarEvent:
        if event.implicit[0]:
            return _implied(event.value)
        return event.value
    if not depth:
        raise _TooDeepError(event.start_mark)
    if kind is _SequenceStartEvent:
        items = []
        while type(item := next_event()) is not _SequenceEndEvent:
            items.append(_plain_value(item, next_event, depth - 1))
        return tuple(items)
    values: dict[str, Any] = {}
    while type(key := next_event()) is not _MappingEndEvent:
        if type(key) is not _ScalarEvent or key.anchor is not None or key.tag is not None or key.value in values:
            raise _UnusualError
        values[key.value] = _plain_value(next_event(), next_event, depth - 1)
    return values


def _check_events(path: str, text: str, first_line: int) -> list[Problem]:
    """The tags of a text, which have no meaning here.

    Raises _TooDeepError: the composer recurses, and would end the whole program.
    """
    depth, problems = 0, []
    events: Iterator[Any] = yaml.parse(text, Loader=_Loader)
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise _TooDeepError(event.start_mark)
        if getattr(event, "tag", None) is not None:
            place = _place(event.start_mark, first_line)
            tag = event.tag.replace(_TAG, "!!")
            message, hint = f'dùng dấu ! để đặt kiểu "{tag}"', "bỏ phần bắt đầu bằng dấu !, chỉ để giá trị"
            problems.append(error_at(path, place.line, place.column, "yaml-tag", message, hint))
    return problems


_COMMENT = re.compile(r"[ \t]+#.*")
_CODE_VALUE = re.compile(r"[a-z0-9.,-]+")


def _comments(path: str, parsed: YamlText) -> Iterator[Problem]:
    """Words of an editor that were taken for a comment: behind a text, YAML leaves out all from ` #` on."""
    if " #" not in parsed.text and "\t#" not in parsed.text:
        return
    lines = parsed.text.split("\n")
    for node in _scalars(_nodes(parsed.text)):
        found = _COMMENT.match(lines[node.end_mark.line], node.end_mark.column) if not node.style else None
        if found and not _CODE_VALUE.fullmatch(node.value):
            message = f'chữ từ dấu # trở đi bị bỏ qua: "{found[0].strip()}"'
            hint = "dấu # là của câu thì đặt cả câu trong ngoặc kép; là ghi chú thì để ở một dòng riêng"
            line = node.end_mark.line + parsed.first_line
            column = node.end_mark.column + found[0].index("#") + 1
            yield Problem(
                path=path, line=line, column=column, level="warning", code="yaml-comment", message=message, hint=hint
            )


def _scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """The scalar values below a node; keys are none of them."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.MappingNode | yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item[1] if isinstance(item, tuple) else item)


@lru_cache(maxsize=4)
def _nodes(text: str) -> yaml.Node | None:
    """The text as nodes, which know where they stand; kept, since places of one text are asked for in a row."""
    return yaml.compose(text, Loader=_Loader)


@lru_cache(maxsize=64)
def _pairs_by_key(node: yaml.Node | None) -> dict[int | str, tuple[yaml.Node, yaml.Node]]:
    """The keys of a group with their values, the first of each name; kept, since many are asked for in a row."""
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {key.value: (key, value) for key, value in reversed(node.value) if isinstance(key, yaml.ScalarNode)}


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
    elif isinstance(node, yaml.ScalarNode):
        seen[id(node)] = value = _scalar(node)
        if isinstance(value, str) and (found := CONTROL.search(value)):
            note(node, *control_fault(found[0]))
            seen[id(node)] = CONTROL.sub(" ", value)
    return seen[id(node)]


def _implied(value: str) -> Any:
    """What a scalar without quotes stands for; see `_Loader`."""
    if value in _WORDS:
        return _WORDS[value]
    return int(value) if value[0] in "-0123456789" and _INT.match(value) else value


def _scalar(node: yaml.ScalarNode) -> Any:
    return clean(node.value) if node.style else _implied(node.value)


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
