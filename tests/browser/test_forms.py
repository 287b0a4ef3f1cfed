"""The forms as a ward officer and a citizen meet them: what exposes someone never leaves the page."""

import json
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.tools import accessibility
from tests.tools.server import serve

NewPage = Callable[..., Page]
SUBMIT, INTRODUCE, DATA = "bien-tap/gui/", "gioi-thieu-mot-nguoi/", "**/du-lieu.json"
REPOSITORY = "https://github.com/vi-du/ho-so"
# A free address of a profile answers 404, which the browser writes to its console.
FREE = ("status of 404",)


@pytest.fixture(scope="module")
def ours(demo_site: Path) -> Iterator[str]:
    with serve(demo_site, headers={"Content-Security-Policy": "default-src 'self'"}) as address:
        yield address


def set_repository(page: Page, demo_site: Path) -> None:
    """Let the site have a repository on GitHub."""
    data = json.loads((demo_site / SUBMIT / "du-lieu.json").read_text("utf-8"))
    data |= {"repository": REPOSITORY, "forge": "github"}

    def answer(route: Route) -> None:
        route.fulfill(json=data)

    page.route(DATA, answer)


def answer_as_host(route: Route) -> None:
    """Show the page of a new file or issue, filled in from its address; longer addresses are refused, as on GitHub."""
    assert len(route.request.url) < 8192
    query = parse_qs(urlsplit(route.request.url).query)
    fields = [f'<textarea aria-label="{name}">{escape(text)}</textarea>' for name, (text,) in query.items()]
    route.fulfill(content_type="text/html; charset=utf-8", body=f"<!doctype html><title>Kho</title>{''.join(fields)}")


def follow(page: Page, name: str) -> Page:
    """Follow a link to the repository; the page that opens."""
    page.context.route(f"{REPOSITORY}/**", answer_as_host)
    with page.expect_popup() as window:
        page.get_by_role("link", name=name).click()
    return window.value


def open_form(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("button", name="Xem lại")).to_be_visible()


def fill_profile(page: Page) -> None:
    """Answer what must be answered, in the order of the page."""
    page.get_by_label("Họ và tên").fill("Ông Mạc Văn Thử")
    page.get_by_label("Năm", exact=True).fill("2024")
    page.get_by_label("Quận, huyện").select_option("hoan-kiem")
    ward(page).press_sequentially("hang gai")
    ward(page).press("ArrowDown")
    ward(page).press("Enter")
    page.get_by_label("Lĩnh vực").select_option("kinh-te")


def ward(page: Page) -> Locator:
    """The box in which a ward is searched; its list has the same name."""
    return page.get_by_role("combobox", name="Phường, xã")


def review(page: Page) -> None:
    page.get_by_role("button", name="Xem lại").click()


def test_an_officer_makes_a_file_that_opens_filled_in(new_page: NewPage, ours: str, demo_site: Path) -> None:
    page = new_page(allowed=(*FREE, REPOSITORY))
    set_repository(page, demo_site)
    open_form(page, f"{ours}{SUBMIT}")
    review(page)
    expect(page.get_by_role("alert")).to_contain_text("Còn 4 chỗ cần sửa:")
    fill_profile(page)
    expect(page.locator(".form__error:visible")).to_have_count(0)
    expect(page.get_by_label("Cách gọi")).to_have_value("ông")
    # The only document of that year and district.
    expect(page.get_by_label("Văn bản nói tới người ấy")).to_have_value("hoan-kiem-2024")
    review(page)
    expect(page.get_by_role("heading", name="Ông Mạc Văn Thử")).to_be_visible()
    opened = follow(page, "Mở trang đã điền sẵn")
    assert urlsplit(opened.url).path == "/vi-du/ho-so/new/main"
    expect(opened.get_by_label("filename")).to_have_value("content/profiles/hoan-kiem/kinh-te/mac-van-thu.md")
    text = opened.get_by_label("value").input_value()
    assert "\n    ward: Hàng Gai\n    source: {document: hoan-kiem-2024}\n" in text
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải tệp về").click()
    assert download.value.suggested_filename == "mac-van-thu.md"
    assert download.value.path().read_text("utf-8") == text


