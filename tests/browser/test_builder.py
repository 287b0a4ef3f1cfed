"""The page where snippets are made, as a portal's webmaster meets it: from a page of ours to a working snippet."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Route, expect

from tests.tools import accessibility
from tests.tools.html_validator import validate
from tests.tools.server import ServeFolder, serve

NewPage = Callable[..., Page]
SITE_URL = "https://nguoitotviectot.example/"
DISTRICT = "Quận Hoàn Kiếm"


@pytest.fixture(scope="module")
def ours(demo_site: Path) -> Iterator[str]:
    with serve(demo_site, headers={"Content-Security-Policy": "default-src 'self'"}) as address:
        yield address


def code(page: Page) -> str:
    expect(page.locator("[data-code]")).not_to_have_value("")
    return page.locator("[data-code]").input_value()


def test_a_list_leads_there_filled_in_and_its_snippet_is_copied(new_page: NewPage, ours: str) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{ours}quan/hoan-kiem/")
    page.get_by_role("link", name="Nhúng danh sách này vào trang khác").click()
    expect(page.locator("select[name=danh-sach]")).to_have_value("quan/hoan-kiem")
    expect(page.locator(".builder__preview").get_by_role("heading", name=DISTRICT)).to_be_visible()
    page.get_by_role("button", name="Sao chép").click()
    expect(page.get_by_text("Đã chép.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == code(page)
    assert code(page) == (
        f'<script async src="{SITE_URL}nhung/1.js"></script>\n'
        '<ntvt-danh-sach danh-sach="quan/hoan-kiem" so="6">\n'
        f'  <a href="{SITE_URL}quan/hoan-kiem/">{DISTRICT}</a>\n</ntvt-danh-sach>'
    )


@pytest.mark.parametrize(
    ("start", "label", "shown"),
    [
        ("ho-so/tieu-thi-anh-dao/", "Nhúng vào trang khác", "Cô Tiêu Thị Anh Đào"),
        ("phuong/hoan-kiem/", "Nhúng danh sách này vào trang khác", "Phường Hoàn Kiếm – Người tốt, việc tốt"),
        ("tra-cuu/?quan=hoan-kiem&nam=2024", "Nhúng danh sách này vào trang khác", "Quận Hoàn Kiếm · 2024"),
    ],
)
def test_a_webmaster_needs_two_clicks_and_a_paste(
    new_page: NewPage, serve_folder: ServeFolder, demo_site: Path, tmp_path: Path, start: str, label: str, shown: str
) -> None:
    """By visible labels alone, from a page of ours to a page of a portal."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    (tmp_path / "favicon.ico").touch()
    icon = '<link rel="icon" href="data:,">'
    editor = f"<!doctype html>{icon}<label>Nội dung <textarea></textarea></label>"
    (tmp_path / "soan.html").write_text(editor, "utf-8")
    site = serve_folder(demo_site, headers={"Access-Control-Allow-Origin": "*"})
    portal = serve_folder(tmp_path)
    page.goto(f"{site}{start}")
    page.get_by_role("link", name=label, exact=True).click()
    expect(page.locator(".builder__preview").get_by_role("heading").first).to_be_visible()
    page.get_by_role("button", name="Sao chép").click()
    expect(page.get_by_text("Đã chép.")).to_be_visible()
    page.goto(f"{portal}soan.html")
    page.get_by_label("Nội dung").press("ControlOrMeta+V")
    pasted = page.get_by_label("Nội dung").input_value().replace(SITE_URL, site)
    post = f'<!doctype html><html lang="vi"><title>Bài</title>{icon}{pasted}</html>'
    (tmp_path / "bai.html").write_text(post, "utf-8")
    page.goto(f"{portal}bai.html")
    expect(page.get_by_role("heading", name=shown)).to_be_visible()
    expect(page.get_by_role("link", name="(mở trong thẻ mới)").first).to_be_visible()


