"""Read the label of a group between people: its number, what it names, and how many it says there are."""

import re
from collections.abc import Sequence

# "P. Hàng Gai" is a ward, "P. Phường Hàng Gai" the group behind O.
_SHORT_WARD = (
    r"[PQH]\.\s*(?!(?i:phường|xã|thị trấn|quận|huyện|lĩnh vực|ngành|khối|tập thể|cá nhân|danh sách|học sinh)\b)"
)
NUMBER = re.compile(
    rf"(?!{_SHORT_WARD})"
    r"(?:(?:[A-Z]|[IVXLC]+)(?:\.\d+)+|[IVXLC]+|[ivxlc]+(?=[.)])|[A-Za-z](?=[.)])|[A-Z](?=\W*$)|\d+(?:\.\d+)*)"
    r"(?:[.):/-]*(?:\s+|$)|[.):/-]+(?=[A-ZÀ-Ỹ][a-zà-ỹ]))"
)
"""The number of a group, as texts begin with it or are nothing else."""
_COUNTED = r"\d+\s*(?:người|cá nhân|tập thể|đồng chí|đ/c|em|cháu|học sinh|gương|trường hợp|đơn vị|hộ|ông|bà)\b"
_AND_MORE = rf"(?:\s*(?:[,;+]|và)\s*{_COUNTED})*"
_COUNT = re.compile(
    rf"\s*(?:(?:[-–—:,]\s*)?(?:(?:có|gồm|tổng số)\s*:?\s*)?{_COUNTED}{_AND_MORE}"
    rf"|[(\[][^()\[\]\d]{{0,15}}(?:{_COUNTED}|\d+){_AND_MORE}\s*[)\]]|:\s*\d+)[\s.:]*$",
    re.IGNORECASE,
)
_UNIT = re.compile(r"^(?:tên )?(?:đơn vị|địa phương|địa bàn)\s*:\s*", re.IGNORECASE)


def drop_number(text: str) -> str:
    """Return what a label names: without the number before it, and the colon, or how many there are, behind it."""
    match = NUMBER.match(text)
    label = _UNIT.sub("", text[match.end() if match else 0 :].strip())
    return _COUNT.sub("", label).rstrip(" :")


def find_style(texts: Sequence[str]) -> str:
    """Return how a group is numbered: groups numbered alike stand side by side."""
    match = NUMBER.match(texts[0])
    number = re.sub(r"\W", "", match[0]) if match else ""
    if not number:
        return ""
    if number[-1].isdecimal():
        return "1" if number.isdecimal() else "A.1"
    return "I" if re.fullmatch("[IVXivx]+", number) else "A"
