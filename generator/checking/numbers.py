"""Search for phone and identity numbers.

They are runs of digits in groups. A run is read group by group, so that dates, years and sums of money beside a number
are no part of it.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.checking.details import Detail

# Bytes of dashes, dots and spaces between groups.
_BYTES = rb"[-/,=\xa0\xa2\xa6\xb7\xc2\xe2\x80-\x9d]{0,36}"
NUMBER_SIGN = re.compile(
    # Six digits, unless they are one date behind "published", "updated" or "date".
    rb"0(?:(?<!00)(?<!0[-/,]0)(?!(?<=[de]0)000-00-00(?!%b0))(?:%b0){5}" % (_BYTES, _BYTES)
    # An O in place of the first digit.
    + rb"|(?<=[oO]0)(?:%b0){4})" % _BYTES
)
"""What the shape of a text with a number has."""

SPELLED_SIGN = re.compile(b"\xb4(?<=h\xc3\xb4)ng[-,]?(?:%b)" % "[Cc]hín|[Bb]a|[Bb]ảy|[Tt]ám|[Nn]ăm|[Hh]ai".encode())
"""What the shape of a text with a number in words has."""

# What people put between the groups of a number; a line may end there.
_GAP = r"[\s\u00a0.\-\u2010-\u2015\u2212/\u00b7•…()\[\]{}<>\\*_,;|'\"\u2018-\u201d~`!#=]"
_RUN = re.compile(rf"(?<!\d)(?<!\d[.,])\(?\+?\d(?:{_GAP}{{0,12}}\d)*")
_GROUP = re.compile(r"\d+")

_MOBILE_OR_LANDLINE = re.compile(r"0(?:[35789]\d{8}|2\d{9}|[24]\d{8})")
_ABROAD = re.compile(r"(?:00)?84(?:0?[35789]\d{8}|0?2\d{9}|0?[24]\d{8})")
_IDENTITY = re.compile(r"0\d{11}|0\d{8}")
_MONEY = re.compile(r"\s*(?:đồng|đ\b|vn[dđ]|usd|triệu|tỷ|tỉ)", re.IGNORECASE)
# Numbers of public services.
_SERVICE = re.compile(r"1[89]00")
_SUM = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+")
_WHOLE_SUM = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3}){1,6}(?![.,]?\d)")
_YEARS = re.compile(r"(?:19|20)\d\d\W{1,3}(?:19|20)\d\d")
_ENDS_NUMBER = re.compile(r"[,;]\s")
_FRACTION = re.compile(r"0,\d")
_LEAST_DIGITS, _MOST_DIGITS, _LEAST_LABELLED, _MOST_GAP = 9, 14, 6, 4

_LABEL = re.compile(
    r"(?P<phone>(?:điện|dien|đ\.)\s*tho(?:ại|ai)|[\u260e\u2706\U0001f4de\U0001f4f1\U0001f4f2]\ufe0f?|(?<!&)\b(?:s?(?:đ|d)[./]?t(?:d[đd])?|tell?|cell|phone|mobile|momo|dđ|hotline|fax|zalo|viber|telegram"
    r"|whatsapp|di\s+động|di\s+dong|máy\s+(?:bàn|riêng|lẻ)|số\s+máy|alo|gọi(?:\s+\w{1,9}){0,3}\s+số)\b)"
    # What may lead to a count as well.
    r"|(?P<contact>\b(?:liên\s+hệ|lh|nhắn\s+tin)\b)"
    r"|(?P<identity>\b(?:cmnd|cmtnd|cmt|cccd|căn\s*cước|can\s*cuoc|chứng\s*minh|hộ\s*chiếu|ho\s*chieu|passport|stk|tk"
    r"|tài\s*khoản|tai\s*khoan|định\s*danh|mã\s+số\s+thuế|mst|bhxh|bhyt|gplx|bằng\s+lái|thẻ\s+đảng(?:\s+viên)?|số\s+hiệu|visa|mssv)\b)",
    re.IGNORECASE,
)
_LABEL_REACH = 40
_BETWEEN = re.compile(r"[^\d\n]{0,30}\Z")
_DIRECTLY = re.compile(r"\W*(?:số|so|là)?\W*\Z", re.IGNORECASE)

_DATE = re.compile(
    r"(?<!\d)"
    r"(?:(?:0?[1-9]|[12]\d|3[01])\s?(?P<sep>[./ \-\u2010-\u2015])\s?(?:0?[1-9]|1[0-2])\s?(?P=sep)\s?(?:19|20)\d\d"
    r"|(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    r"|(?:0?[1-9]|1[0-2])(?P<mark>[/\-])(?:19|20)\d\d(?!(?P=mark)))(?!\d)"
)
_DIGIT_WORD = r"(?:không|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín|\d)"
_SPELLED = re.compile(rf"không(?:[\s,.\-]{{1,3}}{_DIGIT_WORD}\b){{8,13}}", re.IGNORECASE)

PATTERNS = {
    "run": _RUN,
    "group": _GROUP,
    "phone": _MOBILE_OR_LANDLINE,
    "abroad": _ABROAD,
    "identity": _IDENTITY,
    "money": _MONEY,
    "service": _SERVICE,
    "sum": _SUM,
    "wholeSum": _WHOLE_SUM,
    "years": _YEARS,
    "endsNumber": _ENDS_NUMBER,
    "fraction": _FRACTION,
    "label": _LABEL,
    "between": _BETWEEN,
    "directly": _DIRECTLY,
    "date": _DATE,
    "spelled": _SPELLED,
}
"""By its name in the browser's search every pattern that reads a number."""

