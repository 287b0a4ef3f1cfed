"""Find in a text what shows who a child is: the class, the school, the name behind the initials."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.checking.child_addresses import find_child_addresses
from generator.checking.family_names import FAMILY_NAMES
from generator.checking.plain import MappedText, PlainText
from generator.vietnamese import CAPITAL

INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
"""A name of which only the initials are given: N.V.A."""

_WORD_NUMBER = r"(?:một|hai|ba|bốn|sáu|bảy|tám|chín|mười|năm(?!\s+(?:nay|ngoái|học|trước|\d)))"
# "5a3" is a class; "5h30", "5H30", "1m40" and "5k" are none.
_CLASS = re.compile(
    rf"\b(?i:(?:lớp|khối|lop)\s+(?:số\s+)?(?:\d\w*|{_WORD_NUMBER}\b))|\b(?:[1-9]|1[0-2])(?!H\d\d)[A-Za-f]\d{{0,2}}\b"
)
_CAPITALISED = rf"(?:{CAPITAL}[\w\-]*)"
_NAME = rf"(?:{_CAPITALISED}|\d[\w\-]*)(?:\s+{_CAPITALISED})*"
_STAGE = (
    r"(?:(?i:tiểu\s+học|mầm\s+non|mẫu\s+giáo|trung\s+học(?:\s+cơ\s+sở|\s+phổ\s+thông)?|liên\s+cấp)"
    r"|THCS|THPT|TH|PTCS|PTTH)\s+(?:(?:&|và|-)\s+\w+\s+)?"
)
_NOT_SCHOOL = "".join(
    rf"(?<!(?i:{word}) )"
    for word in (
        *("quảng", "hội", "môi", "thị", "công", "chiến", "nông", "lâm", "lập", "hiện", "phim", "đấu", "nghị", "đại lộ"),
        *("đường", "phố", "phường", "xã", "thôn", "làng", "đảo", "dãy", "núi", "sông"),
    )
)
"""What before "trường" makes it another word, or the name of a place."""
_SCHOOL = re.compile(
    rf"\b(?:(?i:trường)\s+)?{_STAGE}{_NAME}"
    rf"|{_NOT_SCHOOL}\b(?i:trường)\s+(?:(?i:phổ\s+thông|quốc\s+tế|song\s+ngữ|chuyên|nội\s+trú|dân\s+lập|tư\s+thục)\s+)*"
    rf"(?!(?:Sa|Sơn|Chinh)\b){_NAME}"
)
_SCHOOL_BEHIND = re.compile(rf"[\s,;\-–(]*(?:\b(?:của|tại|ở|thuộc)\s+)?(?:{_SCHOOL.pattern})\)?")
CAPITALISED = re.compile(_CAPITALISED)
"""A word that begins with a capital."""

PATTERNS = {"class": _CLASS, "school": _SCHOOL}
"""What shows where a child learns."""

HINTS = {
    "class": ("cho biết trẻ em học ở đâu", "bỏ tên lớp"),
    "school": ("cho biết trẻ em học ở đâu", "bỏ tên trường"),
    "name": ("là tên trẻ em", "chỉ viết các chữ cái đầu, như ở mục name"),
    "address": ("trong địa chỉ là tên trẻ em", "bỏ địa chỉ này, hoặc dẫn tới trang mà địa chỉ không có tên em"),
    "address_class": ("trong địa chỉ cho biết trẻ em học ở đâu", "bỏ địa chỉ này, hoặc dẫn tới trang khác"),
}


class ChildMark(NamedTuple):
    """Words that show who a child is."""

    start: int
    """Where they begin: characters from 0."""
    message: str
    """What they show, in Vietnamese."""
    hint: str
    """What to do about it, in Vietnamese."""


def find_child_marks(text: str, name: str, *, page: MappedText | None = None) -> Iterator[ChildMark]:
    """Yield what shows who the child `name` is, by place.

    What stands apart only in the file counts as together: `Nguyễn **Văn** A`. `page` is the text of the page that is
    made of Markdown.
    """
    plain = PlainText(text)
    matches = list(_search(text, name))
    if plain.text != text:
        matches += [match.move(plain.find_offset) for match in _search(plain.text, name)]
    if page:
        plain = PlainText(page.text)
        found = _search(plain.text, name)
        matches += [match.move(plain.find_offset).move(page.find_offset) for match in found]
    end = 0
    for match in sorted(matches, key=lambda match: (match.start, -match.end)):
        if match.start >= end:
            end = match.end
            message, hint = HINTS[match.kind]
            yield ChildMark(match.start, f'"{" ".join(match.words.split())}" {message}', hint)


class _Match(NamedTuple):
    start: int
    end: int
    words: str
    kind: str

    def move(self, find_offset: Callable[[int], int]) -> "_Match":
        """Place it in the text of which the one that was searched was made."""
        return self._replace(start=find_offset(self.start), end=find_offset(self.end - 1) + 1)


def _search(text: str, name: str) -> Iterator[_Match]:
    """Yield everything that shows who the child `name` is, kind by kind."""
    kinds = [*PATTERNS.items(), *(("name", pattern) for pattern in _name_patterns(name))]
    for kind, pattern in kinds:
        for match in pattern.finditer(text):
            yield _Match(match.start(), match.end(), match[0], kind)
    for mark in find_child_addresses(text, _list_initials(name)):
        yield _Match(mark.start, mark.end, mark.words, "address_class" if mark.is_class else "address")


def drop_school(role: str) -> str:
    """Take a child's school out of a role: "Học sinh, Trường Tiểu học X" gives "Học sinh"."""
    without = _SCHOOL_BEHIND.sub("", role)
    return role if without == role else without.strip(" ,;-–")


