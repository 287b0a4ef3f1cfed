"""Know who is a pupil, and may be a child, by what the cells of a row say, and take out where a child learns."""

import re
from collections.abc import Iterable, Sequence

from generator.checking.children import PATTERNS, drop_school, names_relative
from generator.checking.family_names import FAMILY_NAMES
from generator.editing.sheets.person_cells import find_birth, is_club
from generator.records.problem import Explanation
from generator.vietnamese import CAPITAL, match_key

_CHILD_AGE = 16
_FIRST_BIRTH = 1900
# Nobody is 120: "201" is a year that lacks a digit.
_AGE = re.compile(r"\D*(1[01]\d|\d{1,2})\D*")
_PUPIL = re.compile(
    r"\W*(?:(?:em|cháu|các|là)\s+)*(?:học sinh|học trò(?! cũ)|h[./]?s\b|(?:nam|nữ) sinh(?! viên)|thiếu nhi|thiếu niên"
    r"|nhi đồng|trẻ em|đội viên(?! (?:đội |tổ )?(?:dân phòng|dân quân|tự vệ|xung kích|bảo vệ|tình nguyện|thanh niên))"
    r"|lớp \d|lớp (?:trưởng|phó)|(?:liên|chi) đội (?:trưởng|phó)|sao đỏ|cháu ngoan)",
    re.IGNORECASE,
)
_CHILD = re.compile(r"\W*(?:em|cháu|bé|bạn)(?: (?:nhỏ|bé|gái|trai))?\W*", re.IGNORECASE)
"""What people call a child, in place of a role."""
_PUPILS = re.compile(
    r"(?:(?:danh sách|tổng hợp)\s+)?"
    r"(?:(?:gương|đề nghị|khen thưởng|khen|biểu dương|tuyên dương|trao thưởng|đối tượng|khối|các|những|em|cháu)\s+)*"
    r"(?:học sinh|trẻ em|thiếu nhi|thiếu niên|nhi đồng)\b(?!.*(?:[.…!?]$|cán bộ|người lớn|cá nhân|tập thể))",
    re.IGNORECASE,
)
_PLAIN = {"trẻ em", "học sinh", "thiếu nhi", "thiếu niên, nhi đồng", "các em học sinh"}
_LONGEST_TITLE = 20
_LONGEST_BIRTH = 4
"""Words of a remark such as "Sinh năm 2014"; in a longer one the birth may be somebody else's."""
_FAMILY = re.compile(rf"\W*(?:{FAMILY_NAMES})\s", re.IGNORECASE)
_NAME = re.compile(
    rf"\W*(?!(?i:lớp|trường|khối|tiểu|trung|thcs|thpt|mầm|phường|xã|quận|năm)\b){CAPITAL}\w*\s+{CAPITAL}"
)
_IN_CLASS = re.compile(
    r"\b(?:lớp|chi đội)\s+\d|\A\W*(?:[1-9]|1[0-2])[A-ZĐ]\d{0,2}(?:[./-]\d{1,2})?\W*\Z", re.IGNORECASE
)
_GROWN_UP = re.compile(
    r"giáo viên|\bgv|cô giáo|thầy|chủ nhiệm|giảng viên|phụ huynh|cha mẹ|cmhs|hiệu (?:trưởng|phó)|phụ trách|bảo mẫu"
    r"|nhân viên|bảo vệ|học viên|sinh viên|\bdạy\b",
    re.IGNORECASE,
)
"""Who has to do with a class, and is no pupil of it."""
_DEED = re.compile(
    r"\W*(?:(?:em|cháu|bé)\s+(?!gái\b|trai\b|ruột\b|họ\b|dâu\b|rể\b|nội\b|ngoại\b)\w"
    r"|là\s+(?:một\s+)?(?:em\s+)?(?:(?:học|nam|nữ) sinh(?! viên)|hs|học trò(?! cũ))\b)",
    re.IGNORECASE,
)
_TEACHERS = re.compile(
    r"(?:(?:danh sách|tổng hợp|đề nghị|khen thưởng|khen|biểu dương|tuyên dương|các|những|cán bộ|quản lí)\W*)*"
    r"(?:giáo viên|nhà giáo|công chức|viên chức)\b(?!.*(?:học sinh|thiếu nhi|trẻ em|người dân|nhân dân))"
)
_SHORT_SCHOOL = re.compile(rf"(?:MN|MG|TH|THCS|THPT)\b[\s&-]*(?={CAPITAL})")
_COLLEGE = re.compile(r"đại học|cao đẳng|trung cấp|học viện|chính trị|cán bộ|đào tạo nghề|dạy nghề", re.IGNORECASE)
_CLASS = re.compile(
    r"[\s,\-–]*\b(?:(?:học sinh|hs) )?(?:lớp|chi đội)\s+\d\w*(?:[.\-/]\w+)?\s*[,\-–]?\s*", re.IGNORECASE
)


def is_pupil(role: str) -> bool:
    """Whether a role is that of a pupil, who may be a child, or the word for a child alone."""
    return _PUPIL.match(role) is not None or _CHILD.fullmatch(role) is not None


def may_be_pupil(roles: Iterable[str], others: Iterable[str]) -> bool:
    """Whether roles, or what `others` say of a unit or an age, are a pupil's; a teacher is in a class, too."""
    roles, others = tuple(roles), tuple(others)
    if any(map(is_pupil, roles)):
        return True
    texts = (*roles, *others)
    if any(_GROWN_UP.search(text) for text in texts):
        return False
    return any(_IN_CLASS.search(text) for text in texts) or any(map(is_pupil, others))


