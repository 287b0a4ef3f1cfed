"""Require the folder of the first honour's place and of the first field.

section: Tệp và thư mục
meaning: Hồ sơ nằm không đúng quận hay lĩnh vực
action: Chuyển tệp sang thư mục trong gợi ý
wrong: |
  # dong-da/giao-duc/nguyen-van-a.md
  honours:
    - {year: 2024, district: hoan-kiem, source: {document: hoan-kiem-2024}}
right: |
  # hoan-kiem/giao-duc/nguyen-van-a.md
  honours:
    - {year: 2024, district: hoan-kiem, source: {document: hoan-kiem-2024}}
"""

from collections.abc import Iterator
from typing import Final

from generator.checking.context import Finding, ProfileContext
from generator.checking.rules import (
    ambiguous_ward,
    level_without_title,
    missing_district,
    no_district_then,
    unknown_ward,
    year,
)
from generator.records.profile import Profile
from generator.records.registry import Registry

CODE = "wrong-folder"
LEVEL: Final = "error"

CITY_FOLDER = "ha-noi"
"""The folder of an honour that the city gave and that names neither district nor ward."""

_NO_FOLDER = ("-", "-")
"""The folder of a file that lies too high or too deep, which the reader reports."""

# A problem with these may be what makes the folder look wrong.
_HONOUR_RULES = (ambiguous_ward, level_without_title, missing_district, no_district_then, unknown_ward, year)


def check(context: ProfileContext) -> Iterator[Finding]:
    """Yield a finding when the profile lies in another folder than its first honour or its first field says."""
    if context.profile.folder != _NO_FOLDER:
        yield from _check_place(context)
        yield from _check_field(context)


def find_home_folder(profile: Profile, registry: Registry) -> str:
    """Return the folder of the first honour: its district, its ward from July 2025, or the city's."""
    first = profile.honours[0]
    if first.district:
        return first.district
    unit = registry.places.find_unit(first.ward, None, first.year).unit if first.ward else None
    return unit.id if unit else CITY_FOLDER


def _check_place(context: ProfileContext) -> Iterator[Finding]:
    profile, registry = context.profile, context.registry
    if not profile.honours or "place" in registry.unread:
        return
    if (district := profile.honours[0].district) and district not in registry.places.districts:
        return
    folder, field = profile.folder
    expected = find_home_folder(profile, registry)
    if expected != folder and _is_first_honour_sound(context):
        message = f'hồ sơ nằm trong thư mục "{folder}" nhưng lần nêu gương, khen thưởng đầu tiên là của "{expected}"'
        yield Finding(("honours", 0), message, f"chuyển tệp sang content/profiles/{expected}/{field}/")


def _is_first_honour_sound(context: ProfileContext) -> bool:
    if any(path[:2] == ("honours", 0) for path in context.unread):
        return False
    findings = (finding for rule in _HONOUR_RULES for finding in rule.check(context))
    return not any(finding.path[:2] == ("honours", 0) for finding in findings)


def _check_field(context: ProfileContext) -> Iterator[Finding]:
    profile, registry = context.profile, context.registry
    folder, field = profile.folder
    if not profile.fields or profile.fields[0] == field:
        return
    if profile.fields[0] in registry.fields or "field" in registry.unread:
        message = f'hồ sơ nằm trong thư mục "{field}" nhưng lĩnh vực đầu tiên là "{profile.fields[0]}"'
        hint = f"chuyển tệp sang content/profiles/{folder}/{profile.fields[0]}/, hoặc đổi thứ tự lĩnh vực"
        yield Finding(("fields",), message, hint)
