"""Find the full names and the classes of children, and days of birth. Most often they are of someone who is helped."""

import re
from collections.abc import Iterator

from generator.checking.details import Detail
from generator.checking.family_names import FAMILY_NAMES, RARE_FAMILY_NAMES
from generator.vietnamese import CAPITAL

_WORD = rf"{CAPITAL}[^\W\d_]{{0,6}}"
# A place such as Hà Giang has two syllables, so a name here has three.
_CHILD = re.compile(
    rf"[ECBecb](?:m|háu|é)\s+(?:(?:tên|là|gái|trai|nhỏ)\s+){{0,2}}(?:{FAMILY_NAMES}|{RARE_FAMILY_NAMES})(?:\s+{_WORD}){{2,4}}(?![^\W\d_])"
)
# Not the class that someone teaches.
_CLASS = re.compile(
    r"[HECBhecb](?:ọc sinh|m|háu|é)\b(?:(?!dạy|chủ nhiệm)[^.;!?\n]){0,60}?\blớp\s+(?:1[0-2]|[1-9])[A-Za-f]\d{0,2}\b"
)
# "anh em" and "trẻ em" are no form of address; the pupils of a class all together are no one child.
_BEFORE = re.compile(r"(?:\w|(?:các|những|\d|trẻ|anh|chị)\s+)$", re.IGNORECASE)
# "học sinh năm 2024", "hy sinh ngày 12/5/1972": nobody was born. Whole words, since a child may be called Lan or Nhi;
# with a capital only where none is called so, or at the beginning of a sentence.
_OTHER_SINH = (
    r"[Hh]ọc|[Vv]ệ|[Tt]hí|[Tt]uyển|[Hh]ộ|[Mm]ôn|h[iy]|phát|tân|cứu|sơ|dưỡng|tập|phóng|phục|giáng|lễ Phục|Chúa Phục"
    r"|lễ Giáng|dịp Giáng|quà Giáng|đêm Giáng|mùa Giáng|mừng Giáng|Mừng Giáng|(?<!\w )H[iy]|(?<!\w )Phục|(?<!\w )Giáng"
    r"|HỌC|VỆ|THÍ|TUYỂN|HỘ|H[IY]|TẬP|GIÁNG"
)
_NOT_BORN = "".join(rf"(?<!\b{words}\s\w{{4}})" for words in _OTHER_SINH.split("|"))
# "an sinh" and "dân sinh", too; but people are "công an", "công dân" and "nông dân".
_NOT_BORN += r"(?:(?<!\ban\s\w{4})|(?<=\bcông\san\s\w{4}))(?:(?<!\bdân\s\w{4})|(?<=\b[cn]ông\sdân\s\w{4}))"
_TO_MONTH, _TO_YEAR = r"(?:\s?[/.-]\s?|,?\s+tháng\s+)", r"(?:\s?[/.-]\s?|,?\s+năm\s+)"
# A search is quicker for what begins with a letter.
_BIRTH = re.compile(
    rf"[Ss](?:inh|INH){_NOT_BORN}(?i:(?:\s+vào)?(?:\s+(?:ngày|tháng|năm))?[\s:]{{0,4}}(?:m[ùồ]ng\s+)?"
    rf"(?:\d{{1,2}}{_TO_MONTH}\d{{1,2}}{_TO_YEAR}(?:19|20)\d\d|(?:\d{{1,2}}{_TO_YEAR})?20\d\d)(?![\d/.-]\d|\d))"
)

PATTERNS = {"child": _CHILD, "class": _CLASS, "before": _BEFORE, "birth": _BIRTH}
"""By its name in the browser's search every pattern of this module."""


def find_named_children(text: str) -> Iterator[Detail]:
    """Yield forms of address for children with a full name, and pupils with their class."""
    for pattern in (_CHILD, _CLASS) if "lớp" in text else (_CHILD,):
        for match in pattern.finditer(text):
            if not _BEFORE.search(text, max(0, match.start() - 8), match.start()):
                yield Detail("child", match[0], match.start())


def find_births(text: str) -> Iterator[Detail]:
    """Yield days of birth, and years of birth from 2000 on."""
    for match in _BIRTH.finditer(text):
        if not text[match.start() - 1 : match.start()].isalnum():
            yield Detail("birth", match[0], match.start())