_Groups = list[re.Match[str]]


def find_numbers(text: str) -> Iterator[Detail]:
    """Yield the phone and identity numbers of a text that are written in digits."""
    for match in _RUN.finditer(text):
        start, run = match.start(), match[0]
        if len(run) < _LEAST_LABELLED and text[start - 1 : start] not in ("o", "O"):
            continue
        after = text[match.end() : match.end() + 8]
        before = text[max(0, start - _LABEL_REACH) : start]
        yield from (Detail(code, words, start + place) for code, words, place in _read_run(run, before, after))


def find_spelled_numbers(text: str) -> Iterator[Detail]:
    """Yield the phone numbers of a text that are written in words."""
    yield from (Detail("phone", match[0], match.start()) for match in _SPELLED.finditer(text))


def _read_run(run: str, before: str, after: str) -> Iterator[Detail]:
    """Yield the numbers of a run of digits; their places count from its start."""
    groups = list(_GROUP.finditer(_DATE.sub(lambda date: " " * len(date[0]), run)))
    if not groups:
        return
    # Where a date begins the run, a label before it says nothing of the next group.
    label = _find_label(before) if groups[0].start() <= 2 else None
    # "0,25" is a fraction.
    first = 2 if _FRACTION.match(run) else 0
    while first < len(groups):
        number = _find_number(groups, first, run, after)
        if first == 0 and label:
            number = (label[0], number[1]) if number else _find_labelled(groups, run, label, after)
        if first == 0 and number is None and before[-1:] in ("o", "O") and not before[-2:-1].isalnum():
            number = _find_number(groups, first, run, after, missing="0")
        if number is None:
            whole_sum = _WHOLE_SUM.match(run, groups[first].start())
            first += len(_GROUP.findall(whole_sum[0])) if whole_sum else 1
            continue
        code, last = number
        start = groups[first].start()
        start -= run[max(0, start - 1) : start] == "+"
        yield Detail(code, run[start : groups[last].end()], start)
        first = last + 1


def _find_number(groups: _Groups, first: int, run: str, after: str, missing: str = "") -> tuple[str, int] | None:
    """Return the code of the longest number that begins with a group, and the index of its last group."""
    digits, result = missing, None
    start = groups[first].start()
    has_plus = run[max(0, start - 1) : start] == "+"
    if not (has_plus or missing or groups[first][0][0] in "08" or len(groups[first][0]) >= _LEAST_DIGITS):
        return None
    for last in range(first, len(groups)):
        gap = run[groups[last - 1].end() : groups[last].start()] if last > first else ""
        if len(gap.strip()) > _MOST_GAP or (result and _ENDS_NUMBER.search(gap)):
            break
        digits += groups[last][0]
        if len(digits) > _MOST_DIGITS:
            break
        if len(digits) < _LEAST_DIGITS:
            continue
        end = groups[last].end()
        rest = run[end : end + len(after)] or after
        code = _find_code(digits, is_whole=first == last, has_plus=has_plus, after=rest)
        result = (code, last) if code else result
    return result if result and not _is_list(groups[first : result[1] + 1], run) else None


def _find_label(before: str) -> tuple[str, bool] | None:
    """Return the code that a label such as "điện thoại" gives a number, and whether it stands directly before it."""
    label = None
    for match in _LABEL.finditer(before):
        label = match
    if label is None or not _BETWEEN.match(before, label.end()):
        return None
    if label.lastgroup == "contact":
        return "phone", False
    return str(label.lastgroup), bool(_DIRECTLY.match(before, label.end()))


def _find_labelled(groups: _Groups, run: str, label: tuple[str, bool], after: str) -> tuple[str, int] | None:
    """Return code and index of the last group of the number that a label stands before, at the beginning of a run."""
    last, digits = 0, len(groups[0][0])
    while last + 1 < len(groups) and groups[last + 1].start() - groups[last].end() <= 1:
        last += 1
        digits += len(groups[last][0])
    number, rest = run[groups[0].start() : groups[last].end()], run[groups[last].end() :] or after
    if digits < _LEAST_LABELLED or _MONEY.match(rest) or _SERVICE.match(number) or _YEARS.fullmatch(number):
        return None
    code, is_direct = label
    return None if _SUM.fullmatch(number) and not is_direct else (code, last)


def _is_list(groups: _Groups, run: str) -> bool:
    """Return whether groups are a list of small numbers: "05, 06, 07"."""
    gaps = [run[group.end() : following.start()] for group, following in pairwise(groups)]
    return any(_ENDS_NUMBER.search(gap) for gap in gaps) and all(len(group[0]) <= 2 for group in groups)


def _find_code(digits: str, is_whole: bool, has_plus: bool, after: str) -> str | None:
    """Return `phone`, `identity` or None. `is_whole`: its digits stand in a row."""
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
