"""The built site as a whole: links, valid HTML, stories made safe, order, totals, open data, pictures."""

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from PIL import Image

from generator.planning.page import Page
from generator.planning.site import Site
from generator.planning.urls import EDITOR
from generator.rendering.site import VIEWS, make_index_view
from generator.vietnamese import name_key, sort_key
from tests.search.galleries import plan
from tests.support.commands import site_of
from tests.support.project import DEMO, ROOT
from tests.tools.html_validator import validate
from tests.tools.links import broken_links

URL = "https://nguoitotviectot.example/"
# Templates of pages with links that count profiles.
_WITH_COUNTS = {"overview", "listing"}


@pytest.fixture(scope="session", params=["real", "crowded"])
def built(request: pytest.FixtureRequest) -> tuple[Path, Site]:
    """A built site and its plan."""
    if request.param == "real":
        folder, root = request.getfixturevalue("real_site"), ROOT
    else:
        root = request.getfixturevalue("crowded")
        folder = root / "site"
    return folder, plan(root).plan.site


def text_of(folder: Path, url: str) -> str:
    return (folder / url / "index.html").read_text(encoding="utf-8")


def main_of(folder: Path, url: str) -> str:
    """What stands inside a page's `<main>`."""
    return text_of(folder, url).partition("<main")[2].partition("</main>")[0]


def test_every_internal_link_leads_somewhere(built: tuple[Path, Site]) -> None:
    assert [str(link) for link in broken_links(built[0], site_url=URL)] == []


