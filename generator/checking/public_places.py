"""Distinguish addresses of institutions and monuments, which are public, from those of homes.

An institution must lead straight to its address ("Bảo tàng tại số 1 phố Hoa Gạo", "Trường Hoa Gạo (số 1 phố Hoa Gạo)"):
in "giáo viên Trường Hoa Gạo, ở số 1 phố Hoa Gạo" the address is a home.
"""

import re

_REACH = 70
"""Characters around an address that are looked at."""

# Where people work, an address follows with "tại" or in brackets; where nobody does, it may follow a comma.
_INSTITUTION = re.compile(
    r"(?:(?:di\s+tích|di\s+sản|lưu\s+niệm|bảo\s+tàng|trụ\s+sở|tượng\s+đài|đình|đền|chùa|miếu|nhà\s+thờ|nhà\s+hát"
    r"|nhà\s+văn\s+hóa|thư\s+viện|quảng\s+trường|địa\s+điểm|điểm\s+(?:tiêm|bầu\s+cử|tiếp\s+nhận|phát))(?!\w)"
    r"[^.;\n\d]{0,40}"
    r"|(?:trường|bệnh\s+viện|trạm\s+y\s+tế|công\s+an|ủy\s+ban|u\u1ef7\s+ban|UBND|bưu\s+điện|văn\s+phòng|ngân\s+hàng|trung\s+tâm"
    r"|nhà\s+trẻ|mầm\s+non|công\s+ty|siêu\s+thị|khách\s+sạn|chợ)(?!\w)"
    r"[^.,;:\n\d]{0,40}(?<!\w)(?:tại|ở|\()\s*(?:(?:số|SN)\s+)?)\Z",
    re.IGNORECASE,
)
_LIVING = re.compile(r"(?<!\w)(?:trú|ngụ|sống|nhà\s+riêng|gia\s+đình)(?!\w)", re.IGNORECASE)
_LEADING_WORD = re.compile(r"(?:tại|ở|số|SN)\s+", re.IGNORECASE)
_MONUMENT_BEHIND = re.compile(
    r"[^.;\n]{0,30}?(?<!\w)"
    r"(?:di\s+tích|bảo\s+tàng|nơi\s+(?:Bác|Chủ\s+tịch|Người|thành\s+lập|ra\s+đời|diễn\s+ra))"
)
# Monuments that are known by their addresses.
_MONUMENT = re.compile(
    r"48\s+(?:phố\s+)?Hàng\s+Ngang|5D\s+(?:phố\s+)?Hàm\s+Long|90\s+(?:phố\s+)?Thợ\s+Nhuộm|87\s+(?:phố\s+)?Mã\s+Mây"
)

PATTERNS = {
    "institution": _INSTITUTION,
    "living": _LIVING,
    "leadingWord": _LEADING_WORD,
    "monumentBehind": _MONUMENT_BEHIND,
    "monument": _MONUMENT,
}
"""By its name in the browser's search every pattern that makes an address public."""


def is_public_place(text: str, start: int, end: int) -> bool:
    """Return whether the address from `start` to `end` of a text is that of an institution or a monument."""
    before, address, behind = text[max(0, start - _REACH) : start], text[start:end], text[end : end + _REACH]
    if _MONUMENT.search(address + behind[:20]) or _MONUMENT_BEHIND.match(behind):
        return True
    # The word that leads from the institution to its address may count as the address's.
    word = _LEADING_WORD.match(address)
    institution = _INSTITUTION.search(before + (word[0] if word else ""))
    return institution is not None and not _LIVING.search(institution[0])
