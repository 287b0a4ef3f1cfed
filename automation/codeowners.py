"""Write `.github/CODEOWNERS` from the table of who looks after which district."""

import csv
import re
from collections.abc import Collection
from typing import NamedTuple

_OWNER = re.compile(r"@[A-Za-z0-9][A-Za-z0-9-]*(?:/[A-Za-z0-9][\w.-]*)?|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
ALL = "*"
"""Stands in the table for everything that no other line names."""

_HEAD = "# Do máy ghi từ .github/owners.csv: sửa bảng ấy, rồi chạy make generated.\n"


class Owner(NamedTuple):
    """A line of the table."""

    district: str
    """A district's id, a unit's id since July 2025, `ha-noi`, or `*`."""
    owners: tuple[str, ...]
    """Whom GitHub asks to look at a change: `@name`, `@organisation/team` or a mail address."""


def read_owners(text: str, districts: Collection[str]) -> list[Owner]:
    """Read the table, `district,owners`. Raises ValueError with every mistake, in Vietnamese."""
    owners, wrong = [], []
    for number, row in enumerate(csv.DictReader(text.splitlines()), 2):
        district, names = (row.get("district") or "").strip(), (row.get("owners") or "").split()
        if district != ALL and district not in districts:
            wrong.append(f"dòng {number}: không có quận, huyện, phường hay xã nào mang mã “{district}”")
        wrong += [f"dòng {number}: “{name}” không phải là @tên, @tổ-chức/nhóm hay thư" for name in names
                  if not _OWNER.fullmatch(name)]  # fmt: skip
        wrong += [] if names else [f"dòng {number}: thiếu người xem"]
        owners.append(Owner(district, tuple(names)))
    if wrong:
        raise ValueError("\n".join(f".github/owners.csv, {text}" for text in wrong))
    return owners


def write_codeowners(owners: Collection[Owner]) -> str:
    """Write the rules, the one for everything first: of several that fit, GitHub takes the last."""
    lines = []
    for owner in sorted(owners, key=lambda owner: (owner.district != ALL, owner.district)):
        names = " ".join(owner.owners)
        if owner.district == ALL:
            lines.append(f"* {names}\n")
        else:
            lines.append(f"/content/profiles/{owner.district}/ {names}\n")
            lines.append(f"/site_data/reports/{owner.district}-*.yml {names}\n")
    return _HEAD + "".join(lines)