def test_what_stands_before_a_name_is_written_as_inside_a_sentence(
    new_page: NewPage, ours: str, demo_site: Path
) -> None:
    page = new_page(allowed=FREE)
    set_repository(page, demo_site)
    open_form(page, f"{ours}{SUBMIT}")
    name, honorific = page.get_by_label("Họ và tên"), page.get_by_label("Cách gọi")
    for written, spelled in (("ÔNG", "ông"), ("BS", "BS"), ("THƯỢNG TÁ", "Thượng tá"), ("PGS. TS.", "PGS TS")):
        honorific.fill("")
        name.fill(f"{written} Mạc Văn Thử")
        name.blur()
        expect(name).to_have_value("Mạc Văn Thử")
        expect(honorific).to_have_value(spelled)


WRONG = (
    ("Câu chuyện", "Ai cần thì gọi 0900 000 000.", '"0900 000 000" giống số điện thoại.'),
    ("Câu chuyện", "Nhà ông ở số 12 phố Hoa Gạo.", '"số 12 phố" giống số nhà.'),
    ("Một câu nói việc đã làm", "Giúp người, CCCD 001000000345.", "giống số giấy tờ tùy thân."),
    ("Cách gọi", "em", 'Cách gọi "em" cho thấy đây là trẻ em.'),
)


def test_what_must_not_be_public_stops_at_its_field(new_page: NewPage, ours: str, demo_site: Path) -> None:
    page = new_page(allowed=FREE)
    set_repository(page, demo_site)
    open_form(page, f"{ours}{SUBMIT}")
    fill_profile(page)
    for label, text, message in WRONG:
        field = page.get_by_label(label)
        field.fill(text)
        review(page)
        expect(page.get_by_role("alert")).to_contain_text("Còn 1 chỗ cần sửa:")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(page.locator(".form__error").filter(has_text=message)).to_be_visible()
        field.fill("")
    ward(page).fill("Hàng Gia")
    review(page)
    expect(page.get_by_role("alert")).to_contain_text('Không có phường, xã "Hàng Gia" ở quận Hoàn Kiếm năm 2024.')
    expect(page.get_by_role("link", name="Mở trang đã điền sẵn")).to_have_count(0)


def test_a_childs_full_name_makes_no_file_and_initials_do(new_page: NewPage, ours: str, demo_site: Path) -> None:
    page = new_page(allowed=FREE)
    set_repository(page, demo_site)
    open_form(page, f"{ours}{SUBMIT}")
    fill_profile(page)
    page.get_by_label("Trẻ em").check()
    page.get_by_label("Câu chuyện").fill("Em Mạc Văn Thử học lớp 5A.")
    review(page)
    expect(page.get_by_text("Tên trẻ em phải viết tắt.").first).to_be_visible()
    page.get_by_label("Chữ cái đầu của họ tên").fill("M.V.T.")
    page.get_by_label("Câu chuyện").fill("Em học lớp 5A.")
    review(page)
    expect(page.get_by_role("alert")).to_contain_text('"lớp 5A" cho biết trẻ em học ở đâu')
    page.get_by_label("Câu chuyện").fill("Em trả lại ví.")
    review(page)
    expect(page.locator("[data-path]")).to_have_text("content/profiles/hoan-kiem/kinh-te/mvt-01.md")
    mail = page.get_by_role("link", name="Viết thư").get_attribute("href") or ""
    assert "subject=Hồ sơ: một em nhỏ&" in unquote(mail)