def test_every_kind_of_page_is_valid_html(built: tuple[Path, Site]) -> None:
    folder, site = built
    one_of_each = {(page.kind, bool(page.profiles), page.number): page.url for page in site.pages if page.number < 3}
    gallery = {page.url for page in site.pages} | {entry.url for entry in site.listings.all}
    pages = {path for path in folder.rglob("*.html")}
    editorial = {
        path for path in pages if path.relative_to(folder).as_posix().removesuffix("index.html") not in gallery
    }
    profiles = [entry.url for entry in site.listings.all[:: max(1, len(site.listings.all) // 20)]]
    chosen = sorted(editorial | {folder / url / "index.html" for url in (*one_of_each.values(), *profiles)})
    assert len(chosen) > 30
    assert [str(message) for message in validate(chosen, warnings=False)] == []


def test_every_page_has_one_heading_of_level_one_and_its_own_title(built: tuple[Path, Site]) -> None:
    folder, site = built
    titles: Counter[str] = Counter()
    for url in [page.url for page in site.pages] + [entry.url for entry in site.listings.all]:
        text = text_of(folder, url)
        assert len(re.findall(r"<h1[ >]", text)) == 1, url
        title = re.search(r"<title>(.*?)</title>", text, re.DOTALL)
        assert title is not None and title[1].strip(), url
        titles[title[1]] += not url.startswith("ho-so/") and url != ""
    assert [title for title, count in titles.items() if count > 1] == []


def test_no_marker_of_a_shell_and_no_address_of_this_machine_is_left(built: tuple[Path, Site]) -> None:
    folder, _ = built
    for path in folder.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "@@" not in re.sub(r"\S+@@?\S+\.\S+", "", text), path
        assert "gallery:" not in re.sub(r"<code\b.*?</code>", "", text, flags=re.DOTALL), path
        assert str(ROOT) not in text and str(folder) not in text, path


@pytest.mark.parametrize(
    ("url", "way"),
    [
        ("bien-tap/", ["Trang chủ", "Dành cho người biên tập"]),
        ("bien-tap/ma-truy-cap/", ["Trang chủ", "Dành cho người biên tập", "Đăng nhập lần đầu"]),
        ("bien-tap/gui/", ["Trang chủ", "Dành cho người biên tập", "Gửi một hồ sơ"]),
        ("cong-thong-tin/", ["Trang chủ", "Dành cho cổng thông tin"]),
        ("rieng-tu/", ["Trang chủ", "Quyền riêng tư"]),
    ],
)
def test_an_editorial_page_shows_the_way_back(real_site: Path, url: str, way: list[str]) -> None:
    shown = re.findall(r'<li class="breadcrumbs__item">.*?</li>', text_of(real_site, url))
    assert [re.sub(r"<.*?>", "", item) for item in shown] == way
    assert re.findall(r'href="(.*?)"', "".join(shown))[:1] == ["../" * url.count("/")]


def test_the_year_of_an_award_is_not_parted_from_its_word(real_site: Path) -> None:
    assert "cấp Thành phố, năm\u00a02019, quận Hoàn Kiếm" in main_of(real_site, "ho-so/vu-thi-ngoc-oanh/")


# Stories


def test_a_hostile_story_is_made_harmless(demo_site: Path) -> None:
    main = main_of(demo_site, "ho-so/au-van-on/")
    # JSON-LD is data: no browser runs it. The page has one script of ours.
    story = re.sub(r"<script type=\"application/ld\+json\">.*?</script>", "", main, flags=re.DOTALL)
    story, ours = re.subn(r'<script src="../../assets/profile\.[0-9a-f]{8}\.js" defer></script>', "", story)
    assert ours == 1
    for forbidden in ("<script", "javascript:", "onerror", "onclick", "document.title", "src=x"):
        assert forbidden not in story
    assert 'href="https://nguon.example/bai"' in story
    assert "<table>" in story and ">Học trò</th>" in story
    assert re.search(r'<img [^>]*alt="Cái bào gỗ"', story)


def test_headings_of_a_story_begin_at_level_two(demo_site: Path) -> None:
    story = main_of(demo_site, "ho-so/au-van-on/")
    assert re.search(r"<h2[^>]*>Xưởng mộc</h2>", story)
    assert re.search(r"<h3[^>]*>Học trò</h3>", story)


# Lists


def test_every_list_puts_titles_first_then_deeds_and_each_by_vietnamese_names(built: tuple[Path, Site]) -> None:
    folder, site = built
    for page in site.pages:
        slugs = [entry.slug for entry in page.profiles]
        is_of_names = page.kind in ("letter", "profiles")
        keys = [
            (
                not is_of_names and e.rank,
                page.kind != "ward" and e.kind == "collective",
                page.kind != "ward" and (name_key(e.name) if e.kind == "person" else sort_key(e.name)),
            )
            for e in page.profiles
        ]
        assert keys == sorted(keys), page.url
        linked = re.findall(r'href="[./]*ho-so/([^"/]+)/"', main_of(folder, page.url)) if slugs else []
        shown = [slug for slug in dict.fromkeys(linked) if slug in slugs]
        assert shown == slugs, page.url


def test_the_vietnamese_alphabet_keeps_its_letters_apart(crowded: Path) -> None:
    main = main_of(crowded / "site", "ten/")
    assert re.findall(r"ten/([a-z]+)/", main) == ["aa", "b", "c", "d", "dd", "l", "o", "oo", "ow", "q", "t", "uw", "y"]


def test_a_long_list_is_cut_into_pages_that_hold_everyone_once(built: tuple[Path, Site]) -> None:
    _, site = built
    lists: dict[str, list[Page]] = {}
    for page in site.pages:
        lists.setdefault(page.start, []).append(page)
    for pages in lists.values():
        slugs = [entry.slug for page in pages for entry in page.profiles]
        assert len(slugs) == len(set(slugs)) == pages[0].total
        assert [page.number for page in pages] == list(range(1, pages[0].pages + 1))
        assert all(len(page.profiles) <= 60 for page in pages)
    assert len(lists["ho-so/"]) > 1


def test_a_count_on_an_index_equals_the_total_of_the_page_behind_it(built: tuple[Path, Site]) -> None:
    _, site = built
    totals = {page.url: page.total for page in site.pages}
    checked = 0
    for page in site.pages:
        if VIEWS[page.kind][0] in _WITH_COUNTS:
            view = make_index_view(page, site)[1]
            for link in (link for group in view.groups for link in group.links if link.count is not None):
                # A district's page counts its own wards' people; a ward's page shows the former wards' people, too.
                total = totals[link.href] if link.href in totals else count_found(link.href, site)
                assert link.count == total, (page.url, link)
                checked += 1
    assert checked > 50


def count_found(href: str, site: Site) -> int:
    """How many profiles a search of a field and a year finds."""
    asked = parse_qs(href.partition("?")[2])
    field, year = asked["linh-vuc"][0], int(asked["nam"][0])
    return sum(field in profile.fields and year in profile.years for profile in site.listings.all)


def test_a_revoked_title_earns_no_mark_and_an_unlisted_place_keeps_its_type(crowded: Path) -> None:
    site = plan(crowded).plan.site
    assert not site.listings.by_slug["thang-ba-due"].is_honoured
    assert not site.listings.by_slug["nghiem-dac-luu"].is_honoured
    assert site.listings.by_slug["tong-thi-may-lua"].is_honoured
    assert site.listings.by_slug["cat-thi-vang-oanh"].place == "thị trấn Đức Giang"
    assert "phường thị trấn" not in main_of(crowded / "site", "quan/gia-lam/2002/").lower()


# Open data


def rows_of(folder: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((folder / "du-lieu" / "ho-so.json").read_text(encoding="utf-8"))
    return rows


def test_the_json_holds_every_profile_with_the_promised_keys(built: tuple[Path, Site]) -> None:
    folder, site = built
    rows = rows_of(folder)
    assert [row["slug"] for row in rows] == [entry.slug for entry in site.listings.all]
    for row in rows:
        assert set(row) >= {
            "slug",
            "url",
            "kind",
            "name",
            "honorific",
            "district",
            "wards",
            "fields",
            "years",
            "summary",
        }
        assert row["url"] == f"ho-so/{row['slug']}/" and (folder / row["url"] / "index.html").is_file()
        assert row["kind"] in ("person", "collective")
        assert all(isinstance(year, int) for year in row["years"]) and row["years"] == sorted(set(row["years"]))
        assert not any(ward.lower().startswith("phường ") for ward in row["wards"])
        assert all(set(honour) >= {"year", "district", "title", "level"} for honour in row["honours"])
        given = [honour for honour in row["honours"] if honour["status"] == "given"]
        assert {honour["year"] for honour in given} == set(row["years"])


def test_the_json_says_null_for_what_is_not_stated(demo_site: Path) -> None:
    rows = {row["slug"]: row for row in rows_of(demo_site)}
    assert rows["be-thi-uyen-an"]["district"] is None
    assert rows["be-thi-uyen-an"]["honours"][0]["level"] is None
    assert rows["lac-dinh-uoc"]["wards"] == []
    assert rows["lac-dinh-uoc"]["honours"][0]["title"] is None
    assert rows["phi-gia-quyen"]["summary"] is None
    assert rows["doi-hat-ben-truc"]["kind"] == "collective"
    assert rows["nghiem-dac-luu"]["wards"] == ["Trung Tự", "Phương Liên - Trung Tự"]
    assert rows["tml-01"]["name"] == "T.M.L."


def test_the_csv_says_the_same_as_the_json(built: tuple[Path, Site]) -> None:
    folder, _ = built
    data = (folder / "du-lieu" / "ho-so.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    rows = rows_of(folder)
    assert [row["slug"] for row in table] == [row["slug"] for row in rows]
    for flat, row in zip(table, rows, strict=True):
        for key in ("name", "url", "kind", "honorific", "district", "summary"):
            assert flat[key] == (row[key] or ""), row["slug"]
        for key in ("wards", "fields", "years", "movements"):
            assert flat[key] == "; ".join(str(value) for value in row[key]), row["slug"]


def test_consent_papers_and_residential_groups_stay_out_of_everything(demo_site: Path) -> None:
    for path in demo_site.rglob("*"):
        if path.suffix in (".html", ".json", ".csv", ".xml"):
            assert "Ảnh chân dung và câu chuyện" not in path.read_text(encoding="utf-8"), path


# Sitemap, minors, pictures


def test_an_essay_of_the_contest_reaches_no_file_of_the_site(crowded: Path) -> None:
    assert "Dự Thi" in (crowded / "content" / "du-thi" / "2024" / "bai.md").read_text(encoding="utf-8")
    for path, data in site_of(crowded / "site").items():
        assert "Khổng Thị Dự Thi".encode() not in data, path
        assert "du-thi/2024" not in path and b"du-thi/2024" not in data, path


def test_the_sitemap_names_each_page_once_and_no_other(built: tuple[Path, Site]) -> None:
    folder, site = built
    found = re.findall(r"<loc>([^<]*)</loc>", (folder / "sitemap.xml").read_text(encoding="utf-8"))
    assert [address for address, count in Counter(found).items() if count > 1] == []
    pages = {path.relative_to(folder).as_posix().removesuffix("index.html") for path in folder.rglob("index.html")}
    # Of an empty ward nothing can be found.
    pages -= {page.url for page in site.pages if page.kind == "ward" and not page.total}
    # The form for editors is a tool, hidden from search engines.
    pages -= {EDITOR}
    # Nobody looks for a page that says that a profile is gone.
    pages -= {page.url for page in site.pages if page.kind == "withdrawn"}
    # What stands in frames of other sites is no page of its own.
    assert set(found) == {f"{URL}{url}" for url in pages if url == "nhung/" or not url.startswith("nhung/")}


@pytest.mark.parametrize("project", ["real", "crowded"])
def test_a_minor_stands_by_initials_everywhere(project: str, request: pytest.FixtureRequest) -> None:
    root = ROOT if project == "real" else request.getfixturevalue("crowded")
    folder = request.getfixturevalue("real_site") if project == "real" else root / "site"
    minors = [profile for profile in plan(root).profiles if profile.minor]
    assert minors
    for profile in minors:
        assert re.fullmatch(r"(?:\w\.)+", profile.name)
        assert re.fullmatch(r"[a-z]+-\d+", profile.slug)
        text = text_of(folder, f"ho-so/{profile.slug}/")
        assert not re.search(r"\blớp \d|học sinh trường", main_of(folder, f"ho-so/{profile.slug}/"), re.IGNORECASE)
        assert profile.name in text


def test_pictures_carry_nothing_of_the_camera(demo_site: Path) -> None:
    source = DEMO / "content/profiles/hoan-kiem/an-sinh-nhan-ai/tieu-thi-anh-dao.jpg"
    with Image.open(source) as picture:
        assert picture.getexif().get_ifd(0x8825), "the demo's portrait must carry a place"
    pictures = sorted((demo_site / "anh").glob("*.webp"))
    assert {path.name.rsplit("-", 2)[0] for path in pictures} == {"tieu-thi-anh-dao", "au-van-on"}
    for path in pictures:
        assert b"EXIF" not in path.read_bytes()
        with Image.open(path) as picture:
            assert not picture.getexif()
    assert not list(demo_site.rglob("*.jpg"))


def test_a_card_shows_the_portrait_where_there_is_one(demo_site: Path) -> None:
    page = (demo_site / "quan/hoan-kiem/index.html").read_text(encoding="utf-8")
    assert 'src="../../anh/tieu-thi-anh-dao-the-160.webp"' in page
    with Image.open(demo_site / "anh/tieu-thi-anh-dao-the-160.webp") as picture:
        assert picture.size == (160, 160)
