"""The open data: every profile as JSON and as CSV. Nothing private: no residential group, no consent paper."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic_core import to_json

from generator.planning.summary import unit_of
from generator.planning.urls import profile_url
from generator.records.profile import Honour, Profile
from generator.records.registry import Registry

COLUMNS = (
    "slug", "url", "kind", "name", "honorific", "district",
    "wards", "fields", "years", "movements", "titles", "summary",
)  # fmt: skip


Row = tuple[str, str]
"""A profile in the open data: as JSON, and as a row of CSV with its line end."""


def data_row(profile: Profile, registry: Registry) -> Row:
    """What the open data tell of a profile."""
    row = _row(profile, registry)
    titles = [honour["title"] for honour in row["honours"] if honour["title"]]
    flat = {**row, "titles": list(dict.fromkeys(titles))}
    return to_json(row).decode(), _csv([_cell(flat[key]) for key in COLUMNS])


def data_files(rows: Iterable[Row]) -> tuple[bytes, bytes]:
    """The open data as JSON and as CSV, in the order of the rows; see DESIGN.md, Public surface.

    JSON is a list, one object a line. CSV has a byte-order mark, without which Excel takes Vietnamese for another
    code page.
    """
    objects, lines = list[str](), [_csv(COLUMNS)]
    for one, line in rows:
        objects.append(one)
        lines.append(line)
    return ("[\n" + ",\n".join(objects) + "\n]\n").encode(), b"\xef\xbb\xbf" + "".join(lines).encode()


def _csv(cells: Sequence[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()


def _row(profile: Profile, registry: Registry) -> dict[str, Any]:
    return {
        "slug": profile.slug,
        "url": profile_url(profile.slug),
        "kind": profile.kind,
        "name": profile.name,
        "honorific": profile.honorific,
        "district": profile.honours[0].district,
        "wards": list(dict.fromkeys(_ward(honour, registry) for honour in profile.honours if honour.ward)),
        "fields": list(profile.fields),
        "movements": list(profile.movements),
        "years": list(profile.years),
        "honours": [_honour(honour, registry) for honour in profile.honours],
        "summary": profile.summary,
        "published": profile.published.isoformat() if profile.published else None,
        "updated": profile.updated.isoformat() if profile.updated else None,
    }


def _honour(honour: Honour, registry: Registry) -> dict[str, Any]:
    return {
        "year": honour.year,
        "district": honour.district,
        "ward": _ward(honour, registry) if honour.ward else None,
        "title": honour.title,
        "level": honour.level,
        "status": honour.status,
        "document": honour.source.document if honour.source else None,
    }


def _ward(honour: Honour, registry: Registry) -> str:
    unit = unit_of(honour, registry)
    return unit.name if unit else honour.ward or ""


def _cell(value: Any) -> str:
    """A cell's text; one that a spreadsheet would run as a formula is quoted."""
    text = "; ".join(str(item) for item in value) if isinstance(value, list) else str(value or "")
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text
