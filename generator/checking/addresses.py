"""Search for addresses of homes: a house number with a street, a lane, a flat, a group of households."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.checking.details import Detail
from generator.checking.public_places import is_public_place
from generator.checking.shape import make_shape
from generator.vietnamese import CAPITAL

_WORD = rf"{CAPITAL}[a-zà-ýăđĩũơưạ-ỹ]+"
_NUMBER = r"\d{1,4}[A-Za-z]?(?:\s?[/\-\u2013]\s?\d{1,4}[A-Za-z]?){0,4}"
_STREET = r"(?:phố|đường|ngõ|ngách|hẻm|kiệt|xóm)"
_DASH = r"[\-\u2010-\u2015]"
_DISTRICTS = (
    "Ba Đình|Hoàn Kiếm|Tây Hồ|Long Biên|Cầu Giấy|Đống Đa|Hai Bà Trưng|Hoàng Mai|Thanh Xuân|Nam Từ Liêm|Bắc Từ Liêm"
    "|Hà Đông|Sơn Tây|Hà Nội|[Qq]uận|[Pp]hường|[Hh]uyện|[Tt]hành phố|TP|[PQ]\\."
)
_COUNTED = (
    r"(?![\w/])(?![^\S\n]*(?:lần|ngày|buổi|tuần|tháng|giờ|người|hộ|năm|km|mét|m2?|lượt|%|đồng|triệu|tỷ|suất|phần|đoàn"
    r"|đảng|chiều|làn|ngõ|ngách|tầng|tấn|cháu|em|cụ|nhà)(?!\w))"
)
# What has a number without being a house: "Trường Tiểu học số 2 Hoàng Mai", "Nghị quyết số 12".
_NUMBERED = (
    "tổ|phố|khu|cư|cụm|đội|nhóm|bộ|học|viện|non|sở|quyết|định|thị|luật|lệnh|tư|án|báo cáo|hoạch|bản|văn|máy|xe|tàu"
    "|tuyến|trạm|cột|bàn|đồng|lô|ga|cửa|bảng|hạng|đề|bài|giải|trường|kho|đài|xưởng|nghiệp|đoàn|tập|chương|điều|khoản|mục|phần|lục"
    "|buýt|metro|lộ|trình|vitamin|chí|thư|mẫu|ca|chốt|trực|hoa|chơi|trưởng|phó|các|cả"
    "|cầu|quân|vị|hội|khóa|lớp|khối|thứ|đứng|trí|tiên|vòng|trận|đường|hồ|xóm|thôn|đơn|đua|tháng|ngày|năm|quý|tuổi|phường|xã"
    "|trung đội|đại đội|chi bộ|câu lạc bộ|lần|hơn|gần|trên|khoảng|TDP|KDC|mã|sách|giờ"
)
NOUN_BEFORE = re.compile(rf"\b(?:{_NUMBERED})\s+(?:số\s+)?$", re.IGNORECASE)
_NO_STREET = r"(?!(?:Việt Nam|Hà Nội|Thủ đô|Đông Nam|Châu)(?!\w))"
_UNIT_PREFIX = (
    "(?!(?:Trường|Hội|Ban|Phòng|Đảng|Chi|Công|Sở|Tổ|Đội|Trung|Bệnh|Viện|Liên|Mặt|Đoàn|Câu|Quận|Phường|Huyện|Xã|Tỉnh"
    "|Thành|Khu|Cụm|Giải|Làng|Di|Đình|Chùa|Đền|Quỹ|Huy|Huân|Bằng|Cờ|Giấy|Chiến|Anh|Bà|Mẹ|Nghệ|Nhà|Việt|Nghị|Quyết"
    "|Hà Nội|Tháng|Năm|Ngày|Ông|Cô|Chị|Em|Thầy|Kỷ|Ủy|U\\u1ef7|Bộ|Cục|Thủ|Quốc|Chủ|Phó|Giám)(?!\\w))"
)

_AROUND = 60
"""Characters on both sides of a sign that an address may take."""

# A search for a pattern that begins with a certain letter is many times quicker than any other.
_NO_YEAR = r"(?!(?:19|20)\d\d\b)"
# "từ 5 - phố Huế" says from where to where.
_NO_SPAN = rf"(?!(?<=\b[Tt]ừ\s)\d+\s?{_DASH}\s?\D)"
_BEFORE = rf"\b(?<![\d.,/\-]){_NO_YEAR}{_NO_SPAN}{_NUMBER}(?:\s+|\s?{_DASH}\s?)"
# "(SN 62)" is a year of birth, "SN 62 phố Mơ" a house.
_NO_BIRTH = rf"(?![3-9]\d(?![\w/])(?!,?\s+(?:{_STREET}|Hàng|tổ)\b)(?!\s+{CAPITAL}))"
_NAMED = rf"{_NO_STREET}{_UNIT_PREFIX}{_WORD}\s{_WORD}"
_HOME = rf"(?:[sS]ố\s+)?{_NO_YEAR}{_NUMBER}(?:\s(?:bis|ter))?(?:,?\s+|\s?{_DASH}\s?){_NAMED}"
_NUMBER_WORD = r"\s+(?:[sS][ốỐ]\s+)?"
_LANE_NUMBER = rf"{_NUMBER_WORD}\d+\w*(?:/\d+)*{_COUNTED}"
_GROUP = r"(?:[Tt]ổ(?:\s+dân\s+phố)?|TDP)\s*(?:số\s+)?\d+"
_HAMLET = rf"(?:[Xx]óm|[Tt]hôn)\s+(?:số\s+)?\d+(?![.,]\d){_COUNTED}"
# People also work and meet there: "họp ở khu 2".
_AREA = (
    r"(?:khu(?:\s+dân\s+cư|\s+phố)?|KDC|cụm(?:\s+dân\s+cư)?|đội|[Ấấ]p|khối(?:\s+phố)?|tiểu\s+khu)"
    rf"\s+(?:số\s+)?\d+(?![.,]\d){_COUNTED}"
)
_LIVING = r"\b(?:[Ởở]|(?:[Tt]rú|[Nn]gụ|[Ss]ống)(?:\s+(?:ở|tại))?)"
_BUILDING = (
    r"(?:tòa|to\u00e0|chung\s+cư|(?:khu\s+)?tập\s+thể|[A-Z]{1,2}\d{1,2}(?!\w)"
    r"|CT|HH|KĐT|nhà\s+[A-Z]{1,2}\d|[A-Z]{1,2}\d+\s+tập\s+thể)"
)


@dataclass(frozen=True)
class _Kind:
    """One kind of address; its patterns are compiled when they are first used, since most runs use few."""

    before: list[str]
    """Patterns for what stands before its first digit in the shape of a text."""
    after: list[str]
    """Patterns for what follows a digit."""
    sign_text: str
    """The source of `sign`."""
    pattern_text: str
    """The source of `pattern`."""
    code: str
    """The code of its details."""

    @cached_property
    def shape(self) -> re.Pattern[bytes]:
        """Finds `before` and `after` in a shape."""
        return _compile_shape(self.before, self.after)

    @cached_property
    def sign(self) -> re.Pattern[str]:
        """Shows quickly where in the text to look."""
        return re.compile(self.sign_text)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The address."""
        return re.compile(self.pattern_text)