def test_a_profile_and_a_search_lead_there_filled_in(new_page: NewPage, ours: str) -> None:
    page = new_page()
    page.goto(f"{ours}nhung/?ho-so=tieu-thi-anh-dao")
    expect(page.get_by_role("article").get_by_text("Cô Tiêu Thị Anh Đào")).to_be_visible()
    assert '<ntvt-ho-so slug="tieu-thi-anh-dao">' in code(page) and ">Cô Tiêu Thị Anh Đào</a>" in code(page)
    page.goto(f"{ours}tra-cuu/?quan=hoan-kiem&nam=2024,2023&loai=person")
    page.get_by_role("link", name="Nhúng danh sách này vào trang khác").click()
    expect(page.locator(".builder__preview li").first).to_be_visible()
    title = "Quận Hoàn Kiếm · 2024, 2023 · Cá nhân"
    filters = f'quan="hoan-kiem" nam="2024,2023" loai="person" tieu-de="{title}" so="6"'
    assert f"<ntvt-danh-sach {filters}>" in code(page)


def test_a_search_in_a_ward_of_today_leads_there_filled_in(new_page: NewPage, ours: str) -> None:
    page = new_page()
    page.goto(f"{ours}nhung/?phuong=hoan-kiem&nam=2024")
    expect(page.locator("select[name=phuong]")).to_have_value("hoan-kiem")
    expect(page.locator("[data-unknown]")).to_be_hidden()
    assert '<ntvt-danh-sach phuong="hoan-kiem" nam="2024"' in code(page)
    expect(page.locator(".builder__preview").get_by_role("listitem").first).to_be_visible()


def test_of_a_search_for_words_the_filters_are_kept_and_the_words_are_said_to_be_left_out(
    new_page: NewPage, ours: str
) -> None:
    page = new_page()
    page.goto(f"{ours}tra-cuu/?q=dao&quan=hoan-kiem")
    page.get_by_role("link", name="Nhúng danh sách này vào trang khác").click()
    expect(page.get_by_text("Từ khóa dao không nhúng được")).to_be_visible()
    assert '<ntvt-danh-sach quan="hoan-kiem" tieu-de="Quận Hoàn Kiếm" so="6">' in code(page)
    page.goto(f"{ours}nhung/?quan=hoan-kiem")
    expect(page.get_by_text("không nhúng được")).to_be_hidden()


def test_a_profile_is_chosen_by_name_or_by_address(new_page: NewPage, ours: str) -> None:
    page = new_page()
    page.goto(f"{ours}nhung/")
    page.get_by_label("Một hồ sơ").check()
    box = page.get_by_label("Gõ tên, hoặc dán địa chỉ hồ sơ")
    box.fill("anh dao")
    page.get_by_role("button", name="Cô Tiêu Thị Anh Đào").press("Enter")
    expect(box).to_be_focused()
    expect(page.get_by_text("Đã chọn: Cô Tiêu Thị Anh Đào")).to_be_visible()
    assert 'slug="tieu-thi-anh-dao"' in code(page)
    box.fill("https://nguoitotviectot.example/ho-so/TML-01//")
    expect(page.get_by_text("Đã chọn: Em T.M.L.")).to_be_visible()
    assert 'slug="tml-01"' in code(page)
    box.fill("khong co ai ten nay")
    expect(page.get_by_text("Chưa thấy hồ sơ nào như vậy.")).to_be_visible()


