"""Refuse an award for collectives that is given to a person, and the other way round.

section: Năm, nơi, danh hiệu
meaning: Danh hiệu của tập thể ghi cho cá nhân, hay ngược lại
action: Xem lại danh hiệu và `kind`
wrong: |
  honours:
    - {year: 2024, district: hoan-kiem, title: co-thi-dua, source: {document: hoan-kiem-2024}}
right: |
  kind: collective
  honours:
    - {year: 2024, district: hoan-kiem, title: co-thi-dua, source: {document: hoan-kiem-2024}}
"""

from collections.abc import Iterator
from typing import Final

from generator.checking.context import Finding, ProfileContext

CODE = "award-kind"
LEVEL: Final = "error"


def check(context: ProfileContext) -> Iterator[Finding]:
    """Yield a finding for each honour whose award is not for this kind of profile."""
    kind = context.profile.kind
    for index, honour, *_ in context.honours:
        award = context.registry.awards.get(honour.title or "")
        if award and kind not in award.kinds:
            whom = "cá nhân" if kind == "person" else "tập thể"
            message = f'danh hiệu "{award.name}" không dành cho {whom}'
            yield Finding(("honours", index, "title"), message, "xem lại danh hiệu hoặc mục kind")
