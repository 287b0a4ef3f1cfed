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
    "|anh hùng|(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy|uý)|(?:thượng|trung|hạ) (?:sĩ|sỹ)|chuẩn úy|binh (?:nhất|nhì)"
    "|phó giáo sư|giáo sư|tiến sĩ|thạc sĩ|bác sĩ|y sĩ|dược sĩ|kỹ sư|luật sư|nhạc sĩ|họa sĩ|nghệ nhân(?: ưu tú| nhân dân)?"
    "|nghệ sĩ(?: ưu tú| nhân dân)?|nhà giáo(?: ưu tú| nhân dân)?|pgs|gs|ts|ths|bs|ks|nsưt|nsnd|ngưt|ngnd"
    "|linh mục|đại đức|thượng tọa|hòa thượng|ni sư|ni trưởng|sư thầy"
)
_HONORIFIC = re.compile(rf"(?:{_HONORIFICS})(?:[.,:]|\s*[-\u2010-\u2015/])*(?:\s+|(?<=[.,:/-]))", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*[(\[][^)\]]*[)\]]?")
_NUMBER = re.compile(r"[\s,\-\u2010-\u2015]*\d[\d/.\-]*")
_SIGNS = re.compile(r"[()\[\]\d]|\s[-\u2010-\u2015]")


def check_name(profile: Profile, registry: Registry) -> Iterator[Finding]:
    """A form of address, a rank, brackets or a year inside a person's name; a warning each."""
    if profile.kind != "person":
        return
    name, honorific = profile.name, ""
    while found := _HONORIFIC.match(name):
        # Someone may be called Anh, and nothing else.
        if not name[found.end() :].strip():
            break
        honorific, name = f"{honorific} {found[0].strip(' -.,:/–—')}".strip(), name[found.end() :]
    if not honorific and not _SIGNS.search(name):
        return
    plain = _NUMBER.sub("", _BRACKETED.sub("", name)).strip(" -–—,") or name
    if honorific:
        hint = f"ghi name: {plain} và honorific: {honorific[:1].lower()}{honorific[1:]}"
        yield ("name",), "warning", "name-form", f'tên có kèm cách gọi "{honorific}"', hint
    outside = _BRACKETED.sub("", name)
    for bracket in _BRACKETED.finditer(name):
        what = "con số" if _NUMBER.search(bracket[0]) else "phần trong ngoặc"
        hint = f"ghi name: {plain}; tên gọi khác thì viết trong câu chuyện, năm sinh thì bỏ"
        yield ("name",), "warning", "name-form", f'tên có kèm {what} "{bracket[0].strip()}"', hint
    if number := _NUMBER.search(outside):
        hint = f"ghi name: {plain}; năm sinh, năm được khen không thuộc về tên"
        yield ("name",), "warning", "name-form", f'tên có kèm con số "{number[0].strip(" ,-–—")}"', hint
