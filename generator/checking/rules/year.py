"""Refuse a year before the movement or in the future.

section: Năm, nơi, danh hiệu
meaning: Năm trước 1992 hoặc chưa đến
action: Xem lại tài liệu; sang năm mới thì sửa `latest_year` trong `site_data/settings.yml`
wrong: |
  honours:
    - {year: 1991, district: hoan-kiem, source: {document: hoan-kiem-2024}}
right: |
  honours:
    - {year: 2024, district: hoan-kiem, source: {document: hoan-kiem-2024}}
"""

from collections.abc import Iterator
from typing import Final

from generator.checking.context import Finding, ProfileContext
from generator.checking.years import explain_wrong_year

CODE = "year"
LEVEL: Final = "error"


def check(context: ProfileContext) -> Iterator[Finding]:
    """Yield a finding for each honour of an impossible year."""
    latest_year = context.registry.settings.latest_year
    for item in context.honours:
        is_read = "year" not in item.unread
        if is_read and (explanation := explain_wrong_year(item.honour.year, latest_year)):
            yield Finding(("honours", item.position, "year"), *explanation)
