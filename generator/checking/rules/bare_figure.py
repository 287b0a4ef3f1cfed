"""Warn of a figure that says a number without its unit, or no number at all.

section: Cách viết phần khai báo
meaning: Một mục trong `figures` thiếu đơn vị, hoặc thiếu số
action: Ghi đơn vị vào `unit`; không có số thì ghi chữ của tài liệu vào `qualifier`, hoặc bỏ mục ấy
wrong: |
  figures: [{value: 12, label: hiến máu tình nguyện}]
right: |
  figures: [{value: 12, unit: lần, label: hiến máu tình nguyện}]
"""

from collections.abc import Iterator
from typing import Final

from generator.checking.context import Finding, ProfileContext

CODE = "bare-figure"
LEVEL: Final = "warning"


def check(context: ProfileContext) -> Iterator[Finding]:
    """Yield a finding for each figure with a number and no unit, and for each with neither number nor words for it."""
    for index, figure in enumerate(context.profile.figures):
        path = "figures", index
        if any(unread[:2] == path for unread in context.unread):
            continue
        if figure.value and not figure.unit:
            message = f'số {figure.value} không có đơn vị ("{figure.label}")'
            yield Finding(path, message, "ghi đơn vị vào unit: lần, năm, triệu đồng, suất cơm …")
        elif not figure.value and not figure.qualifier:
            hint = "ghi số vào value, hoặc chữ của tài liệu (hàng trăm) vào qualifier; không có thì bỏ mục này"
            yield Finding(path, f'mục này không có số nào ("{figure.label}")', hint)
