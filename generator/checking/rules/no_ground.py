"""Require a ground for publishing each honour: a source, or the honouree's consent.

section: Năm, nơi, danh hiệu
meaning: Chưa ghi căn cứ để đăng
action: Thêm `source`
wrong: |
  honours:
    - {year: 2024, district: hoan-kiem}
right: |
  honours:
    - {year: 2024, district: hoan-kiem, source: {document: hoan-kiem-2024}}
"""

from collections.abc import Iterator
from typing import Final

from generator.checking.context import Finding, ProfileContext

CODE = "no-ground"
LEVEL: Final = "error"


def check(context: ProfileContext) -> Iterator[Finding]:
    """Yield a finding for each honour without a ground."""
    if context.profile.consent or ("consent",) in context.unread:
        return
    for index, honour, unread, *_ in context.honours:
        if not honour.source and "source" not in unread:
            yield Finding(
                ("honours", index),
                "chưa ghi căn cứ để đăng lần nêu gương, khen thưởng này",
                'ghi thêm mục "source" (tài liệu và mục), hoặc mục "consent" nếu người trong hồ sơ đã đồng ý',
            )
