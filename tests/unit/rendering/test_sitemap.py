"""Sitemaps: valid by their own schema, split at 50,000, with days that files state."""

import re
from datetime import date
from pathlib import Path

import pytest
import xmlschema

from generator.rendering import sitemap
from generator.rendering.sitemap import robots, sitemap_files
from tests.tools import npm

INDEX_SCHEMA = Path(__file__).parents[2] / "schemas" / "siteindex.xsd"
SITE = "https://kho.example/người-tốt/"


@pytest.fixture(scope="module")
def schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(npm.installed(npm.SITEMAP_SCHEMA))


@pytest.fixture(scope="module")
def index_schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(INDEX_SCHEMA)


def test_each_part_is_valid_and_holds_50_000(
    schema: xmlschema.XMLSchema, index_schema: xmlschema.XMLSchema, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sitemap.LIMIT == 50_000
    monkeypatch.setattr(sitemap, "LIMIT", 50)
    pages = [(f"ho-so/đặng & {number}/", date(2026, 1, 1) if number % 2 else None) for number in range(101)]
    files = dict(sitemap_files(SITE, pages))
    index = files.pop("sitemap.xml").decode()
    assert re.findall(r"/(sitemap-\d\.xml)</loc>", index) == list(files) == [f"sitemap-{n}.xml" for n in (1, 2, 3)]
    index_schema.validate(index)
    assert not index_schema.is_valid(index.replace("<sitemap>", "<sitemap><lastmod>26/11/2026</lastmod>"))
    for data in files.values():
        schema.validate(data.decode())
    assert [data.count(b"<url>") for data in files.values()] == [50, 50, 1]


def test_the_sitemap_of_a_site_is_valid(schema: xmlschema.XMLSchema, real_site: Path) -> None:
    schema.validate((real_site / "sitemap.xml").read_text("utf-8"))


def test_a_list_changed_when_a_profile_on_it_did(demo_site: Path) -> None:
    text = (demo_site / "sitemap.xml").read_text("utf-8")
    days = dict(re.findall(r"<loc>https://[^/]*/([^<]*)</loc>(?:<lastmod>([^<]*)</lastmod>)?", text))
    assert days["quan/gia-lam/"] >= days["ho-so/vi-thi-du/"] > "2020"
    assert days[""] == max(days.values())
    assert days["tra-cuu/"] == days["phuong/"] == ""


def test_a_vietnamese_name_of_a_host_is_encoded_as_servers_know_it() -> None:
    assert b"Sitemap: https://xn--ngi-tt-4zb3770d8ca.example/ng%C6%B0%E1%BB%9Di/sitemap.xml" in robots(
        "https://Người-tốt.example/người/"
    )
