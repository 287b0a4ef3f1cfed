"""Warn of a summary that repeats the story word for word: the same reader reads both.

section: Cách viết phần khai báo
meaning: Tóm tắt chép lại một đoạn của câu chuyện
action: Nói việc ấy bằng lời khác, ngắn hơn
wrong: |
  summary: Sáng sớm nào thầy cũng đến mở cửa phòng đọc sách cho học trò.
  ---
  Sáng sớm nào thầy cũng đến mở cửa phòng đọc sách, rồi pha một ấm chè.
right: |
  summary: Giữ phòng đọc sách cho học trò, sớm nào cũng có mặt.
  ---
  Sáng sớm nào thầy cũng đến mở cửa phòng đọc sách, rồi pha một ấm chè.
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.checking.context import Finding, ProfileContext

CODE = "repeated-summary"
LEVEL: Final = "warning"
SHORTEST = 8
"""Syllables in a row that a summary may not share with the story; names and set phrases are shorter."""

_PUNCTUATION = re.compile(r'[.,;:!?…–()\[\]“”"*_#>]+')


def check(context: ProfileContext) -> Iterator[Finding]:
    """Yield a finding for the first row of `SHORTEST` syllables that summary and story share."""
    summary, story = context.profile.summary, context.story
    if not summary or not story:
        return
    syllables, lower = _split(summary), story.lower()
    rows = [syllables[start : start + SHORTEST] for start in range(len(syllables) - SHORTEST + 1)]
    # To look for one syllable after the other is quick, and nearly always enough.
    rows = [row for row in rows if all(syllable in lower for syllable in row)]
    text = f" {' '.join(_split(story))} " if rows else ""
    for row in map(" ".join, rows):
        if f" {row} " in text:
            yield Finding(
                ("summary",),
                f'tóm tắt chép lại câu chuyện: "{row}"',
                "nói việc ấy bằng lời khác, ngắn hơn: trang có cả hai, người đọc sẽ đọc hai lần",
            )
            return


def _split(text: str) -> list[str]:
    """Split a text into syllables in lower case, without punctuation."""
    return _PUNCTUATION.sub(" ", text.lower()).split()