def _compile_shape(before: Iterable[str], after: Iterable[str]) -> re.Pattern[bytes]:
    words = list(dict.fromkeys(before))
    # "ngõ số" is found by "số".
    words = [word for word in words if not any(word != end and word.endswith(end) for end in words)]
    # What is looked for behind a place must have one width.
    by_width: dict[int, list[str]] = defaultdict(list)
    for word in words:
        by_width[_count_bytes(word)].append(word)
    first = "|".join(f"(?<=(?:{'|'.join(same)})0)" for _, same in sorted(by_width.items()))
    last = "|".join(dict.fromkeys(after))
    dash = "(?:,|-|\xe2\x80[\x90-\x95])?".encode("latin-1")
    return re.compile(
        b"0(?:(?<!00)(?:%b)|(?!0)%b(?:%b))" % ((first or "(?!)").encode(), dash, (last or "(?!)").encode())
    )


def _count_bytes(pattern: str) -> int:
    """Return how many bytes a pattern of letters and `[A-Z]` matches."""
    return len(pattern.replace("[A-Z]", "A").encode())


def _make_kind(before: str, after: str, sign: str, *patterns: str, code: str = "address") -> _Kind:
    return _Kind(before.split(), after.split(), sign, "|".join(patterns), code)


def _with_signs(words: str) -> str:
    """Return words alone, and with each sign that a shape keeps between them and a number: "số nhà, 12"."""
    return " ".join(f"{word}{sign}" for word in words.split() for sign in ("", "-", ",", "\u2013"))


