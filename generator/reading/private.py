"""Private details in files: in their text as it stands, and in what YAML's escapes stand for."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.checking.details import Detail
from generator.checking.privacy import detail_problem, find_details, locate_details
from generator.reading.files import list_files, read_text
from generator.reading.front_matter import split_front_matter
from generator.reading.records import validate
from generator.reading.yaml_text import YamlText, parse_yaml
from generator.records.base import record
from generator.records.problem import Problem
from generator.records.profile import Allowed

Found = tuple[int, int, Detail]
"""A private detail with its line and column, from 1."""


@record
class _PageHead:
    """What the gallery reads of the front matter of an editorial page."""

    allowed: tuple[Allowed, ...] = ()


def check_private(path: str, text: str, parsed: YamlText | None, allowed: Sequence[Allowed]) -> list[Problem]:
    """Every private detail of a file with the front matter `parsed` that is not among the `allowed` of it.

    What is allowed and does not stand in the file is a warning.
    """
    found = list(locate_details(text))
    if parsed is not None and "\\" in parsed.text:
        known = {detail.text for _, _, detail in found}
        found += [hidden for hidden in _hidden(parsed) if hidden[2].text not in known]
    if not found and not allowed:
        return []
    # A draft may have entries that lack a text or a reason.
    entries = [
        (item, parsed.place(("allowed", index, "text")))
        for index, item in enumerate(allowed)
        if parsed is not None and item.text and item.reason
    ]
    used, problems = set[str](), []
    for line, column, detail in found:
        matches = [(item, place) for item, place in entries if _one_line(detail.text) in _one_line(item.text)]
        used.update(item.text for item, place in matches if place.line != line)
        if not matches:
            problems.append(detail_problem(path, line, column, detail))
    for item, place in entries:
        if item.text not in used:
            problems.append(
                Problem(
                    path=path,
                    line=place.line,
                    column=place.column,
                    level="warning",
                    code="unused-allowed",
                    message=f'trong tệp không có chỗ nào giống thông tin riêng tư là "{item.text}"',
                    hint="xóa mục này, hoặc chép lại đúng những chữ được phép hiện",
                )
            )
    return problems


def check_pages(folder: Path) -> list[Problem]:
    """Private details in the editorial pages below `folder`."""
    inputs, problems = list_files(folder, (".md",))
    for item in inputs:
        read = read_text(item.path)
        problems += read.problems
        if read.text is not None:
            problems += _check_page(item.path, read.text)
    return problems


def check_data(folder: Path, contact: str) -> list[Problem]:
    """Private details in the data files of `folder`, but for the featured stories; `contact` is public."""
    problems = []
    for item in list_files(folder, (".yml", ".yaml"))[0]:
        if item.parts != ("featured.yml",):
            found = locate_details(read_text(item.path).text or "")
            problems += [detail_problem(item.path, *place) for place in found if place[2].text != contact]
    return problems


def _check_page(path: str, text: str) -> list[Problem]:
    split, _ = split_front_matter(path, text)
    parsed, _ = parse_yaml(path, split.yaml, first_line=2) if split else (None, [])
    if parsed is None or not isinstance(parsed.data, dict) or "allowed" not in parsed.data:
        return check_private(path, text, parsed, ())
    head, problems, _ = validate(path, parsed, {"allowed": parsed.data["allowed"]}, _PageHead)
    return problems + check_private(path, text, parsed, head.allowed if head else ())


def _hidden(parsed: YamlText) -> Iterator[Found]:
    for path, value in _texts(parsed.data, ()):
        for detail in find_details(value):
            place = parsed.place(path)
            yield place.line, place.column, detail


def _texts(value: Any, path: tuple[int | str, ...]) -> Iterator[tuple[tuple[int | str, ...], str]]:
    """Every text in the values of a YAML text, with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*path, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))


def _one_line(text: str) -> str:
    return " ".join(text.split())
