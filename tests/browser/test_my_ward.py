"""My ward: found by any of its names, kept on the device, and never a dead end."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.planning.tiles import place_tiles
from tests.search.galleries import plan
from tests.support.project import ROOT
from tests.tools.server import serve

PHONE = {"width": 360, "height": 740}
NewPage = Callable[..., Page]


@pytest.fixture(scope="module")
def root(real_site: Path) -> Iterator[str]:
    """The address of the real gallery on this machine, below a prefix."""
    with serve(real_site, prefix="/cong-thong-tin/") as address:
        yield address


def shown_wards(page: Page) -> list[str]:
    return page.locator(".ward-list__name").filter(visible=True).all_inner_texts()


@pytest.mark.parametrize(
    ("typed", "found", "note"),
    [
        ("cua nam", "Phường Cửa Nam", None),
        ("Hoàn Kiếm", "Phường Hoàn Kiếm", None),
        ("tran hung dao", "Phường Cửa Nam", "gồm Trần Hưng Đạo cũ"),
        ("phường giáp bát", "Phường Tương Mai", "gồm Giáp Bát cũ"),
        ("xa phu dong", "Xã Phù Đổng", None),
        ("P. Hàng Bài", "Phường Cửa Nam", "gồm Hàng Bài cũ"),
        ("p.hang bai, q. hoan kiem", "Phường Cửa Nam", "gồm Hàng Bài cũ"),
    ],
)
def test_a_ward_is_found_by_its_name_of_today_or_of_before(
    root: str, new_page: NewPage, typed: str, found: str, note: str | None
) -> None:
    page = new_page(viewport=PHONE)
    page.goto(f"{root}phuong/")
    page.get_by_label("Tên phường, xã").fill(typed)
    expect(page.locator(".ward-list__item").filter(visible=True, has_text=found)).to_be_visible()
    assert len(shown_wards(page)) < 5
    if note:
        expect(page.locator(".ward-list__item").filter(visible=True, has_text=found)).to_contain_text(note)


def test_a_name_that_is_nowhere_is_said_so_and_enter_opens_the_only_one(root: str, new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto(f"{root}phuong/")
    box = page.get_by_label("Tên phường, xã")
    box.fill("không đâu cả")
    expect(page.locator(".ward-box__said")).to_contain_text("Chưa thấy nơi nào")
    box.fill("cua nam")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Phường Cửa Nam")


def test_my_ward_is_kept_on_the_device_and_forgotten_when_asked(root: str, new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto(f"{root}phuong/cua-nam/")
    page.get_by_role("button", name="Đây là phường của tôi").click()
    expect(page.get_by_text("Đã nhớ trên máy này")).to_be_visible()
    page.goto(root)
    mine = page.get_by_role("link", name="Phường tôi")
    expect(mine).to_have_attribute("href", "/cong-thong-tin/phuong/cua-nam/")
    page.goto(f"{root}phuong/")
    expect(page.get_by_text("Phường, xã của bạn: Phường Cửa Nam")).to_be_visible()
    page.get_by_role("button", name="Quên nơi này").click()
    page.goto(root)
    assert str(mine.get_attribute("href")).endswith("phuong/")


def test_a_commune_is_not_called_a_ward(root: str, new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto(f"{root}phuong/ba-vi/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Xã Ba Vì")
    page.get_by_role("button", name="Đây là xã của tôi").click()
    page.goto(f"{root}phuong/")
    expect(page.get_by_text("Phường, xã của bạn: Xã Ba Vì")).to_be_visible()


def test_what_others_keep_there_is_no_link(root: str, new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto(root)
    others = ("null", "5", '["/phuong/cua-nam/", "Phường khác"]', '["/cong-thong-tin/phuong/cua-nam/", {"a": 1}]')
    for bad in ('["//xau.example/", "Xấu"]', '["javascript:alert(1)", "Xấu"]', "[1", "{}", *others):
        page.evaluate("(text) => localStorage.setItem('ntvt.ward', text)", bad)
        page.reload()
        assert str(page.get_by_role("link", name="Phường tôi").get_attribute("href")).endswith("phuong/")


def test_people_come_before_names_of_wards_and_an_empty_ward_leads_on(root: str, new_page: NewPage) -> None:
    page = new_page(viewport=PHONE, java_script_enabled=False)
    page.goto(f"{root}phuong/hoan-kiem/")
    assert page.locator("main .card, main .entry, main details").first.get_attribute("class") == "card"
    expect(page.locator("main details.fold")).not_to_have_attribute("open", "")
    page.goto(f"{root}phuong/ba-vi/")
    near = page.locator("main .group__list--chips a")
    expect(near).to_have_count(5)
    link = page.locator("main").get_by_role("link", name="Giới thiệu một người")
    expect(link).to_have_attribute("href", "../../gioi-thieu-mot-nguoi/?o-dau=X%C3%A3%20Ba%20V%C3%AC")
    near.first.click()
    expect(page.locator("main .card, main .entry").first).to_be_visible()


def test_every_ward_of_today_has_a_tile_of_its_own_on_its_side_of_the_city() -> None:
    units = [unit for unit in plan(ROOT).plan.site.registry.places.units.values() if unit.until is None]
    tiles = place_tiles(units)
    assert len(units) == len(tiles) == len(set(tiles.values())) == 126
    assert max(column for column, _ in tiles.values()) < 16 and max(row for _, row in tiles.values()) < 16
    west, east = tiles["suoi-hai"], tiles["gia-lam"]
    north, south = tiles["soc-son"], tiles["my-duc"]
    assert west[0] < tiles["hoan-kiem"][0] <= east[0] and north[1] < tiles["hoan-kiem"][1] < south[1]


def test_the_map_links_to_all_wards_and_the_list_says_the_same(root: str, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{root}phuong/")
    on_map = page.locator(".tile").evaluate_all("tiles => tiles.map(tile => tile.href.baseVal)")
    listed = page.locator(".ward-list__link").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert on_map == listed and len(listed) == 126
