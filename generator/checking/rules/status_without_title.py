"""Refuse the status of an award without the award.

section: Năm, nơi, danh hiệu
meaning: Ghi dự kiến hoặc đã thu hồi mà không có danh hiệu
action: Thêm `title`, hoặc bỏ `status`
wrong: |
  honours:
    - {year: 2024, district: hoan-kiem, status: planned, source: {document: hoan-kiem-2024}}
right: |
  honours:
    - {year: 2024, district: hoan-kiem, status: planned, title: nguoi-tot-viec-tot, source: {document: hoan-kiem-2024}}
"""

from collections.abc import Iterator
from typing import Final

from generator.checking.context import Finding, ProfileContext

CODE = "status-without-title"
LEVEL: Final = "error"


def check(context: ProfileContext) -> Iterator[Finding]:
    """Yield a finding for each mention that is marked as planned or revoked: a document made it, or did not."""
    for each in context.honours:
        if each.is_mention and not each.honour.is_given:
            yield Finding(
                ("honours", each.position, "status"),
                "ghi dự kiến hoặc đã thu hồi mà không có danh hiệu",
                'ghi thêm "title", hoặc bỏ "status" nếu đây chỉ là một lần được nêu gương',
            )
