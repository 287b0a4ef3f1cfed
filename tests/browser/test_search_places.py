"""Searches for places: nobody is there yet, or people lie in other wards today; and by the form that portals paste."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.search.invented import Person, build
from tests.search.pages import names, open_search, serve_to, settle
from tests.support.project import ROOT

NewPage = Callable[..., Page]


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("P.Thanh Nhàn", {"phuong/thanh-nhan-hai-ba-trung/": "phường Thanh Nhàn (trước đây, quận Hai Bà Trưng)"}),
        ("giáo viên quận tây hồ", {"quan/tay-ho/": "quận Tây Hồ"}),
        (
            "hai ba trung",
            {"quan/hai-ba-trung/": "quận Hai Bà Trưng", "phuong/hai-ba-trung/": "phường Hai Bà Trưng (hiện nay)"},
        ),
        (
            "phường Phương Liên - Trung Tự",
            {"phuong/phuong-lien-trung-tu-dong-da/": "phường Phương Liên - Trung Tự (trước đây, quận Đống Đa)"},
        ),
        (
            "xã Kim Sơn thị xã Sơn Tây",
            {"quan/son-tay/": "thị xã Sơn Tây", "phuong/kim-son-son-tay/": "xã Kim Sơn (trước đây, thị xã Sơn Tây)"},
        ),
        ("xã Đông Quang", {"phuong/dong-quang-ba-vi/": "xã Đông Quang (trước đây, huyện Ba Vì)"}),
    ],
)
def test_a_place_of_which_nobody_is_there_is_named_and_leads_to_its_page(
    new_page: NewPage, site: str, query: str, places: dict[str, str]
) -> None:
    page = new_page()
    page.goto(f"{site}tra-cuu/?{urlencode({'q': query})}")
    notes = page.locator("[data-notes]")
    expect(notes).to_contain_text(f"Chưa có tấm gương nào của {', '.join(places.values())}.")
    links = [link.get_attribute("href") for link in notes.locator("a").all()]
    assert links == [site + address for address in places]
    for address in links:
        assert page.request.get(str(address)).ok


def test_a_former_ward_without_anybody_is_not_named_where_one_of_today_of_that_name_has_people(
    new_page: NewPage, site: str
) -> None:
    page = new_page()
    open_search(page, site, "?q=phuong+tuong+mai")
    notes = page.locator("[data-notes]")
    page.wait_for_load_state("networkidle")
    expect(notes).to_have_text("Phường Tương Mai hiện nay gồm cả người ở các phường, xã cũ đã nhập vào đó.")


@pytest.mark.parametrize("query", ["Mây Khế", "giáo dục", ""])
def test_names_of_places_are_fetched_for_places_alone(new_page: NewPage, site: str, query: str) -> None:
    page, asked = new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    open_search(page, site, f"?{urlencode({'q': query})}")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "chua-co-ai" in url or "empty-places" in url] == []


def test_the_name_of_a_place_is_no_slip_for_other_words(new_page: NewPage, tmp_path: Path) -> None:
    teacher = Person(
        name="Mai Thị Thử",
        district="hoan-kiem",
        ward="Hàng Buồm",
        field="giao-duc",
        year=2023,
        summary="Dạy chữ cho trẻ em ở phố Hàng Hà.",
    )
    build([teacher], tmp_path / "project", tmp_path / "site")
    page = new_page()
    notes = page.locator("[data-notes]")
    with serve_to(page, tmp_path / "site") as root:
        open_search(page, root, "?q=hung+ha")
        assert names(page) == [teacher.name]
        expect(notes).to_contain_text("Đang hiện kết quả cho “hang ha”.")
        page.goto(f"{root}tra-cuu/?q=hong+ha")
        expect(notes).to_contain_text("phường Hồng Hà (hiện nay).")
        expect(page).to_have_url(f"{root}tra-cuu/?q=hong+ha&dung=1")
        expect(notes).not_to_contain_text("Đang hiện kết quả")


def test_back_leads_to_the_place_that_was_left_below_the_note(new_page: NewPage, site: str) -> None:
    page = new_page(viewport={"width": 360, "height": 640})
    open_search(page, site, "?q=hang+bac")
    note = page.locator("[data-notes]", has_text="Chưa có tấm gương nào của")
    expect(note).to_be_visible()
    left = page.locator("[data-results] > li a").nth(8)
    left.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    left.click()
    page.wait_for_url(lambda url: "tra-cuu" not in url)
    page.go_back()
    expect(note).to_be_visible()
    assert page.evaluate("scrollY") == place


def test_a_ward_of_today_is_suggested_before_former_ones(new_page: NewPage, site: str) -> None:
    page = new_page()
    page.goto(site)
    page.locator("main input[name=q]").press_sequentially("lang")
    wards = page.get_by_role("option").filter(has_text=re.compile("trước đây|hiện nay"))
    expect(wards).to_have_text([re.compile("Phường Láng.*hiện nay"), re.compile("Phường Láng Hạ.*trước đây")])


def test_the_form_that_portals_paste_searches_here(new_page: NewPage, site: str) -> None:
    text = (ROOT / "content" / "pages" / "cong-thong-tin.md").read_text(encoding="utf-8")
    form = text[text.index("<form") : text.index("</form>")].replace("https://dia-chi-cua-trang/", site)
    page = new_page()
    page.set_content(f"<h1>Cổng của quận</h1>{form}</form>")
    page.get_by_label("Tìm người tốt, việc tốt").fill("Mây Khế")
    page.get_by_role("button", name="Tìm").click()
    settle(page)
    expect(page).to_have_url(f"{site}tra-cuu/?q=M%C3%A2y+Kh%E1%BA%BF&quan=hoan-kiem")
    expect(page.locator("[data-chips]")).to_contain_text("Hoàn Kiếm")
    assert names(page) and all("Mây Khế" in name for name in names(page))