def _with_number_words(words: str) -> str:
    """Return words alone, and with each spelling of "số" behind them."""
    return " ".join(f"{word}{number}" for word in words.split() for number in ("", "số", "Số", "SỐ", "sỐ"))


# Capitals in UTF-8; those with two marks have even numbers.
_SHAPE_CAPITAL = r"(?:[A-Z]|\xc3[\x80-\x9d]|\xc4[\x82\x90]|\xc6[\xa0\xaf]|\xe1[\xba\xbb][EVEN])".replace(
    "EVEN", "".join(rf"\x{code:02x}" for code in range(0x80, 0xC0, 2))
)
# The letter and the dash between a number and a street: "12A - phố Mơ".
_LETTER = r"[A-Za-z]?(?:-|\xe2\x80[\x90-\x95])?"
KINDS = (
    _make_kind(
        _with_signs("ố Ố hà hÀ HÀ àlà Àlà sốlà"),
        "",
        r"ố\W{0,3}(?:\d|[nN][hH][àÀ]\W{0,3}(?:số|là)?\W{0,3}\d)",
        r"\b[Ss]ố\s+[nN][hH][àÀ]\W{0,3}(?:(?:số|là)\W{1,3})?\d+\w*",
        rf"\b[Ss]ố\s+{_NUMBER},?\s+(?:{_STREET}\b|{_NO_STREET}{_UNIT_PREFIX}{_WORD}(?:\s{_WORD})?)",
        rf"\b[Ss]ố\s+{_NUMBER}\s?{_DASH}\s?(?:{_STREET}\b|Hàng\s+{_WORD}|{_NAMED})",
        rf"\b[Ss]ố\s+{_NUMBER},?\s+(?:[pPđĐ]\.\s?{CAPITAL}|[Tt]ổ\s+(?:dân\s+phố\s+)?(?:số\s+)?\d)",
        r"\b[Ss]ố\s+(?!\d{1,2}/\d{1,2}/\d\d\b)\d{1,4}[A-Za-z]?/\d{1,3}[A-Za-z]?/\d{1,3}(?![\w/]|[.\-]\w)",
        rf"(?<!dân\s)(?<!\d\s)\b(?:[Pp]hố|[Đđ]ường|[Nn]gõ)(?:\s+{_WORD}){{1,4}},?\s+số\s+(?:nhà\s+)?\d+\w*(?:/\d+)*{_COUNTED}(?!,?\s+{_STREET})",
    ),
    _make_kind(
        _with_signs("SN Sn sn"),
        "",
        r"[sS]\.?[nN]\W{0,3}\d",
        rf"\b[sS]\.?[nN]\b\W{{0,3}}{_NO_YEAR}{_NO_BIRTH}(?!\d{{1,2}}[/.\-]\d{{1,2}}[/.\-]\d)\d{{1,4}}[A-Za-z]?(?:/\d+)*(?!\w)",
    ),
    _make_kind(
        _with_signs("hà hàsố hàSố hàSỐ iêng iêngsố"),
        "",
        r"hà\s+(?:\d|[sS]ố\W{0,3}\d|riêng\W)",
        r"\b[Nn]hà\s+(?:riêng\W{1,3})?[sS]ố\W{0,3}\d+\w*",
        rf"\b[Nn]hà\s+(?:riêng\W{{1,3}})?(?:số\s+)?{_NUMBER},?\s+(?:(?:tổ|{_STREET[3:-1]})\b|{_NAMED})",
        rf"\b[Nn]hà\s+(?:số\s+)?{_NUMBER}\s?{_DASH}\s?{_NAMED}",
    ),
    _make_kind("", f"{_LETTER}phố", rf"phố\s+(?:{CAPITAL}|\d)", rf"{_BEFORE}phố\s+(?:{CAPITAL}|\d)\w*"),
    _make_kind("", f"{_LETTER}đường", rf"đường\s+(?:{CAPITAL}|\d)", rf"{_BEFORE}đường\s+(?:{CAPITAL}|\d)\w*"),
    _make_kind(
        "",
        "tậpthể khutậpthể",
        r"\d\s+(?:khu\s+)?tập\s+thể",
        r"\b(?:[Nn]hà\s+)?[A-Za-z]{1,2}\d{1,3},?\s+(?:khu\s+)?tập\s+thể",
    ),
    _make_kind("", f"{_LETTER}Hàng", rf"Hàng\s+{CAPITAL}", rf"(?<!ố\s){_BEFORE}Hàng\s+{_WORD}"),
    _make_kind(
        "",
        rf"[A-Ha-h]{_SHAPE_CAPITAL}",
        rf"\d[A-Ha-h]\s+{CAPITAL}",
        rf"\b(?<![\d.,/\-])(?![2-6][DG]\b)\d{{1,3}}[A-Ha-h]\s+{_NAMED}",
    ),
    _make_kind(f"{_with_signs('ở Ở')} ố", "", r"[ởỞ]\W{1,3}(?:[sS]ố\s+)?\d", rf"\b[Ởở]\W{{1,3}}{_HOME}"),
    _make_kind("ại ố", "", r"ại\s+(?:[sS]ố\s+)?\d", rf"\b[Tt]ại\s+{_HOME}"),
    _make_kind(
        "rú gụ ống ố",
        "",
        r"(?:rú|gụ|ống)\s+(?:[sS]ố\s+)?\d",
        rf"\b(?:[Tt]rú|[Nn]gụ|[Ss]ống)\s+{_HOME}",
    ),
    _make_kind(
        f"{_with_signs('hỉ /c /C ĐC đc KTT ay rú uán dd ss')} ố",
        "",
        r"(?:hỉ|/c|/C|ĐC|đc|KTT|ay|rú|uán|dd|ss)\W{0,3}(?:[sS]ố\s+)?\d",
        rf"\b(?:[Đđ]ịa\s+chỉ|[Đđ]/[cC]|ĐC|đc|[Aa]dd(?:ress)?)\W{{1,3}}{_HOME}",
        rf"\b(?:HKTT|[Tt]rú(?:\s+quán)?|(?:chỗ|nơi)\s+ở\s+hiện\s+nay|[Nn]guyên\s+quán)\W{{1,3}}{_HOME}",
    ),
    _make_kind(
        "ăn ănsố ăn[A-Z] cănhộ cănhộsố cănhộ[A-Z] cănhộsố[A-Z]",
        "",
        r"ăn\s+(?:hộ\s|số\s|[A-Z]?\d)",
        rf"\b[Cc]ăn\s+(?:hộ\s+(?:số\s+)?[A-Z]?\d[\w.]*"
        rf"|(?:số\s+)?(?:\d{{3,4}}|\d{{1,2}}\.\d\d|[A-Z]\d{{1,2}}[.\-]\d[\d.]*)){_COUNTED}",
    ),
    _make_kind(
        "P hòng ầng Psố hòngsố ầngsố",
        "",
        r"(?:P|hòng|ầng)[.\s]{0,9}(?:số\s+)?\d",
        rf"\b(?:P\s?\.?|[Pp]hòng|[Tt]ầng)\s*(?:số\s+)?\d{{1,4}}\w?\s*[,\-\u2013]?\s*{_BUILDING}\w*",
    ),
    _make_kind(
        "[A-Z]",
        "",
        r"[A-ZĐ]\s?\d",
        r"\b[Nn]hà\s+[A-ZĐ]{1,2}\d{1,2},?\s+(?:phòng|P\.?|tập\s+thể|khu)\b",
        r"\bCT\s?\d+\w?\s*[-,]\s*(?:phòng\s+|căn\s+|P\.?\s?)?\d{3,4}\b",
        rf"\b[KH]\d{{1,4}}/\d{{1,4}}\w?(?:/\d{{1,4}})*,?\s+(?:(?:{_STREET}|tổ)\b|{_NO_STREET}{_UNIT_PREFIX}{_WORD})",
        rf"(?:{_LIVING}|\b[Nn]hà|\b[Ss]ố(?:\s+nhà)?)\s+[KH]\d{{1,4}}/\d{{1,4}}",
        r"\b(?:[Tt](?:òa|o\u00e0)(?:\s+nhà)?|[Cc]hung\s+cư)\s+[A-ZĐ]{1,2}\d{1,2},?\s+(?:tầng|phòng|căn(?:\s+hộ)?|P\.?)\s*(?:số\s+)?\d+",
        r"\bLK\s?\d{1,2}\b",
        r"\b[Ll]ô\s+[A-Z]{1,2}\d+\w*,?\s+(?:KĐT|khu|phố|đường|ngõ|liền\s+kề|dãy)\b",
        rf"{_LIVING}\s+(?:block|dãy|lô|tòa|to\u00e0)\s+(?:nhà\s+)?[A-Z]{{1,2}}\d{{1,3}}\b",
    ),
    _make_kind(
        f"{_with_signs('ốt iot osk')} [A-Z] ố",
        "",
        r"(?:ốt|ot|osk)\W{0,3}(?:số\s+)?[A-Z]?\d",
        rf"\b[Kk]i(?:[\s-]?ốt|ot|osk)\W{{1,3}}(?:số\s+)?[A-Z]?\d{{1,4}}[A-Z]?(?:/\d+)?{_COUNTED}",
    ),
    _make_kind(
        "lô lôsố ềnkề ềnkềsố thự thựsố",
        "",
        r"(?:lô|kề|thự)\s+(?:số\s+)?\d",
        rf"{_LIVING}\s+lô\s+(?:số\s+)?\d+\w*{_COUNTED}",
        rf"\b(?:[Ll]iền\s+kề|[Bb]iệt\s+thự)\s+(?:số\s+)?\d{{1,3}}[A-Za-z]?{_COUNTED}",
    ),
    _make_kind(
        "ăn hòng ầng P ănhộ ố",
        "",
        r"(?:lock|ãy)\s+[A-Z]",
        r"\b(?:[Bb]lock|[Dd]ãy)\s+[A-Z]{1,2}\d{0,2},?\s+(?:căn|phòng|P\.?|tầng)\s*(?:hộ\s+)?(?:số\s+)?\d+",
    ),
    _make_kind(
        "ổ ổsố dânphố dânphốsố DP DPsố ómsố hônsố "
        + " ".join(
            f"{before}{place}"
            for before in ("ở", "Ở", "ại", "rú", "gụ", "ống", "ộc", "hà")
            for place in ("xóm", "Xóm", "thôn", "Thôn")
        )
        + " uphố uphốsố cư cưsố KDC khu khusố cụm cụmsố đội độisố ấp khối",
        "",
        r"(?:ổ|phố|số|TDP|óm|hôn|khu|cụm|đội|ấp|khối|cư|KDC)\s*\d",
        rf"(?<!uộc\s)\b(?:[Tt]rú|[Nn]gụ|[Ss]ống|[Nn]hà)\s+(?:(?:ở|tại|thuộc)\s+){{0,2}}(?:{_GROUP}|{_HAMLET})",
        rf"\b[Ởở]\s+(?:{_GROUP}|{_HAMLET})",
        rf"\b(?:[Tt]rú|[Nn]gụ|[Ss]ống)(?:\s+(?:ở|tại))?\s+{_AREA}",
        rf"\b(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]ụ|[Nn]hà|[Hh]iện|[Nn]ay)\s+ở\s+{_AREA}",
        rf"\b[Ởở]\s+{_AREA},?\s+(?:[Pp]hường|P\.|[Xx]ã)\s",
        rf"\b(?:[Đđ]ịa\s+chỉ|[Đđ]/c)\W{{1,3}}{_GROUP}",
        rf"\b{_GROUP},\s*(?:[Pp]hường|P\.|[Xx]ã)\s",
        rf"\b(?:(?:(?:[Tt]ổ|[Hh]ội)\s+)?(?:[Tt]rưởng|[Pp]hó)\s+)?{_GROUP},?\s+[Nn]hà\s+(?:số\s+)?\d+(?:[A-Za-z]\w*|(?:/\d+)+|(?=\s*(?:[,;.)]|\Z)))",
        code="group",
    ),
    _make_kind(
        "nha NHA so So",
        "",
        r"[sS][oO]\s+(?:(?:nha|NHA)\s*)?\d",
        r"\b[sS][oO]\s+(?:nha|NHA)\s*\d+\w*",
        rf"\b[Ss]o\s+{_NUMBER},?\s+(?:pho|duong|ngo|ngach|hem)\s",
    ),
    _make_kind(
        _with_number_words("go gach em"),
        "",
        rf"(?:go|gach|em){_NUMBER_WORD}\d",
        rf"\b(?:[nN]go|[nN]gach|[hH]em){_LANE_NUMBER}",
    ),
    _make_kind(
        _with_number_words("õ"),
        f"{_LETTER}ngõ",
        rf"õ{_NUMBER_WORD}[\dA-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ]",
        rf"\b[Nn]gõ{_LANE_NUMBER}",
        rf"{_BEFORE}ngõ\s+{CAPITAL}\w*",
    ),
    _make_kind(_with_number_words("ách"), "", rf"gách{_NUMBER_WORD}\d", rf"\b[Nn]gách{_LANE_NUMBER}"),
    _make_kind(
        _with_number_words("iệt"),
        "",
        rf"kiệt{_NUMBER_WORD}\d",
        rf"(?<!hào\s)(?<!cạn\s)(?<!tuấn\s)(?<!suy\s)\bkiệt{_LANE_NUMBER}",
    ),
    _make_kind(_with_number_words("ẻm"), "", rf"ẻm{_NUMBER_WORD}\d", rf"\b[Hh]ẻm{_LANE_NUMBER}"),
    _make_kind(
        _with_signs("Ố HÀ"),
        "",
        r"Ố\W{1,3}[N\d]",
        r"\bSỐ\s+NHÀ\W{0,3}\d+\w*",
        rf"\bSỐ\s+{_NUMBER},?\s+(?:PHỐ|ĐƯỜNG|NGÕ|NGÁCH|HẺM)\b",
    ),
    _make_kind("HÀSỐ", "", r"HÀ\s+SỐ\s", r"\bNHÀ\s+SỐ\s+\d+\w*"),
    _make_kind(_with_number_words("Õ ÁCH"), "", rf"G(?:Õ|ÁCH){_NUMBER_WORD}\d", rf"\bNG(?:Õ|ÁCH){_LANE_NUMBER}"),
    _make_kind(
        "",
        f"{_LETTER}PHỐ {_LETTER}ĐƯỜNG {_LETTER}NGÕ",
        r"(?:PHỐ|ĐƯỜNG|NGÕ)\s",
        rf"{_BEFORE}(?:PHỐ|ĐƯỜNG|NGÕ)\s+{CAPITAL}\w*",
    ),
)