def test_every_choice_stands_in_the_script_and_in_the_frame(new_page: NewPage, ours: str) -> None:
    page = new_page()
    page.goto(f"{ours}nhung/?danh-sach=quan/hoan-kiem")
    page.get_by_label("Kiểu").select_option("luoi")
    page.get_by_label("Số hồ sơ").fill("3")
    page.get_by_label("Nền").select_option("toi")
    page.locator("select[name=mo]").select_option("tai-cho")
    page.get_by_label("Màu nhấn riêng").check()
    page.get_by_label("Chọn màu nhấn").fill("#ffdd00")
    expect(page.get_by_text("Để chữ dễ đọc, trang sẽ dùng #806f00 trên nền sáng.")).to_be_visible()
    attributes = 'danh-sach="quan/hoan-kiem" so="3" kieu="luoi" mau="toi" mau-nhan="#ffdd00" mo="tai-cho"'
    expect(page.locator("[data-code]")).to_have_value(re.compile(re.escape(f"<ntvt-danh-sach {attributes}>")))
    page.get_by_label("Khung (iframe)").check()
    frame = f"{SITE_URL}nhung/quan/hoan-kiem/#toi&amp;so=3&amp;kieu=luoi&amp;nhan=ffdd00&amp;mo=tai-cho"
    expect(page.locator("[data-code]")).to_have_value(re.compile(re.escape(f'<iframe src="{frame}"')))
    expect(page.frame_locator(".builder__preview iframe").get_by_role("listitem")).to_have_count(3)
    page.get_by_label("Cho người xem tự lọc").check()
    frame = f"{SITE_URL}nhung/loc/?quan=hoan-kiem#toi&amp;so=3&amp;kieu=luoi&amp;tieu-de={quote(DISTRICT)}&amp;bo-loc"
    expect(page.locator("[data-code]")).to_have_value(re.compile(re.escape(frame)))
    expect(page.frame_locator(".builder__preview iframe").get_by_label("Năm")).to_be_visible()
    page.get_by_role("button", name="Điện thoại").click()
    expect(page.locator(".builder__preview")).to_have_css("width", "320px")


def test_a_list_by_filters_has_a_frame_that_fills_itself(new_page: NewPage, ours: str) -> None:
    page = new_page()
    page.goto(f"{ours}nhung/?quan=hoan-kiem")
    page.get_by_label("Khung (iframe)").check()
    title = quote("Quận Hoàn Kiếm")
    frame = f"{SITE_URL}nhung/loc/?quan=hoan-kiem#so=6&amp;tieu-de={title}"
    expect(page.locator("[data-code]")).to_have_value(re.compile(re.escape(f'<iframe src="{frame}"')))
    inner = page.frame_locator(".builder__preview iframe")
    expect(inner.get_by_role("heading", name=DISTRICT)).to_be_visible()
    assert inner.get_by_role("listitem").count() > 2


def test_plain_html_is_a_list_of_links_that_needs_nothing(new_page: NewPage, ours: str, demo_site: Path) -> None:
    page = new_page()
    page.goto(f"{ours}nhung/?danh-sach=quan/hoan-kiem")
    page.get_by_label("HTML thường").check()
    expect(page.locator("[data-code]")).to_have_value(re.compile("^<h3>Quận Hoàn Kiếm</h3>\n<ul>\n  <li><a href="))
    html = code(page)
    assert "<script" not in html and "style" not in html
    links = re.findall(r'href="([^"]+)"', html)
    assert len(links) > 4
    for link in links:
        assert (demo_site / link.removeprefix(SITE_URL) / "index.html").is_file()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_it_is_accessible_and_fits_its_window(new_page: NewPage, ours: str, scheme: str, width: int) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    page.goto(f"{ours}nhung/?quan=hoan-kiem")
    expect(page.locator(".builder__preview li").first).to_be_visible()
    assert accessibility.audit(page, without_rules=["heading-order"]) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_without_scripts_it_shows_snippets_to_adapt(new_page: NewPage, ours: str, demo_site: Path) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{ours}nhung/")
    expect(page.get_by_text('<ntvt-danh-sach danh-sach="ho-so" so="6">')).to_be_visible()
    expect(page.get_by_text(f'<iframe src="{SITE_URL}nhung/ho-so/"')).to_be_visible()
    expect(page.locator("form.builder")).to_be_hidden()
    assert validate([demo_site / "nhung" / "index.html"], warnings=False) == []


