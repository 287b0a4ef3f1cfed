"""JSON-LD as search engines read it: expanded by pyld, in schema.org's own terms, saying what the page says."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import msgspec_schemaorg.models as schema_org
import pytest
from pyld import jsonld

from tests.support.project import build, lay_demo, lay_files

SITE_URL = "https://nguoitotviectot.example/"
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
VOCABULARY = "https://schema.org/"
HOSTILE = """---
name: Ễ </script><script>alert(1)</script>
summary: A <!-- b --> & "c" </SCRIPT>
honours:
  - {year: 2024, district: hoan-kiem, ward: Hàng Bài, source: {document: hoan-kiem-2024}}
---
"""


def load_context(url: str, options: Any) -> dict[str, Any]:
    """The context of schema.org, as far as we use it: nothing is fetched."""
    assert url == "https://schema.org"
    links = ("url", "item", "image", "contentUrl", "license")
    context = {"@vocab": VOCABULARY, **{name: {"@id": VOCABULARY + name, "@type": "@id"} for name in links}}
    return {"document": {"@context": context}, "documentUrl": url, "contextUrl": None}


def graphs(site: Path) -> dict[str, dict[str, Any]]:
    """The JSON-LD of each page that has one, by address."""
    found = {}
    for path in sorted(site.rglob("index.html")):
        scripts = SCRIPT.findall(path.read_text("utf-8"))
        assert len(scripts) <= 1, path
        if scripts:
            url = path.parent.relative_to(site).as_posix()
            found["" if url == "." else f"{url}/"] = json.loads(scripts[0])
    return found


@pytest.fixture(scope="module", params=["real", "demo"])
def site(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(f"{request.param}_site")
    return folder


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from nodes(item)
    elif isinstance(value, dict):
        if "@type" in value and "@value" not in value:
            yield value
        for item in value.values():
            yield from nodes(item)


def test_every_term_is_schema_orgs_and_is_known_of_its_type(site: Path) -> None:
    kinds = set()
    for url, graph in graphs(site).items():
        expanded = jsonld.expand(graph, {"documentLoader": load_context})
        assert expanded, url
        for node in nodes(expanded):
            (kind,) = node["@type"]
            kinds.add(kind.removeprefix(VOCABULARY))
            fields = getattr(schema_org, kind.removeprefix(VOCABULARY)).__struct_fields__
            for term in node.keys() - {"@type", "@id"}:
                assert term.startswith(VOCABULARY) and term.removeprefix(VOCABULARY) in fields, (url, kind, term)
    assert kinds >= {"ProfilePage", "Person", "Organization", "BreadcrumbList", "CollectionPage", "Dataset", "WebSite"}


def test_every_page_of_the_gallery_has_one(site: Path) -> None:
    found = graphs(site)
    with_frame = {path.parent.relative_to(site).as_posix() + "/" for path in site.glob("ho-so/*/index.html")}
    assert with_frame - {"ho-so/trang/"} <= found.keys()
    assert {"", "quan/", "quan/hoan-kiem/", "du-lieu/", "tra-cuu/", "nhung/"} <= found.keys()
    assert not any(url.startswith("nhung/") for url in found if url != "nhung/")


def test_it_says_nothing_that_the_page_does_not_show(site: Path) -> None:
    for url, graph in graphs(site).items():
        html = (site / url / "index.html").read_text("utf-8")
        title, body = re.split(r"</title>", SCRIPT.sub("", html), maxsplit=1)
        shown = " ".join(unescape(re.sub(r"<[^>]*>", " ", title + body)).split())
        for node in nodes(graph):
            for term in ("name", "description", "honorificPrefix", "jobTitle", "award"):
                values = node.get(term, [])
                for value in values if isinstance(values, list) else [values]:
                    part = value.removesuffix(" – Người tốt, việc tốt")
                    assert " ".join(part.split()) in shown, (url, term, value)


def test_an_award_is_one_that_was_given(demo_site: Path) -> None:
    mains = {url: graph["@graph"][0].get("mainEntity", {}) for url, graph in graphs(demo_site).items()}
    awards = {url: main.get("award") for url, main in mains.items()}
    assert awards["ho-so/nghiem-dac-luu/"] is None, "only planned"
    assert awards["ho-so/doi-hat-ben-truc/"] == ["Bằng khen của Thành phố cấp Thành phố, năm 2022, huyện Gia Lâm"]


def test_a_child_has_initials_and_no_picture(demo_site: Path) -> None:
    child = graphs(demo_site)["ho-so/tml-01/"]["@graph"][0]["mainEntity"]
    assert (child["name"], child["@type"], "image" in child) == ("T.M.L.", "Person", False)


def test_markup_in_a_name_ends_no_script(tmp_path: Path) -> None:
    project = lay_demo(tmp_path)
    lay_files(project, {"content/profiles/hoan-kiem/kinh-te/e-thu.md": HOSTILE})
    built = build(project / "site", project / "content", project / "site_data")
    html = (built / "ho-so" / "e-thu" / "index.html").read_text("utf-8")
    assert html.count("<script") == html.count("</script>")
    assert "alert(1)" not in re.sub(SCRIPT, "", html).replace("&lt;script&gt;alert(1)", "")
    person = json.loads(SCRIPT.findall(html)[0])["@graph"][0]["mainEntity"]
    assert person["name"] == "Ễ </script><script>alert(1)</script>"
