"""Find private details in files, in their text and in values that YAML escapes hide."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.checking.details import Detail
from generator.checking.named_people import is_part_of_name
from generator.checking.privacy import find_details, locate_details, make_detail_problem
from generator.reading.files import list_files, read_text
from generator.reading.front_matter import split_front_matter
from generator.reading.records import validate
from generator.reading.yaml_text import YamlText, parse_yaml
from generator.records.base import record
from generator.records.problem import Problem, warning_at
from generator.records.profile import Allowed
from generator.vietnamese import collapse_spaces

PlacedDetail = tuple[int, int, Detail]
"""Line and column (from 1) of a private detail, and the detail."""


@record
class _AllowedDetails:
    """The part of an editorial page's front matter that is read here."""

    allowed: tuple[Allowed, ...] = ()
    """What looks like a private detail and may be published."""


def check_private(
    path: str, text: str, parsed: YamlText | None, allowed: Sequence[Allowed], *, may_show_groups: bool = False
) -> list[Problem]:
    """Return an error for each private detail that is not `allowed`, and a warning for each entry that is not used.

    `parsed` is the front matter; None if it could not be parsed. `may_show_groups`: the group of households
    that someone lives in may be published.
    """
    details = [detail for detail in locate_details(text) if not (may_show_groups and detail[2].code == "group")]
    details = [detail for detail in details if not _is_honouree(detail[2], parsed)]
    if parsed is not None and "\\" in parsed.text:
        known = {detail.text for _, _, detail in details}
        details += [hidden for hidden in _find_hidden(parsed) if hidden[2].text not in known]
    if not details and not allowed:
        return []
    # Entries of a draft may lack a text or a reason.
    exceptions = [
        (item, parsed.find_place(("allowed", index, "text")))
        for index, item in enumerate(allowed)
        if parsed is not None and item.text and item.reason
    ]
    used, problems = set[str](), []
    for line, column, detail in details:
        matches = [
            (item, place) for item, place in exceptions if collapse_spaces(detail.text) in collapse_spaces(item.text)
        ]
        used.update(item.text for item, place in matches if place.line != line)
        if not matches:
            problems.append(make_detail_problem(path, line, column, detail))
    for item, place in exceptions:
        if item.text not in used:
            message = f'trong tệp không có chỗ nào giống thông tin riêng tư là "{item.text}"'
            hint = "xóa mục này, hoặc chép lại đúng những chữ được phép hiện"
            problems.append(warning_at(path, *place, "unused-allowed", message, hint))
    return problems


def check_pages(folder: Path) -> list[Problem]:
    """Check the editorial pages below `folder` for private details."""
    inputs, problems = list_files(folder, (".md",))
    for item in inputs:
        read = read_text(item.path)
        problems += read.problems
        if read.text is not None:
            problems += _check_page(item.path, read.text)
    return problems


def check_data(folder: Path, contact: str, contact_line: int) -> list[Problem]:
    """Check the YAML files of `folder`, except the featured stories.

    `contact` is the public address. What else stands in its line of the settings is a wrong value, which is reported
    as such. Names may stand there: titles of documents have them.
    """
    problems = []
    for item in list_files(folder, (".yml", ".yaml"))[0]:
        if item.parts != ("featured.yml",):
            line = contact_line if item.parts == ("settings.yml",) else 0
            details = locate_details(read_text(item.path).text or "")
            problems += [
                make_detail_problem(item.path, *placed)
                for placed in details
                if placed[2].code != "name"
                and placed[2].text != contact
                and not (placed[0] == line and placed[2].text in contact)
            ]
    return problems


def _check_page(path: str, text: str) -> list[Problem]:
    front_matter, _ = split_front_matter(path, text)
    parsed, _ = parse_yaml(path, front_matter.yaml, first_line=2) if front_matter else (None, [])
    if parsed is None or not isinstance(parsed.data, dict) or "allowed" not in parsed.data:
        return check_private(path, text, parsed, ())
    details, problems, _ = validate(path, parsed, {"allowed": parsed.data["allowed"]}, _AllowedDetails)
    return problems + check_private(path, text, parsed, details.allowed if details else ())


def _is_honouree(detail: Detail, parsed: YamlText | None) -> bool:
    """Whether a name is that of whom the file is about; name and class of a minor have a rule of their own."""
    if detail.code not in ("child", "name") or parsed is None or not isinstance(parsed.data, dict):
        return False
    # An essay names its author, too.
    people = [parsed.data, *(value for value in parsed.data.values() if isinstance(value, dict))]
    if detail.code == "name" and any(is_part_of_name(detail.text, str(person.get("name"))) for person in people):
        return True
    name = str(parsed.data.get("name"))
    if parsed.data.get("minor") is not True:
        return detail.text.endswith(name)
    initials = "".join(f"{word[0]}." for word in detail.text.split() if word[0].isupper())
    return initials.endswith(name) or "lớp" in detail.text


def _find_hidden(parsed: YamlText) -> Iterator[PlacedDetail]:
    """Yield the private details in parsed values."""
    for path, value in _walk_texts(parsed.data, ()):
        for detail in find_details(value):
            yield *parsed.find_place(path), detail


def _walk_texts(value: Any, path: tuple[int | str, ...]) -> Iterator[tuple[tuple[int | str, ...], str]]:
    """Yield every text in parsed YAML, with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _walk_texts(item, (*path, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk_texts(item, (*path, index))
