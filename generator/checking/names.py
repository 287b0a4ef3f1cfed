"""Rules over the name of a person: nothing but the name, since lists and search go by it."""

import re
from collections.abc import Iterator
from typing import Literal

from generator.records.profile import Profile
from generator.records.registry import Registry

Finding = tuple[tuple[int | str, ...], Literal["error", "warning"], str, str, str]

# The longer ones first: "Thiếu tá" before "Thiếu".
_HONORIFICS = (
    "đồng chí|ông|bà|cô giáo|cô|thầy giáo|thầy|anh|chị|em|cháu|bé|chú|bác|cụ|mẹ việt nam anh hùng|liệt sĩ|thương binh"
    "|anh hùng|(?:đại|thượng|trung|thiếu) (?:tướng|tá|[uú][yý])|(?:thượng|trung|hạ) (?:sĩ|sỹ)"
    "|chuẩn úy|binh (?:nhất|nhì)"
    "|phó giáo sư|giáo sư|tiến sĩ|thạc sĩ|bác sĩ|y sĩ|dược sĩ|kỹ sư|luật sư|nhạc sĩ|họa sĩ"
    "|nghệ nhân(?: ưu tú| nhân dân)?|nghệ sĩ(?: ưu tú| nhân dân)?|nhà giáo(?: ưu tú| nhân dân)?"
    "|pgs|gs|ts|ths|bs|ks|nsưt|nsnd|ngưt|ngnd"
    "|linh mục|đại đức|thượng tọa|hòa thượng|ni sư|ni trưởng|sư thầy"
)
_HONORIFIC = re.compile(rf"(?:{_HONORIFICS})(?:[.,:]|\s*[-\u2010-\u2015/])*(?:\s+|(?<=[.,:/-]))", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*[(\[][^)\]]*[)\]]?")
_NUMBER = re.compile(r"[\s,\-\u2010-\u2015]*\d[\d/.\-]*")
_SIGNS = re.compile(r"[()\[\]\d]|\s[-\u2010-\u2015]")


# Inside a name only these are no part of it for certain: Anh and Cô may be.
_INSIDE = re.compile(
    r"\s(ông|bà|cô|thầy|anh|chị|em|cháu|bé|đồng chí"
    r"|(?i:(?:đại|thượng|trung|thiếu)\s(?:tướng|tá|[uú][yý])|bác sĩ))(?!\w)"
)
_BEHIND_DASH = re.compile(r"\s+[-\u2010-\u2015]\s*.*")
_YOUNG = ("em", "cháu", "bé")


def check_name(profile: Profile, registry: Registry) -> Iterator[Finding]:
    """A form of address, a rank, brackets or a year inside a person's name; a warning each."""
    if profile.kind != "person":
        return
    honorific, name = _without_honorific(profile.name)
    if not honorific and name.istitle() and name.replace(" ", "").isalpha():
        # Nearly all names are a few words with capitals.
        return
    if honorific or _SIGNS.search(name) or _INSIDE.search(name):
        for level, code, message, hint in _faults(honorific, name, profile.minor):
            yield ("name",), level, code, message, hint


def _without_honorific(name: str) -> tuple[str, str]:
    """The forms of address before a name, and the name; someone may be called Anh, and nothing else."""
    honorifics = []
    while (found := _HONORIFIC.match(name)) and name[found.end() :].strip():
        honorifics.append(found[0].strip(" -.,:/–—"))
        name = name[found.end() :]
    return " ".join(honorifics), name


def _faults(honorific: str, name: str, is_minor: bool) -> Iterator[tuple[Literal["error", "warning"], str, str, str]]:
    outside = _BRACKETED.sub("", name)
    plain = _NUMBER.sub("", _BEHIND_DASH.sub("", outside)).strip(" -–—,") or name
    if honorific.lower().startswith(_YOUNG) and not is_minor:
        hint = "thêm dòng minor: true và chỉ để tên viết tắt; nếu là người lớn thì bỏ cách gọi này"
        yield "error", "minor", f'cách gọi "{honorific}" trong tên cho thấy đây là trẻ em', hint
    elif honorific:
        # Ranks keep their capital, as documents write them.
        written = honorific if " " in honorific or honorific.isupper() else honorific.lower()
        hint = f"ghi name: {plain} và honorific: {written}"
        yield "warning", "name-form", f'tên có kèm cách gọi "{honorific}"', hint
    if found := _INSIDE.search(outside):
        hint = "chỉ ghi họ tên; cách gọi ghi ở honorific; gia đình, tập thể thì thêm kind: collective"
        yield "warning", "name-form", f'tên có kèm cách gọi "{found[1]}"', hint
    elif found := _BEHIND_DASH.search(outside):
        yield "warning", "name-form", f'tên có kèm "{found[0].strip()}"', f"ghi name: {plain}; chức vụ ghi ở roles"
    for found in _BRACKETED.finditer(name):
        what = "con số" if _NUMBER.search(found[0]) else "phần trong ngoặc"
        hint = f"ghi name: {plain}; tên gọi khác thì viết trong câu chuyện, năm sinh thì bỏ"
        yield "warning", "name-form", f'tên có kèm {what} "{found[0].strip()}"', hint
    if found := _NUMBER.search(outside):
        number = found[0].strip(" ,-–—")
        hint = f"ghi name: {plain}; năm sinh, năm được khen không thuộc về tên"
        yield "warning", "name-form", f'tên có kèm con số "{number}"', hint
