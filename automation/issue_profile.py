"""Make a profile's file of an issue that was written with the form “Gửi một hồ sơ”.

    python -m automation.issue_profile EVENT.json RESULT.md

The event is that of GitHub when a maintainer set a label. The text of the issue is anyone's: it is only ever data. The
file is written where it has no error; the result says in Markdown what was made, or everything that is wrong (then the
exit code is 1).
"""

import re
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import yaml

from automation.generated import GITHUB, ROOT, load_registry
from automation.issue_forms import list_options
from automation.markdown import escape_text
from generator.checking.names import spell_honorific, split_honorific
from generator.checking.years import explain_wrong_year
from generator.editing.changes import create_file
from generator.editing.choices import Candidate, list_documents, list_wards, resolve_choice
from generator.editing.new_profile import NewFile, NewProfile, check_new_file, make_new_file, shorten_name
from generator.problems import format_problem
from generator.reading.files import list_files
from generator.reading.slugs import make_file_slug
from generator.records.problem import has_errors
from generator.records.profile import Kind
from generator.records.registry import Registry

FORM = GITHUB / "ISSUE_TEMPLATE" / "ho-so.yml"
PROFILES = "content/profiles"
_NOTHING = "_No response_"
_KINDS: tuple[Kind, ...] = ("person", "person", "collective")
_LISTS = {"field": "fields", "district": "districts", "title": "awards", "level": "levels"}


class RefusedError(Exception):
    """The issue cannot become a profile; raised with every reason, in Vietnamese."""


class Question(NamedTuple):
    """A question of the form."""

    id: str
    """Its name in the form."""
    label: str
    """Its heading in the issue."""
    is_required: bool
    """Whether it must be answered."""


class Event(NamedTuple):
    """What is read of the event."""

    body: str
    """The text of the issue, with `\\n` at the ends of lines."""
    number: int
    """The number of the issue."""
    day: date
    """The day on which the issue changed last."""


def read_event(data: bytes) -> Event:
    """Read the event of a label. Raises RefusedError for another one."""
    try:
        issue = msgspec.json.decode(data)["issue"]
        body, number, day = issue["body"] or "", int(issue["number"]), date.fromisoformat(issue["updated_at"][:10])
    except (msgspec.DecodeError, KeyError, TypeError, ValueError) as error:
        raise RefusedError("không đọc được phiếu này") from error
    return Event(unicodedata.normalize("NFC", str(body)).replace("\r\n", "\n").replace("\r", "\n"), number, day)


@lru_cache(maxsize=2)
def _parse(form: str) -> Any:
    return yaml.safe_load(form)


def read_questions(form: str) -> list[Question]:
    """Read the questions of an issue form, without its remarks and its boxes to tick."""
    parts = [part for part in _parse(form)["body"] if part["type"] not in ("markdown", "checkboxes")]
    return [
        Question(part["id"], part["attributes"]["label"], bool(part.get("validations", {}).get("required")))
        for part in parts
    ]


def split_body(body: str, questions: Sequence[Question], last: str) -> dict[str, str]:
    """Return the answers by id; `last` is the heading behind the last question.

    A heading counts only where it stands once, in the order of the form: then no answer can pretend to be another.
    Raises RefusedError.
    """
    lines, places, wrong = body.split("\n"), list[int](), list[str]()
    labels = [*(question.label for question in questions), last]
    for label in labels:
        found = [number for number, line in enumerate(lines) if line.strip() == f"### {label}"]
        if len(found) != 1:
            times = "thiếu" if not found else "lặp lại"
            wrong.append(f"phiếu {times} mục “{label}”: hãy sửa phiếu cho đúng mẫu, rồi gắn nhãn lại")
        places += found[:1]
    if not wrong and places != sorted(places):
        wrong.append("các mục của phiếu không còn theo thứ tự của mẫu: hãy sửa phiếu, rồi gắn nhãn lại")
    if wrong:
        raise RefusedError(*wrong)
    ends = places[1:]
    texts = ["\n".join(lines[start + 1 : end]).strip() for start, end in zip(places, ends, strict=False)]
    return {question.id: "" if text == _NOTHING else text for question, text in zip(questions, texts, strict=True)}


def make_profile(
    answers: Mapping[str, str], questions: Sequence[Question], day: date, registry: Registry
) -> NewProfile:
    """Make a new profile of answers. Raises RefusedError with everything that is wrong."""
    labels = {question.id: question.label for question in questions}
    wrong = [f"chưa trả lời mục “{row.label}”" for row in questions if row.is_required and not answers[row.id]]
    texts = {key: " ".join(text.split()) for key, text in answers.items()}
    values = _read_options(texts, labels, registry, wrong)
    year, district = _read_year(texts["year"], registry, wrong), values["district"]
    if year is not None:
        places = {"ward": list_wards(registry, district, year), "document": list_documents(registry, district, year)}
        for key, choices in places.items():
            try:
                values[key] = resolve_choice(texts[key], choices) if texts[key] else None
            except ValueError as error:
                wrong.append(f"mục “{labels[key]}”: {error}")
    if wrong or year is None:
        raise RefusedError(*wrong)
    number = int(values["kind"] or 0)
    honorific, name = _split_name(texts, is_minor=number == 1, is_person=number < 2)
    return NewProfile(
        name=name,
        field=values["field"] or "",
        year=year,
        document=values["document"] or "",
        published=day,
        kind=_KINDS[number],
        is_minor=number == 1,
        honorific=honorific,
        role=texts["role"] or None,
        organisation=(texts["organisation"] or None) if texts["role"] else None,
        summary=texts["summary"] or None,
        district=district,
        ward=values["ward"],
        title=values["title"],
        level=values["level"] if values["title"] else None,
        section=texts["section"] or None,
        story=answers["story"] or None,
    )


