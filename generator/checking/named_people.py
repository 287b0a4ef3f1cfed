"""Find the full names of people in a text; only of the honouree may a page say who it is.

A name is known by its family name, and by what stands around it: a form of address, an office, or Thị and Văn in it.
Behind a form of address, Thị or Văn is enough: there are more family names than are listed.
"""

import re
from collections.abc import Iterator

from generator.checking.details import Detail
from generator.checking.family_names import FAMILY_NAMES, RARE_FAMILY_NAMES
from generator.checking.public_figures import PUBLIC_FIGURES
from generator.vietnamese import CAPITAL, fold

_NEAR = 25
"""Characters before a name in which a form of address or a place is looked for."""
_REACH = 90
"""Characters before a name in which an office is looked for."""

_LISTED = rf"(?:{FAMILY_NAMES}|{RARE_FAMILY_NAMES}|{FAMILY_NAMES.upper()})"
# A list of words is found far more quickly than what may stand around it.
_LISTED_FAMILY, _MIDDLE_SIGN = re.compile(rf"{_LISTED}\s"), re.compile(r"(?:Thị|Văn)\s")
_FAMILY_SIGN = re.compile(rf"(?:{_LISTED}|{RARE_FAMILY_NAMES.upper()})\s")
_WORD_BEFORE = re.compile(rf"{CAPITAL}[^\W\d_]{{0,6}}\s+\Z")
# Not the name of an office, a place or a subject: "Hội Văn nghệ", "Phố Văn Miếu", "Ngữ Văn".
_OTHER_FAMILY = (
    r"(?!(?:Anh|Ban|Chi|Chị|Chợ|Cô|Em|Hội|Hồ|Khoa|Khu|Làng|Ngữ|Nhà|Ông|Phòng|Phố|Phường|Sở|Trường|Xã|Đường)\s)"
    rf"{CAPITAL}[^\W\d_]{{0,6}}\s+(?:Thị|Văn)"
)
# No word but the first is Nguyễn: "quận Lê Chân Nguyễn Văn Thử" is a place and a name. A line may end within the first
# three words; behind them begins something else.
_WORD = rf"(?!Nguyễn(?!\w)){CAPITAL}[^\W\d_]*"
_UPPER_WORD = rf"(?!NGUYỄN(?!\w)){CAPITAL}+(?!\w)"
_UPPER_NOUN = r"(?:TIÊU\s+BIỂU|NÔNG\s+(?:DÂN|NGHIỆP|THÔN)|NGÂN\s+HÀNG|TĂNG\s+(?:GIA|CƯỜNG)|TRIỆU\s+ĐỒNG)(?!\w)"
# "phố Bà Triệu Hà Nội" is a street.
_NO_STREET = r"(?<!(?:[Pp]hố|PHỐ)\s(?:Bà|BÀ)\s(?=Triệu|TRIỆU))(?<!(?:[Đđ]ường|ĐƯỜNG)\s(?:Bà|BÀ)\s(?=Triệu|TRIỆU))"
_NAME = re.compile(
    rf"{_NO_STREET}(?:{FAMILY_NAMES}|{RARE_FAMILY_NAMES})(?:\s+{_WORD}){{1,2}}(?:[ \t]+{_WORD}){{0,2}}"
    rf"|(?:{FAMILY_NAMES.upper()})(?:\s+{_UPPER_WORD}){{2}}(?:[ \t]+{_UPPER_WORD}){{0,2}}"
    rf"|(?!{_UPPER_NOUN}){_NO_STREET}"
    rf"(?:{RARE_FAMILY_NAMES.upper()})(?:\s+{_UPPER_WORD}){{2}}(?:[ \t]+{_UPPER_WORD}){{0,2}}"
    rf"|{_OTHER_FAMILY}\s+{_WORD}(?:[ \t]+{_WORD}){{0,2}}"
)
_MIDDLE = re.compile(r"\S+\s+(?:Thị|Văn|THỊ|VĂN)\s")
# Nguyễn Văn A and Nguyễn Văn Mẫu are nobody.
_NOBODY = re.compile(r".*\s(?:[A-EX-Z]|Mẫu)")
_THREE = re.compile(r"\S+\s+\S+\s+\S+")
# Two words may be a place as well: "cô giáo Hà Giang".
_PLACE_FAMILY = re.compile(
    r"(?:Hà|Thái|Cao|Hồ|Lý|Mai|Dương|Hoàng|Vũ|Tô|Lương|Đào|Phan|Đàm|Kiều|Chu|Vương|Võ|Lưu|Lại)\s"
)
_ADDRESS = r"(?:ông|bà|anh|chị|cô|thầy|cụ|chú|bác|đồng\s+chí|đ/c|đc|đ\.c\.?)"
_FORM = re.compile(
    rf"(?:(?<!\w)(?<!thầy )(?<!các ){_ADDRESS}(?:\s+(?:giáo|là|tên\s+là|tên))?\s*:?\s*)\Z", re.IGNORECASE
)
_LEAD = re.compile(
    rf"(?<!\w)(?:{_ADDRESS}|mẹ|bố|cha|vợ|chồng|con(?:\s+(?:trai|gái|dâu|rể|nuôi))?|em|cháu|bé|bạn|giáo|gia\s+đình|hộ"
    r"|tá|úy|u\u00fd|tướng|sĩ|sỹ|binh|hội\s+viên|sinh\s+viên|bệnh\s+nhân|nạn\s+nhân|đối\s+tượng|nghi\s+(?:phạm|can)"
    r"|nhà\s+(?:văn|báo|giáo)|nghệ\s+nhân|phóng\s+viên|tác\s+giả|(?:khai|cháu|em|bé|người)\s+tên)(?:\s+(?:tên\s+)?là)?"
    r"\s*[:,-]?\s*\Z",
    re.IGNORECASE,
)
_OFFICE = (
    r"(?:(?:phó\s+)?(?:chủ\s+tịch|bí\s+thư|(?:tổng\s+)?giám\s+đốc|hiệu\s+trưởng|chủ\s+nhiệm|trưởng)"
    r"|(?:tổ|đội|chi\s+hội|trưởng\s+ban|hội|thôn)\s+(?:trưởng|phó)|ủy\s+viên|chuyên\s+viên|cán\s+bộ|giáo\s+viên)"
)
_PLACED = (
    r"(?:trường|phường|quận|phố|đường|ngõ|ngách|chợ|viện|khu|làng|xã|huyện|thành\s+phố|THCS|THPT|THPT\s+chuyên|tiểu\s+học|mầm\s+non"
    r"|cơ\s+sở|phổ\s+thông|chuyên|học|hồ|công\s+viên|vườn\s+hoa|quảng\s+trường|cầu|tượng\s+đài|đền|đình|chùa|quỹ|học\s+bổng"
    r"|giải(?:\s+thưởng)?|mang\s+tên|đại\s+lộ|tuyến|công\s+ty|doanh\s+nghiệp|CLB|GDTX|nhà\s+thờ|bến|thư\s+viện|bảo\s+tàng|Đoàn)"
)
_PLACE = re.compile(rf"(?<!\w){_PLACED}\s+(?:số\s+\d+\s+)?\Z", re.IGNORECASE)
# The office, and the name of its place: "Bí thư Đảng ủy phường Hoa Gạo Nguyễn Văn Thử".
_HOLDER = re.compile(
    rf"(?<!\w)(?i:{_OFFICE})\s+(?:[^.,;:\n()“”\"]{{0,60}}?(?:{CAPITAL}[^\W\d_]*|[^\W\d_]*ủy|[^\W\d_]*u\u1ef7|UBND|HĐND|MTTQ|CLB)\s+)?\Z"
)
_HOLDER_BEHIND = re.compile(rf"\s+[\u2010-\u2015-]\s+(?i:{_OFFICE})(?!\w)")
_WORDS = re.compile(r"\w+")
_LIST = re.compile(r"\s*(?:,|;|và|cùng|&|,\s*và)\s*")