def is_child_by_remarks(remarks: Iterable[str], year: int, roles: Iterable[str] = ()) -> bool:
    """Whether one of the remarks on somebody, who has these roles, says that it was a child in a year."""
    remarks = tuple(remarks)
    short = (text for text in remarks if len(text.split()) <= _LONGEST_BIRTH and re.search(r"[^\W\d_]", text))
    births = filter(None, map(find_birth, short))
    return may_be_pupil((), (*remarks, *roles)) or any(may_be_child(birth, year) for birth in births)


def names_pupils(title: str) -> bool:
    """Whether the heading of a group, or the title of a list, says that all in it are children."""
    match = _PUPILS.match(title)
    if match is None or len(title.split()) > _LONGEST_TITLE or _GROWN_UP.search(title):
        return False
    behind = title[match.end() :]
    return not (_FAMILY.match(behind) or (not title.isupper() and _NAME.match(behind)))


def names_teachers(title: str) -> bool:
    """Whether the title of a list says that all in it are grown up."""
    return _TEACHERS.match(match_key(title)) is not None


def is_plain_heading(title: str) -> bool:
    """Whether the heading of a group says "pupils" and nothing else, so that it is one with a number, too."""
    return match_key(title) in _PLAIN


def is_school_of_children(text: str) -> bool:
    """Whether a text names a school, and no office there: whoever has no other role may be a pupil or a teacher."""
    is_school = PATTERNS["school"].match(text) or _SHORT_SCHOOL.match(text)
    return is_school is not None and not (_COLLEGE.search(text) or _GROWN_UP.search(text))


def is_deed_of_child(deed: str) -> bool:
    """Whether the deed of somebody begins as that of a child does: "Em nhặt được ví", "Là học sinh lớp 5"."""
    return _DEED.match(deed) is not None


def may_be_child(birth: str, year: int) -> bool:
    """Whether someone with this year, day or age of birth may have been younger than 16 in a year."""
    born = _find_year_of_birth(birth, year)
    if born:
        return year - born <= _CHILD_AGE
    age = _AGE.fullmatch(birth)
    return age is not None and int(age[1]) < _CHILD_AGE


def _find_year_of_birth(birth: str, year: int) -> int | None:
    """Return the last year in a birth, as seen from a `year`; None where there is none, as beside an age."""
    if short := re.fullmatch(r"\D*\d{1,2}[/.-](?:\d{1,2}[/.-])?(\d{2})\D*", birth):
        return _complete_year(int(short[1]), year)
    years = [int(number[-4:]) for number in re.findall(r"\d+", birth) if len(number) in (4, 8)]
    return years[-1] if years and years[-1] >= _FIRST_BIRTH else None


def _complete_year(last_digits: int, year: int) -> int:
    """Return the last year with these two digits up to a `year`."""
    return year - (year - last_digits) % 100


def explain_unclear_birth(birth: str, year: int) -> Explanation | None:
    """Report a number of two digits that makes a child of somebody as an age, but not as a year, or the reverse.

    What is surely an age has "tuổi" behind it. Other digits are reported, too, if they are neither year, day nor age.
    """
    number = None if "tuổi" in birth.casefold() else re.fullmatch(r"\D*(\d{1,2})\D*", birth)
    if number is None:
        is_clear = not re.search(r"\d", birth) or _find_year_of_birth(birth, year) or _AGE.fullmatch(birth)
        return None if is_clear else Explanation("không rõ sinh năm nào", "ghi năm sinh bốn chữ số, ví dụ 1985")
    born = _complete_year(int(number[1]), year)
    if may_be_child(birth, year) == may_be_child(str(born), year):
        return None
    hint = f"ghi năm sinh bốn chữ số, ví dụ {born}; là tuổi thì ghi thêm chữ, ví dụ “{int(number[1])} tuổi”"
    return Explanation(f'"{birth}" không rõ là năm sinh hay tuổi', hint)


def drop_class(role: str) -> str:
    """Take a child's class out of a role: "Học sinh lớp 4A, Trường X" gives "Học sinh, Trường X"."""
    if _IN_CLASS.fullmatch(role.strip()):
        return "Học sinh"
    before, *after = (part.strip(" ,") for part in _CLASS.split(role, maxsplit=1))
    words = "Học sinh" if not before and _CLASS.match(role) else before
    return ", ".join(part for part in (words, *after) if part)


def drop_studies(
    titles: Sequence[str], organisations: Sequence[str], *, are_exported: bool
) -> tuple[list[str], list[str], list[str]]:
    """Take out of a child's roles where the child learns, and whose child it is; say in Vietnamese what was taken out.

    A school may be named without a word that says so ("Chu Văn An"): beside the role only a club is kept, unless the
    roles `are_exported`.
    """
    nouns = {"class": "tên lớp", "school": "tên trường"}
    found = [noun for kind, noun in nouns.items() if any(map(PATTERNS[kind].search, (*titles, *organisations)))]
    kept = [_drop_relatives(drop_school(drop_class(text))) for text in titles]
    places = [drop_school(drop_class(text)) for text in organisations]
    if not are_exported:
        known = [title if is_club(title.partition(", ")[2]) else title.partition(", ")[0] for title in kept]
        clubs = [place if is_club(place) else "" for place in places]
        if (known, clubs) != (kept, places) and not found:
            found = ["nơi học, nơi sinh hoạt"]
        kept, places = known, clubs
    return kept, places, found


def _drop_relatives(role: str) -> str:
    is_no_role = role.casefold().startswith("con ") or names_relative(role) or _CHILD.fullmatch(role)
    return "" if is_no_role else role