def _read_options(
    texts: Mapping[str, str], labels: Mapping[str, str], registry: Registry, wrong: list[str]
) -> dict[str, str | None]:
    """Return the ids of what was chosen from a list of the form; None for nothing. Adds what is wrong."""
    options = list_options(registry)
    lists = {key: options[name] for key, name in _LISTS.items()}
    lists["kind"] = [Candidate(str(number), label) for number, label in enumerate(_list_kinds())]
    values = dict[str, str | None]()
    for key, choices in lists.items():
        ids = {choice.label: choice.id for choice in choices}
        values[key] = ids.get(texts[key]) or None
        if texts[key] and texts[key] not in ids:
            wrong.append(f"mục “{labels[key]}”: mẫu không có lựa chọn “{texts[key]}”")
    return values


def _list_kinds() -> list[str]:
    (part,) = [part for part in _parse(FORM.read_text("utf-8"))["body"] if part.get("id") == "kind"]
    return list(part["attributes"]["options"])


def _read_year(text: str, registry: Registry, wrong: list[str]) -> int | None:
    if not re.fullmatch(r"[0-9]{4}", text):
        wrong.append(f"mục năm: “{text}” không phải là bốn chữ số")
        return None
    if explanation := explain_wrong_year(int(text), registry.settings.latest_year):
        wrong.append(f"mục năm: {explanation.message}")
    return int(text)


def _split_name(texts: Mapping[str, str], *, is_minor: bool, is_person: bool) -> tuple[str | None, str]:
    """Return honorific and name; of a child the initials alone."""
    if not is_person:
        return None, texts["name"]
    honorific, name = split_honorific(texts["name"])
    given = texts["honorific"] or (spell_honorific(honorific) if honorific else "")
    return given or None, shorten_name(name) if is_minor else name


def make_file(event: Event, registry: Registry, root: Path) -> tuple[NewFile, list[str]]:
    """Make the file of an issue, and list the warnings of the check. Raises RefusedError."""
    form = FORM.read_text("utf-8")
    questions = read_questions(form)
    (last,) = [part["attributes"]["label"] for part in _parse(form)["body"] if part["type"] == "checkboxes"]
    answers = split_body(event.body, questions, last)
    profile = make_profile(answers, questions, event.day, registry)
    files, _ = list_files(root / PROFILES, (".md",))
    file = make_new_file(profile, registry, {make_file_slug(item.parts[-1]) for item in files})
    path = f"{PROFILES}/{file.path}"
    # Made of ids and of a slug; should one ever be something else, nothing is written outside the folder.
    if not re.fullmatch(rf"{PROFILES}/[a-z0-9-]+/[a-z0-9-]+/[a-z0-9-]+\.md", path):
        raise RefusedError("không đặt được tên tệp từ tên người này")
    problems = check_new_file(file, registry)
    messages = [format_problem(problem) for problem in problems]
    if has_errors(problems):
        raise RefusedError(*messages)
    if profile.is_minor and profile.name not in answers["name"]:
        messages.append("phiếu còn ghi tên đầy đủ của trẻ em: người quản trị hãy xóa hẳn phiếu, sửa thôi chưa đủ")
    return file, messages


def write_result(title: str, lines: Sequence[str], number: int | None = None) -> str:
    """Write what happened as Markdown; the lines are shown as they stand."""
    rows = "".join(f"- {escape_text(line)}\n" for line in lines)
    return f"{title}\n\n{rows}" + (f"\nCloses #{number}\n" if number else "")


def main(arguments: Sequence[Any]) -> int:
    """Run the command of the module's description; return its exit code."""
    event_path, result = map(Path, arguments)
    try:
        event = read_event(event_path.read_bytes())
        file, warnings = make_file(event, load_registry(), ROOT)
        create_file(ROOT / PROFILES / file.path, file.text)
    except RefusedError as error:
        title = "Chưa làm được hồ sơ từ phiếu này. Sửa những điều sau trong phiếu, rồi gắn lại nhãn:"
        result.write_text(write_result(title, error.args), encoding="utf-8")
        return 1
    lines = [f"Tệp mới: {PROFILES}/{file.path}", *warnings]
    result.write_text(write_result("Hồ sơ làm từ một phiếu. Hãy đọc lại trước khi gộp.", lines, event.number), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
