"""Find the rows that close a table and are about nobody: totals, and the date and signatures below."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from generator.editing.sheets.columns import Item
from generator.vietnamese import match_key

_TOTAL = re.compile(
    r"(?:tổng (?:số|cộng)|cộng (?:dồn|nhóm|mục|phần|trang)|(?:tổng|cộng)(?= (?:cá nhân|tập thể)| ?(?:$|[\d:(.=])))"
)
_FOOTER = re.compile(
    r"(?:người (?:lập|tổng hợp|ký)|tm|kt|thủ trưởng|chủ tịch|phó chủ tịch|nơi nhận|danh sách (?:này )?(?:có|gồm)"
    r"|(?:hà nội|ngày)\b.*\bnăm|ký tên|xác nhận|kế toán|lưu vt)\b"
)
_SIGNATORY = re.compile(r"\W*(?:(?:phó |quyền )?(?:trưởng|giám đốc|hiệu trưởng|bí thư|thường trực)|ký)\b")

Closing = Literal["total", "footer", "below"]
"""Why a row is about nobody: it sums up, it begins the signatures, it stands below them."""


class SkippedRow(NamedTuple):
    """A row that is about nobody, but has a text."""

    row: int
    """Counted from 1."""
    text: str
    """Its first text, in initials where it may be the name of a child."""
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
        if self._is_over:
            return "below"
        if not any(map(_is_footer, [name] if name else texts)) or (not self._is_numbered and _has_more(cells)):
            return None
        self._is_over = True
        return "footer"


def _is_footer(text: str) -> bool:
    return _FOOTER.match(match_key(text)) is not None


def _has_more(cells: Mapping[Item, str]) -> bool:
    """Whether a row says of somebody more than a name; the titles of those who sign are no more."""
    more = {text for item, text in cells.items() if item not in ("name", "number")} - {cells.get("name")}
    return any(not _is_footer(text) and not _SIGNATORY.match(match_key(text)) for text in more)
