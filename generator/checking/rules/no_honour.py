"""Require at least one honour.

section: Năm, nơi, danh hiệu
meaning: Chưa ghi lần nêu gương hay khen thưởng nào
action: Thêm một mục vào `honours`
wrong: |
  honours: []
right: |
  honours:
    - {year: 2024, district: hoan-kiem, source: {document: hoan-kiem-2024}}
"""

from collections.abc import Iterator
from typing import Final

from generator.checking.context import Finding, ProfileContext

CODE = "no-honour"
LEVEL: Final = "error"


def check(context: ProfileContext) -> Iterator[Finding]:
    """Yield a finding when the list of honours is empty."""
    if not context.profile.honours:
        yield Finding(
            ("honours",),
            "chưa ghi lần nêu gương hay khen thưởng nào",
            "ghi ít nhất một lần: năm, quận, nguồn",
        )