ADDRESS_SIGN = _compile_shape(
    (word for kind in KINDS for word in kind.before), (word for kind in KINDS for word in kind.after)
)
"""What the shape of a text with an address has, unless it has `DISTRICT_SIGN`."""

DISTRICT_SIGN = re.compile(f",(?:{make_shape(_DISTRICTS.replace('|', '/')).decode().replace('/', '|')})".encode())
"""What the shape of a text has in which a district ends an address."""

_DISTRICT = re.compile(rf",\s*(?:{_DISTRICTS})")
BEFORE_DISTRICT = re.compile(rf"{_BEFORE}{_UNIT_PREFIX}{_WORD}(?:\s{_WORD}){{1,3}},\s*(?:{_DISTRICTS})")


def find_addresses(text: str, shape: bytes) -> Iterator[Detail]:
    """Yield the addresses of homes in a text with its shape."""
    for kind in KINDS:
        if kind.shape.search(shape):
            yield from _search_near(kind.sign, kind.pattern, kind.code, text)
    if DISTRICT_SIGN.search(shape):
        yield from _search_near(_DISTRICT, BEFORE_DISTRICT, "address", text)


def _search_near(sign: re.Pattern[str], pattern: re.Pattern[str], code: str, text: str) -> Iterator[Detail]:
    """Yield the matches of a pattern around each place where its sign is found."""
    done = 0
    for hit in sign.finditer(text):
        if hit.end() <= done:
            continue
        for match in pattern.finditer(text, max(done, hit.start() - _AROUND), hit.end() + _AROUND):
            done = match.end()
            if NOUN_BEFORE.search(text, max(0, match.start() - 12), match.start()):
                continue
            if not is_public_place(text, match.start(), match.end()):
                yield Detail(code, match[0], match.start())
