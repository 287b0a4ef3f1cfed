"""Require the district beside a ward, as long as there were districts.

section: Năm, nơi, danh hiệu
meaning: Có phường mà thiếu quận, huyện
action: Thêm `district`
wrong: |
  honours:
    - {year: 2024, ward: Hàng Gai, source: {document: hoan-kiem-2024}}
right: |
  honours:
    - {year: 2024, district: hoan-kiem, ward: Hàng Gai, source: {document: hoan-kiem-2024}}
"""

from collections.abc import Iterator
from typing import Final

from generator.checking.context import Finding, ProfileContext
from generator.checking.years import LAST_DISTRICT_YEAR

CODE = "missing-district"
LEVEL: Final = "error"


def check(context: ProfileContext) -> Iterator[Finding]:
    """Yield a finding for each honour with a ward and without its district."""
    for index, honour, unread, year, _ in context.honours:
        if honour.district or "district" in unread or not honour.ward:
            continue
        if year and year < LAST_DISTRICT_YEAR:
            yield Finding(
                ("honours", index, "ward"),
                f"thiếu quận, huyện của {honour.ward} năm {year}",
                'ghi thêm mục "district", ví dụ district: hoan-kiem',
            )
