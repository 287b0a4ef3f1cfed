"""The search page where the host or the network fails, in a browser, on eighty invented people."""

import re
import shutil
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, Route, expect

from tests.search.invented import MENDS, build, people
from tests.search.pages import names, open_search, serve_to, settle, total, type_query
from tests.tools.accessibility import audit

NewPage = Callable[..., Page]


@pytest.fixture
def own_folder(eighty_people: Path, tmp_path: Path) -> Path:
    """A copy of the site that a test may break."""
    return Path(shutil.copytree(eighty_people, tmp_path / "site"))


def count_files(page: Page, breaking: Collection[str] = ()) -> list[str]:
    """The families of the index that are asked for from now on; the connection for the first of some breaks."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        family = re.sub(r"(-[0-9a-f]{12})?(-\d+)?\.bin$", "", route.request.url.rpartition("/")[2])
        asked.append(family)
        if family in breaking and asked.count(family) == 1:
            route.abort("connectionreset")
        else:
            route.continue_()

    page.context.route("**/chi-muc/**", answer)
    return asked


@pytest.mark.parametrize("broken", ["contents.bin", "names-*.bin", "cards-*.bin"])
@pytest.mark.parametrize("how", ["gone", "cut"])
def test_a_broken_index_is_reported_and_the_indexes_offered(
    new_page: NewPage, own_folder: Path, broken: str, how: str
) -> None:
    for file in (own_folder / "tra-cuu" / "chi-muc").glob(broken):
        if how == "gone":
            file.unlink()
        else:
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    page = new_page(allowed=("404", "Error"))
    with serve_to(page, own_folder) as root:
        page.goto(f"{root}tra-cuu/?q=nguyen")
        settle(page, "error")
        assert page.get_by_role("button", name="Tải lại trang").is_visible()
        assert page.locator("#danh-muc").get_by_role("link", name="Quận Hoàn Kiếm").is_visible()
        assert names(page) == []
        assert audit(page) == []


@pytest.mark.parametrize("how", ["gone", "cut off"])
def test_a_story_that_cannot_be_read_leaves_the_results(new_page: NewPage, site: str, how: str) -> None:
    page = new_page(allowed=("404", "ERR_FAILED"))

    def answer(route: Route) -> None:
        if how == "gone":
            route.fulfill(status=404)
        else:
            route.abort()

    page.context.route("**/story.bin", answer)
    for query in ("va dieu giay", '"va dieu giay"'):
        with page.expect_console_message(lambda message: "story" in message.text and message.type == "warning"):
            page.goto(f"{site}tra-cuu/?{urlencode({'q': query})}")
        settle(page)
        assert names(page) == [MENDS]
        assert page.locator(".hit__text").inner_text() == "Chăm một luống hoa chung cho cả ngõ."
        assert page.locator("[data-error]").is_hidden()


def test_a_total_is_right_once_the_stories_can_be_read(new_page: NewPage, site: str) -> None:
    page = new_page(allowed=("ERR_FAILED",))
    page.context.route("**/story.bin", lambda route: route.abort())
    page.goto(f"{site}tra-cuu/?q=%22tưới+hoa+ai%22&quan=dong-da")
    settle(page)
    expect(page.locator("[data-total]")).to_have_text("Nhiều nhất 19")
    page.context.unroute("**/story.bin")
    page.locator("[data-sort]").select_option("ten")
    expect(page).to_have_url(re.compile("sap=ten"))
    settle(page)
    expect(page.locator("[data-total]")).to_have_text("19")


def test_a_connection_that_breaks_once_is_not_noticed(new_page: NewPage, site: str) -> None:
    page = open_search(new_page(allowed=("ERR_CONNECTION_RESET",)), site)
    asked = count_files(page, breaking={"name-order"})
    page.locator("[data-sort]").select_option("ten")
    expect(page).to_have_url(f"{site}tra-cuu/?sap=ten")
    settle(page)
    assert len(names(page)) == 10
    assert asked.count("name-order") == 2
    assert "contents" not in asked, "the index that is open stays open"


def test_what_was_fetched_stays_when_the_network_is_gone(new_page: NewPage, site: str) -> None:
    page = open_search(new_page(allowed=("ERR_FAILED", "Error")), site, "?q=nguyen")
    first = names(page)
    page.context.route("**/chi-muc/**", lambda route: route.abort())
    page.context.set_offline(True)
    page.locator("[data-sort]").select_option("ten")
    settle(page, "error")
    page.get_by_role("button", name="Tải lại trang").click()
    settle(page, "error")
    page.go_back()
    settle(page)
    assert names(page) == first
    page.go_forward()
    settle(page, "error")
    page.context.unroute("**/chi-muc/**")
    asked = count_files(page)
    page.context.set_offline(False)
    settle(page)
    assert set(asked) <= {"name-order", "cards"}


def test_without_a_network_the_filters_are_those_of_the_address(new_page: NewPage, site: str) -> None:
    page = open_search(new_page(allowed=("ERR_FAILED", "Error")), site, "?q=nguyen&quan=hoan-kiem")
    page.context.route("**/chi-muc/**", lambda route: route.abort())
    page.locator("[data-sort]").select_option("ten")
    settle(page, "error")
    page.locator("[data-chip]").click()
    expect(page.locator("[data-chip]")).to_have_count(0)
    expect(page.locator('[data-filter="quan"] input:checked')).to_have_count(0)
    expect(page).to_have_url(f"{site}tra-cuu/?q=nguyen&sap=ten")
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator("[data-open]").click()
    expect(page.locator("[data-sheet-total]")).to_have_text("Lúc này chưa tra cứu được.")


def test_what_waits_for_the_network_says_so(new_page: NewPage, site: str) -> None:
    page = open_search(new_page(), site, "?q=nguyen")
    held: list[Route] = []
    page.context.route("**/chi-muc/name-order-*", lambda route: held.append(route))
    page.locator("[data-sort]").select_option("ten")
    status = page.locator("[role=status]")
    expect(status).to_have_text("Đang tìm…")
    for route in held:
        route.continue_()
    expect(status).to_have_text("16 tấm gương, tìm trong tên, nơi và năm")


@pytest.mark.parametrize("script", ["search-worker", "results"])
def test_a_script_that_is_gone_is_reported(new_page: NewPage, own_folder: Path, script: str) -> None:
    for file in (own_folder / "assets").glob(f"{script}.*.js"):
        file.unlink()
    page = new_page(allowed=("404", "Error"))
    with serve_to(page, own_folder) as root:
        page.goto(f"{root}tra-cuu/?q=nguyen")
        settle(page, "error")
        with page.expect_navigation():
            page.get_by_role("button", name="Tải lại trang").click()
        settle(page, "error")


def test_a_new_site_published_meanwhile_is_read_again(new_page: NewPage, own_folder: Path, tmp_path: Path) -> None:
    page = new_page(allowed=("404",))
    with serve_to(page, own_folder) as root:
        open_search(page, root, "?quan=dong-da")
        assert total(page) == 20
        build([replace(one, story="Một câu chuyện khác.") for one in people()][:40], tmp_path / "project", own_folder)
        type_query(page, "tran thi may")
        expect(page.locator("[data-total]")).to_have_text("1")
        settle(page)
        assert names(page) == ["Trần Thị Mây Mướp"]
        assert page.locator("[data-chip]").all_text_contents() == ["Bỏ lọc Quận Đống Đa"]


@pytest.mark.parametrize("query", ["?q=%F4ng", "?q=%E0%A4%A&nam=%", "?q=100%"])
def test_an_address_that_is_no_utf_8_is_searched_all_the_same(new_page: NewPage, site: str, query: str) -> None:
    page = new_page()
    page.goto(f"{site}tra-cuu/{query}")
    expect(page.locator("[data-results]")).to_have_attribute("data-state", re.compile("ready|empty"))
    expect(page.locator(".address")).to_contain_text("/tra-cuu/?q=")
