"""Read what the cells of a row say by themselves: names, years, days, ages, yes and no."""

import re
from datetime import date
from typing import NamedTuple

from generator.checking.children import INITIALS
from generator.checking.names import split_honorific
from generator.editing.new_profile import spell_honorific

_BEFORE = re.compile(r"^(?:\d+[.)]\s*|[-+•*–]\s*)")
_BEHIND = re.compile(r"\n|[,;]\s*|\s+[-–—]\s+|\s*(?=\()")
_BIRTH = re.compile(
    r"(?:sinh\s*(?:năm|ngày)?|SN|NS)\s*[:.]?\s*(?:\d{1,2}[/.-]){0,2}(\d{4})|^\W*(\d{4})\W*$", re.IGNORECASE
)
_COLLECTIVE = re.compile(
    r"(?:tập thể|nhân dân|cộng đồng|cán bộ|gia đình|chi (?:bộ|hội|đoàn)|đảng (?:bộ|ủy)|(?:tổng )?công ty"
    r"|tổng (?:cục|kho|liên đoàn|(?:hội|đội)(?! viên))"
    r"|công (?:an|đoàn)|trường|trạm|phòng|ban|nhóm|tổ|hội|câu lạc bộ|clb|đội|liên đội|hợp tác xã|htx|trung tâm"
    r"|bệnh viện|ủy ban|ubnd|quân và dân|lớp|mặt trận|sở"
    r"|đoàn (?:thanh niên|phường|xã|viên|tncs)|khu dân cư|doanh nghiệp|cơ quan)\s",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:kế toán|thủ quỹ|cộng tác viên|tổng (?:giám đốc|bí thư|phụ trách|biên tập)"
    r"|(?:phó )?(?:chủ tịch|giám đốc|bí thư|hiệu trưởng|trưởng (?:ban|phòng|thôn)))(?:\s|$)",
    re.IGNORECASE,
)
_CLUB = re.compile(r"(?:câu lạc bộ|clb|đội|đoàn|hội|nhóm|tổ)\b", re.IGNORECASE)
_DAY_FIRST = re.compile(
    r"(?:ngày\s*)?(\d{1,2})\s*(?:[/.\-]|tháng)\s*(\d{1,2})\s*(?:[/.\-]|năm)\s*(\d{4})", re.IGNORECASE
)
_YEAR = re.compile(r"(?:năm\s*)?(\d{4})", re.IGNORECASE)
_YES = {"x", "có", "c", "1", "v", "✓", "✔", "đúng", "yes", "true", "trẻ em", "dưới 16", "dưới 16 tuổi"}
_CHILD_AGE = 16
_PUPIL = re.compile(
    r"\W*(?:em\s+|là\s+)?(?:học sinh|nam sinh|nữ sinh|đội viên|thiếu nhi|thiếu niên|lớp \d)", re.IGNORECASE
)
_CLASS = re.compile(r"[\s,\-–]*\b(?:học sinh )?lớp\s+\d\w*(?:[.\-/]\w+)?\s*[,\-–]?\s*", re.IGNORECASE)


class PersonName(NamedTuple):
    """What the cell of a name says."""

    name: str
    """The name alone."""
    honorific: str | None
    """The form of address before it."""
    remark: str | None
    """What stands behind it, most often a role."""
    birth: int | None
    """The year of birth, which is never written."""


def read_name(text: str) -> PersonName:
    """Read a person's name: without number, form of address, and what stands behind it."""
    honorific, rest = split_honorific(_BEFORE.sub("", text.strip()))
    name, remark = rest.strip(), None
    if match := _BEHIND.search(rest.strip()):
        name, remark = rest.strip()[: match.start()], rest.strip()[match.end() :].strip("()[] \n,;-–")
    birth = _BIRTH.search(remark) if remark else None
    if birth and remark:
        remark = _BIRTH.sub("", remark).strip("()[] \n,;-–")
    # "Ông/Bà" before a name says nothing.
    address = None if {"ông", "bà"} <= set(honorific.lower().split()) else honorific
    return PersonName(
        name=spell_name(name),
        honorific=spell_honorific(address) if address else None,
        remark=remark or None,
        birth=int(birth[1] or birth[2]) if birth else None,
    )