PATTERNS = {
    "name": _NAME, "listedFamily": _LISTED_FAMILY, "nobody": _NOBODY, "middle": _MIDDLE, "three": _THREE,
    "placeFamily": _PLACE_FAMILY, "form": _FORM, "lead": _LEAD, "place": _PLACE, "holder": _HOLDER,
    "holderBehind": _HOLDER_BEHIND, "list": _LIST,
}  # fmt: skip
"""By its name in the browser's search every pattern of this module."""


def find_named_people(text: str) -> Iterator[Detail]:
    """Yield the full name of every person, by place; of those in a list that begins with one, too."""
    end = last = -1
    for start in _find_signs(text):
        match = _NAME.match(text, start)
        if match is None or match.start() < end or text[match.start() - 1 : match.start()].isalpha():
            continue
        end = match.end()
        is_listed = last >= 0 and _LISTED_FAMILY.match(match[0]) and _LIST.fullmatch(text, last, match.start())
        if is_listed or _is_person(text, match):
            last = end
            yield Detail("name", match[0], match.start())


def _find_signs(text: str) -> list[int]:
    """Return where a name may begin: at a listed family name, and at any word before Thị or Văn."""
    starts = {family.start() for family in _FAMILY_SIGN.finditer(text)}
    for middle in _MIDDLE_SIGN.finditer(text):
        if family := _WORD_BEFORE.search(text, max(0, middle.start() - _NEAR), middle.start()):
            starts.add(family.start())
    return sorted(starts)


def _is_person(text: str, match: re.Match[str]) -> bool:
    name = " ".join(match[0].split())
    if _NOBODY.fullmatch(name):
        return False
    before = text[max(0, match.start() - _NEAR) : match.start()]
    if not _THREE.match(name):
        return bool(_FORM.search(before)) and not _PLACE_FAMILY.match(name)
    if name.title() in PUBLIC_FIGURES:
        return False
    if _LEAD.search(before):
        return True
    if _PLACE.search(before) or not _LISTED_FAMILY.match(name):
        return False
    if _MIDDLE.match(name) or _HOLDER_BEHIND.match(text, match.end()):
        return True
    return bool(_HOLDER.search(text[max(0, match.start() - _REACH) : match.start()]))


def is_part_of_name(words: str, name: str) -> bool:
    """Whether words are a name or a part of it, in any spelling; a longer name is another person's."""
    return _list_words(words) in _list_words(name)


def _list_words(text: str) -> str:
    return f" {' '.join(_WORDS.findall(fold(text)))} "
