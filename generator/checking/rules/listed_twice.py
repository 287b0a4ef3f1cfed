"""Warn of a field, a movement or an earlier address that is listed twice.

section: Cách viết phần khai báo
meaning: Một lĩnh vực, phong trào, địa chỉ cũ ghi hai lần
action: Giữ lại một
wrong: |
  movements: [dan-van-kheo, dan-van-kheo]
right: |
  movements: [dan-van-kheo]
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from generator.checking.context import Finding, ProfileContext

CODE = "listed-twice"
LEVEL: Final = "warning"


def check(context: ProfileContext) -> Iterator[Finding]:
    """Yield a finding for each word that is repeated, at its second place."""
    profile = context.profile
    lists = {"fields": profile.fields, "movements": profile.movements, "former_slugs": profile.former_slugs}
    for key, words in lists.items():
        times = Counter[str]()
        for index, word in enumerate(words):
            times[word] += 1
            if times[word] == 2:
                yield Finding((key, index), f'"{word}" được ghi hai lần', "giữ lại một, xóa cái kia")