def spell_name(name: str) -> str:
    """Write each part of a name with a capital, and only the first letter, though all were typed as capitals."""
    if INITIALS.fullmatch(name.replace(" ", "")):
        return name.replace(" ", "")
    rest = str.lower if name.isupper() else str
    return re.sub(r"[^\W\d_]+", lambda word: word[0][0].upper() + rest(word[0][1:]), name)


def find_name_fault(name: str) -> str | None:
    """Say in Vietnamese why a text is no person's name; None when it may be one."""
    if re.search(r"\d", name):
        return "có chữ số"
    if not INITIALS.fullmatch(name.replace(" ", "")) and len(name.replace(".", " ").split()) < 2:
        return "chỉ có một chữ"
    if is_office(name):
        return "là một chức vụ, không phải họ tên"
    return "dài quá một họ tên" if len(name.split()) > 7 else None


def cut_remark(text: str) -> str:
    """Return what stands before a comma, a dash or a bracket: a name without its remark."""
    return _BEHIND.split(text.strip(), maxsplit=1)[0]


def has_capitals(text: str) -> bool:
    """Whether no word before a remark begins with a small letter, as in people's names."""
    return not any(word[0].islower() for word in cut_remark(text).split())


def is_collective_name(name: str) -> bool:
    """Whether a name begins as those of collectives do; those of wards and districts aside."""
    return _COLLECTIVE.match(name) is not None


def is_office(name: str) -> bool:
    """Whether a text begins with an office that someone holds, so that it is no name."""
    return _OFFICE.match(name) is not None


def is_club(name: str) -> bool:
    """Whether a name begins as those of clubs and the like do, so that it is no school's."""
    return _CLUB.match(name) is not None


def read_year(text: str) -> int | None:
    """Read a year, also that of a day; None when there is none, or more than one."""
    if day := read_day(text):
        return day.year
    match = _YEAR.fullmatch(text.strip(" ."))
    return int(match[1]) if match else None


def read_day(text: str) -> date | None:
    """Read a day, written with the day first or as YYYY-MM-DD; None when it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        match = _DAY_FIRST.fullmatch(text.strip(" ,."))
    try:
        return date(int(match[3]), int(match[2]), int(match[1])) if match else None
    except ValueError:
        return None


def is_yes(text: str) -> bool:
    """Whether a cell is ticked."""
    return text.casefold().strip(" .") in _YES


def may_be_child(birth: str, year: int) -> bool:
    """Whether someone with this year, day or age of birth may have been younger than 16 in a year."""
    years = [int(number) for number in re.findall(r"\d{4}", birth)]
    if years:
        return year - years[-1] <= _CHILD_AGE
    age = re.fullmatch(r"\D*(\d{1,2})\D*", birth)
    return bool(age) and int(age[1]) < _CHILD_AGE if age else False


def is_pupil(role: str) -> bool:
    """Whether a role is that of a pupil, who may be a child."""
    return _PUPIL.match(role) is not None


def drop_class(role: str) -> str:
    """Take a child's class out of a role: "Học sinh lớp 4A, Trường X" gives "Học sinh, Trường X"."""
    before, *after = (part.strip(" ,") for part in _CLASS.split(role, maxsplit=1))
    words = "Học sinh" if not before and _CLASS.match(role) else before
    return ", ".join(part for part in (words, *after) if part)


def is_one_sentence(text: str) -> bool:
    """Whether a text is short enough, and simple enough, to be the sentence on a card."""
    return len(text) <= 200 and "\n" not in text and len(re.findall(r"[.!?…;](?=\s|$)", text)) <= 1