def test_plain_html_that_comes_late_replaces_no_other_choice(new_page: NewPage, ours: str) -> None:
    page, waiting = new_page(), list[Route]()
    page.goto(f"{ours}nhung/?danh-sach=quan/hoan-kiem")
    expect(page.locator(".builder__preview li").first).to_be_visible()
    page.route("**/feed.json", lambda route: waiting.append(route))
    with page.expect_request("**/feed.json"):
        page.get_by_label("HTML thường").check()
    expect(page.locator("[data-code]")).to_have_value("")
    page.get_by_role("button", name="Sao chép").click()
    expect(page.get_by_text("Chưa có gì để chép.")).to_be_visible()
    page.get_by_label("Khung (iframe)").check()
    expect(page.locator("[data-code]")).to_have_value(re.compile("^<iframe"))
    with page.expect_response("**/feed.json"):
        waiting[0].continue_()
    page.wait_for_timeout(250)
    assert code(page).startswith("<iframe")


def test_of_nobody_there_is_no_plain_html(new_page: NewPage, ours: str) -> None:
    page = new_page()
    page.goto(f"{ours}nhung/?quan=dong-da&nam=2019")
    page.get_by_label("HTML thường").check()
    expect(page.get_by_text("Không có hồ sơ nào như vậy.")).to_be_visible()
    assert page.locator("[data-code]").input_value() == ""


def test_a_frame_shows_as_many_as_are_asked_for_and_moves_where_that_is_chosen(new_page: NewPage, ours: str) -> None:
    page = new_page()
    page.goto(f"{ours}nhung/?danh-sach=ho-so")
    page.get_by_label("Khung (iframe)").check()
    number = page.get_by_label("Số hồ sơ")
    number.fill("99")
    number.blur()
    expect(number).to_have_value("30")
    items = page.frame_locator(".builder__preview iframe").get_by_role("listitem")
    expect(items).to_have_count(14)
    page.get_by_label("Kiểu").select_option("chay")
    number.fill("3")
    number.blur()
    expect(items).to_have_count(3)
    expect(page.frame_locator(".builder__preview iframe").get_by_role("button", name="Dừng")).to_be_visible()
    assert f'{SITE_URL}nhung/ho-so/#so=3&amp;kieu=chay"' in code(page) and 'height="330"' in code(page)


def test_visitors_may_filter_what_can_be_filtered_alone(new_page: NewPage, ours: str) -> None:
    page = new_page()
    page.goto(f"{ours}nhung/?danh-sach=danh-hieu/nguoi-tot-viec-tot")
    box = page.get_by_label("Cho người xem tự lọc")
    expect(box).to_be_disabled()
    expect(page.get_by_text("Danh sách này không lọc được.")).to_be_visible()
    page.locator("select[name=danh-sach]").select_option("quan/hoan-kiem")
    box.check()
    assert "bo-loc" in code(page)
    page.locator("select[name=danh-sach]").select_option("danh-hieu/nguoi-tot-viec-tot")
    assert "bo-loc" not in code(page)


@pytest.mark.parametrize(
    ("query", "is_known"),
    [
        ("danh-sach=phuong/khong-co", False),
        ("quan=khong-co", False),
        ("quan=hoan-kiem&nam=1900,2024", False),
        ("quan=hoan-kiem&nam=2024", True),
        ("", True),
    ],
)
def test_an_address_that_names_what_is_not_there_is_not_passed_over(
    new_page: NewPage, ours: str, query: str, is_known: bool
) -> None:
    page = new_page()
    page.goto(f"{ours}nhung/?{query}")
    code(page)
    expect(page.get_by_text("Không có đúng danh sách hay bộ lọc")).to_have_count(1)
    assert page.get_by_text("Không có đúng danh sách hay bộ lọc").is_hidden() is is_known
