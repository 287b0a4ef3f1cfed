"""Forms of address and ranks that people write before a name."""

import re

from generator.vietnamese import fold

YOUNG_HONORIFICS = ("em", "cháu", "bé", "bạn")
"""Forms of address for children."""

# The longer ones first: "Thiếu tá" before "Thiếu".
_HONORIFICS = (
    "đồng chí|ông|bà|cô giáo|cô|thầy giáo|thầy|anh|chị|em|cháu|bé|bạn|chú|bác|cụ|mẹ việt nam anh hùng|liệt sĩ"
    "|thương binh|anh hùng|(?:đại|thượng|trung|thiếu) (?:tướng|tá|[uú][yý])|(?:thượng|trung|hạ) (?:sĩ|sỹ)"
    "|chuẩn úy|binh (?:nhất|nhì)"
    "|phó giáo sư|giáo sư|tiến sĩ|thạc sĩ|bác sĩ|y sĩ|dược sĩ|kỹ sư|luật sư|nhạc sĩ|họa sĩ"
    "|nghệ nhân(?: ưu tú| nhân dân)?|nghệ sĩ(?: ưu tú| nhân dân)?|nhà giáo(?: ưu tú| nhân dân)?"
    "|pgs|gs|ts|ths|bs|ks|nsưt|nsnd|ngưt|ngnd|mr|mrs|ms"
    "|linh mục|đại đức|thượng tọa|hòa thượng|ni sư|ni trưởng|sư thầy"
)
HONORIFIC = re.compile(rf"(?:{_HONORIFICS})(?:[.,:]|\s*[-\u2010-\u2015/])*(?:\s+|(?<=[.,:/-]))", re.IGNORECASE)

_MARKED = {
    fold(word): word
    for word in (
        "ông",
        "bà",
        "cô",
        "thầy",
        "chị",
        "chú",
        "bác",
        "cụ",
        "cháu",
        "bé",
        "bạn",
        "đồng chí",
        "bác sĩ",
        "cô giáo",
    )
}


def mark_honorific(honorific: str) -> str:
    """Return a form of address with the marks it was typed without: "ba" gives "bà"; any other as it stands."""
    return _MARKED.get(honorific.casefold(), honorific)


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
