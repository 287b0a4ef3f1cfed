"""Warn of a name that holds more than the name (a form of address, a year, a tag, …), or lacks its capitals or marks.

Lists and search are sorted by the name alone.

section: Cách viết phần khai báo
meaning: Tên kèm cách gọi, ngoặc, dấu câu, năm, thẻ HTML, tên người khác; quá dài; viết hoa sai; tên, cách gọi thiếu dấu
action: Chỉ để họ tên một người, như gợi ý
wrong: |
  name: Thiếu tá Nguyễn Văn A
right: |
  name: Nguyễn Văn A
  honorific: Thiếu tá
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.checking.context import Finding, ProfileContext, list_honorifics
from generator.checking.family_names import FAMILY_NAMES
from generator.checking.names import is_young, mark_honorific, spell_honorific, split_honorific
from generator.records.problem import Explanation
from generator.vietnamese import CAPITAL, fold

CODE = "name-form"
LEVEL: Final = "warning"

_BRACKETED = re.compile(r"\s*[(\[][^)\]]*[)\]]?")
_NUMBER = re.compile(r"[\s,\-\u2010-\u2015]*\d[\d/.\-]*")
_SIGNS = re.compile(r"[()\[\]\d]|\s[-\u2010-\u2015]")

# Inside a name only these are no part of it for certain: Anh and Cô may be.
_INSIDE = re.compile(
    r"\s(ông|bà|cô|thầy|anh|chị|em|cháu|bé|đồng chí"
    r"|(?i:(?:đại|thượng|trung|thiếu)\s(?:tướng|tá|[uú][yý])|bác sĩ))(?!\w)"
)
_JOINT = re.compile(r"\s*([,;&+/])\s*(?=[^\W\d])|\s((?i:và|cùng|với))\s")
# "N.V.A." ends with a dot, "H'Mơ" has a mark inside.
_STRAY = re.compile(r"^[^\w(\[]+|(?<=\w\w)\.$|[^\w.)\]]+$|[*“”\"«»:;!?]+")
_JOINED = re.compile(rf"(?<=[^\W\d_])(?<!{CAPITAL})(?={CAPITAL}[^\W\d_])")
_BEHIND_DASH = re.compile(r"\s+[-\u2010-\u2015]\s*.*")

# A short family name without marks may be right: "Ly A Chu".
_FAMILIES = (family for family in FAMILY_NAMES.split("|") if not family.isascii() and len(family) > 2)
_UNMARKED = re.compile(rf"(?:{fold('|'.join(_FAMILIES))}) |\w+ (?:van|thi) ")

_TAG = re.compile(r"<[^<>]*>|[<>]")
_LONGEST = 100
"""Letters and spaces of the longest name of a person."""


def check(context: ProfileContext) -> Iterator[Finding]:
    """Yield a finding for each part of a person's name that is no part of it, and a form of address without marks."""
    profile = context.profile
    if tag := _TAG.search(profile.name):
        plain = " ".join(_TAG.sub(" ", profile.name).split())
        yield Finding(("name",), f'tên có kèm "{tag[0]}"', f"ghi name: {plain or '…'}")
        return
    if profile.kind != "person":
        return
    for path, typed in list_honorifics(profile):
        if (marked := mark_honorific(typed)) != typed:
            yield Finding(path, f'cách gọi "{typed}" thiếu dấu', f"ghi honorific: {marked}")
    if profile.name.isascii() and _UNMARKED.match(fold(profile.name)):
        hint = "ghi tên có dấu ở mục name; chính người ấy viết tên không dấu thì để nguyên"
        yield Finding(("name",), f'tên "{profile.name}" viết không dấu', hint)
    honorific, name = split_honorific(profile.name)
    if len(name) > _LONGEST:
        hint = (
            f"chỉ để họ tên ở mục name, không quá {_LONGEST} ký tự; việc làm ghi ở summary hoặc viết trong câu chuyện"
        )
        yield Finding(("name",), f"tên dài {len(name)} ký tự", hint)
    elif not honorific and name.istitle() and name.replace(" ", "").isalpha() and " Và " not in name:
        # Nearly all names are a few words with capitals.
        return
    elif joint := _find_joint(name):
        message = f'tên có "{joint}", như tên của nhiều người'
        hint = "mỗi người ghi một tệp; chức vụ ghi ở roles; gia đình, tập thể thì thêm kind: collective"
        yield Finding(("name",), message, hint)
    elif honorific or _SIGNS.search(name) or _INSIDE.search(name):
        # A form of address for a child is reported by the rule on minors.
        is_reported = is_young(honorific) and not profile.minor
        for explanation in _explain_parts("" if is_reported else honorific, name):
            yield Finding(("name",), *explanation)
    elif stray := _STRAY.search(name):
        yield Finding(("name",), f'tên có kèm dấu "{stray[0].strip()}"', f"ghi name: {_STRAY.sub('', name).strip()}")
    elif joined := next((word for word in name.split() if _JOINED.search(word)), None):
        yield Finding(("name",), f'tên có hai chữ viết liền: "{joined}"', f"ghi name: {_JOINED.sub(' ', name)}")
    elif message := _describe_capitals(name):
        hint = f"ghi name: {name.title()}; gia đình, tập thể thì thêm kind: collective"
        yield Finding(("name",), message, hint)


def _find_joint(name: str) -> str:
    """Return what joins several names, such as "và"; empty for one name. "Và" is no part of a name."""
    match = _JOINT.search(_BRACKETED.sub("", name))
    return (match[1] or match[2]) if match else ""


def _describe_capitals(name: str) -> str:
    """Return what is wrong with the capitals of a name; empty for nothing. Initials such as "N.V.A." are right."""
    words = [word for word in name.split() if word[0].isalpha() and "." not in word]
    if name.isupper() and any(len(word) > 1 for word in words):
        return "tên viết toàn chữ hoa"
    small = next((word for word in words if word[0].islower()), "")
    return f'tên có chữ đầu viết thường: "{small}"' if small else ""


def _explain_parts(honorific: str, name: str) -> Iterator[Explanation]:
    """Yield what is wrong with each part of `name`, which `honorific` stood before."""
    outside = _BRACKETED.sub("", name)
    plain = _NUMBER.sub("", _BEHIND_DASH.sub("", outside)).strip(" -–—,") or name
    if honorific:
        hint = f"ghi name: {plain} và honorific: {spell_honorific(honorific)}"
        yield Explanation(f'tên có kèm cách gọi "{honorific}"', hint)
    if match := _INSIDE.search(outside):
        hint = "chỉ ghi họ tên; cách gọi ghi ở honorific; gia đình, tập thể thì thêm kind: collective"
        yield Explanation(f'tên có kèm cách gọi "{match[1]}"', hint)
    elif match := _BEHIND_DASH.search(outside):
        yield Explanation(f'tên có kèm "{match[0].strip()}"', f"ghi name: {plain}; chức vụ ghi ở roles")
    for match in _BRACKETED.finditer(name):
        what = "con số" if _NUMBER.search(match[0]) else "phần trong ngoặc"
        hint = f"ghi name: {plain}; tên gọi khác thì viết trong câu chuyện, năm sinh thì bỏ"
        yield Explanation(f'tên có kèm {what} "{match[0].strip()}"', hint)
    if match := _NUMBER.search(outside):
        number = match[0].strip(" ,-–—")
        hint = f"ghi name: {plain}; năm sinh, năm được khen không thuộc về tên"
        yield Explanation(f'tên có kèm con số "{number}"', hint)
