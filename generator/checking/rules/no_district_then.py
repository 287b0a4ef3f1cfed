"""Refuse a district after districts ended.

section: Năm, nơi, danh hiệu
meaning: Từ tháng 7/2025 không còn quận, huyện
action: Bỏ `district`, ghi phường hoặc xã mới
wrong: |
  honours:
    - {year: 2026, district: hoan-kiem, source: {document: ha-noi-2026}}
right: |
  # cua-nam/giao-duc/nguyen-van-a.md
  honours:
    - {year: 2026, ward: phường Cửa Nam, source: {document: ha-noi-2026}}
"""

from collections.abc import Iterator
from typing import Final

from generator.checking.context import Finding, ProfileContext

CODE = "no-district-then"
LEVEL: Final = "error"


def check(context: ProfileContext) -> Iterator[Finding]:
    """Yield a finding for each honour that names a district too late."""
    for item in context.honours:
        if item.has_late_district:
            yield Finding(
                ("honours", item.position, "district"),
                f"năm {item.year} Hà Nội không còn cấp quận, huyện",
                'bỏ mục "district", ghi phường hoặc xã vào mục "ward"',
            )
