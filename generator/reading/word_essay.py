"""Read what an essay typed in Word says of its author and its honouree, in lines such as "Tác giả: …".

Places in the file are lines of its text: paragraphs, rows of tables, and where someone broke a line.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from generator.checking.names import split_honorific
from generator.reading.records import ValuePath
from generator.reading.yaml_text import YamlText
from generator.records.place import District
from generator.records.problem import Position, Problem, error_at
from generator.vietnamese import fold

_NAMES: dict[ValuePath, tuple[str, ...]] = {
    ("title",): ("Tên bài", "Tên bài dự thi", "Tên tác phẩm", "Tiêu đề", "title"),
    ("year",): ("Năm", "Năm thi", "Cuộc thi năm", "year"),
    ("district",): ("Cuộc thi", "Cuộc thi của", "Cuộc thi quận", "Quận", "Quận, huyện", "district"),
    ("author", "name"): (
        *("Tác giả", "Họ tên tác giả", "Họ và tên tác giả", "Tên tác giả", "Người viết", "Người dự thi"),
        *("Họ và tên người dự thi", "Họ tên người dự thi", "Họ và tên người viết", "author"),
    ),
    ("author", "unit"): ("Đơn vị", "Đơn vị công tác", "Đơn vị tác giả", "Đơn vị của tác giả", "Cơ quan", "unit"),
    ("author", "contact"): ("Điện thoại", "Số điện thoại", "Liên hệ", "Email", "Địa chỉ liên hệ", "contact"),
    ("honouree", "name"): (
        *("Người được giới thiệu", "Họ tên người được giới thiệu", "Họ và tên người được giới thiệu", "Nhân vật"),
        *("Người được viết", "Gương", "Gương người tốt, việc tốt", "honouree"),
    ),
    ("honouree", "honorific"): ("Cách gọi", "honorific"),
    ("honouree", "role"): ("Công việc", "Chức vụ", "Nghề nghiệp", "role"),
    ("honouree", "organisation"): ("Nơi công tác", "Nơi làm việc", "organisation"),
    ("honouree", "ward"): ("Phường", "Xã", "Phường, xã", "Phường (xã)", "Nơi ở", "ward"),
    ("honouree", "district"): ("Quận của người được giới thiệu", "Quận nơi ở"),
}
"""What people write before each value; the first is what messages ask for."""

_REQUIRED: tuple[ValuePath, ...] = (("title",), ("year",), ("author", "name"), ("author", "unit"), ("honouree", "name"))
_EDGE = 40
"""Lines at either end among which such lines are looked for: some write who they are below the essay."""
_LONG = 40
"""Words of a line that belongs to the essay itself."""
_YEAR = re.compile(r"\b\d{4}\b")
_LINE = re.compile(r"[\W\d]*(?P<name>[^:\n]{2,50}?)\s*:\s*(?P<value>.*)", re.DOTALL)


def _fold_name(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(name)))


_PATHS = {_fold_name(name): path for path, names in _NAMES.items() for name in names}


class WordDetails(YamlText, frozen=True, kw_only=True):
    """The values that an essay in Word gives; with the lines that give them."""

    lines: Mapping[ValuePath, int] = field(default_factory=dict)
    """By value the line of the text that gives it, from 1."""

    def find_place(self, path: ValuePath) -> Position:
        """Return the line of a value; of another in its group if it is missing."""
        groups = (number for known, number in self.lines.items() if known[:1] == path[:1])
        return Position(self.lines.get(path) or min(groups, default=1), 1)

    def find_key_place(self, path: ValuePath) -> Position:
        """Return the line of a value."""
        return self.find_place(path)


class WordEssay(Struct, frozen=True, kw_only=True):
    """An essay in Word."""

    details: WordDetails
    """What it says of author and honouree."""
    story: str
    """The essay itself."""
    first: int
    """The line with which it begins, from 1."""


def parse_word_essay(lines: Sequence[str], districts: Mapping[str, District]) -> WordEssay:
    """Separate the details of an essay from its text; `lines` are the whole of it."""
    values, rows = dict[ValuePath, str](), dict[ValuePath, int]()
    begin, end = _find_text(lines)
    for number in (*range(begin), *range(end, len(lines))):
        path, value = _read_line(lines[number])
        if path and value and path not in values:
            values[path], rows[path] = value, number + 1
    contest = ("district",)
    if ("year",) not in values and _YEAR.search(values.get(contest, "")):
        values["year",], rows["year",] = values[contest], rows[contest]
    story = lines[begin:end]
    blank = next((number for number, line in enumerate(story) if line), 0)
    data = _make_data(values, districts)
    details = WordDetails(data=data, text="", first_line=1, start=Position(1, 1), lines=rows)
    return WordEssay(details=details, story="\n".join(story[blank:]), first=begin + blank + 1)


def find_missing(path: str, details: WordDetails) -> Iterator[Problem]:
    """Yield a problem for each line that an essay must have and that is missing."""
    for missing in _REQUIRED:
        if missing not in details.lines:
            name = _NAMES[missing][0]
            hint = f'thêm ở đầu bài một dòng "{name}: …"'
            yield error_at(path, *details.find_place(missing), "missing-key", f'thiếu dòng "{name}"', hint)


def _find_text(lines: Sequence[str]) -> tuple[int, int]:
    """Return where the essay itself begins and where it ends: between the lines of details."""
    texts = [number for number, line in enumerate(lines) if len(line.split()) > _LONG]
    first, last = (texts[0], texts[-1]) if texts else (len(lines), -1)
    above = [number for number in range(min(first, _EDGE, len(lines))) if _read_line(lines[number])[0]]
    begin = above[-1] + 1 if above else 0
    below = [
        number for number in range(max(last + 1, begin, len(lines) - _EDGE), len(lines)) if _read_line(lines[number])[0]
    ]
    return begin, below[0] if below else len(lines)


def _read_line(line: str) -> tuple[ValuePath | None, str]:
    match = _LINE.fullmatch(line)
    return (_PATHS.get(_fold_name(match["name"])), " ".join(match["value"].split())) if match else (None, "")


def _make_data(values: Mapping[ValuePath, str], districts: Mapping[str, District]) -> dict[str, Any]:
    """Make what the front matter of an essay holds."""
    data: dict[str, Any] = {}
    for (*groups, key), value in values.items():
        group = data.setdefault(str(groups[0]), {}) if groups else data
        group[str(key)] = _read_district(value, districts) if key == "district" else value
    if year := _YEAR.search(data.get("year", "")):
        data["year"] = int(year[0])
    for title in ("author", "honouree"):
        person = data.get(title, {})
        honorific, person["name"] = split_honorific(person.get("name", ""))
        if title == "honouree" and honorific:
            person.setdefault("honorific", honorific.lower())
        if person["name"]:
            data[title] = person
    return data


def _read_district(value: str, districts: Mapping[str, District]) -> str:
    wanted = fold(re.sub(r",?\s*năm\s+\d{4}$", "", value))
    return next((id_ for id_, each in districts.items() if wanted in (id_, fold(each.name), fold(each.title))), value)
