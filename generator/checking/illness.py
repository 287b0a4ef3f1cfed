"""Find the illness of someone who can be recognised: the honouree's, or that of a relative.

The law on personal data counts health among what is sensitive. Patients whom someone helps are many, and what they are
called together shows none of them: "giúp người bệnh chạy thận", "bệnh nhân ung thư", "trẻ em mắc bệnh tim".
"""

import re
from collections.abc import Iterator

from generator.checking.details import Detail
from generator.checking.family_names import FAMILY_NAMES, RARE_FAMILY_NAMES
from generator.vietnamese import CAPITAL, capitalize

_NEAR = 20
"""Characters before an illness in which a word for many is looked for."""
_REACH = 110
"""Characters before an illness in which the ill person is looked for."""

# A list of words is found far more quickly than what may stand around it.
_SIGN_WORDS = (
    *("mắc", "bị", "nhiễm", "mang", "chống chọi", "vật lộn", "sống chung", "qua đời", "mất vì", "mất do", "chết vì"),
    *("chết do", "dương tính", "có HIV", "là bệnh", "là một bệnh", "là người bệnh", "là một người bệnh", "chạy thận"),
    *("lọc máu", "xạ trị", "hóa trị", "truyền hóa", "ghép", "ốm nặng", "bệnh nặng", "lâm bệnh", "lâm trọng"),
    *("đang điều trị", "đang được điều trị", "phải điều trị"),
)
# A line may end within them.
_SIGN = re.compile("(?:" + "|".join((*_SIGN_WORDS, *map(capitalize, _SIGN_WORDS))).replace(" ", r"\s+") + r")(?!\w)")
_SIGN_OF_SOMEONE = re.compile(r"(?:bệnh|Bệnh|ung thư|Ung thư|HIV|AIDS)\s")
_DISEASE = (
    r"(?:ung\s+thư|u\s+(?:não|gan|phổi|xơ|ác\s+tính)|HIV|AIDS|tâm\s+thần|thần\s+kinh|trầm\s+cảm|tự\s+kỷ|động\s+kinh"
    r"|tiểu\s+đường|đái\s+tháo\s+đường|(?:cao\s+)?huyết\s+áp|tim(?:\s+(?:bẩm\s+sinh|mạch))?|suy\s+(?:thận|tim|gan|tủy)"
    r"|thận(?:\s+hư)?|bạch\s+cầu|máu\s+(?:trắng|khó\s+đông)|tan\s+máu|nhồi\s+máu|lao(?!\s+(?:động|lực|xao|đao))"
    r"|viêm\s+(?:gan|phổi|khớp|não|màng)|xơ\s+gan|đột\s+(?:quỵ|qụy)|tai\s+biến|bại\s+(?:liệt|não)"
    r"|liệt(?!\s+(?:sĩ|sỹ|kê|vào))|Parkinson|Alzheimer|sa\s+sút\s+trí|mất\s+trí|down|hiểm\s+nghèo|nan\s+y|hội\s+chứng"
    r"|giang\s+mai|vô\s+sinh|lupus|gút|gout|hen|chất\s+độc|dioxin|bạo\s+bệnh|trọng\s+bệnh"
    r"|bệnh(?!\s*(?:viện|nhân|xá|án|binh|dịch)))(?!\w)"
)
_FILLER = (
    r"(?:\s+(?:phải|với|vì|do|mình|trong|bị|mắc|nhiễm|căn|chứng|cơn|một|nhiều|các|bệnh|hội\s+chứng|virus|thể)){0,6}"
)
# Doctors and nurses treat, find, fight and overcome illness, too: only being ill counts, and being treated. Who treats
# others does it for them, or with something; who is ill "vẫn nấu cơm cho người nghèo".
_ILL = (
    r"(?:(?:mắc|bị|nhiễm|mang(?:\s+trong\s+(?:mình|người))?|chống\s+chọi|vật\s+lộn|sống\s+chung|(?:qua\s+đời|mất|chết)\s+(?:vì|do))"
    rf"{_FILLER}\s+{_DISEASE}"
    r"|(?:mắc|nhiễm|dương\s+tính\s+với|bị)(?:\s+(?:bệnh|virus))?\s+(?:COVID|SARS)[^\s.,;:!?]*"
    r"|(?:dương\s+tính\s+với|có)\s+HIV"
    rf"|là\s+(?:một\s+|người\s+)?(?:bệnh\s+nhân|người\s+bệnh)\s+(?:bị\s+|mắc\s+)?(?:bệnh\s+)?{_DISEASE}"
    r"|(?:chạy\s+thận|lọc\s+máu|xạ\s+trị|hóa\s+trị|truyền\s+hóa\s+chất|ghép\s+(?:thận|gan|tủy|tim)"
    r"|ốm\s+nặng|bệnh\s+nặng|lâm\s+(?:trọng\s+)?bệnh)(?!\w)"
    rf"|(?:đang\s+được|phải)\s+điều\s+trị(?:\s+(?:căn\s+)?bệnh)?\s+{_DISEASE}"
    rf"|(?<!s[ĩỹ]\s)đang\s+điều\s+trị(?:\s+(?:căn\s+)?bệnh)?\s+{_DISEASE}"
    r"(?!(?:(?!(?:nhưng|vẫn|mà)(?!\w))[^.,;!?\n]){0,20}\b(?:cho|miễn\s+phí|bằng)\b))"
)
_ILLNESS = re.compile(_ILL, re.IGNORECASE)
_ADULT = r"ông|bà(?!\s+con)|anh|chị|cô|chú|bác|cụ|thầy"
_PERSON = rf"(?:{_ADULT}|dì|cậu|em|cháu|bé|mẹ|bố|cha|vợ|chồng|con(?!\s+(?:số|đường|người|phố))|bản\s+thân|mình)(?!\w)"
_NAMED = rf"(?:{FAMILY_NAMES}|{RARE_FAMILY_NAMES})(?:\s+{CAPITAL}[^\W\d_]*){{2,3}}"
# Between the person and the illness nobody else is spoken of.
_OTHERS = (
    r"(?:người|bệnh\s+nhân|nạn\s+nhân|những|các|trẻ|hộ|hội\s+viên|hoàn\s+cảnh|học\s+sinh|phụ\s+nữ|đồng\s+bào|ai|ca|số|xóm"
    r"|khoa|trung\s+tâm|máy|khu|trường\s+hợp|giúp|hỗ\s+trợ|chăm|thăm|tặng|ủng\s+hộ|cho|để|phòng|chống(?!\s+chọi)"
    r"|tuyên\s+truyền|tư\s+vấn|khám|nuôi|đỡ|đưa|cứu|nấu|dân|công\s+nhân|gia\s+đình|đồng\s+đội|bạn\s+bè|hàng\s+xóm"
    r"|cộng\s+đồng|nguy\s+cơ|không|chưa|tránh|chuẩn|trang|thiết)"
)
_GAP = rf"(?:(?!(?<!\w){_OTHERS}(?!\w))(?:[^.;!?\n]|\n(?!\n))){{0,90}}"
_OWNER = re.compile(rf"(?<!\w)(?:(?i:{_PERSON})|{_NAMED}){_GAP}\Z")
# "các cháu", "một em nhỏ", "chị em": nobody in particular.
_CROWD = re.compile(
    r"(?<!\w)(?:các|những|nhiều|một|mọi|mỗi|số|trẻ|chị|anh|lũ|bao|từng|\d+|hai|ba|bốn|năm)\s+(?:người\s+)?(?:cháu\s+|em\s+)?\Z",
    re.IGNORECASE,
)
# "Mắc bệnh hiểm nghèo, bà vẫn …", "…, dù bị tai biến, anh vẫn …"
_START = re.compile(
    r"(?:^|[.!?;:\n“\"]\s*|(?<!\w)(?:dù|tuy|mặc\s+dù|khi|vì|do|dẫu|không\s+may)\s+)"
    r"(?:(?:từng|đang|bản\s+thân|không\s+may)\s+)?\Z",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(rf"[^.;!?\n]{{0,60}}?(?<!\w)(?:{_ADULT}|em|cháu)(?!\w)", re.IGNORECASE)
_OF_SOMEONE = re.compile(
    rf"(?:(?<!người )bệnh(?!\s+(?:viện|nhân|xá|án|binh|dịch))(?:\s+{_DISEASE})?|ung\s+thư|HIV|AIDS)"
    rf"(?:\s+(?:nặng|tật|tình|lý|mạn|mãn|tính|cũ|quái|ác|đau)){{0,2}}\s+của\s+{_PERSON}",
    re.IGNORECASE,
)

PATTERNS = {
    "illness": _ILLNESS, "ofSomeone": _OF_SOMEONE, "owner": _OWNER, "crowd": _CROWD, "start": _START,
    "followed": _FOLLOWED,
}  # fmt: skip
"""By its name in the browser's search every pattern of this module."""


def find_illness(text: str) -> Iterator[Detail]:
    """Yield what says that a certain person is ill."""
    for sign in _SIGN.finditer(text):
        match = _ILLNESS.match(text, sign.start())
        if match and not text[sign.start() - 1 : sign.start()].isalpha() and _has_owner(text, match):
            yield Detail("illness", match[0], match.start())
    for sign in _SIGN_OF_SOMEONE.finditer(text):
        match = _OF_SOMEONE.match(text, sign.start())
        if match and not _CROWD.search(text, max(0, sign.start() - _NEAR), sign.start()):
            yield Detail("illness", match[0], match.start())


def _has_owner(text: str, match: re.Match[str]) -> bool:
    """Whether the words before an illness say whose it is, or nothing but the words behind it."""
    before = text[max(0, match.start() - _REACH) : match.start()]
    owner = _OWNER.search(before)
    if owner:
        return not _CROWD.search(before, 0, owner.start())
    return bool(_START.search(before) and _FOLLOWED.match(text, match.end()))
