"""Search for addresses of homes: a house number with a street, a lane, a flat."""

import re
from collections.abc import Iterator

from generator.checking.details import Detail

_CAPITAL = r"[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ](?<![ạ-ỹ])"
_WORD = rf"{_CAPITAL}[a-zà-ýăđĩũơưạ-ỹ]+"
_NUMBER = r"\d{1,4}[A-Za-z]?(?:/\d{1,4}[A-Za-z]?)*"
_STREET = r"(?:phố|đường|ngõ|ngách|hẻm)"
_DISTRICTS = (
    "Ba Đình|Hoàn Kiếm|Tây Hồ|Long Biên|Cầu Giấy|Đống Đa|Hai Bà Trưng|Hoàng Mai|Thanh Xuân|Nam Từ Liêm|Bắc Từ Liêm"
    "|Hà Đông|Sơn Tây|Hà Nội|[Qq]uận|[Pp]hường|[Hh]uyện|[Tt]hành phố|TP|[PQ]\\."
)
_COUNTED = r"(?!\s*(?:lần|ngày|buổi|tuần|tháng|giờ|người|hộ|năm|km|mét|m2?|lượt|%)(?!\w))"
# What has a number without being a house: "Trường Tiểu học số 2 Hoàng Mai", "Nghị quyết số 12".
_NUMBERED = (
    "tổ|phố|khu|cư|cụm|đội|nhóm|bộ|học|viện|non|sở|quyết|định|thị|luật|lệnh|tư|án|báo cáo|hoạch|bản|văn|máy|xe|tàu"
    "|tuyến|trạm|cột|bàn|đồng|lô|ga|cửa|bảng|hạng|đề|bài|giải|trường|kho|đài|xưởng|nghiệp|đoàn|tập|chương|điều|khoản|mục|phần|lục"
    "|cầu|quân|vị|hội|khóa|lớp|thứ|đứng|trí|tiên|vòng|trận|đường|hồ|xóm|thôn|đơn|đua"
)
_NOUN_BEFORE = re.compile(rf"\b(?:{_NUMBERED})\s+$", re.IGNORECASE)
_NO_STREET = r"(?!(?:Việt Nam|Hà Nội|Thủ đô|Đông Nam|Châu)(?!\w))"
_UNIT_HEAD = (
    "(?!(?:Trường|Hội|Ban|Phòng|Đảng|Chi|Công|Sở|Tổ|Đội|Trung|Bệnh|Viện|Liên|Mặt|Đoàn|Câu|Quận|Phường|Huyện|Xã|Tỉnh"
    "|Thành|Khu|Cụm|Giải|Làng|Di|Đình|Chùa|Đền|Quỹ|Huy|Huân|Bằng|Cờ|Giấy|Chiến|Anh|Bà|Mẹ|Nghệ|Nhà|Việt"
    "|Hà Nội|Tháng|Năm)(?!\\w))"
)


_AROUND = 60
"""Characters on both sides of a sign that an address may take."""

# A search for a pattern that begins with a certain letter is many times quicker than any other.
_NO_YEAR = r"(?!(?:19|20)\d\d\b)"
_BEFORE = rf"\b(?<![\d.,/]){_NO_YEAR}{_NUMBER}\s+"
_HOME = rf"{_NO_YEAR}{_NUMBER}\s+{_UNIT_HEAD}{_WORD}\s{_WORD}"
_LANE_NUMBER = rf"\s+(?:(?i:số)\s+)?\d+\w*(?:/\d+)*{_COUNTED}"


