"""Parse YAML into plain values, and find the line and column of each value.

By the rules of YAML 1.1, `010` is 8, `no` is false and `12:30` is 750. Here an unquoted scalar is a string unless it is
a decimal integer without leading zeros, `true`, `false`, or empty.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import yaml
from msgspec import Struct, field

from generator.reading.files import CONTROL, describe_control
from generator.reading.yaml_errors import convert_error, report_syntax
from generator.records.problem import Position, Problem, error_at, warning_at
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

MAX_DEPTH = 50
"""How deep values may be nested; a profile needs four levels."""


class YamlText(Struct, frozen=True):
    """A parsed YAML text. Its nodes, which know their places, are made when a place is first needed."""

    data: Any
    """The values: dicts, tuples, strings, integers, booleans and None."""
    text: str
    """The text."""
    first_line: int
    """The line of the file, from 1, on which the text begins."""
    start: Position
    """Where the outermost value begins."""
    broken: Mapping[str, Position] = field(default_factory=dict)
    """The places of top-level keys whose values could not be parsed; `data` has the rest of the line for them."""

    def find_place(self, path: tuple[int | str, ...]) -> Position:
        """Return the place of the value at `path`, or of its parent if the key is missing."""
        if path and path[0] in self.broken:
            return self.broken[str(path[0])]
        if isinstance(self.data, dict) and self.data.keys().isdisjoint(path):
            return self.start
        node, key = self._walk(path)
        target = key or node
        return _make_place(target and target.start_mark, self.first_line)

    def find_key_place(self, path: tuple[int | str, ...]) -> Position:
        """Return the place of the last key of `path` itself, for an unknown key."""
        parent, _ = self._walk(path[:-1])
        pair = _pairs_by_key(parent).get(str(path[-1]))
        return _make_place(pair[0].start_mark, self.first_line) if pair else self.find_place(path)

    def _walk(self, path: tuple[int | str, ...]) -> tuple[yaml.Node | None, yaml.Node | None]:
        """Return the node at `path`, and its key if the node is empty, since an empty node has no place."""
        node, empty_key = _compose(self.text), None
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
    """Parse a YAML text that begins at `first_line` of the file `path`; return None if nothing can be parsed.

    If the syntax is broken, each top-level key is parsed by itself, so that one error does not hide others. Repeated
    keys, aliases, tags and control characters are problems, too.
    """
    parsed, problems = _parse(path, text, first_line)
    if parsed is None:
        return _parse_by_key(path, text, first_line, problems)
    return parsed, problems + list(_check_comments(path, parsed))


def _parse(path: str, text: str, first_line: int) -> tuple[YamlText | None, list[Problem]]:
    try:
        try:
            data, mark = _parse_plain(text)
            return YamlText(data, text, first_line, _make_place(mark, first_line)), []
        except _UnusualError:
            problems = _check_events(path, text, first_line)
            root = _compose(text)
    except _TooDeepError as error:
        return None, [report_syntax(path, error.mark.line + first_line, error.mark.column + 1, "nested too deeply")]
    except yaml.MarkedYAMLError as error:
        return None, [convert_error(path, error, text, first_line)]
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        line, column = before.count("\n") + first_line, len(before) - before.rfind("\n")
        return None, [report_syntax(path, line, column, str(error.reason))]
    data = _read_node(root, {}, path, first_line, problems) if root is not None else None
    return YamlText(data, text, first_line, _make_place(root and root.start_mark, first_line)), problems


_TOP_KEY = re.compile(r"""^["']?([A-Za-z_]\w*)["']?[ \t]*:[ \t]*(.*)$|^[^\s#\]},-].*$""", re.MULTILINE)


def _parse_by_key(
    path: str, text: str, first_line: int, problems: list[Problem]
) -> tuple[YamlText | None, list[Problem]]:
    """Parse the lines of each top-level key of a broken text by themselves.

    `problems` are those of the text as a whole.
    """
    starts = list(_TOP_KEY.finditer(text))
    ends = [*(match.start() for match in starts), len(text)][1:]
    blocks = [text[: starts[0].start()] if starts else text]
    found: list[Problem] = []
    broken: dict[str, Position] = {}
    raw: dict[str, str] = {}
    line = first_line + blocks[0].count("\n")
    for match, end in zip(starts, ends, strict=True):
        block = text[match.start() : end]
        parsed, more = _parse(path, block, line)
        if parsed is not None and isinstance(parsed.data, dict):
            blocks.append(block)
        else:
            blocks.append("\n" * block.count("\n"))
            lines = range(line, line + len(block.splitlines()))
            found += [problem for problem in problems if problem.line in lines] or more
            if match[1]:
                broken[match[1]] = Position(line, match.start(2) - match.start() + 1)
                raw[match[1]] = match[2].strip(" \t\"'")
        line += block.count("\n")
    rest, more = _parse(path, "".join(blocks), first_line)
    # What fails only behind a broken line is that line's fault.
    problems = found or problems
    known = set(problems)
    more = [problem for problem in more if problem not in known]
    if rest is None or not isinstance(rest.data, dict | None):
        return None, [*problems, *more]
    data = {**raw, **(rest.data or {})}
    return YamlText(data, rest.text, first_line, rest.start, broken), [*problems, *more, *_check_comments(path, rest)]


class _UnusualError(Exception):
    """The text has something that must be reported, or that only nodes show."""


class _TooDeepError(Exception):
    """Values are nested deeper than `MAX_DEPTH`."""

    def __init__(self, mark: Any) -> None:
        self.mark = mark


def _parse_plain(text: str) -> tuple[Any, Any]:
    """Parse a text that has nothing unusual from events, without nodes; return its values and their start mark.

    Saves 0.25 of 5.5 CPU seconds in a cold build of 1,000 profiles (5 %). Raises _UnusualError.
    """
    if "\\" in text:
        # An escape may stand for a character that the file was cleaned of.
        raise _UnusualError
    loader = _Loader(text)
    try:
        next_event = loader.get_event
        next_event()
        start = next_event()
        if type(start) is not yaml.DocumentStartEvent:
            return None, None
        first: Any = next_event()
        data = _read_value(first, next_event, MAX_DEPTH)
        next_event()
        if type(next_event()) is not yaml.StreamEndEvent:
            raise _UnusualError
        return data, first.start_mark
    finally:
        loader.dispose()


def _read_value(event: Any, next_event: Callable[[], Any], depth: int) -> Any:
    """Return the value that begins with `event`, consuming the events up to its end."""
    kind = type(event)
    if kind is yaml.AliasEvent or event.anchor is not None or event.tag is not None:
        raise _UnusualError
    if kind is yaml.ScalarEvent:
        if event.implicit[0]:
            return _read_plain_scalar(event.value)
        return event.value
    if not depth:
        raise _TooDeepError(event.start_mark)
    if kind is yaml.SequenceStartEvent:
        items = []
        while type(item := next_event()) is not yaml.SequenceEndEvent:
            items.append(_read_value(item, next_event, depth - 1))
        return tuple(items)
    values: dict[str, Any] = {}
    while type(key := next_event()) is not yaml.MappingEndEvent:
        if type(key) is not yaml.ScalarEvent or key.anchor is not None or key.tag is not None or key.value in values:
            raise _UnusualError
        values[key.value] = _read_value(next_event(), next_event, depth - 1)
    return values


def _check_events(path: str, text: str, first_line: int) -> list[Problem]:
    """Return a problem for each tag, which has no meaning here.

    Raises _TooDeepError, since the composer is recursive and would crash the whole process.
    """
    depth, problems = 0, []
    events: Iterator[Any] = yaml.parse(text, Loader=_Loader)
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise _TooDeepError(event.start_mark)
        if getattr(event, "tag", None) is not None:
            tag = event.tag.replace(_TAG, "!!")
            message, hint = f'dùng dấu ! để đặt kiểu "{tag}"', "bỏ phần bắt đầu bằng dấu !, chỉ để giá trị"
            problems.append(error_at(path, *_make_place(event.start_mark, first_line), "yaml-tag", message, hint))
    return problems


_COMMENT = re.compile(r"[ \t]+#.*")
_CODE_VALUE = re.compile(r"[a-z0-9.,-]+")


def _check_comments(path: str, parsed: YamlText) -> Iterator[Problem]:
    """Yield a warning for each text that was cut off: after a value, YAML ignores everything from ` #` on."""
    if " #" not in parsed.text and "\t#" not in parsed.text:
        return
    lines = parsed.text.split("\n")
    for node in _walk_scalars(_compose(parsed.text)):
        comment = _COMMENT.match(lines[node.end_mark.line], node.end_mark.column) if not node.style else None
        if comment and not _CODE_VALUE.fullmatch(node.value):
            message = f'chữ từ dấu # trở đi bị bỏ qua: "{comment[0].strip()}"'
            hint = "dấu # là của câu thì đặt cả câu trong ngoặc kép; là ghi chú thì để ở một dòng riêng"
            line = node.end_mark.line + parsed.first_line
            column = node.end_mark.column + comment[0].index("#") + 1
            yield warning_at(path, line, column, "yaml-comment", message, hint)


def _walk_scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """Yield the scalar values below a node, without keys."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.MappingNode | yaml.SequenceNode):
        for item in node.value:
            yield from _walk_scalars(item[1] if isinstance(item, tuple) else item)


@lru_cache(maxsize=4)
def _compose(text: str) -> yaml.Node | None:
    """Parse a text into nodes, which know their places; cached, since places of one text are needed in a row."""
    return yaml.compose(text, Loader=_Loader)


@lru_cache(maxsize=64)
def _pairs_by_key(node: yaml.Node | None) -> dict[int | str, tuple[yaml.Node, yaml.Node]]:
    """Map the keys of a group to key and value, the first of each name; cached, since many are looked up in a row."""
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {key.value: (key, value) for key, value in reversed(node.value) if isinstance(key, yaml.ScalarNode)}


def _make_place(mark: Any, first_line: int) -> Position:
    return Position(mark.line + first_line, mark.column + 1) if mark else Position(first_line, 1)


def _read_node(node: yaml.Node, seen: dict[int, Any], path: str, first_line: int, problems: list[Problem]) -> Any:
    """Return the value of a node; what is wrong with it is added to `problems`.

    `seen` has the values of nodes by `id`, since an alias is the node that it repeats.
    """

    def report(place_node: yaml.Node, code: str, message: str, hint: str) -> None:
        problems.append(error_at(path, *_make_place(place_node.start_mark, first_line), code, message, hint))

    if id(node) in seen:
        report(node, "yaml-alias", "dùng dấu & và * để nhắc lại giá trị", "viết lại giá trị ở từng chỗ")
        return seen[id(node)]
    seen[id(node)] = None
    if isinstance(node, yaml.SequenceNode):
        seen[id(node)] = tuple(_read_node(item, seen, path, first_line, problems) for item in node.value)
    elif isinstance(node, yaml.MappingNode):
        values: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                report(key, "yaml-key", "tên mục không phải là chữ", "viết mỗi mục dạng “tên: giá trị”")
            elif key.value in values:
                report(key, "duplicate-key", f'mục "{key.value}" được ghi hai lần', "giữ lại một dòng, xóa dòng kia")
            else:
                values[key.value] = _read_node(value, seen, path, first_line, problems)
        seen[id(node)] = values
    elif isinstance(node, yaml.ScalarNode):
        seen[id(node)] = value = clean(node.value) if node.style else _read_plain_scalar(node.value)
        if isinstance(value, str) and (match := CONTROL.search(value)):
            report(node, *describe_control(match[0]))
            seen[id(node)] = CONTROL.sub(" ", value)
    return seen[id(node)]


def _read_plain_scalar(value: str) -> Any:
    """Return the value of a scalar without quotes; see `_Loader`."""
    if value in _WORDS:
        return _WORDS[value]
    return int(value) if value[0] in "-0123456789" and _INT.match(value) else value
