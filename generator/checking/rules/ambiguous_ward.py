"""Refuse a ward whose name several units of its time and district have.

section: Năm, nơi, danh hiệu
meaning: Hai nơi cùng tên
action: Ghi cả loại, ví dụ `xã Yên Viên`
wrong: |
  # gia-lam/giao-duc/nguyen-van-a.md
  honours:
    - {year: 2022, district: gia-lam, ward: Yên Viên, source: {document: gia-lam-2022}}
right: |
  # gia-lam/giao-duc/nguyen-van-a.md
  honours:
    - {year: 2022, district: gia-lam, ward: xã Yên Viên, source: {document: gia-lam-2022}}
"""

from collections.abc import Iterator
from typing import Final

from generator.checking.context import Finding, ProfileContext
from generator.checking.wards import describe_search
from generator.checking.years import LAST_DISTRICT_YEAR

CODE = "ambiguous-ward"
LEVEL: Final = "error"


def check(context: ProfileContext) -> Iterator[Finding]:
    """Yield a finding for each ambiguous ward, unless only its missing district makes it so."""
    for item in context.honours:
        ward = item.missing_ward
        if ward and ward.is_ambiguous and (ward.district or (ward.year and ward.year >= LAST_DISTRICT_YEAR)):
            place, _ = describe_search(ward, context.registry)
            # A unit of several eras is found in each of them.
            choices = dict.fromkeys(f'"{unit.title}"' for lookup in ward.lookups for unit in lookup.matches)
            message = f'"{ward.name}" ở {place} là tên của hơn một nơi'
            yield Finding(("honours", item.position, "ward"), message, f"ghi rõ một trong: {', '.join(choices)}")
