"""Rules over the words of a text: what would expose someone.

Phone and identity numbers are runs of digits in groups; a run is read group by group, so that dates, years and sums of
money beside a number are told from it. Addresses are patterns. A text is searched in time that grows with its length.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from generator.records.problem import Problem


class Detail(NamedTuple):
    """A private detail in a text: its code, the words, and where they begin (characters from 0)."""

    code: str
    text: str
    start: int


_NOUNS = {
    "phone": "số điện thoại",
    "email": "địa chỉ thư điện tử",
    "identity": "số giấy tờ tùy thân",
    "address": "số nhà",
}
_HINT = "hãy xóa: trang công khai không ghi thông tin riêng tư; chữ nào được phép hiện thì ghi lý do vào mục allowed"

# What people put between the groups of a number; a line may end there.
_GAP = r"[\s\u00a0.\-\u2010-\u2015\u2212/\u00b7•()\\*_]"
_RUN = re.compile(rf"(?<![\d,.])(?<!\d[.,])\(?\+?\d(?:{_GAP}{{0,12}}\d)*")
_GROUP = re.compile(r"\d+")
# Without one of these no text holds a number of ours; patterns that begin with a certain character are found quickly.
_ZERO_SIGN = re.compile(rf"0(?:{_GAP}{{0,12}}\d){{8}}")
_CODE_SIGN = re.compile(rf"84(?:{_GAP}{{0,12}}\d){{9}}")
_LONG_SIGN, _LONG = re.compile("[0-9][0-9]"), re.compile("[0-9]{4}")

_MOBILE_OR_LANDLINE = re.compile(r"0(?:[35789]\d{8}|2\d{9}|[24]\d{8})")
_ABROAD = re.compile(r"(?:00)?84(?:0?[35789]\d{8}|0?2\d{9}|0?[24]\d{8})")
_IDENTITY = re.compile(r"0\d{11}|0\d{8}")
_MONEY = re.compile(r"\s*(?:đồng|đ\b|vn[dđ]|usd|triệu|tỷ|tỉ)", re.IGNORECASE)
_LEAST_DIGITS, _MOST_DIGITS = 9, 14

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.\w+)+")
_LABEL = re.compile(r"STK|[Ff]ax|ộ chiếu")
_LABELLED = re.compile(
    rf"(?:[Đđ]iện thoại|\bS?ĐT|\b[Ff]ax\b)[^\d\n]{{0,20}}(?P<phone>\d(?:{_GAP}?\d){{5,}})"
    rf"|(?:CMND|CCCD|tài khoản|\bSTK\b|[Hh]ộ chiếu)[^\d\n]{{0,30}}(?P<identity>\d(?:{_GAP}?\d){{5,}})"
)

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
    """A sign that tells quickly where to look, and the pattern to look for there."""
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


def find_details(text: str) -> list[Detail]:
    """Every private detail of a text, sorted by place; entities of HTML count as what they stand for."""
    details = {detail.start: detail for detail in _details(text)}
    if not details and "&" not in text:
        return []
    if "&" in text:
        plain, places = _without_entities(text)
        for code, words, start in _details(plain):
            at = bisect_right(places, (start, len(text))) - 1
            origin = places[at][1] + start - places[at][0]
            details.setdefault(origin, Detail(code, words, origin))
    found: list[Detail] = []
    for detail in sorted(details.values(), key=lambda detail: detail.start):
        # What begins inside another is a part of it.
        if not found or detail.start >= found[-1].start + len(found[-1].text):
            found.append(detail)
    return found


def check_words(path: str, text: str) -> list[Problem]:
    """Phone numbers, e-mail, identity numbers and addresses in a file's text (DESIGN.md, Privacy)."""
    return [detail_problem(path, line, column, detail) for line, column, detail in locate_details(text)]


def locate_details(text: str) -> Iterator[tuple[int, int, Detail]]:
    """Every private detail of a text with its line and column, from 1."""
    line, line_start, position = 1, 0, 0
    for detail in find_details(text):
        line += text.count("\n", position, detail.start)
        line_start = max(line_start, text.rfind("\n", position, detail.start) + 1)
        position = detail.start
        yield line, detail.start - line_start + 1, detail


def detail_problem(path: str, line: int, column: int, detail: Detail) -> Problem:
    """The error for a private detail that stands there."""
    message = f'"{" ".join(detail.text.split())}" giống {_NOUNS[detail.code]}'
    return Problem(
        path=path,
        line=line,
        column=column,
        level="error",
        code=f"private-{detail.code}",
        message=message,
        hint=_HINT,
    )


def _details(text: str) -> Iterator[Detail]:
    if "@" in text:
        yield from (Detail("email", match[0], match.start()) for match in _EMAIL.finditer(text))
    if _may_have_number(text):
        yield from _numbers(text)
    if "thoại" in text or "ĐT" in text or "CMND" in text or "CCCD" in text or "khoản" in text or _LABEL.search(text):
        for match in _LABELLED.finditer(text):
            kind = str(match.lastgroup)
            yield Detail(kind, match[kind], match.start(kind))
    yield from _addresses(text)


