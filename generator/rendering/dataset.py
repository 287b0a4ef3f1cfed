"""The open data as one SQLite file and as a Data Package of CSV files, with checksums and counts."""

import csv
import hashlib
import io
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from msgspec import json

from generator.planning.listings import Listings
from generator.planning.site import list_by_ward
from generator.planning.urls import DATA
from generator.records.output import Output
from generator.records.registry import Registry
from generator.rendering.data import DataRow, format_cell, join_csv, join_json, write_csv
from generator.rendering.structured import LICENCES
from generator.rendering.tables import Cells, Column, Table, make_tables

FORMAT = "2.1"
"""The version of the shape of the data; the page of the data says what each one changed."""

_SQL_TYPES = {"string": "TEXT", "date": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "boolean": "INTEGER"}
_LIBRARY_VERSION = slice(96, 100)
"""Where a SQLite file names the library that wrote it: it would differ from machine to machine."""


def make_dataset(rows: Iterable[DataRow], listings: Listings, registry: Registry, site_url: str) -> Iterator[Output]:
    """Yield all files of the open data; `rows` are those of all profiles, in the order of names."""
    sums = ""
    for path, data in _make_files(list(rows), listings, registry, site_url):
        sums += f"{hashlib.sha256(data).hexdigest()}  {path[len(DATA) :]}\n"
        yield path, data
    yield f"{DATA}SHA256SUMS.txt", sums.encode()


def _make_files(rows: list[DataRow], listings: Listings, registry: Registry, site_url: str) -> Iterator[Output]:
    yield f"{DATA}ho-so.json", join_json(row for row, _ in rows)
    as_csv = join_csv(line for _, line in rows)
    yield f"{DATA}ho-so.csv", as_csv
    yield f"{DATA}ho-so-cham-phay.csv", _with_semicolons(as_csv)
    tables = make_tables((row for row, _ in rows), registry)
    yield f"{DATA}kho.sqlite", write_sqlite(tables)
    for table in tables:
        yield f"{DATA}bang/{table.name}.csv", _write_csv(table)
    yield f"{DATA}datapackage.json", _write_package(tables, listings, registry, site_url)
    yield f"{DATA}so-luong.json", _count_facets(listings, registry)


def write_sqlite(tables: Iterable[Table]) -> bytes:
    """Write tables as a SQLite file; the same tables give the same bytes."""
    database = sqlite3.connect(":memory:", isolation_level=None)
    try:
        database.execute("BEGIN")
        for table in tables:
            columns = ", ".join(
                _define(column, table.has_key and not place) for place, column in enumerate(table.columns)
            )
            database.execute(f'CREATE TABLE "{table.name}" ({columns})')
            places = ", ".join("?" * len(table.columns))
            database.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', table.rows)
        database.execute("COMMIT")
        data = database.serialize()
    finally:
        database.close()
    return b"".join((data[: _LIBRARY_VERSION.start], bytes(4), data[_LIBRARY_VERSION.stop :]))


def _define(column: Column, is_key: bool) -> str:
    # Datasette shows no table whose references leave out the column.
    target = f' REFERENCES "{column.table}"("{_key_of(column.table)}")' if column.table else ""
    return f'"{column.name}" {_SQL_TYPES[column.type]}{" PRIMARY KEY" if is_key else ""}{target}'


def _key_of(table: str) -> str:
    """Return the column that names a row of a table."""
    return "slug" if table == "profiles" else "id"


def _with_semicolons(data: bytes) -> bytes:
    """Write a CSV again with semicolons, which Excel expects under Vietnamese settings."""
    rows = csv.reader(io.TextIOWrapper(io.BytesIO(data), "utf-8-sig", newline=""))
    return write_csv(rows, "utf-8-sig", ";")


def _write_csv(table: Table) -> bytes:
    flags = [place for place, column in enumerate(table.columns) if column.type == "boolean"]

    def format_row(row: Cells) -> list[Any]:
        cells = [format_cell(cell) if isinstance(cell, str) else cell for cell in row]
        for place in flags:
            cells[place] = str(cells[place]).lower()
        return cells

    return write_csv(chain([[column.name for column in table.columns]], map(format_row, table.rows)))


def _write_package(tables: Iterable[Table], listings: Listings, registry: Registry, site_url: str) -> bytes:
    """Describe the tables as a Data Package (datapackage.org); its version is the day of the last change."""
    settings = registry.settings
    changed = max((profile.changed for profile in listings.all if profile.changed), default=None)
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "nguoi-tot-viec-tot",
        "title": settings.site_name,
        "homepage": f"{site_url}{DATA}",
        "version": f"{FORMAT}+{changed:%Y%m%d}" if changed else FORMAT,
        "licenses": [{"name": settings.content_licence.replace(" ", "-", 2), "title": settings.content_licence}],
        "contributors": [{"title": settings.contact_name, "role": "publisher"}],
        "resources": [_describe(table) for table in tables],
    }
    if settings.content_licence in LICENCES:
        package["licenses"][0]["path"] = LICENCES[settings.content_licence]
    return json.format(json.encode(package), indent=1)


def _describe(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [
            {"name": column.name, "type": column.type, "description": column.description} for column in table.columns
        ],
        "foreignKeys": [
            {"fields": column.name, "reference": {"resource": column.table, "fields": _key_of(column.table)}}
            for column in table.columns
            if column.table
        ],
    }
    if table.has_key:
        schema["primaryKey"] = table.columns[0].name
    return {
        "name": table.name.replace("_", "-"),
        "title": table.title,
        "path": f"bang/{table.name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _count_facets(listings: Listings, registry: Registry) -> bytes:
    """Count the profiles of each value of each facet."""
    places = registry.places
    named: dict[str, Iterable[tuple[Any, str, int]]] = {
        "quan": ((key, row.title, len(listings.by_district.get(key, ()))) for key, row in places.districts.items()),
        "phuong": ((unit.id, unit.title, len([*people])) for unit, people in list_by_ward(places, listings)),
        "linh-vuc": ((key, row.name, len(listings.by_field.get(key, ()))) for key, row in registry.fields.items()),
        "nam": ((year, str(year), len(row)) for year, row in sorted(listings.by_year.items())),
        "danh-hieu": ((key, row.name, len(listings.by_award.get(key, ()))) for key, row in registry.awards.items()),
        "phong-trao": (
            (key, row.name, len(listings.by_movement.get(key, ()))) for key, row in registry.movements.items()
        ),
    }
    counts = {
        facet: [{"id": key, "name": name, "count": count} for key, name, count in values if count]
        for facet, values in named.items()
    }
    return json.format(
        json.encode({"ho-so": len(listings.all), "tap-the": len(listings.collectives), **counts}), indent=1
    )
