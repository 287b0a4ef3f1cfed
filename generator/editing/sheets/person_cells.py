"""Read what the cells of a row say by themselves: names, years, days, ages, yes and no."""

import re
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from generator.checking.children import INITIALS
from generator.checking.family_names import FAMILY_NAMES, RARE_FAMILY_NAMES
from generator.checking.names import spell_honorific, split_honorific
from generator.editing.sheets.columns import get_label
from generator.vietnamese import fold, match_key

# "A. Nguyễn Văn …" is the first of a list, or "anh"; "M. V. T." are initials.
_BEFORE = re.compile(r"^(?:(?:\d+\s*[.):/–-]\s*|[-+•*–]\s*)|[A-C][.)]\s+(?=[^\W\d_]{2}))")
_SHORT = (
    (re.compile(r"^Ô\s*[.:]\s*"), "Ông "),
    (re.compile(r"^(?i:học sinh|hs)\s*:?\s+(?!(?i:lớp|trường|khối|các|tiểu|thcs|thpt)\b)(?=[^\W\d_a-z])"), "Em "),
    (re.compile(r"^Ông\s*[(/,–-]\s*bà\b\)?", re.IGNORECASE), "Ông/Bà"),
)
_BEHIND = re.compile(r"\n|[,;:]\s*|\s+[-–—]\s+|\s*(?=\()")
_BIRTH = re.compile(
    r"(?:sinh\s*(?:vào\s*)?(?:ngày|tháng|năm)?|SN|NS)\s*[:.]?\s*(?:m[ùồ]ng\s+)?"
    r"(?:\d{1,2}(?:[/.-]|\s*,?\s*(?:tháng|năm)\s*)){0,2}(\d{4})"
    r"|^\W*(?:\d{1,2}[/.-]){0,2}(\d{4})\W*$|\A\W*(?:(?:em|cháu|bé)\s+)*(\d{1,3}(?:\s*tuổi|t))\b",
    re.IGNORECASE,
)
_COLLECTIVE = re.compile(
    r"(?:tập (?:thể|đoàn)|(?:anh|chị) em(?= (?:nhà|họ|gia đình|ông|bà)\b)"
    r"|bà con|nhân dân|cộng đồng|cán bộ|gia đình|vợ chồng|chi (?:bộ|hội|đoàn|cục)|đảng (?:bộ|ủy)"
    r"|hộ(?= (?:ông|bà|gia đình|kinh doanh|dân)\b)|dòng họ|học sinh(?= (?:lớp|trường|khối|các|tiểu học|thcs|thpt)\b)"
    r"|lực lượng|dân quân|bộ đội|quân đội"
    r"|(?:tổng )?công ty|cty|xí nghiệp|ngân hàng|cửa hàng|khách sạn|siêu thị|chợ|hiệu (?:thuốc|sách|ảnh|vàng)"
    r"|tổng (?:cục|kho|liên đoàn|(?:hội|đội)(?! viên))|liên (?:đoàn|hiệp|minh|chi)|cục|quỹ|mái ấm"
    r"|công (?:an|đoàn)|trường|trạm|phòng|văn phòng|ban|nhóm|tổ|hội|câu lạc bộ|clb|đội|liên đội|hợp tác xã|htx"
    r"|trung tâm|mầm non|mẫu giáo|tiểu học|trung học|thcs|thpt|nhà (?:trẻ|máy|hàng|thờ|hát|văn hóa|xuất bản)"
    r"|bệnh viện|khoa|viện|học viện|thư viện|bảo tàng|chùa|giáo xứ|họ đạo|báo|tạp chí|đài (?:phát thanh|truyền hình)"
    r"|ủy ban|bch|bcđ|bql|cđcs|ub|ubnd|hđnd|mttq|quân và dân"
    r"|lớp|mặt trận|sở|khối|thôn|xóm|làng|cụm|tdp|đồn|bộ (?:tư lệnh|chỉ huy)"
    r"|(?:sư|lữ|trung|tiểu) đoàn|đại đội"
    r"|đoàn (?:thanh niên|phường|xã|viên|tncs)|khu dân cư|doanh nghiệp|cơ quan|đơn vị)[\s,]",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:kế toán|thủ quỹ|cộng tác viên|tổng (?:giám đốc|bí thư|phụ trách|biên tập)"
    r"|(?:phó )?(?:chủ tịch|giám đốc|bí thư|hiệu trưởng|trưởng (?:ban|phòng|thôn)))(?:\s|$)",
    re.IGNORECASE,
)
_VOWEL = re.compile("[aeiouy]")
_FAMILY = re.compile(rf"(?:{FAMILY_NAMES}|{RARE_FAMILY_NAMES})\Z")
_NO_ROLE = re.compile(
    r"(?:(?:đã |vừa |mới )?(?:mất|từ trần|qua đời|hi sinh)|tức|bí danh|pháp danh|biệt danh"
    r"|tên (?:thật|khác|gọi|thường)|(?:thường|hay|còn|vẫn) gọi|gọi là)\b|(?:nam|nữ)$"
)
_CLUB = re.compile(r"(?:câu lạc bộ|clb|đội|đoàn|hội|nhóm|tổ)\b", re.IGNORECASE)
_BULLETS = re.compile(r"^[-+•*–\s]+", re.MULTILINE)
_DAY_FIRST = re.compile(
    r"(?:ngày\s*)?(\d{1,2})\s*(?:[/.\-]|tháng)\s*(\d{1,2})\s*(?:[/.\-]|năm)\s*(\d{4})", re.IGNORECASE
)
_YEAR = re.compile(
    r"(?:(?:(?:tháng\s*)?(?:0?\d|1[0-2])|quý\s*(?:[1-4]|I{1,3}|IV))(?:\s*[/.,-]\s*|\s+))?(?:năm\s*)?(\d{4})",
    re.IGNORECASE,
)
"""A year, behind a month or a quarter too."""
# "ü" and "þ" are ticks of the font Wingdings.
_TICKS = {"x", "×", "v", "√", "✓", "✔", "✅", "☑", "☒", "ü", "þ"}
_YES = {*_TICKS, "có", "c", "1", "đúng", "yes", "true", "trẻ em", "dưới 16", "dưới 16 tuổi"}


