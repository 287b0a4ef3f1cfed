"""Find the rows that close a table and are about nobody: totals, and the date and signatures below."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from generator.editing.sheets.columns import Item
from generator.editing.sheets.person_cells import is_collective_name, is_office
from generator.vietnamese import match_key

# These are for texts as `match_key` writes them: "ký" as "kí".
_TOTAL = re.compile(
    r"(?:tổng (?:số|cộng)|cộng (?:dồn|nhóm|mục|phần|trang)|(?:tổng|cộng)(?= (?:cá nhân|tập thể)| ?(?:$|[\d:(.=]))"
    r"|số lượng\b|lũy kế\b)"
)
_FOOTER = re.compile(
    r"\W*(?:(?:người (?:lập|tổng hợp|kí|duyệt)|t/?m|k/?t|t/?l|tuq|thủ trưởng|chủ tịch|phó chủ tịch|nơi nhận"
    r"|danh sách (?:này )?(?:có|gồm)|(?:hà nội|ngày)\b.*\bnăm|(?:đã )?kí (?:tên|thay)|xác nhận|kế toán|lưu vt)\b"
    r"|(?:[^,\d]{2,30}, ?)?ngày\W*(?:\d{1,2}\W+)?(?:tháng\b|\d{1,2}\W+\d{4}))"
)
_OFFICE = re.compile(
    r"\W*(?:phó |quyền )?(?:trưởng (?:phòng|ban|trạm|thôn)|(?:tổng )?giám đốc|hiệu trưởng|bí thư|chánh văn phòng)\b"
)
_SIGNATORY = re.compile(r"\W*(?:(?:phó |quyền )?(?:trưởng|giám đốc|hiệu trưởng|bí thư|thường trực)|kí)\b")
_NOTE = re.compile(r"\W*(?:ghi chú|chú thích|lưu ý|chú ý|bằng chữ|ấn định danh sách|danh sách (?:này|trên|xếp))\b")
# These are for texts as they were typed.
_DEPUTY = re.compile(r"\W*(?:T/?M|K/?T|T/?L|TUQ)\b")
_LEADER = re.compile(
    r"(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|HIỆU TRƯỞNG|BÍ THƯ.*|TRƯỞNG (?:BAN|PHÒNG|THÔN|TRẠM).*"
    r"|TỔ TRƯỞNG(?: (?:TỔ DÂN PHỐ|TDP).*)?)"
)
# Behind the first word of a name may stand initials.
_SUM = re.compile(r"(?:tổng|cộng)\s+(?!\w\.\s*\w\.)(\w+)", re.IGNORECASE)
_GROUP_NUMBER = re.compile(r"[IVX]+|[A-Z]")

Closing = Literal["total", "footer", "below", "note"]
"""Why a row is about nobody: it sums up, it begins the signatures, it stands below them, it is a remark on the list."""


class SkippedRow(NamedTuple):
    """A row that is about nobody, but has a text."""

    row: int
    """Counted from 1."""
    text: str
    """Its first text; it may be the name of a child."""
    reason: Closing
    """Why it is about nobody."""


class ClosingRows:
    """Says of one row of a table after the other whether it closes the table."""

    def __init__(self, *, is_numbered: bool) -> None:
        """Begin a table; `is_numbered` says whether its people have numbers."""
        self._is_numbered, self._is_over = is_numbered, False

    def classify(self, texts: Sequence[str], cells: Mapping[Item, str], *, has_number: bool) -> Closing | None:
        """Return why a row is about nobody; None where it may be about someone. `has_number`: it is numbered itself."""
        name = cells.get("name")
        if any(_TOTAL.match(match_key(text)) for text in {texts[0], name or ""}):
            return "total"
        if has_number:
            return None
        if any(map(_is_sum, (cells.get("number", ""), name or texts[0]))):
            return "total"
        if self._is_over:
            return "below"
        is_footer = _is_lone_office(name) or _is_footer(name) if name else any(map(_is_footer, texts))
        is_footer = (is_footer and (self._is_numbered or not _has_more(cells))) or _are_signatures(texts, name)
        if not is_footer:
            is_note = any(_NOTE.match(match_key(text)) for text in (cells.get("number", ""), name or ""))
            return "note" if is_note else None
        self._is_over = True
        return "footer"


def _is_sum(text: str) -> bool:
    """Whether a text begins as a total does, and is neither a collective nor an office: names have capitals."""
    match = _SUM.match(text)
    if match is None or is_collective_name(text) or is_office(text):
        return False
    return not match[1][0].isupper() or text.isupper() or _GROUP_NUMBER.fullmatch(match[1]) is not None


def _is_footer(text: str) -> bool:
    """Whether a text begins as the date and signatures do; offices in capitals: others may stand before a name."""
    key = match_key(text)
    return _FOOTER.match(key) is not None or (text.isupper() and _OFFICE.match(key) is not None)


def _are_signatures(texts: Sequence[str], name: str | None) -> bool:
    """Whether the offices of those who sign stand side by side, an unknown one in the column of names."""
    if any(text.isupper() and _DEPUTY.match(text) for text in texts):
        return True
    leaders = any(_LEADER.fullmatch(text.strip(" .:")) for text in texts)
    return leaders and name is not None and is_collective_name(f"{name} ") and all(map(str.isupper, texts))


def _is_lone_office(name: str) -> bool:
    return _OFFICE.fullmatch(match_key(name).rstrip(" :.,")) is not None


def _has_more(cells: Mapping[Item, str]) -> bool:
    """Whether a row says of somebody more than a name; the titles of those who sign are no more."""
    more = {text for item, text in cells.items() if item not in ("name", "number")} - {cells.get("name")}
    return any(not _is_footer(text) and not _SIGNATORY.match(match_key(text)) for text in more)
