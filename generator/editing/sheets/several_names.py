"""Find out whether a cell names more than one person, so that nobody is lost, and nobody has the role of another."""

import re
from itertools import takewhile

from generator.checking.family_names import FAMILY_NAMES, RARE_FAMILY_NAMES
from generator.checking.names import split_honorific
from generator.editing.sheets.person_cells import read_name
from generator.editing.sheets.rows import TWO_NAMES
from generator.records.problem import Explanation

_SEVERAL = re.compile(r"\s(?:và|cùng|với)\s|\s*[&+/|;]\s*", re.IGNORECASE)
_LINE = re.compile(r"\n|[,;&+]|\s[-–—/]\s|(?<=\s)(?:và|cùng)\s")
_BEFORE = re.compile(r"\W*(?:\d+[.)]\s*)?(?:(?:và|cùng|vợ|chồng|vợ là|chồng là)\s+)*", re.IGNORECASE)
_ADDRESSES = {"ông", "bà", "anh", "chị", "cô", "chú", "bác", "cụ", "thầy", "em", "cháu", "bé", "đồng chí"}
"""Forms of address that are no role: "Kỹ sư" and "Cô giáo" are."""
_FAMILY = re.compile(rf"(?:{FAMILY_NAMES}|{RARE_FAMILY_NAMES})\Z", re.IGNORECASE)
_MIDDLE = re.compile(r"(?:văn|thị)\Z", re.IGNORECASE)

_TOGETHER = re.compile(
    r"\W*(?:(?:hai|ba|bốn|năm|các|những)\s+(?:anh em|chị em|mẹ con|bố con|em|cháu|bạn|học sinh|hs)\b)", re.IGNORECASE
)
_CHILD = re.compile(r"\b(?:em|cháu|bé|học sinh|hs)\s*:?\s+(?!anh\b|chị\b)", re.IGNORECASE)
_NO_CHILD = re.compile(r"(?:lớp|trường|khối|tiểu|trung|thcs|thpt|th|mầm|mẫu|phường|xã|giỏi|nghèo)\Z", re.IGNORECASE)

# Neither may quote a name: it may be a child's.
SEVERAL_NAMES = Explanation(
    "ghi nhiều tên",
    "mỗi người, mỗi tập thể ghi một dòng; chữ phía sau không phải là tên người thì chuyển sang cột khác",
)
"""For a cell of several names."""
_CHILD_IN_COLLECTIVE = Explanation(
    "tên tập thể có tên trẻ em",
    "mỗi em ghi một dòng, hoặc bỏ tên em khỏi tên tập thể",
)


def explain_wrong_collective(text: str) -> Explanation | None:
    """Report the name of a collective that is two, or that has the name of a child."""
    if TWO_NAMES in text:
        return SEVERAL_NAMES
    has_child = any(_begins_as_name(text[match.end() :]) for match in _CHILD.finditer(text))
    return _CHILD_IN_COLLECTIVE if has_child else None


def _begins_as_name(text: str) -> bool:
    words = re.split(r"[,;:()\n&]|\s[-–—]\s", text)[0].split()
    capitals = list(takewhile(lambda word: word[0].isupper() and word.isalpha(), words))
    return len(capitals) > 1 and not _NO_CHILD.match(capitals[0])


def names_several(text: str) -> bool:
    """Whether the cell of a name has the names of several people."""
    if TWO_NAMES in text or _TOGETHER.match(text):
        return True
    name, remark = read_name(text).name, read_name(text).remark
    if _SEVERAL.search(name):
        return True
    return any(map(_is_name, _LINE.split(remark.replace("(", "\n")))) if remark else False


def _is_name(text: str) -> bool:
    """Whether a part of what stands behind a name is the name of somebody else."""
    match = _BEFORE.match(text)
    honorific, name = split_honorific(text[match.end() if match else 0 :].strip(" ()."))
    words = name.split()
    if not 2 <= len(words) <= 5 or not all(word[0].isupper() and word.isalpha() for word in words):
        return False
    is_clear = honorific.casefold() in _ADDRESSES or bool(match and match[0].strip(" -–("))
    # Two words are a street or a province as well ("Lê Lợi", "Thái Bình").
    return is_clear or (len(words) > 2 and bool(_FAMILY.match(words[0]) or _MIDDLE.match(words[1])))
