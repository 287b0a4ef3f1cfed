"""Feeds as a portal reads them: found from each list, valid, newest first, written again only when they change."""

import json
import re
from pathlib import Path
from typing import Any

import feedparser
import jsonschema
import pytest

from generator.planning.feeds import split_feed
from generator.planning.site import Site
from generator.rendering.feeds import FeedWriter, list_feeds
from tests.search.galleries import plan
from tests.support.project import DEMO, ROOT, build, lay_demo, lay_files
from tests.tools import npm, relax_ng

SCHEMAS = Path(__file__).parents[1] / "schemas"
SITE_URL = "https://nguoitotviectot.example/"
ALTERNATE = re.compile(r'<link rel="alternate" type="(application/(?:atom|feed)[^"]+)" title="([^"]+)" href="([^"]+)">')
EDITORS = ("Ban biên tập Người tốt, việc tốt", "Ban biên tập thử nghiệm")
HOSTILE = """---
name: Ễ <b>Văn</b> & "Thử" ]]>
summary: 5 < 6 & 7 > 2, "trích" ]]> </summary>
honours:
  - {year: 2024, district: hoan-kiem, ward: Hàng Bài, source: {document: hoan-kiem-2024}}
published: 2026-12-01
---
"""


@pytest.fixture(scope="module", params=["real", "demo"])
def built(request: pytest.FixtureRequest) -> tuple[Path, Site]:
    """A built site and its plan."""
    root = ROOT if request.param == "real" else DEMO
    return request.getfixturevalue(f"{request.param}_site"), plan(root).plan.site


Feeds = list[tuple[str, Any, dict[str, Any]]]
"""Each list with feeds: its address, its Atom feed read by feedparser, its JSON Feed."""


@pytest.fixture(scope="module")
def feeds(built: tuple[Path, Site]) -> Feeds:
    """Every feed of a site, read once."""
    return [_read_feeds(built[0], path) for path in sorted(built[0].rglob("feed.xml"))]


