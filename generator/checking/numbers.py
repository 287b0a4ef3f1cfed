"""Search for phone and identity numbers.

They are runs of digits in groups. A run is read group by group, so that dates, years and sums of money beside a number
are no part of it.
"""

import re
from collections.abc import Iterator

from generator.checking.details import Detail

# What people put between the groups of a number; a line may end there.
_GAP = r"[\s\u00a0.\-\u2010-\u2015\u2212/\u00b7•()\\*_]"
_RUN = re.compile(rf"(?<![\d,.])(?<!\d[.,])\(?\+?\d(?:{_GAP}{{0,12}}\d)*")
_GROUP = re.compile(r"\d+")
# Without one of these signs a text has no number to report. A pattern that begins with one character is found fastest.
_ZERO_SIGN = re.compile(rf"0(?:{_GAP}{{0,12}}\d){{8}}")
_CODE_SIGN = re.compile(rf"84(?:{_GAP}{{0,12}}\d){{9}}")
_TWO_DIGITS, _FOUR_DIGITS = re.compile("[0-9][0-9]"), re.compile("[0-9]{4}")

_MOBILE_OR_LANDLINE = re.compile(r"0(?:[35789]\d{8}|2\d{9}|[24]\d{8})")
_ABROAD = re.compile(r"(?:00)?84(?:0?[35789]\d{8}|0?2\d{9}|0?[24]\d{8})")
_IDENTITY = re.compile(r"0\d{11}|0\d{8}")
_MONEY = re.compile(r"\s*(?:đồng|đ\b|vn[dđ]|usd|triệu|tỷ|tỉ)", re.IGNORECASE)
_LEAST_DIGITS, _MOST_DIGITS = 9, 14
_LABEL = re.compile(r"thoại|ĐT|CMND|CCCD|khoản|STK|[Ff]ax|ộ chiếu")
_LABELLED = re.compile(
    rf"(?:[Đđ]iện thoại|\bS?ĐT|\b[Ff]ax\b)[^\d\n]{{0,20}}(?P<phone>\d(?:{_GAP}?\d){{5,}})"
    rf"|(?:CMND|CCCD|tài khoản|\bSTK\b|[Hh]ộ chiếu)[^\d\n]{{0,30}}(?P<identity>\d(?:{_GAP}?\d){{5,}})"
)
_DATE = re.compile(
    r"(?<!\d)"
    r"(?:(?:0?[1-9]|[12]\d|3[01])\s?(?P<sep>[./ \-\u2010-\u2015])\s?(?:0?[1-9]|1[0-2])\s?(?P=sep)\s?(?:19|20)\d\d"
    r"|(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    r"|(?:0?[1-9]|1[0-2])(?P<mark>[/\-])(?:19|20)\d\d(?!(?P=mark)))(?!\d)"
)


def find_numbers(text: str) -> Iterator[Detail]:
    """Yield the phone and identity numbers of a text."""
    if _may_have_number(text):
        yield from _search_numbers(text)
    if _LABEL.search(text):
        yield from _search_labelled(text)


def _may_have_number(text: str) -> bool:
    """Whether a text has a sign of a phone or identity number: nearly all texts have none."""
    return (
        "+" in text
        or _ZERO_SIGN.search(text) is not None
        or _CODE_SIGN.search(text) is not None
        # Of nine digits in a row, every fourth character gives two, and every second gives four.
        or (_TWO_DIGITS.search(text[::4]) is not None and _FOUR_DIGITS.search(text[::2]) is not None)
    )


def _search_labelled(text: str) -> Iterator[Detail]:
    """Yield what a label such as "điện thoại" stands before."""
    for match in _LABELLED.finditer(text):
        code = str(match.lastgroup)
        yield Detail(code, match[code], match.start(code))


def _search_numbers(text: str) -> Iterator[Detail]:
    """Yield the phone and identity numbers of a text, whatever stands before them."""
    for match in _RUN.finditer(text):
        run, after = match[0], text[match.end() : match.end() + 8]
        if len(run) < _LEAST_DIGITS:
            continue
        groups = list(_without_dates(run))
        first = 0
        while first < len(groups):
            number = _find_number(groups, first, run, after)
            if number is None:
                first += 1
                continue
            code, last = number
            start = groups[first].start()
            start -= run[max(0, start - 1) : start] == "+"
            yield Detail(code, run[start : groups[last].end()], match.start() + start)
            first = last + 1


def _without_dates(run: str) -> Iterator[re.Match[str]]:
    """Yield the groups of digits of a run, except those of its dates."""
    blank = _DATE.sub(lambda date: " " * len(date[0]), run)
    return _GROUP.finditer(blank)


def _find_number(groups: list[re.Match[str]], first: int, run: str, after: str) -> tuple[str, int] | None:
    """Return the code of the longest number that begins with a group, and the index of its last group."""
    digits, result = "", None
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
        code = _find_code(digits, is_whole=first == last, has_plus=has_plus, after=rest)
        result = (code, last) if code else result
    return result


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
