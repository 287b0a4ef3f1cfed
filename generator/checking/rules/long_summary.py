"""Warn of a summary that is too long for a card.

section: Cách viết phần khai báo
meaning: Tóm tắt dài hơn 200 ký tự
action: Viết gọn lại
wrong: |
  summary: Mỗi sáng trước giờ vào lớp, thầy đến sớm mở cửa phòng đọc, xếp lại từng giá sách, lau bàn ghế, pha sẵn một ấm nước chè cho bảo vệ và các cô lao công, rồi ngồi chờ bạn học sinh đầu tiên đến mượn quyển truyện đã hẹn từ hôm trước.
right: |
  summary: Mỗi sáng trước giờ vào lớp, thầy đến sớm mở cửa phòng đọc cho học sinh.
"""  # noqa: E501 - the example is one long line

from collections.abc import Iterator
from typing import Final

from generator.checking.context import Finding, ProfileContext

CODE = "long-summary"
LEVEL: Final = "warning"
MAX_LENGTH = 200
"""Characters; a card on a phone shows some 140."""


def check(context: ProfileContext) -> Iterator[Finding]:
    """Yield a finding when the summary has more than `MAX_LENGTH` characters."""
    summary = context.profile.summary
    if summary and len(summary) > MAX_LENGTH:
        yield Finding(
            ("summary",),
            f"tóm tắt dài {len(summary)} ký tự",
            "viết lại trong khoảng 140 ký tự; phần còn lại để trong câu chuyện",
        )
