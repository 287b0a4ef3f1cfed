"""Search for house numbers and lanes in words: "số nhà mười hai", "ngõ ba mươi tư"."""

import re
from collections.abc import Iterator
from functools import cache

from generator.checking.details import Detail
from generator.checking.public_places import is_public_place
from generator.vietnamese import CAPITAL

_DIGIT = r"(?:một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín)"
# Bytes of shapes; a pattern that begins with a certain byte, here the last one of "ngõ" and "số", is found fastest.
_LANE_SIGN = re.compile(b"\xb5(?<=%b)(?:%b)?(?:%b)" % ("gõ".encode(), "số".encode(), f"{_DIGIT}|mười".encode()))
_NUMBER_SIGN = re.compile(b"\x91(?<=%b)(?:%b)" % ("ố".encode(), f"{_DIGIT}|mười".encode()))
# These are rare enough to be signs by themselves.
_RARE_SIGNS = [words.encode() for words in ("gách", "ẻm", "kiệt", "ốnhà", "hàsố")]

# "hai mươi năm" is a time: 25 is "hai mươi lăm".
_UNIT = r"(?:một|mốt|hai|ba|bốn|tư|lăm|nhăm|sáu|bảy|bẩy|tám|chín)"
_TENS = rf"(?:mười|{_DIGIT}\s+mươi)(?:\s+{_UNIT}(?!\w))?"
_MANY = (
    rf"(?:{_DIGIT}\s+trăm(?:\s+(?:(?:linh|lẻ)\s+{_DIGIT}|{_TENS}))?|{_TENS}|{_DIGIT}(?:\s+{_DIGIT}){{1,3}})(?!\w)"
    r"(?!\s+(?:lần|ngày|buổi|tuần|tháng|giờ|người|hộ|năm|km|mét|lượt|đồng|triệu|tỷ|suất|phần|chiều|tuổi|tầng|nhà|căn"
    r"|gia|cái|đoạn|ngõ|bên|đầu|phía)(?!\w))"
)
# One digit may be an adjective or a count: "ngõ ba lần", "số nhà hai tầng".
_END = rf"\s*(?:[.;)]|\Z|,\s(?!{_DIGIT}\s))"
_NEXT = rf"\s+(?:phố|đường|ngõ|ngách|hẻm|tổ|khu|{CAPITAL})"
# Otherwise "ngõ ba" may go on with "lần", and "số nhà hai" with "tầng".
_ONE = rf"(?:hai|ba|bốn|sáu|bảy|bẩy|tám|chín)(?!\w)(?={_END}|{_NEXT})"
_GOES_ON = rf"(?={_END}|{_NEXT}|\s+(?:thuộc|từ|là|và|của|ở|có|đã|cùng|với|cạnh|gần|trên|trong|nay|cũ|này|nhé)(?!\w))"
_LANE = r"(?:[Nn]g(?:õ|ách)|[Hh]ẻm|kiệt)"
_ADDRESS = (
    r"(?<!một\s)(?<!nhiều\s)\b(?:[Ss]ố\s+nhà\W{1,3}(?:(?:số|là)\s+)?|[Nn]hà\s+số\W{1,3})"
    rf"(?:{_MANY}|{_ONE})"
    rf"|\b[Nn]hà\s+số\s+năm(?={_END}|{_NEXT})"
    rf"|\b{_LANE}\s+(?:số\s+)?(?:{_MANY}{_GOES_ON}|{_ONE})"
    rf"|\b[Ss]ố\s+{_MANY},?\s+(?:(?:phố|đường|ngõ|ngách|hẻm)\s|Hàng\s+{CAPITAL})"
)


@cache
def compile_address() -> re.Pattern[str]:
    """Compile the pattern of an address, which is large, for the first text that may have one."""
    return re.compile(_ADDRESS)


def find_spelled_addresses(text: str, shape: bytes) -> Iterator[Detail]:
    """Yield the addresses in a text with its shape whose numbers are written in words."""
    if _LANE_SIGN.search(shape) or _NUMBER_SIGN.search(shape) or any(sign in shape for sign in _RARE_SIGNS):
        for match in compile_address().finditer(text):
            if not is_public_place(text, match.start(), match.end()):
                yield Detail("address", match[0], match.start())
