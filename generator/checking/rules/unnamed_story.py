"""Warn of a long story that never names the honouree: a document about others was pasted.

section: Riêng tư và ảnh
meaning: Câu chuyện dài mà không nhắc tên người trong hồ sơ, như một văn bản chung chép vào
action: Chỉ giữ phần kể về người ấy, gọi người ấy bằng tên ít nhất một lần
wrong: |
  name: Nguyễn Văn A
  ---
  Năm nay phong trào được các chi hội, tổ dân phố, trường học hưởng ứng. Nhiều mô hình hay được nhân rộng, nhiều công trình được gắn biển, hội nghị tổng kết đã biểu dương các tập thể và cá nhân tiêu biểu. Trong thời gian tới, các đơn vị tiếp tục đổi mới cách làm, bám sát nhiệm vụ chính trị, coi trọng việc phát hiện, bồi dưỡng và nhân rộng những gương sáng, kịp thời khen thưởng người trực tiếp làm việc tốt ở cơ sở.
right: |
  name: Nguyễn Văn A
  ---
  Ông Nguyễn Văn A mở cửa phòng đọc cho học trò trong ngõ mỗi chiều thứ bảy, đã mười hai năm nay.
"""  # noqa: E501 - the example is one long line

import re
from collections.abc import Iterator
from typing import Final

from generator.checking.children import INITIALS
from generator.checking.context import Finding, ProfileContext
from generator.records.profile import Profile
from generator.vietnamese import spell

CODE = "unnamed-story"
LEVEL: Final = "warning"
FEW_WORDS = 80
"""Words of a story that may do without the name."""

_FORMS = frozenset(
    {"ông", "bà", "anh", "chị", "cô", "thầy", "chú", "bác", "cụ", "em", "cháu", "bạn", "chí", "giáo", "sĩ", "sư"}
)
"""The last words of forms of address."""
_YOUNG = re.compile(r"(?<!các )(?<!trẻ )(?<!những )\b(?:em|cháu|bé|bạn)\b", re.IGNORECASE)


def check(context: ProfileContext) -> Iterator[Finding]:
    """Yield a finding when a story of more than `FEW_WORDS` words does not name its honouree."""
    if _is_named(context.profile, context.story):
        return
    words = len(context.story.split())
    if words > FEW_WORDS:
        message = f"câu chuyện dài {words} từ mà không lần nào nhắc tên này"
        hint = "chỉ giữ phần kể về người ấy và gọi người ấy bằng tên; văn bản chung thì không chép vào hồ sơ"
        yield Finding(("name",), message, hint)


def _is_named(profile: Profile, story: str) -> bool:
    """Whether a story has the name, or the part of it that people use, in any spelling."""
    name = profile.name
    if INITIALS.fullmatch(name):
        return name in story or bool(_YOUNG.search(story))
    # Nearly always the story has it as the front matter has; else in capitals, or with tones where we put them.
    words = name.split()
    used = " ".join(words[:2] if profile.kind == "collective" else words[-2:])
    if used in story or _is_addressed(words[-1], story):
        return True
    lower = story.lower()
    return used.lower() in lower or spell(used).lower() in lower


def _is_addressed(given_name: str, story: str) -> bool:
    """Whether a given name stands behind a form of address."""
    start = story.find(given_name)
    while start >= 0:
        before = story[max(0, start - 12) : start].lower().split()
        if before and before[-1] in _FORMS:
            return True
        start = story.find(given_name, start + 1)
    return False