def test_a_namesake_gets_another_address_and_without_a_repository_a_mail_remains(new_page: NewPage, ours: str) -> None:
    page = new_page(allowed=FREE)
    open_form(page, f"{ours}{SUBMIT}")
    fill_profile(page)
    page.get_by_label("Họ và tên").fill("Tống Thị Mây Lụa")
    review(page)
    expect(page.locator("[data-path]")).to_have_text("content/profiles/hoan-kiem/kinh-te/tong-thi-may-lua-2.md")
    expect(page.get_by_role("link", name="tong-thi-may-lua")).to_be_visible()
    expect(page.get_by_text("Trang này chưa khai địa chỉ kho hồ sơ")).to_be_visible()
    mail = page.get_by_role("link", name="Viết thư").get_attribute("href") or ""
    assert "name: Tống Thị Mây Lụa" in unquote(mail)


def test_an_introduction_is_public_only_where_the_person_agreed(new_page: NewPage, ours: str, demo_site: Path) -> None:
    page = new_page(allowed=(REPOSITORY,))
    set_repository(page, demo_site)
    open_form(page, f"{ours}{INTRODUCE}")
    review(page)
    expect(page.get_by_role("alert")).to_contain_text("Còn 5 chỗ cần sửa:")
    for label, text in (("là ai?", "Bà Mạc Thị Thử"), ("Ở đâu?", "Phường Hàng Gai"), ("việc gì?", "Giữ hộ sách.")):
        page.get_by_label(label).fill(text)
    page.get_by_label("Vì sao bạn biết?").fill("Tôi ở số 12 phố Hoa Gạo")
    page.get_by_label("Chưa biết").check()
    review(page)
    expect(page.get_by_role("alert")).to_contain_text('"số 12 phố" giống số nhà')
    page.get_by_label("Vì sao bạn biết?").fill("Tôi là hàng xóm")
    review(page)
    mail = page.get_by_role("link", name="Viết thư").get_attribute("href") or ""
    assert "Người ấy là ai?\r\nBà Mạc Thị Thử" in unquote(mail)
    expect(page.get_by_role("link", name="Mở phiếu đã điền sẵn")).to_have_count(0)
    page.get_by_label("Có, và đồng ý").check()
    review(page)
    expect(follow(page, "Mở phiếu đã điền sẵn").get_by_label("viec")).to_have_value("Giữ hộ sách.")


def test_from_an_empty_ward_one_comes_with_its_name(new_page: NewPage, ours: str) -> None:
    page = new_page()
    open_form(page, f"{ours}{INTRODUCE}?o-dau=X%C3%A3%20Ba%20V%C3%AC")
    expect(page.get_by_label("Ở đâu?")).to_have_value("Xã Ba Vì")


@pytest.mark.parametrize("address", [SUBMIT, INTRODUCE])
def test_without_scripts_it_says_so_and_offers_a_mail(new_page: NewPage, ours: str, address: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{ours}{address}")
    expect(page.get_by_text("trình duyệt đang tắt")).to_be_visible()
    expect(page.get_by_role("link", name="Viết thư theo mẫu")).to_be_visible()
    expect(page.locator("form.form")).to_be_hidden()


def test_messages_and_ways_are_accessible_and_fit_a_phone(new_page: NewPage, ours: str) -> None:
    page = new_page(allowed=FREE, color_scheme="dark", viewport={"width": 360, "height": 740})
    open_form(page, f"{ours}{SUBMIT}")
    fill_profile(page)
    review(page)
    expect(page.get_by_role("heading", name="Xem lại rồi gửi")).to_be_visible()
    # Messages, an open list, and the ways to send at once.
    page.get_by_label("Câu chuyện").fill("0900 000 000")
    page.get_by_label("Câu chuyện").blur()
    ward(page).fill("hang")
    assert accessibility.audit(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize(
    ("data", "reason"),
    [("{", "Chưa tải được dữ liệu của mẫu này."), ('{"rules": {}}', "Trình duyệt này quá cũ")],
)
def test_a_form_that_cannot_check_does_not_open(new_page: NewPage, ours: str, data: str, reason: str) -> None:
    page = new_page()
    page.route(DATA, lambda route: route.fulfill(body=data, content_type="application/json"))
    page.goto(f"{ours}{INTRODUCE}")
    expect(page.get_by_text(reason)).to_be_visible()
    expect(page.locator("form.form")).to_be_hidden()