class PersonName(NamedTuple):
    """What the cell of a name says."""

    name: str
    """The name alone."""
    honorific: str | None
    """The form of address before it."""
    remark: str | None
    """What stands behind it, most often a role."""
    birth: str | None
    """The year of birth, or the age, which is never written."""


def read_name(text: str) -> PersonName:
    """Read a person's name: without number, form of address, and what stands behind it."""
    honorific, rest = split_honorific(_spell_out(text))
    name, remark = rest.strip(), None
    if match := _BEHIND.search(rest.strip()):
        name, behind = rest.strip()[: match.start()], rest.strip()[match.end() :].strip("()[] \n,;-–")
        remark = re.sub(r"[,;\s]*\n\s*", ", ", behind)
    # A mark of a footnote, or the full stop behind a name; initials keep theirs.
    name = name.rstrip(" *.")
    name = f"{name}." if "." in name and INITIALS.fullmatch(f"{name}.".replace(" ", "")) else name
    birth = find_birth(remark or "")
    # "Ông/Bà" before a name says nothing.
    address = None if {"ông", "bà"} <= set(honorific.lower().split()) else honorific
    return PersonName(
        name=spell_name(name),
        honorific=spell_honorific(address) if address else None,
        remark=drop_birth(remark or "") or None,
        birth=birth,
    )


def _spell_out(text: str) -> str:
    """Write the short forms of address before a name in full, and leave out the number before them."""
    text = _BEFORE.sub("", text.strip())
    for pattern, words in _SHORT:
        text = pattern.sub(words, text)
    return text


def find_birth(remark: str) -> str | None:
    """Find a year of birth, or an age, in what stands behind a name, or in place of a role."""
    match = _BIRTH.search(remark)
    return match[1] or match[2] or match[3] if match else None


def drop_birth(remark: str) -> str:
    """Take the year of birth, or the age, out of a text that `find_birth` reads; another text stays as it is."""
    return _BIRTH.sub("", remark).strip("()[] \n,;-–") if find_birth(remark) else remark


def spell_name(name: str) -> str:
    """Write each part of a name with a capital, and only the first letter, though all were typed as capitals."""
    if INITIALS.fullmatch(name.replace(" ", "")):
        return name.replace(" ", "")
    rest = str.lower if name.isupper() else str
    return re.sub(r"[^\W\d_]+", lambda word: word[0][0].upper() + rest(word[0][1:]), name)


def find_word_before(text: str) -> str | None:
    """Find what stands before a name, and is neither a form of address that is known nor a name: "CCB", "Ca sĩ"."""
    name = split_honorific(_spell_out(cut_remark(text)))[1]
    words = name.split()
    if len(words) < 3:
        return None
    first = words[0].strip(".")
    is_short = first.isupper() and len(first) > 1 and not (name.isupper() and _VOWEL.search(fold(first)))
    if is_short and not INITIALS.fullmatch("".join(words[0])):
        return first
    small = list(takewhile(str.islower, words[1:]))
    is_title = small and not _FAMILY.match(first) and small[0] not in ("thị", "văn") and len(words) > len(small) + 2
    return " ".join([first, *small]) if is_title else None


def is_sentence(text: str) -> bool:
    """Whether a text has a capital at its beginning alone, and begins with no family name and no collective."""
    first, *others = text.split()
    is_known = _FAMILY.match(first) or is_collective_name(f"{text} ") or split_honorific(text)[0]
    return len(others) > 1 and first[0].isupper() and all(map(str.islower, others)) and not is_known


WORD_BEFORE = (
    f'chuyển chữ ấy sang cột "{get_label("honorific")}" hoặc "{get_label("role")}"; là họ tên thì viết hoa từng chữ'
)
"""What to do with what `find_word_before` finds."""


def describe_wrong_name(name: str) -> str | None:
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
    # Behind a tick may stand the sign that makes an emoji of it.
    return text.casefold().strip(" .\ufe0f") in _YES


def read_deed(summary: str | None, deed: str | None) -> tuple[str | None, str | None]:
    """Return summary and story of two cells: a deed of one sentence is the summary, a longer one is the story."""
    deed = _BULLETS.sub("", deed) if deed else None
    if deed and not summary and _is_one_sentence(deed):
        return deed, None
    return " ".join(summary.split()) if summary else None, deed.replace("\n", "\n\n") if deed else None


def _is_one_sentence(text: str) -> bool:
    """Whether a text is short enough, and simple enough, to be the sentence on a card."""
    return len(text) <= 200 and "\n" not in text and len(re.findall(r"[.!?…;](?=\s|$)", text)) <= 1


def is_no_role(remark: str) -> bool:
    """Whether what stands behind a name is another name, or that the person died."""
    return _NO_ROLE.match(match_key(remark)) is not None


def split_fields(text: str) -> list[str]:
    """Split the fields of a cell, which stand one below the other, or behind semicolons."""
    return [part.strip() for part in text.replace("\n", ";").split(";") if part.strip()]


def split_roles(text: str) -> list[str]:
    """Split the roles of a cell; an empty one keeps its place beside an organisation."""
    return [" ".join(part.split()) for part in text.split(";")] if text.strip() else []
