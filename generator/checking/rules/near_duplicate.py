"""Warn of two profiles that seem to be about one person, or of one story; a rule over the whole gallery.

section: Tệp và thư mục
meaning: Hai hồ sơ có lẽ viết về một người, hoặc kể một câu chuyện
action: "Cùng một người: gộp lại; khác người: ghi tên tệp kia vào `not_same_as`"
wrong: |
  name: Nguyễn Kim Hòa
  honours:
    - {year: 2024, district: hoan-kiem, ward: Hàng Bạc}
  ---
  name: Nguyen Kim Hoa
  honours:
    - {year: 2024, district: hoan-kiem, ward: Hàng Bạc}
right: |
  name: Nguyễn Kim Hòa
  honours:
    - {year: 2024, district: hoan-kiem, ward: Hàng Bạc}
  ---
  name: Nguyen Kim Hoa
  honours:
    - {year: 2024, district: hoan-kiem, ward: Cửa Nam}
"""

from collections.abc import Iterator, Sequence
from typing import Final

from generator.checking.duplicates.evidence import Evidence, judge
from generator.checking.duplicates.pairs import pair_by_name, pair_by_story
from generator.records.fingerprint import Fingerprint
from generator.records.problem import Problem

CODE = "near-duplicate"
LEVEL: Final = "warning"


def check(fingerprints: Sequence[Fingerprint]) -> Iterator[Problem]:
    """Yield a problem for each pair, in the second file by its path."""
    profiles = sorted(fingerprints, key=lambda profile: profile.path.removesuffix(".md"))
    pairs, stock = pair_by_story(profiles)
    for first, second in sorted(pair_by_name(profiles) | pairs):
        if evidence := judge(profiles[first], profiles[second], stock):
            yield _make_problem(profiles[first], profiles[second], evidence)


def _make_problem(first: Fingerprint, second: Fingerprint, evidence: Evidence) -> Problem:
    certainty = "gần như chắc là" if evidence.is_almost_certain else "có thể là"
    reasons = ", ".join(evidence.reasons)
    slug = first.slugs[0]
    if evidence.is_person:
        line, other_line, what = second.name_line, first.name_line, "cùng một người với"
        hint = "cùng một người: gộp làm một hồ sơ, mỗi lần được nêu là một mục của honours; "
        hint += f"hai người khác nhau: ghi not_same_as: [{slug}]"
    else:
        line, other_line, what = second.story_line, first.story_line, "cùng một câu chuyện với"
        hint = "một chuyện gửi hai lần: bỏ một hồ sơ; chép của người khác: viết lại theo việc của người này; "
        hint += f"đúng là hai chuyện: ghi not_same_as: [{slug}]"
    message = f"{certainty} {what} {first.path}:{other_line} ({reasons})"
    return Problem(path=second.path, line=line, column=1, level=LEVEL, code=CODE, message=message, hint=hint)
