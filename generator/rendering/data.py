"""The open data: every profile as JSON and as CSV. Nothing private: no residential group, no consent paper."""

import csv
import io
import json
from typing import Any

from generator.planning.entry import Entry, unit_of
from generator.planning.site import Site
from generator.records.profile import Honour, Profile
from generator.records.registry import Registry

COLUMNS = (
    "slug", "url", "kind", "name", "honorific", "district",
    "wards", "fields", "years", "movements", "titles", "summary",
)  # fmt: skip


def data_files(site: Site) -> tuple[bytes, bytes]:
    """The open data as JSON and as CSV, both in the order of names; see DESIGN.md, Public surface.

    JSON is a list, one object a line. CSV has a byte-order mark, without which Excel takes Vietnamese for another
    code page.
    """
    profiles: dict[str, Profile] = {profile.slug: profile for profile in site.gallery.profiles}
    lines, buffer = list[str](), io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for entry in site.shelves.all:
        row = _row(profiles[entry.slug], entry, site.gallery.registry)
        lines.append(json.dumps(row, ensure_ascii=False, separators=(",", ":")))
        titles = [honour["title"] for honour in row["honours"] if honour["title"]]
        flat = {**row, "titles": list(dict.fromkeys(titles))}
        writer.writerow([_cell(flat[column]) for column in COLUMNS])
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode(), b"\xef\xbb\xbf" + buffer.getvalue().encode()


def _row(profile: Profile, entry: Entry, registry: Registry) -> dict[str, Any]:
    return {
        "slug": profile.slug,
        "url": entry.url,
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
