"""Lists: an index page is rendered again exactly when its view or one of its cards changed."""

from pathlib import Path

import pytest

from generator.publishing.publish import publish, staging
from generator.reading.theme import read_theme
from generator.records.output import Output
from generator.rendering.feeds import Feed, FeedWriter
from generator.rendering.shell import DEPTHS, HostPages, compile_shell
from generator.rendering.site import Renderer
from generator.rendering.templates import Templates
from generator.steps.lists import render_lists
from generator.steps.plan import Plan
from tests.support.project import ROOT
from tests.unit.steps.conftest import Demo

SLUG = "luc-van-duong"


def render(demo: Demo, plan: Plan, out: Path, mark: str) -> set[str]:
    """Publish the index pages of a plan, their shell marked; the addresses of those that were rendered now.

    The mark stands for no change that a build knows of, so that pages of an earlier mark were kept.
    """
    shells = (compile_shell(f"{mark}@@title@@@@body@@"),) * DEPTHS
    host_pages = HostPages(site_url="https://trang.example/", shells=shells, files={})
    templates = Templates(read_theme(ROOT / "theme").templates)
    renderer = Renderer(registry=demo.gallery.registry, host_pages=host_pages, templates=templates)
    with staging(out):
        files = render_lists(plan.site, host_pages, renderer, out, ("made from", plan.key), demo.cache)
        publish(out, files)
    pages = {page.url: out / page.url / "index.html" for page in plan.site.pages}
    return {url for url, path in pages.items() if path.read_text("utf-8").startswith(mark)}


@pytest.fixture
def out(tmp_path: Path, demo: Demo) -> Path:
    """A site whose lists were rendered once."""
    plan = demo.plan()
    assert render(demo, plan, tmp_path / "site", "first") == {page.url for page in plan.site.pages}
    return tmp_path / "site"


@pytest.mark.parametrize("key", ["all", "another"])
def test_where_no_view_and_no_card_changed_no_page_is_rendered(demo: Demo, out: Path, key: str) -> None:
    assert render(demo, demo.plan(key), out, "second") == set()


def test_where_a_card_changed_the_pages_that_list_it_are_rendered(demo: Demo, out: Path) -> None:
    plan = demo.plan_with(SLUG, "changed", front_matter_hash=1)
    listed = {page.url for page in plan.site.pages if any(profile.slug == SLUG for profile in page.profiles)}
    assert {"ho-so/", "quan/gia-lam/", "linh-vuc/kinh-te/"} <= listed
    # The home page names the feed of the newest, which has the changed profile, too.
    assert render(demo, plan, out, "second") == listed | {""}


def test_a_page_that_is_gone_from_the_disk_is_rendered_again(demo: Demo, out: Path) -> None:
    (out / "nam" / "index.html").unlink()
    assert render(demo, demo.plan(), out, "second") == {"nam/"}


def test_where_a_profile_changed_the_archives_that_hold_it_are_rendered(
    demo: Demo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.planning.feeds.FEED_SIZE", 3)
    rendered, write = list[Feed](), FeedWriter.write

    def note(writer: FeedWriter, feed: Feed) -> list[Output]:
        rendered.append(feed)
        return write(writer, feed)

    monkeypatch.setattr(FeedWriter, "write", note)
    render(demo, demo.plan(), tmp_path / "site", "first")
    expected = {feed.address for feed in rendered if SLUG in [profile.slug for profile in feed.profiles]}
    assert any("feed-" in address for address in expected) and len(expected) < len(rendered) / 2
    rendered.clear()
    render(demo, demo.plan_with(SLUG, "changed", front_matter_hash=1), tmp_path / "site", "second")
    assert {feed.address for feed in rendered} == expected
