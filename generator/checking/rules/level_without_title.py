"""Refuse the level of an award without the award.

section: Năm, nơi, danh hiệu
meaning: Có cấp mà không có danh hiệu
action: Thêm `title`, hoặc bỏ `level`
wrong: |
  honours:
    - {year: 2024, district: hoan-kiem, level: quan, source: {document: hoan-kiem-2024}}
right: |
  honours:
    - {year: 2024, district: hoan-kiem, level: quan, title: nguoi-tot-viec-tot, source: {document: hoan-kiem-2024}}
"""

from collections.abc import Iterator
from typing import Final

from generator.checking.context import Finding, ProfileContext

CODE = "level-without-title"
LEVEL: Final = "error"


def check(context: ProfileContext) -> Iterator[Finding]:
    """Yield a finding for each honour with a level and without a title."""
    for each in context.honours:
        if each.honour.level and each.is_mention:
            yield Finding(
                ("honours", each.position, "level"),
                "có cấp khen thưởng mà không có danh hiệu",
                'ghi thêm "title", hoặc bỏ "level" nếu đây chỉ là một lần được nêu gương',
            )