def _may_have_number(text: str) -> bool:
    """Whether a text may hold a phone or identity number: nearly all texts are passed over by this."""
    return (
        "+" in text
        or _ZERO_SIGN.search(text) is not None
        or _CODE_SIGN.search(text) is not None
        # Of nine digits in a row, two are every fourth character, and four every second.
        or (_LONG_SIGN.search(text[::4]) is not None and _LONG.search(text[::2]) is not None)
    )


def _numbers(text: str) -> Iterator[Detail]:
    for match in _RUN.finditer(text):
        run, after = match[0], text[match.end() : match.end() + 8]
        if len(run) < _LEAST_DIGITS:
            continue
        groups = list(_without_dates(run))
        first = 0
        while first < len(groups):
            found = _number_at(groups, first, run, after)
            if found is None:
                first += 1
                continue
            code, last = found
            start = groups[first].start()
            start -= run[max(0, start - 1) : start] == "+"
            yield Detail(code, run[start : groups[last].end()], match.start() + start)
            first = last + 1


_DATE = re.compile(
    r"(?<!\d)"
    r"(?:(?:0?[1-9]|[12]\d|3[01])\s?(?P<sep>[./ \-\u2010-\u2015])\s?(?:0?[1-9]|1[0-2])\s?(?P=sep)\s?(?:19|20)\d\d"
    r"|(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    r"|(?:0?[1-9]|1[0-2])(?P<mark>[/\-])(?:19|20)\d\d(?!(?P=mark)))(?!\d)"
)


def _without_dates(run: str) -> Iterator[re.Match[str]]:
    """The groups of digits of a run, but for those of its dates."""
    blank = _DATE.sub(lambda date: " " * len(date[0]), run)
    return _GROUP.finditer(blank)


def _number_at(groups: list[re.Match[str]], first: int, run: str, after: str) -> tuple[str, int] | None:
    """The code of the number that begins with a group, and the last of its groups; the longest one counts."""
    digits, found = "", None
    start = groups[first].start()
    has_plus = run[max(0, start - 1) : start] == "+"
    for last in range(first, len(groups)):
        if last > first and len(run[groups[last - 1].end() : groups[last].start()].strip()) > 4:
            break
        digits += groups[last][0]
        if len(digits) > _MOST_DIGITS:
            break
        if len(digits) < _LEAST_DIGITS:
            continue
        end = groups[last].end()
        rest = run[end : end + len(after)] or after
        code = _kind_of(digits, is_whole=first == last, has_plus=has_plus, after=rest)
        found = (code, last) if code else found
    return found


def _kind_of(digits: str, is_whole: bool, has_plus: bool, after: str) -> str | None:
    """What a number is: a phone, an identity or neither. `is_whole`: its digits stand in a row."""
    if has_plus:
        return "phone"
    if _MONEY.match(after):
        return None
    if _MOBILE_OR_LANDLINE.fullmatch(digits) or _ABROAD.fullmatch(digits):
        return "phone"
    if _IDENTITY.fullmatch(digits):
        return "identity"
    # Old identity numbers that begin with another digit look like sums; a sum of that size is round.
    is_long = is_whole and (len(digits) == 12 or (len(digits) == 9 and not digits.endswith("000")))
    return "identity" if is_long else None


def _addresses(text: str) -> Iterator[Detail]:
    for look, sign, pattern in _ADDRESSES:
        if look(text):
            yield from _addresses_like(sign, pattern, text)
    if "õ" in text or "ẻ" in text or "gách" in text:
        for look, sign, pattern in _LANES:
            if look(text):
                yield from _addresses_like(sign, pattern, text)
    if "Ố" in text or "Õ" in text or "Á" in text:
        for sign, pattern in _IN_CAPITALS:
            yield from _addresses_like(sign, pattern, text)


def _addresses_like(sign: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[Detail]:
    """The addresses of one pattern; each sign is looked at with what is around it."""
    done = 0
    for found in sign.finditer(text):
        if found.end() <= done:
            continue
        for match in pattern.finditer(text, max(done, found.start() - _AROUND), found.end() + _AROUND):
            done = match.end()
            if not _NOUN_BEFORE.search(text, max(0, match.start() - 12), match.start()):
                yield Detail("address", match[0], match.start())


_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});?")


def _without_entities(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text with its entities replaced; and pairs of places in it and in `text` from which on both go in step."""
    pieces: list[str] = []
    places, length, position = [(0, 0)], 0, 0
    for entity in _ENTITY.finditer(text):
        plain = unescape(entity[0])
        pieces += [text[position : entity.start()], plain]
        length += entity.start() - position
        places += [(length, entity.start()), (length + len(plain), entity.end())]
        length, position = length + len(plain), entity.end()
    return "".join([*pieces, text[position:]]), places
