"""Open data as others use it: tables that agree with each other, a valid Data Package, examples that run."""

import csv
import hashlib
import io
import json
import re
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from html import unescape
from pathlib import Path
from typing import Any

import frictionless
import pytest

from tests.support.project import DEMO, build, lay_demo
from tests.tools.server import serve

SITE_URL = "https://nguoitotviectot.example/"
EXAMPLE = re.compile(r'data-example="(\w+)"><code>(.*?)</code>', re.DOTALL)


@pytest.fixture(scope="module", params=["real", "demo"])
def data(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(f"{request.param}_site")
    return folder / "du-lieu"


def profiles(data: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((data / "ho-so.json").read_text("utf-8"))
    return rows


def examples(data: Path) -> dict[str, str]:
    return {kind: unescape(code) for kind, code in EXAMPLE.findall((data / "index.html").read_text("utf-8"))}


@pytest.fixture
def database(data: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{data / 'kho.sqlite'}?mode=ro", uri=True)) as opened:
        yield opened


def test_the_data_package_is_valid(data: Path) -> None:
    report = frictionless.validate(str(data / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note", "message"])
    assert report.stats["tasks"] == 14
    package = json.loads((data / "datapackage.json").read_text("utf-8"))
    assert re.fullmatch(r"2\.1\+\d{8}", package["version"])
    assert package["licenses"][0]["path"].startswith("https://creativecommons.org/licenses/by/4.0/")


def test_the_database_is_whole_and_every_reference_leads_somewhere(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    # Datasette answers with an error where a reference names no column.
    references = database.execute(
        """SELECT key."table", key."to" FROM sqlite_master AS own, pragma_foreign_key_list(own.name) AS key"""
    ).fetchall()
    assert set(references) == {
        ("profiles", "slug"), *((name, "id") for name in ("awards", "districts", "documents", "fields", "levels",
        "movements", "units"))
    }  # fmt: skip


def test_the_database_says_what_the_json_says(data: Path, database: sqlite3.Connection) -> None:
    rows = profiles(data)
    assert database.execute("SELECT slug, name, summary FROM profiles").fetchall() == [
        (row["slug"], row["name"], row["summary"]) for row in rows
    ]
    query = "SELECT slug, year, title, level, status FROM honours"
    assert database.execute(query).fetchall() == [
        (row["slug"], *(honour[key] for key in ("year", "title", "level", "status")))
        for row in rows
        for honour in row["honours"]
    ]
    assert database.execute("SELECT slug, field FROM profile_fields").fetchall() == [
        (row["slug"], field) for row in rows for field in row["fields"]
    ]


def test_the_tables_of_csv_are_those_of_the_database(data: Path, database: sqlite3.Connection) -> None:
    names = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {path.stem for path in (data / "bang").glob("*.csv")} == names
    assert len(names) == 14
    for name in names:
        with (data / "bang" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        assert len(rows) == database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        assert header == [column[0] for column in database.execute(f'SELECT * FROM "{name}"').description]


def test_numbers_of_reports_are_there(database: sqlite3.Connection) -> None:
    kinds = dict(database.execute("SELECT kind, count(*) FROM figures GROUP BY kind").fetchall())
    assert kinds["award"] > 0 and kinds["figure"] > 0


def test_both_files_for_excel_hold_the_same(data: Path) -> None:
    commas, semicolons = ((data / name).read_bytes() for name in ("ho-so.csv", "ho-so-cham-phay.csv"))
    assert commas.startswith(b"\xef\xbb\xbf") and semicolons.startswith(b"\xef\xbb\xbf")
    rows = [
        list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline=""), delimiter=delimiter))
        for text, delimiter in ((commas, ","), (semicolons, ";"))
    ]
    assert rows[0] == rows[1]
    assert len(rows[0]) == len(profiles(data)) + 1


def test_checksums_are_those_of_the_files(data: Path) -> None:
    lines = (data / "SHA256SUMS.txt").read_text("utf-8").splitlines()
    found = {path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file()}
    assert {line.split("  ")[1] for line in lines} == found - {"SHA256SUMS.txt", "index.html"}
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256((data / name).read_bytes()).hexdigest() == digest


def test_counts_are_those_of_the_profiles(data: Path) -> None:
    counts = json.loads((data / "so-luong.json").read_text("utf-8"))
    rows = profiles(data)
    assert counts["ho-so"] == len(rows)
    years = Counter(year for row in rows for year in row["years"])
    assert {item["id"]: item["count"] for item in counts["nam"]} == dict(years)
    fields = Counter(field for row in rows for field in row["fields"])
    assert {item["id"]: item["count"] for item in counts["linh-vuc"]} == dict(fields)
    wards = {item["id"]: item["count"] for item in counts["phuong"]}
    assert wards["cua-nam"] > wards["cua-nam-hoan-kiem"], "a ward of today has those of its former wards"
    for ward, count in wards.items():
        feed = json.loads((data.parent / "phuong" / ward / "feed.json").read_text("utf-8"))
        assert len(feed["items"]) == count, ward


def test_every_profile_has_its_own_data(data: Path) -> None:
    for row in profiles(data):
        assert json.loads((data.parent / row["url"] / "index.json").read_text("utf-8")) == row
        html = (data.parent / row["url"] / "index.html").read_text("utf-8")
        assert '<link rel="alternate" type="application/json" href="index.json">' in html


def test_the_examples_run(data: Path, database: sqlite3.Connection) -> None:
    found = examples(data)
    assert found.keys() == {"excel", "sheets", "python", "sql"}
    rows = profiles(data)
    with serve(data.parent) as address:
        code = found["python"].replace(SITE_URL, address)
        said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        years = Counter(year for row in rows for year in row["years"])
        assert said == f"{years}\n"
    named = dict(database.execute(found["sql"]).fetchall())
    assert sorted(named.values()) == sorted(Counter(field for row in rows for field in row["fields"]).values())
    assert found["sheets"] == f'=IMPORTDATA("{SITE_URL}du-lieu/ho-so.csv")'
    header = (data / "ho-so.csv").read_text("utf-8-sig").splitlines()[0].split(",")
    assert header["ABCDEFGHIJ".index(found["excel"][9])] == "district"


def test_the_same_input_gives_the_same_bytes(demo_site: Path, tmp_path: Path) -> None:
    again = build(tmp_path / "site", DEMO / "content", DEMO / "site_data")
    for path in (demo_site / "du-lieu").rglob("*"):
        if path.is_file():
            assert (again / path.relative_to(demo_site)).read_bytes() == path.read_bytes(), path.name


def test_a_field_and_a_movement_that_are_written_twice_count_once(tmp_path: Path) -> None:
    folder = lay_demo(tmp_path / "gallery")
    path = folder / "content/profiles/hoan-kiem/van-hoa-khu-dan-cu/tong-thi-may-lua.md"
    field, movement = "van-hoa-khu-dan-cu", "dan-van-kheo"
    text = path.read_text("utf-8")
    doubled = f"movements: [{movement}, {movement}]\nfields: [{field}, {field}]"
    path.write_text(text.replace(f"movements: [{movement}]", doubled), encoding="utf-8")
    once, twice = (
        build(tmp_path / name, at / "content", at / "site_data") for name, at in (("a", DEMO), ("b", folder))
    )
    for name in ("ho-so.json", "so-luong.json"):
        assert (twice / "du-lieu" / name).read_bytes() == (once / "du-lieu" / name).read_bytes()