def initials_slug(name: str) -> str | None:
    """Return how a file's name begins for initials: "L.A.Đ." gives "lad"; None for another name."""
    if not INITIALS.fullmatch(name):
        return None
    plain = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    return "".join(letter for letter in plain if letter.isalpha()).lower()


def names_relative(text: str) -> bool:
    """Whether a text on a child's consent names a person: "mẹ em, bà Nguyễn Thị B", "Trần Văn C"."""
    patterns = (_RELATIVE,) if _INSTITUTION.match(text) else (_RELATIVE, _ADULT, _FULL_NAME)
    return any(pattern.search(text) for pattern in patterns)


_INSTITUTION = re.compile(
    r"(?:UBND|Ủy|U\u1ef7|Hội|Ban|Phòng|Công an|Đoàn|Đội|Sở|Trung tâm|Nhà|Liên đội|Văn phòng|Trường|Quận|Phường)\b"
)
_BETWEEN = r"\b[\s:,(]+(?:(?i:em|cháu|là|của|ông|bà|anh|chị|cô)\b[\s:,]+){0,4}"
_NOT_INSTITUTION = rf"(?!{_INSTITUTION.pattern}){_CAPITALISED}(?![.\w])"
_RELATIVE = re.compile(rf"\b(?i:mẹ|bố|cha|má|phụ huynh|gia đình|người giám hộ){_BETWEEN}{_NOT_INSTITUTION}")
_ADULT = re.compile(rf"\b(?i:ông|bà|anh|chị|cô|chú|bác){_BETWEEN}{_NOT_INSTITUTION}")
_FULL_NAME = re.compile(rf"\A(?:{FAMILY_NAMES})(?:\s+{_CAPITALISED}){{1,3}}\Z")


def _name_patterns(name: str) -> Iterator[re.Pattern[str]]:
    """Yield patterns for the full name of a child of whom only initials are given, and for the given name."""
    letters = _list_initials(name)
    if not letters:
        return
    bases = [_letters_like(letter) for letter in letters]
    if len(bases) > 1:
        yield re.compile(r"\b" + r"\s+".join(rf"{base}[^\W\d_]+" for base in bases) + r"\b")
    yield re.compile(
        rf"\b(?:[Ee]m|[Cc]háu|[Bb]é|[Bb]ạn|[Cc]on)\s+(?:{_CAPITALISED}\s+){{0,3}}{bases[-1]}[^\W\d_]+\b(?!\s+{_CAPITALISED})"
    )


def _list_initials(name: str) -> str:
    """Return the letters of initials: NVA for N.V.A.; none for another name."""
    return "".join(letter for letter in name.upper() if letter.isalpha()) if INITIALS.fullmatch(name) else ""


def _letters_like(letter: str) -> str:
    """Return a pattern for a capital with any tone: A stands for Á, but not for Ă."""
    tones = [unicodedata.normalize("NFC", letter + tone) for tone in "\u0300\u0301\u0303\u0309\u0323"]
    return f"[{letter}{''.join(tone for tone in tones if len(tone) == 1)}]"
