"""Forms of address and ranks that people write before a name."""

import re

from generator.vietnamese import fold

YOUNG_HONORIFICS = ("em", "cháu", "bé", "bạn")
"""Forms of address for children."""

_SHORT = (
    r"pgs|gs|tskh|ts|ths|th\.s|cn|bs(?:[. ]*ck *(?:i{1,2}|[12])|nt)?|đd|ds|ks|kts|ls|nsưt|nsut|nsnd|nnưt|nnnd|ngưt|ngnd"
    r"|ahlđ|ahllvt(?:nd)?|lm|đđ|ht|ns|sc|ttnd|ttưt"
)
# "Đ.C.T." are the initials of a child.
_COMRADE = r"(?:đ/?c|đ\.c(?!\.?\w))"
# `o[ạ]`, `o[à]` and `[uú][yý]`: editors may write the tone on the second letter, where `tests/unit/test_spelling.py`
# lets no text of ours have it.
_LONG = (
    "đồng chí|cô giáo|thầy giáo|thầy thuốc(?: ưu tú| nhân dân)?"
    "|sư thầy|(?:bà )?mẹ (?:việt nam|vn) ?(?:anh hùng|ah)|liệt sĩ|thương binh"
    "|anh hùng(?: (?:lao động|lực lượng vũ trang|llvt)(?: ?(?:nhân dân|nd))?)?"
    "|(?:đại|thượng|trung|thiếu) (?:tướng|(?:tá|[uú][yý])(?: qncn| cn)?)|(?:thượng|trung|hạ) (?:sĩ|sỹ)"
    "|chuẩn [uú][yý]|binh (?:nhất|nhì)"
    "|phó giáo sư|giáo sư|(?:tiến|thạc|bác|y|dược|nhạc|họa|ho[ạ]) (?:sĩ|sỹ)|kỹ sư|luật sư|kiến trúc sư|võ sư|cử nhân"
    r"|điều dưỡng(?: viên| trưởng)?|nhà (?:văn|thơ|báo)|lương y(?=(?:\s+\w+){3})"
    "|nghệ nhân(?: ưu tú| nhân dân)?|nghệ (?:sĩ|sỹ)(?: ưu tú| nhân dân)?|nhà giáo(?: ưu tú| nhân dân)?"
    "|linh mục|giám mục|mục sư|nữ tu|đại đức|thượng t(?:ọa|o[ạ])|h(?:òa|o[à]) thượng"
    "|ni (?:sư|trưởng|cô)|sư (?:cô|bà|ông)"
    # "TT." is a town before any other name.
    r"|tt(?=[. ]+thích\b)"
)
# The longer ones first: "bác sĩ" before "bác".
_HONORIFICS = f"{_LONG}|{_SHORT}|{_COMRADE}|ông|bà|cô|thầy|anh|chị|em|cháu|bé|bạn|chú|bác|cụ|mr|mrs|ms"
HONORIFIC = re.compile(rf"(?:{_HONORIFICS})(?:[.,:]|\s*[-\u2010-\u2015/])*(?:\s+|(?<=[.,:/-]))", re.IGNORECASE)
ABBREVIATION = re.compile(rf"(?:{_SHORT}|tt|vnah|vn|llvt(?:nd)?|qncn|ck(?:i{{1,2}}|[12]))", re.IGNORECASE)

_MARKED = {
    fold(word): word for word in (
        "ông", "bà", "cô", "thầy", "chị", "chú", "bác", "cụ", "cháu", "bé", "bạn", "đồng chí", "bác sĩ", "cô giáo",
    )
}  # fmt: skip


def mark_honorific(honorific: str) -> str:
    """Return a form of address with the marks it was typed without: "ba" gives "bà"; any other as it stands."""
    return _MARKED.get(honorific.casefold(), honorific)


def spell_honorific(honorific: str) -> str:
    """Write a form of address as inside a sentence, with its marks; ranks keep the capital that documents give them."""
    marked = "đồng chí" if re.fullmatch(_COMRADE, honorific, re.IGNORECASE) else mark_honorific(honorific)
    if " " in marked and not marked.isupper():
        return marked
    spelled = " ".join(word if ABBREVIATION.fullmatch(word.strip(".,")) else word.lower() for word in marked.split())
    return f"{marked[0]}{spelled[1:]}" if " " in marked else spelled


def split_honorific(name: str) -> tuple[str, str]:
    """Split a name into the forms of address before it, and the rest; someone may be called Anh, and nothing else."""
    honorifics = []
    while (match := HONORIFIC.match(name)) and name[match.end() :].strip():
        honorifics.append(match[0].strip(" -.,:/–—"))
        name = name[match.end() :]
    return " ".join(honorifics), name


def is_young(honorific: str) -> bool:
    """Whether forms of address begin with one for children."""
    return honorific.lower().startswith(YOUNG_HONORIFICS)