def _address(sign: str, *patterns: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Compile a sign that shows quickly where to look, and the pattern to look for there."""
    return re.compile(sign), re.compile("|".join(patterns))


_SMALL = (
    _address(
        r"ố\s*(?:\d|[nN][hH][àÀ]\s*\d)",
        r"\b[Ss]ố\s+[nN][hH][àÀ]\s*\d+\w*",
        rf"\b[Ss]ố\s+{_NUMBER},?\s+(?:{_STREET}\b|{_NO_STREET}{_UNIT_HEAD}{_WORD}(?:\s{_WORD})?)",
    ),
    _address(
        r"hà\s+(?:\d|[sS]ố\s*\d)",
        r"\b[Nn]hà\s+[sS]ố\s*\d+\w*",
        rf"\b[Nn]hà\s+{_NUMBER},?\s+(?:tổ|{_STREET[3:-1]})\b",
    ),
    _address(rf"phố\s+(?:{_CAPITAL}|\d)", rf"{_BEFORE}phố\s+(?:{_CAPITAL}|\d)\w*"),
    _address(rf"đường\s+(?:{_CAPITAL}|\d)", rf"{_BEFORE}đường\s+(?:{_CAPITAL}|\d)\w*"),
    _address(rf",\s*(?:{_DISTRICTS})", rf"{_BEFORE}{_UNIT_HEAD}{_WORD}(?:\s{_WORD}){{1,3}},\s*(?:{_DISTRICTS})"),
    _address(r"ở\s+\d", rf"\b[Ởở]\s+{_HOME}"),
    _address(r"ại\s+\d", rf"\b[Tt]ại\s+{_HOME}"),
    _address(r"ịa\s+chỉ:?\s+\d", rf"\b[Đđ]ịa\s+chỉ:?\s+{_HOME}"),
    _address(r"ăn\s+hộ\s", rf"\b[Cc]ăn\s+hộ\s+(?:số\s+)?[A-Z]?\d[\w.]*{_COUNTED}"),
)
_SMALL_LANES = (
    _address(r"õ\s+(?:[sS]ố\s+)?[\dA-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ]", rf"\b[Nn]gõ{_LANE_NUMBER}", rf"{_BEFORE}ngõ\s+{_CAPITAL}\w*"),
    _address(r"gách\s+(?:[sS]ố\s+)?\d", rf"\b[Nn]gách{_LANE_NUMBER}"),
    _address(r"ẻm\s+(?:[sS]ố\s+)?\d", rf"\b[Hh]ẻm{_LANE_NUMBER}"),
)
_IN_CAPITALS = (
    _address(r"Ố\s+[N\d]", r"\bSỐ\s+NHÀ\s*\d+\w*", rf"\bSỐ\s+{_NUMBER},?\s+(?:PHỐ|ĐƯỜNG|NGÕ|NGÁCH|HẺM)\b"),
    _address(r"HÀ\s+SỐ\s", r"\bNHÀ\s+SỐ\s+\d+\w*"),
    _address(r"G(?:Õ|ÁCH)\s+(?:SỐ\s+)?\d", rf"\bNG(?:Õ|ÁCH){_LANE_NUMBER}"),
)

_ADDRESSES = tuple((sign.search, sign, pattern) for sign, pattern in _SMALL)
_LANES = tuple((sign.search, sign, pattern) for sign, pattern in _SMALL_LANES)


def find_addresses(text: str) -> Iterator[Detail]:
    """Yield the addresses of a text."""
    for look, sign, pattern in _ADDRESSES:
        if look(text):
            yield from _search_near(sign, pattern, text)
    if "õ" in text or "ẻ" in text or "gách" in text:
        for look, sign, pattern in _LANES:
            if look(text):
                yield from _search_near(sign, pattern, text)
    if "Ố" in text or "Õ" in text or "Á" in text:
        for sign, pattern in _IN_CAPITALS:
            yield from _search_near(sign, pattern, text)


def _search_near(sign: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[Detail]:
    """Yield the matches of a pattern around each place where its sign is found."""
    done = 0
    for hit in sign.finditer(text):
        if hit.end() <= done:
            continue
        for match in pattern.finditer(text, max(done, hit.start() - _AROUND), hit.end() + _AROUND):
            done = match.end()
            if not _NOUN_BEFORE.search(text, max(0, match.start() - 12), match.start()):
                yield Detail("address", match[0], match.start())
