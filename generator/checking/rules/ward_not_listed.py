"""Warn of a ward from before the oldest list of wards.

section: Năm, nơi, danh hiệu
meaning: Phường của thời trước năm 2020, danh sách chưa có
action: Xem lại chính tả; đúng rồi thì để nguyên
wrong: |
  honours:
    - {year: 2019, district: hoan-kiem, ward: Hàng Gia, source: {document: hoan-kiem-2019}}
right: |
  honours:
    - {year: 2019, district: hoan-kiem, ward: Hàng Gai, source: {document: hoan-kiem-2019}}
"""

from collections.abc import Iterator
from typing import Final

from generator.checking.context import Finding, ProfileContext
from generator.checking.years import FIRST_LISTED_YEAR

CODE = "ward-not-listed"
LEVEL: Final = "warning"


def check(context: ProfileContext) -> Iterator[Finding]:
    """Yield a finding for each ward that may have existed before the list begins."""
    for item in context.honours:
        ward = item.missing_ward
        if ward and not ward.is_ambiguous and ward.year and ward.year < FIRST_LISTED_YEAR:
            yield Finding(
                ("honours", item.position, "ward"),
                f'chưa có dữ liệu về phường, xã "{ward.name}" năm {ward.year}; trang sẽ không dẫn tới nơi này',
                "danh sách cũ nhất là của năm 2020; kiểm tra lại chính tả",
            )
