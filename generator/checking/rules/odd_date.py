"""Warn of dates that are too old, in the future, or in the wrong order.

section: Cách viết phần khai báo
meaning: Ngày chưa đến, quá xa, hoặc ngày sửa trước ngày đăng
action: Kiểm tra lại
wrong: |
  published: 2026-11-21
  updated: 2026-11-12
right: |
  published: 2026-11-12
  updated: 2026-11-21
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from generator.checking.context import Finding, ProfileContext
from generator.checking.years import FIRST_YEAR

CODE = "odd-date"
LEVEL: Final = "warning"


def check(context: ProfileContext) -> Iterator[Finding]:
    """Yield a finding for each odd date, and for an update before publication."""
    profile, latest_year = context.profile, context.registry.settings.latest_year
    consent = profile.consent.date if profile.consent else None
    dates = ((("published",), profile.published), (("updated",), profile.updated), (("consent", "date"), consent))
    for path, day in dates:
        if day and (message := _describe_odd_day(day, latest_year)):
            yield Finding(path, message, "kiểm tra lại năm")
    if profile.published and profile.updated and profile.updated < profile.published:
        message = f"ngày sửa {profile.updated} trước ngày đăng {profile.published}"
        yield Finding(("updated",), message, "kiểm tra lại hai ngày")


def _describe_odd_day(day: date, latest_year: int) -> str | None:
    if FIRST_YEAR <= day.year <= latest_year:
        return None
    return f"ngày {day} {'chưa đến' if day.year > latest_year else 'quá xa về trước'}"
