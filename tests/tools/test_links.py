"""Links are followed as a visitor of a static host would follow them."""

from pathlib import Path

import pytest

from tests.tools.links import broken_links


def lay(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def found(folder: Path, **options: str) -> list[str]:
    return [str(link) for link in broken_links(folder, **options)]


def test_a_whole_site_has_no_broken_link(tmp_path: Path) -> None:
    lay(tmp_path, {
        "index.html": """
            <link rel="stylesheet" href="a/style.css?v=1"><link rel="canonical" href="https://example.org/">
            <a href="ho-so/le-van-mau/#chuyen">x</a> <a href="#">y</a> <a href="?q=1#here">z</a>
            <a href="https://example.org/">out</a> <a href="mailto:a@example.org">m</a> <a href="">self</a>
            <p id="here"></p> <form action="tra-cuu/"></form>
            <img src="data:image/png;base64,AAAA" srcset="a/1.webp, a/2.webp 2x">
            <a href="t%C3%AAn/">Vietnamese file name</a><svg><use href="a/icons.svg#seal"/></svg>
            <meta http-equiv="refresh" content="0; url=tra-cuu/">""",
        "ho-so/le-van-mau/index.html": '<h2 id="chuyen">a</h2><a href="../../">b</a>',
        "tra-cuu/index.html": '<a href="..">up</a>',
        "tên/index.html": "",
        "404.html": '<a href="/">home</a>',
        "a/style.css": "@font-face { src: url('f.woff2') } /* url(old.png) */ a { background: url(1.webp) }",
        "a/icons.svg": '<svg xmlns="http://www.w3.org/2000/svg"><symbol id="seal"/></svg>',
        "a/f.woff2": "", "a/1.webp": "", "a/2.webp": "",
    })  # fmt: skip
    assert found(tmp_path) == []


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ('<a href="gone/">x</a>', "gone/: not found"),
        ('<a href="gone/">x</a><a href="gone/">x</a>', "gone/: not found"),
        ('<a href="there">x</a>', "there: no final slash"),
        ('<a href="there/#gone">x</a>', "there/#gone: no id 'gone' there"),
        ('<a href="#gone">x</a>', "#gone: no id 'gone' there"),
        ('<img srcset="there/, gone.webp 2x">', "gone.webp: not found"),
        ('<video poster="gone.png"></video>', "gone.png: not found"),
        ('<form action="gone/"></form>', "gone/: not found"),
        ('<meta http-equiv="Refresh" content="0;URL=\'gone/\'">', "gone/: not found"),
        ("<style>a { background: url(gone.png) }</style>", "gone.png: not found"),
        ('<p style="background: url(gone.png)">', "gone.png: not found"),
        ('<a href="There/">case matters</a>', "There/: not found"),
        ('<base href="there/"><a href="gone/">x</a>', "gone/: not found"),
        ('<img src="https://example.org/x.png">', "https://example.org/x.png: asks another host"),
        ('<script src="//example.org/x.js"></script>', "//example.org/x.js: asks another host"),
        (
            '<link rel="stylesheet" href="https://other.org/x.css">',
            "https://other.org/x.css: asks another host",
        ),
        ('<link rel="preconnect" href="https://example.org">', "https://example.org: asks another host"),
        ("<style>@import 'https://other.org/x.css'</style>", "https://other.org/x.css: asks another host"),
    ],
)
def test_a_reference_that_leads_nowhere_is_named(tmp_path: Path, html: str, problem: str) -> None:
    lay(tmp_path, {"index.html": html, "there/index.html": ""})
    assert found(tmp_path) == [f"index.html: {problem}"]


def test_a_style_sheet_is_read_from_where_it_lies(tmp_path: Path) -> None:
    lay(tmp_path, {"index.html": "", "font.woff2": "", "a/style.css": "a { src: url(font.woff2) }"})
    assert found(tmp_path) == ["a/style.css: font.woff2: not found"]


def test_the_page_for_missing_pages_may_not_link_relatively(tmp_path: Path) -> None:
    lay(tmp_path, {"index.html": "", "404.html": '<a href="index.html">home</a>'})
    assert found(tmp_path) == ["404.html: index.html: relative, but this page is shown at any address"]


def test_under_a_prefix_an_address_from_the_root_must_name_it(tmp_path: Path) -> None:
    html = '<a href="/tien-to/there/">x</a><a href="/there/">x</a>'
    lay(tmp_path, {"index.html": html, "there/index.html": ""})
    assert found(tmp_path, prefix="/tien-to/") == ["index.html: /there/: outside of /tien-to/"]
    assert found(tmp_path) == ["index.html: /tien-to/there/: not found"]


def test_an_address_with_the_sites_own_host_is_followed(tmp_path: Path) -> None:
    html = (
        '<link rel="canonical" href="https://example.org/x/"><link rel="alternate" href="https://example.org/x/gone/">'
    )
    lay(tmp_path, {"index.html": html})
    assert found(tmp_path, site_url="https://example.org/x/") == ["index.html: https://example.org/x/gone/: not found"]


def test_an_empty_folder_is_no_good_site(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no page in"):
        broken_links(tmp_path)
