"""Find who stands in a list and was not honoured, or not yet: a cell, a heading or a title says so."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.editing.sheets.columns import Heading, Item
from generator.editing.sheets.person_cells import is_yes
from generator.editing.sheets.rows import TextRow
from generator.vietnamese import match_key

# These are for texts as `match_key` writes them.
_REFUSED = (
    r"(?:(?:không|chưa|ko|k\.?) ?(?:được )?(?:đạt|xét|đồng ý|nhất trí|thông qua|duyệt|công nhận"
    r"|đủ (?:điều kiện|tiêu chuẩn|phiếu|số phiếu|hồ sơ))"
    r"|không (?:được )?(?:khen|tặng|trao|đề nghị|đưa vào danh sách)|trượt"
    r"|(?:bị |đã |xin |đề nghị )*(?:loại(?: bỏ| ra)?|gạch tên|rút(?: tên| hồ sơ| lui)?|hủy(?: bỏ| kết quả)?|hoãn"
    r"|thu hồi|trả(?: lại)? hồ sơ)|(?:(?:cần|đề nghị) )?(?:xem xét|xem|xét) lại"
    r"|chờ (?:bổ sung|xét|xác minh|duyệt|ý kiến|kết luận|kết quả|hồ sơ)"
    r"|(?:thiếu|bổ sung) hồ sơ|(?:chuyển|để)(?: lại| sang)* (?:đợt|năm) sau"
    r"|(?:đề nghị )?(?:xét|khen|để)(?: vào)?(?: đợt| năm)? sau)"
)
_REASON = (
    r"(?: (?:khen|tặng|trao|duyệt|chọn|thưởng|danh hiệu|thi đua|lại))*"
    r"(?: (?:vì|do|theo|ngày|từ|năm|đợt|lần|khỏi)\b.*|\s*[^\w\s].*)?"
)
_VERDICT = re.compile(rf"\W*{_REFUSED}{_REASON}", re.DOTALL)
_GROUP = re.compile(
    r"(?:danh sách )?(?:(?:các|những) )?(?:(?:cá nhân|tập thể|trường hợp|người|hồ sơ|gương) )*"
    rf"(?:(?P<refused>{_REFUSED}|dự phòng|dự bị)|đạt(?: yêu cầu| tiêu chuẩn)?|đủ (?:điều kiện|tiêu chuẩn)"
    rf"|được (?:xét|duyệt|khen)|đồng ý|chính thức|bổ sung){_REASON}"
)
_ASKED = re.compile(r"(?:kết quả|ý kiến|kết luận|duyệt|xét|đạt|đồng ý|nhất trí|thông qua)\b")
_TICKED = re.compile(
    r"(?:số phiếu |phiếu )?(?:(?:được )?(?:xét|duyệt|khen|công nhận)|đạt(?: yêu cầu| tiêu chuẩn)?|đồng ý|nhất trí"
    r"|thông qua|đủ (?:điều kiện|tiêu chuẩn|phiếu))"
)
"""The heading of a column in which whoever was honoured has a tick."""
_YES_OR_NO = re.compile(r"(?:.*\b(?:đề nghị|xét|duyệt|khen|thưởng|đạt|đồng ý|công nhận)\b.*: )(?P<answer>có|không)")
"""The heading of a column that a wider one divides, as `read_headings` has it."""
_NO = {"không", "ko", "k"}
_SIGNS = re.compile(r"[\n(),;]|\s[-–—]\s")
_SENTENCES: tuple[Item, ...] = ("deed", "summary", "role", "organisation", "unit", "address")
"""Columns of sentences, which may begin as a verdict does."""
STRUCK = "tên bị gạch ngang"
"""The verdict on somebody whose name is struck out."""


class RefusedRow(NamedTuple):
    """A row of somebody who was not honoured, or of whom that is not certain."""

    row: int
    """Counted from 1."""
    name: str
    """The name in full, without a remark; it may be that of a child."""
    verdict: str
    """The words that say so, or `STRUCK`."""


class UntickedRow(NamedTuple):
    """A row without a tick where a tick says who was honoured."""

    row: int
    """Counted from 1."""
    columns: tuple[str, ...]
    """The headings of the columns, all empty in this row."""


def names_verdict(text: str) -> bool:
    """Whether the heading of a group, or the title of a list, says that all in it were honoured, or that nobody was."""
    return _GROUP.fullmatch(match_key(text)) is not None or names_refused(text)


def asks_verdict(heading: Heading) -> bool:
    """Whether a column is read for no more than who was not honoured: "Kết quả", "Không đồng ý"."""
    key = match_key(heading.text)
    return heading.item is None and bool(_ASKED.match(key) or _YES_OR_NO.fullmatch(key) or _says_no(heading.text))


def _says_no(heading: str) -> bool:
    """Whether a tick below a heading says that somebody was not honoured."""
    answer = _YES_OR_NO.fullmatch(match_key(heading))
    return answer["answer"] == "không" if answer else _is_verdict(heading)


def names_refused(text: str) -> bool:
    """Whether a text that `names_verdict` says that nobody was honoured."""
    parts = map(_GROUP.fullmatch, re.split(r"[,;]\s*", match_key(text)))
    return any(match and match["refused"] for match in parts)


def find_unticked(rows: Iterable[TextRow]) -> list[UntickedRow]:
    """Find the rows in which all columns for who was honoured are empty.

    Without one for who was not, another row must have a tick, or "Đạt": a column may be kept for signatures.
    """
    unticked, used, agreed = list[UntickedRow](), set[str](), set[str]()
    for row in rows:
        asked = {
            heading.text: text
            for text, heading in zip(row.columns, row.headings, strict=False)
            if asks_verdict(heading)
        }
        used |= {heading for heading, text in asked.items() if text}
        agreed |= {heading for heading, text in asked.items() if _says_yes(heading) or _says_yes(text)}
        if not any(asked.values()):
            unticked.append(UntickedRow(row.number, tuple(asked)))
    return [
        each
        for each in unticked
        if not agreed.isdisjoint(each.columns) and any(column in used or _says_no(column) for column in each.columns)
    ]


def _says_yes(text: str) -> bool:
    """Whether a cell, or a tick below a heading, says that somebody was honoured."""
    key = match_key(text)
    answer = _YES_OR_NO.fullmatch(key)
    return answer["answer"] == "có" if answer else _TICKED.fullmatch(key) is not None


def find_refusal(row: Sequence[str], headings: Sequence[Heading]) -> str | None:
    """Return the words of a row that say that its person was not honoured; None where none do."""
    for text, heading in zip(row, headings, strict=False):
        if text and (verdict := _find_verdict(text, heading)):
            return verdict
    return None


def _find_verdict(text: str, heading: Heading) -> str | None:
    if heading.item in ("name", "family_name"):
        remarks = _SIGNS.split(text)[1:]
        return next((remark.strip() for remark in remarks if _is_verdict(remark)), None)
    if heading.item is None and heading.text:
        if is_yes(text) and text != "1" and _says_no(heading.text):
            return heading.text
        if text.casefold().strip(" .") in _NO and _ASKED.match(match_key(heading.text)):
            return f"{heading.text}: {text}"
    if heading.item in _SENTENCES and len(text.split()) > 4:
        return None
    # A remark may say why first.
    parts = [text, *_SIGNS.split(text)] if heading.item in (None, "ignored") else [text]
    return text if any(map(_is_verdict, parts)) else None


@lru_cache(maxsize=4_096)
def _is_verdict(text: str) -> bool:
    return _VERDICT.fullmatch(match_key(text.strip(" .()"))) is not None
