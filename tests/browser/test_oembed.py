"""oEmbed as content systems read it: found from a profile's page, and saying no more than the page does."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import oembedpy.consumer
import oembedpy.discovery
import pytest
from oembedpy.types import Rich
from playwright.sync_api import Page

from tests.browser.embeds import SLUG
from tests.support.project import build, lay_demo
from tests.tools.server import serve

NewPage = Callable[..., Page]
SITE_URL = "https://nguoitotviectot.example/"
PROFILE = "ho-so/tieu-thi-anh-dao/"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A served site that knows its own address."""
    folder = tmp_path_factory.mktemp("oembed")
    with serve(folder) as root:
        project = lay_demo(folder / "project")
        config = project / "mkdocs.yml"
        config.write_text(config.read_text("utf-8").replace(SITE_URL, f"{root}site/"), "utf-8")
        build(folder / "site", project / "content", project / "site_data", config=config)
        yield f"{root}site/"


def test_a_consumer_finds_and_reads_it(address: str) -> None:
    url, parameters = oembedpy.discovery.find_from_content(f"{address}{PROFILE}")
    content = oembedpy.consumer.fetch_content(url, parameters)
    assert isinstance(content, Rich)
    assert (content.version, content.title) == ("1.0", "Cô Tiêu Thị Anh Đào")
    assert (content.provider_name, content.provider_url) == ("Người tốt, việc tốt", address)
    assert (content.width, content.height, content.cache_age) == (480, 235, 86400)
    assert content.thumbnail_url == f"{address}anh/tieu-thi-anh-dao-the-160.webp"
    assert (content.thumbnail_width, content.thumbnail_height) == (160, 160)
    assert content.html == (
        f'<iframe src="{address}nhung/{PROFILE}" title="Cô Tiêu Thị Anh Đào – Người tốt, việc tốt" '
        'width="100%" height="235" frameborder="0" loading="lazy"></iframe>'
    )
    assert parameters.url == f"{address}{PROFILE}"


@pytest.mark.parametrize(
    ("url", "title"), [("quan/hoan-kiem/2024/", "Quận Hoàn Kiếm, năm 2024"), ("ho-so/", "Những tấm gương mới đăng")]
)
def test_a_consumer_finds_and_reads_that_of_a_list(address: str, url: str, title: str) -> None:
    endpoint, parameters = oembedpy.discovery.find_from_content(f"{address}{url}")
    content = oembedpy.consumer.fetch_content(endpoint, parameters)
    assert isinstance(content, Rich)
    assert (content.version, content.title, content.provider_url) == ("1.0", title, address)
    assert (content.width, content.height, parameters.url) == (480, 520, f"{address}{url}")
    assert content.html == (
        f'<iframe src="{address}nhung/{url}" title="{title} – Người tốt, việc tốt" '
        'width="100%" height="520" frameborder="0" loading="lazy"></iframe>'
    )


def test_every_profile_has_one_and_names_it_early_in_its_head(real_site: Path) -> None:
    pages = sorted((real_site / "ho-so").glob("*/index.html"))
    pages = [page for page in pages if page.parent.name != "trang"]
    assert len(pages) > 60
    for page in pages:
        html, slug = page.read_text("utf-8"), page.parent.name
        # Consumers read the first kilobytes alone.
        link = re.search(
            rf'<link rel="alternate" type="application/json\+oembed" [^>]*/oembed/{slug}\.json\?', html[:3000]
        )
        assert link, slug
        value = json.loads((real_site / "oembed" / f"{slug}.json").read_text("utf-8"))
        assert (real_site / "nhung" / "ho-so" / slug / "index.html").is_file()
        assert value["html"].startswith(f'<iframe src="{SITE_URL}nhung/ho-so/{slug}/"')


@pytest.mark.parametrize(
    ("frame", "name", "target"),
    [
        (f"ho-so/{SLUG}/", "Cô Tiêu Thị Anh Đào", f"ho-so/{SLUG}/"),
        ("quan/hoan-kiem/", "Xem tất cả", "quan/hoan-kiem/"),
    ],
)
def test_wordpress_is_asked_to_follow_a_link_that_its_sandbox_would_not_open(
    new_page: NewPage, host: Callable[[str], str], ours: str, frame: str, name: str, target: str
) -> None:
    """WordPress puts the frame of whom it does not know into a sandbox, and adds a secret to its address."""
    page = new_page()
    page.goto(host(f'<iframe sandbox="allow-scripts" src="{ours}nhung/{frame}#?secret=a1B2c3" height="600"></iframe>'))
    page.evaluate("() => { window.heard = []; addEventListener('message', ({ data }) => heard.push(data)) }")
    link = page.frame_locator("iframe").get_by_role("link", name=re.compile(name))
    assert "thẻ mới" not in link.inner_text()
    link.press("Enter")
    page.wait_for_timeout(200)
    assert page.evaluate("heard.filter(({ message }) => message)") == [
        {"message": "link", "value": f"{ours}{target}", "secret": "a1B2c3"}
    ]


def test_a_child_stands_by_initials_without_a_picture(demo_site: Path) -> None:
    text = (demo_site / "oembed" / "tml-01.json").read_text("utf-8")
    assert json.loads(text)["title"] == "Em T.M.L."
    assert "thumbnail" not in text
    assert "<img" not in (demo_site / "nhung" / "ho-so" / "tml-01" / "index.html").read_text("utf-8")