def _read_feeds(site: Path, path: Path) -> tuple[str, Any, dict[str, Any]]:
    atom = feedparser.parse(path.read_bytes())
    assert not atom.bozo, (path, atom.get("bozo_exception"))
    url = path.parent.relative_to(site).as_posix()
    return "" if url == "." else f"{url}/", atom, json.loads(path.with_name("feed.json").read_text("utf-8"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return lay_demo(tmp_path)


def rebuild(project: Path) -> Path:
    return build(project / "site", project / "content", project / "site_data")


def test_every_list_with_a_dated_profile_has_its_feeds(built: tuple[Path, Site], feeds: Feeds) -> None:
    site = built[1]
    dated = {page.start for page in site.pages if any(profile.published for profile in page.profiles)}
    assert {url for url, _, _ in feeds} == {"", *dated}
    assert len(dated) > 10


def test_atom_says_all_that_the_format_asks_for(feeds: Feeds) -> None:
    for url, atom, _ in feeds:
        feed = atom.feed
        assert atom.version == "atom10"
        assert feed.id.startswith("urn:uuid:")
        assert feed.title.endswith("Người tốt, việc tốt")
        assert feed.author in EDITORS
        links = {link.rel: link.href for link in feed.links}
        assert links.pop("prev-archive", "").startswith(f"{SITE_URL}{url}feed-" if len(atom.entries) == 50 else "")
        assert links == {"self": f"{SITE_URL}{url}feed.xml", "alternate": f"{SITE_URL}{url}"}
        assert feed.updated == max(entry.updated for entry in atom.entries)
        for entry in atom.entries:
            assert entry.link.startswith(f"{SITE_URL}ho-so/")
            assert entry.published_parsed and entry.updated_parsed and entry.title and entry.summary


def test_every_atom_feed_and_archive_is_valid_by_the_schema_of_rfc_4287(
    built: tuple[Path, Site], tmp_path: Path
) -> None:
    paths = sorted(built[0].rglob("feed*.xml"))
    faulty = tmp_path / "feed.xml"
    faulty.write_text(paths[0].read_text("utf-8").replace("<updated>", "<updated>x", 1), "utf-8")
    found = relax_ng.validate(SCHEMAS / "atom.rnc", [*paths, faulty])
    assert len(found) == 1 and found[0].startswith(f"{faulty}:5:") and "Bad character content" in found[0]


def test_every_json_feed_and_page_of_it_is_valid_by_its_schema(built: tuple[Path, Site]) -> None:
    schema = jsonschema.Draft7Validator(json.loads(npm.installed(npm.JSON_FEED_SCHEMA).read_text("utf-8")))
    assert not schema.is_valid({"version": "https://jsonfeed.org/version/1.1", "title": "Thử", "items": [{}]})
    for path in built[0].rglob("feed*.json"):
        schema.validate(json.loads(path.read_text("utf-8")))


def test_json_feed_says_all_that_version_1_1_asks_for(feeds: Feeds) -> None:
    for url, _, feed in feeds:
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"].endswith("Người tốt, việc tốt")
        assert (feed["home_page_url"], feed["feed_url"]) == (f"{SITE_URL}{url}", f"{SITE_URL}{url}feed.json")
        assert feed["language"] == "vi"
        assert feed["authors"][0]["name"] in EDITORS
        for item in feed["items"]:
            assert item["id"] and item["content_text"] and item["title"]
            assert item["url"].startswith(f"{SITE_URL}ho-so/")
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00\+07:00", item["date_published"])


def test_both_feeds_bring_the_same_profiles_newest_first(feeds: Feeds) -> None:
    for url, atom, feed in feeds:
        ids = [item["id"] for item in feed["items"]]
        assert ids == [entry.id for entry in atom.entries]
        assert 0 < len(ids) == len(set(ids)) <= 50, url
        days = [item["date_published"] for item in feed["items"]]
        assert days == sorted(days, reverse=True), url


def test_feeds_and_archives_bring_every_profile_in_both_formats(built: tuple[Path, Site], feeds: Feeds) -> None:
    folder, site = built
    lists = {"": set(site.listings.newest)}
    for page in site.pages:
        lists.setdefault(page.start, set()).update(profile for profile in page.profiles if profile.published)
    for url, _, _ in feeds:
        read = [follow_archives(folder, url), follow_pages(folder, url)]
        assert read[0] == read[1]
        assert read[0] == {f"{SITE_URL}{profile.url}" for profile in lists[url]}, url


def test_the_gallery_has_archives(real_site: Path) -> None:
    assert (real_site / "ho-so" / "feed-1.xml").is_file()


def test_an_archive_keeps_its_bytes_when_newer_profiles_come(
    built: tuple[Path, Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newest archive gets a link to the one after it; nothing else changes."""
    monkeypatch.setattr("generator.planning.feeds.FEED_SIZE", 3)
    site = built[1]

    def files(skipped: int) -> dict[str, bytes]:
        plan = split_feed(site.listings.newest[skipped:])
        writer = FeedWriter(site.registry, SITE_URL)
        written = [writer.write(feed) for feed in list_feeds("ho-so/", "Hồ sơ", plan)]
        return {path: data for pair in written for path, data in pair}

    before, after = files(3), files(0)
    archives = [path for path in before if "feed-" in path]
    assert len(archives) > 4
    changed = [path for path in archives if before[path] != after[path]]
    assert changed == [archives[-2]]
    links = [line for line in after[changed[0]].splitlines(keepends=True) if b"next-archive" in line]
    assert after[changed[0]].replace(links[0], b"") == before[changed[0]]


def follow_archives(folder: Path, url: str) -> set[str]:
    """Read an Atom feed and what comes before it, as RFC 5005 says; the addresses of all profiles."""
    name, profiles, newer = "feed.xml", set[str](), None
    while name:
        atom = feedparser.parse((folder / url / name).read_bytes())
        links = {link.rel: link.href.removeprefix(f"{SITE_URL}{url}") for link in atom.feed.links}
        assert links["self"] == name
        assert (links.get("current"), "fh_archive" in atom.feed) == (("feed.xml", True) if newer else (None, False))
        assert links.get("next-archive") == (newer if newer != "feed.xml" else None)
        assert len(atom.entries) == 50 or not newer
        profiles.update(entry.link for entry in atom.entries)
        newer, name = name, links.get("prev-archive", "")
    return profiles


def follow_pages(folder: Path, url: str) -> set[str]:
    """Read a JSON Feed to its last page; the addresses of all profiles."""
    name, profiles = "feed.json", set[str]()
    while name:
        feed = json.loads((folder / url / name).read_text("utf-8"))
        assert feed["feed_url"] == f"{SITE_URL}{url}{name}"
        profiles |= {item["url"] for item in feed["items"]}
        name = feed.get("next_url", "").removeprefix(f"{SITE_URL}{url}")
    return profiles


def test_every_index_page_names_a_feed_that_is_there(built: tuple[Path, Site]) -> None:
    folder, site = built
    for page in site.pages:
        links = ALTERNATE.findall((folder / page.url / "index.html").read_text("utf-8"))
        assert [link[0] for link in links] == ["application/atom+xml", "application/feed+json"], page.url
        for _, title, href in links:
            path = (folder / page.url / href).resolve()
            assert path.is_file()
            assert "trang" not in title
            own = folder / page.start / path.name
            assert path == (own if own.is_file() else folder / path.name).resolve()


def test_an_id_never_changes(demo_site: Path) -> None:
    """A reader would show everything as new."""
    feed = json.loads((demo_site / "quan" / "gia-lam" / "feed.json").read_text("utf-8"))
    ids = {item["title"]: item["id"] for item in feed["items"]}
    assert ids["Bà Vi Thị Dự"] == "urn:uuid:90c95e73-2352-5571-b62b-54aa24d17a5f"


def test_a_text_that_looks_like_markup_arrives_as_it_is(project: Path) -> None:
    lay_files(project, {"content/profiles/hoan-kiem/kinh-te/e-thu.md": HOSTILE})
    site = rebuild(project)
    entry = feedparser.parse((site / "feed.xml").read_bytes(), sanitize_html=False).entries[0]
    item = json.loads((site / "feed.json").read_text("utf-8"))["items"][0]
    name, deed = 'Ễ <b>Văn</b> & "Thử" ]]>', '5 < 6 & 7 > 2, "trích" ]]> </summary>'
    assert (entry.title, item["title"]) == (name, name)
    assert entry.summary.split("\n")[0] == item["content_text"].split("\n")[0] == deed


def test_a_portrait_is_in_the_feed_and_a_child_has_none(demo_site: Path) -> None:
    items = json.loads((demo_site / "feed.json").read_text("utf-8"))["items"]
    images = {item["title"]: item["image"] for item in items if "image" in item}
    assert images["Cô Tiêu Thị Anh Đào"] == f"{SITE_URL}anh/tieu-thi-anh-dao-the-160.webp"
    child = next(item for item in items if item["title"] == "Em T.M.L.")
    assert "image" not in child
    assert all((demo_site / image.removeprefix(SITE_URL)).is_file() for image in images.values())


def test_a_gallery_without_days_has_no_feed(project: Path) -> None:
    for path in (project / "content" / "profiles").rglob("*.md"):
        path.write_text(re.sub(r"(?m)^published: .*\n", "", path.read_text("utf-8")), "utf-8")
    site = rebuild(project)
    assert list(site.rglob("feed.*")) == []
    assert not ALTERNATE.search((site / "index.html").read_text("utf-8"))


def test_a_changed_profile_changes_the_feeds_of_its_lists_alone(project: Path) -> None:
    site = rebuild(project)
    before = {path: path.stat().st_mtime_ns for path in site.rglob("feed.*")}
    path = next((project / "content").rglob("vi-thi-du.md"))
    path.write_text(path.read_text("utf-8").replace("suốt mười năm", "suốt mười một năm"), "utf-8")
    slug = path.stem
    rebuild(project)
    touched = [path for path, time in before.items() if path.stat().st_mtime_ns != time]
    changed = {path.parent.relative_to(site).as_posix() for path in touched}
    lists = {
        page.start.rstrip("/") or "."
        for page in plan(project).plan.site.pages
        if any(profile.slug == slug for profile in page.profiles)
    }
    assert changed == lists | {"."}
    assert 5 < len(changed) < len(before) / 4
