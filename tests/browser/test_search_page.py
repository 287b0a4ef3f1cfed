"""The search page and the search box, in a browser, on eighty invented people."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.search.invented import MENDS, Person, build
from tests.search.pages import choose, names, open_search, serve_to, settle, total, type_query, value
from tests.tools.accessibility import audit

NewPage = Callable[..., Page]


def test_typing_without_marks_finds_people_while_typing(new_page: NewPage, site: str) -> None:
    page = open_search(new_page(), site)
    assert total(page) == 80
    type_query(page, "dang thi may kh")
    expect(page.locator("[data-total]")).to_have_text("1")
    assert names(page) == ["Đặng Thị Mây Khế"]
    hit = page.locator("li[data-slug=dang-thi-may-khe]")
    assert hit.locator("mark").all_inner_texts() == ["Đặng", "Thị", "Mây", "Khế"]
    plate = hit.locator(".plate")
    assert plate.get_attribute("class") == "plate plate--giao-duc"
    assert plate.inner_text() == "", "the deed has an emblem; initials are for names alone"
    assert hit.locator("a").get_attribute("href") == f"{site}ho-so/dang-thi-may-khe/"
    expect(page).to_have_url(f"{site}tra-cuu/?q=dang+thi+may+kh")
    expect(page.locator(".address")).to_contain_text("/tra-cuu/?q=dang+thi+may+kh")
    expect(page.locator("[role=status]")).to_have_text("1 tấm gương, tìm trong tên, nơi và năm")


def test_filters_count_under_the_query_and_have_chips(new_page: NewPage, site: str) -> None:
    page = open_search(new_page(), site, "?q=nguyen")
    assert (total(page), value(page, "quan", "hoan-kiem"), value(page, "quan", "dong-da")) == (16, 8, 4)
    choose(page, "quan", "hoan-kiem")
    assert (total(page), value(page, "quan", "dong-da"), value(page, "linh-vuc", "kinh-te")) == (8, 4, 2)
    choose(page, "quan", "dong-da")
    assert total(page) == 12
    choose(page, "phuong", "lang-ha-dong-da")
    choose(page, "linh-vuc", "kinh-te")
    assert (total(page), names(page)) == (1, ["Nguyễn Văn Sóng Mướp"])
    assert page.url.endswith("?q=nguyen&quan=hoan-kiem,dong-da&phuong=lang-ha-dong-da&linh-vuc=kinh-te")
    page.get_by_role("button", name="Bỏ lọc Quận Đống Đa").click()
    expect(page.locator("[data-total]")).to_have_text("2")
    assert page.url.endswith("?q=nguyen&quan=hoan-kiem&linh-vuc=kinh-te"), "the ward goes with its district"
    expect(page.get_by_role("button", name="Bỏ lọc Kinh tế")).to_be_focused()
    page.locator("[data-chips]").get_by_role("button", name="Bỏ mọi bộ lọc").click()
    expect(page.locator("[data-total]")).to_have_text("16")


def test_what_a_label_holds_is_marked_in_it(new_page: NewPage, site: str) -> None:
    page = open_search(new_page(), site, "?q=giao+duc")
    assert total(page) == 20
    for label in page.locator(".hit__label").all():
        assert label.locator("mark").all_inner_texts() == ["Giáo", "dục"]


def test_a_mistyped_name_is_mended_and_the_way_back_offered(new_page: NewPage, site: str) -> None:
    page = open_search(new_page(), site, "?q=dang+thi+mya+khe")
    assert names(page) == ["Đặng Thị Mây Khế"]
    note = page.locator("[data-notes]")
    expect(note).to_have_text("Đang hiện kết quả cho “dang thi may khe”. Tìm đúng “dang thi mya khe”")
    expect(note).to_have_attribute("aria-live", "polite")
    assert page.get_by_role("button", name="Tìm thêm").count() == 0
    note.get_by_role("button").click()
    expect(page).to_have_url(f"{site}tra-cuu/?q=dang+thi+mya+khe&dung=1")
    expect(note).not_to_contain_text("Đang hiện kết quả")


def test_a_query_without_letters_asks_for_words(new_page: NewPage, site: str) -> None:
    page = new_page()
    page.goto(f"{site}tra-cuu/?q=🩸")
    settle(page, "empty")
    assert page.locator("[data-notes]").inner_text() == "Hãy gõ vài chữ: tên người, phường, hay việc đã làm."
    assert (total(page), names(page)) == (0, [])


@pytest.mark.parametrize(
    ("query", "count"),
    [("P. Láng Hạ", 20), ("người ở Láng Hạ", 20), ("q.dong da nam 2021", 6), ("ca nhan hang gai", 20)],
)
def test_places_are_named_as_registers_do(new_page: NewPage, site: str, query: str, count: int) -> None:
    page = open_search(new_page(), site, f"?{urlencode({'q': query})}")
    assert total(page) == count


def test_a_filter_keeps_the_focus_of_the_keyboard(new_page: NewPage, site: str) -> None:
    page = open_search(new_page(), site, "?q=nguyen")
    box = page.locator('[data-filter="nam"] [data-value="2021"] input')
    box.focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-active]")).to_have_text("(1)")
    settle(page)
    expect(box).to_be_focused()
    expect(box).to_be_checked()


def test_back_and_forward_walk_through_what_was_asked(new_page: NewPage, site: str) -> None:
    page = open_search(new_page(), site)
    type_query(page, "le van")
    expect(page.locator("[data-total]")).to_have_text("8")
    page.keyboard.press("Enter")
    choose(page, "nam", "2019")
    filtered = total(page)
    page.go_back()
    expect(page.locator("[data-total]")).to_have_text("8")
    assert page.locator('[data-filter="nam"] input:checked').count() == 0
    page.go_back()
    expect(page.locator("[data-total]")).to_have_text("80")
    assert page.locator("main input[name=q]").input_value() == ""
    page.go_forward()
    expect(page.locator("[data-total]")).to_have_text("8")
    page.go_forward()
    expect(page.locator("[data-total]")).to_have_text(str(filtered))
    assert page.locator("main input[name=q]").input_value() == "le van"


@pytest.mark.parametrize("years", ["nam=2019,2021", "nam=2019&nam=2021"])
def test_a_link_can_be_shared(new_page: NewPage, site: str, years: str) -> None:
    page = open_search(new_page(), site, f"?q=nguyen&{years}&sap=ten&trang=2")
    assert page.locator("main input[name=q]").input_value() == "nguyen"
    assert page.locator('[data-filter="nam"] input:checked').count() == 2
    assert page.locator("[data-sort]").input_value() == "ten"
    assert page.locator(".pager [aria-current]").inner_text().endswith("2")
    assert page.title().startswith("nguyen – Tra cứu")


def test_names_sort_by_given_name_in_the_vietnamese_alphabet(new_page: NewPage, site: str) -> None:
    page = open_search(new_page(), site, "?q=thi+may")
    page.locator("[data-sort]").select_option("ten")
    expect(page).to_have_url(f"{site}tra-cuu/?q=thi+may&sap=ten")
    settle(page)
    assert names(page)[:6] == [
        "Đặng Thị Mây Khế",
        "Lê Thị Mây Khế",
        "Nguyễn Thị Mây Khế",
        "Phạm Thị Mây Khế",
        "Trần Thị Mây Khế",
        "Đặng Thị Mây Mướp",
    ]
    page.locator("[data-sort]").select_option("nam")
    settle(page)
    assert "2023" in page.locator(".hit__label").first.inner_text()


def test_ten_people_stand_on_a_page(new_page: NewPage, site: str) -> None:
    page = open_search(new_page(), site, "?sap=ten")
    first = names(page)
    page.get_by_role("link", name="Trang sau").click()
    expect(page).to_have_url(f"{site}tra-cuu/?sap=ten&trang=2")
    expect(page.locator(".pager [aria-current]")).to_have_text("Trang 2")
    expect(page.locator("[role=status]")).to_be_focused()
    assert len(first) == len(names(page)) == 10
    assert set(first).isdisjoint(names(page))
    page.get_by_role("link", name="Trang 8").click()
    expect(page.locator(".pager [aria-current]")).to_have_text("Trang 8")
    assert page.get_by_role("link", name="Trang sau").count() == 0


def test_the_first_six_are_shown_while_the_others_are_on_their_way(new_page: NewPage, site: str) -> None:
    cards, held = list[str](), list[Route]()
    page = new_page()
    page.on("request", lambda request: cards.append(request.url) if "/cards-" in request.url else None)
    open_search(page, site, "?q=nguyen")
    page = new_page()
    page.context.route(cards[-1], lambda route: held.append(route))
    page.goto(f"{site}tra-cuu/?q=nguyen")
    settle(page, "early")
    shown, results = page.locator("[data-results]"), page.locator("[data-results] > li")
    expect(results).to_have_count(6)
    expect(shown).to_have_attribute("aria-busy", "true")
    results.first.evaluate("(result) => (result.isKept = true)")
    held[0].continue_()
    settle(page)
    expect(results).to_have_count(10)
    expect(shown).to_have_attribute("aria-busy", "false")
    assert results.first.evaluate("(result) => result.isKept")


@pytest.mark.parametrize(("asked", "shown"), [("9999", "&trang=2"), ("-7", ""), ("zwei", "")])
def test_the_address_names_the_page_that_is_shown(new_page: NewPage, site: str, asked: str, shown: str) -> None:
    page = open_search(new_page(), site, "?q=tran")
    page.goto(f"{site}tra-cuu/?q=nguyen&trang={asked}")
    settle(page)
    expect(page).to_have_url(f"{site}tra-cuu/?q=nguyen{shown}")
    expect(page.locator(".address")).to_contain_text(f"/tra-cuu/?q=nguyen{shown}")
    page.go_back()
    expect(page).to_have_url(f"{site}tra-cuu/?q=tran")
    page.go_forward()
    expect(page).to_have_url(f"{site}tra-cuu/?q=nguyen{shown}")
    settle(page)
    expect(page.locator(".pager [aria-current]")).to_have_text("Trang 2" if shown else "Trang 1")


@pytest.mark.parametrize("query", ["lùng", "lung"])
def test_one_word_is_not_said_to_stand_beside_another(new_page: NewPage, tmp_path: Path, query: str) -> None:
    bearer = Person(name="Mai Thị Lùng", district="hoan-kiem", ward="Hàng Buồm", field="giao-duc", year=2023)
    build([bearer], tmp_path / "project", tmp_path / "site")
    page = new_page()
    with serve_to(page, tmp_path / "site") as root:
        open_search(page, root, f"?{urlencode({'q': query})}")
        expect(page.locator("[data-scope]")).to_have_text("tấm gương, tìm trong tên, nơi và năm")
        expect(page.get_by_role("button", name="Tìm thêm trong lĩnh vực, vai trò")).to_be_visible()


def test_stories_are_asked_on_request(new_page: NewPage, site: str) -> None:
    page = open_search(new_page(), site, "?q=nguyen")
    page.get_by_role("button", name="Tìm thêm trong lĩnh vực, vai trò, tóm tắt và câu chuyện").click()
    expect(page.locator("[data-scope]")).to_have_text("tấm gương, tìm trong cả câu chuyện")
    assert page.url.endswith("?q=nguyen&them=1")
    assert page.get_by_role("button", name="Tìm thêm").count() == 0
    open_search(page, site, "?q=va+dieu+giay")
    assert names(page) == [MENDS]
    assert page.locator(".hit__text mark").all_inner_texts() == ["vá", "diều", "giấy"]


def test_suggestions_lead_to_pages_by_keyboard(new_page: NewPage, site: str) -> None:
    page = new_page()
    page.goto(f"{site}quan/")
    page.keyboard.press("Control+k")
    box = page.get_by_role("combobox", name="Tìm theo tên")
    expect(box).to_be_focused()
    box.press_sequentially("nguyen thi may", delay=20)
    options = page.get_by_role("option")
    # Suggestions for the first letters may still stand there.
    expect(options.first.locator("mark")).to_have_text(["Nguyễn", "Thị", "Mây"])
    assert box.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    assert chosen.get_attribute("id") == box.get_attribute("aria-activedescendant")
    assert chosen.locator("mark").all_inner_texts() == ["Nguyễn", "Thị", "Mây"]
    page.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    page.keyboard.press("ArrowDown")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.startswith(f"{site}ho-so/nguyen-thi-may-")


@pytest.mark.parametrize("key", ["Escape", "Tab"])
def test_suggestions_that_were_closed_stay_closed(new_page: NewPage, site: str, key: str) -> None:
    page = new_page()
    page.goto(f"{site}quan/")
    box = page.get_by_role("combobox", name="Tìm theo tên")
    box.focus()
    with page.expect_request("**/chi-muc/cards-*"):
        box.press_sequentially("nguyen")
    first = page.get_by_role("option").first
    expect(first).to_be_visible()
    page.keyboard.type(" t")
    page.keyboard.press(key)
    box.focus()
    page.wait_for_timeout(500)
    expect(first).to_be_hidden()
    expect(box).to_have_value("nguyen t")


def test_escape_also_closes_suggestions_that_are_on_their_way(new_page: NewPage, site: str) -> None:
    page = new_page()
    held: list[Route] = []
    page.context.route("**/chi-muc/cards-*", lambda route: held.append(route))
    page.goto(f"{site}quan/")
    box = page.get_by_role("combobox", name="Tìm theo tên")
    with page.expect_request("**/chi-muc/cards-*"):
        box.press_sequentially("nguyen")
    page.keyboard.press("Escape")
    for route in held:
        route.continue_()
    page.wait_for_timeout(300)
    expect(page.get_by_role("listbox")).to_be_hidden()


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("quan dong da", "quan/dong-da/"),
        ("lang ha", "phuong/lang-ha-dong-da/"),
        ("kinh te", "linh-vuc/kinh-te/"),
        ("ddoongs dda", "quan/dong-da/"),
    ],
)
def test_suggestions_name_places_and_fields(new_page: NewPage, site: str, text: str, address: str) -> None:
    page = new_page()
    page.goto(site)
    page.locator("main input[name=q]").press_sequentially(text)
    option = page.locator(f'[role=option][data-href="{site}{address}"]')
    expect(option).to_be_visible()
    with page.expect_navigation():
        option.click()
    expect(page).to_have_url(f"{site}{address}")


def test_enter_leads_to_all_answers(new_page: NewPage, site: str) -> None:
    page = new_page()
    page.goto(f"{site}ho-so/le-thi-may-khe/")
    page.locator("header input[name=q]").fill("tran")
    page.keyboard.press("Enter")
    settle(page)
    expect(page).to_have_url(f"{site}tra-cuu/?q=tran")
    assert total(page) == 16


def test_nothing_of_the_index_is_fetched_before_it_is_needed(new_page: NewPage, site: str) -> None:
    page = new_page()
    asked: list[Request] = []
    page.on("request", lambda one: asked.append(one))
    page.goto(f"{site}ho-so/le-thi-may-khe/", wait_until="networkidle")
    parts = ("chi-muc", "search-worker", "results")
    assert [one.url for one in asked if any(part in one.url for part in parts)] == []
    page.keyboard.press("Control+k")
    with page.expect_request(lambda one: "chi-muc" in one.url):
        page.keyboard.type("le")


def test_without_javascript_the_indexes_are_offered(new_page: NewPage, site: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site}quan/")
    page.locator("header input[name=q]").fill("dang")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}tra-cuu/?q=dang")
    assert page.get_by_text("đang tắt JavaScript").is_visible()
    assert page.locator("[data-results]").is_hidden()
    link = page.locator("#danh-muc").get_by_role("link", name="Quận Hoàn Kiếm")
    expect(link).to_contain_text("40 tấm gương")


def test_an_empty_answer_says_what_to_try(new_page: NewPage, site: str) -> None:
    page = new_page()
    page.goto(f"{site}tra-cuu/?q=zzzz&quan=hoan-kiem")
    settle(page, "empty")
    assert total(page) == 0
    assert page.get_by_text("Không tìm thấy ai phù hợp").is_visible()
    assert audit(page) == []
    page.goto(f"{site}tra-cuu/?q=khe&quan=dong-da")
    settle(page, "empty")
    page.locator("[data-empty]").get_by_role("button", name="bỏ mọi bộ lọc").click()
    expect(page.locator("[data-total]")).to_have_text("20")
    page.goto(f"{site}tra-cuu/?q=khe&quan=dong-da&nam=2019,2021")
    settle(page, "empty")
    page.get_by_text("Không lọc “Quận Đống Đa” thì có").get_by_role("button").click()
    expect(page.locator("[data-chip]")).to_have_text(["Bỏ lọc 2019", "Bỏ lọc 2021"])
    settle(page)
    page.goto(f"{site}tra-cuu/?q=tranthimay")
    settle(page, "empty")
    page.get_by_text("Có câu chuyện nói đến").get_by_role("button", name="tran thi may").click()
    expect(page.locator("[data-total]")).to_have_text("4")
    page.goto(f"{site}tra-cuu/?q=khe+zzzz+qqqq")
    settle(page, "empty")
    page.get_by_text("Có câu chuyện nói đến").get_by_role("button", name="khe").click()
    expect(page.locator("[data-total]")).to_have_text("20")


def test_on_a_phone_the_keyboard_goes_when_search_is_pressed(new_page: NewPage, site: str) -> None:
    page = open_search(new_page(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True), site)
    type_query(page, "le van")
    expect(page.locator("main input[name=q]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-total]")).to_have_text("8")
    expect(page.locator("main input[name=q]")).not_to_be_focused()


@pytest.mark.parametrize(
    "text",
    [
        "nguyễn " * 1430,
        "!?… “” \"' ,,, ///",
        "🌸🌸 🎋",
        "<img src=x onerror=\"document.title='hỏng'\"><b>Lê</b>",
        "%00%ff&quan=<script>",
        "\\u0000 \u202e \ud800",
    ],
    ids=["10,000 characters", "punctuation", "emoji", "html", "escapes", "odd characters"],
)
def test_a_hostile_query_does_no_harm(new_page: NewPage, site: str, text: str) -> None:
    page = open_search(new_page(), site)
    page.evaluate("(text) => { const box = document.querySelector('main input[name=q]'); box.value = text; }", text)
    title = page.title()
    page.locator("main input[name=q]").dispatch_event("input")
    expect(page).not_to_have_title(title)
    expect(page.locator("[data-results]")).to_have_attribute("data-state", re.compile("^(?:ready|empty)$"))
    assert page.locator("main img, main script[src], [data-results] b").count() == 0
    assert "hỏng" not in page.title().split(" – ")[-1]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_hostile_filters_can_be_taken_away(new_page: NewPage, site: str) -> None:
    page = new_page()
    page.goto(f"{site}tra-cuu/?quan=<b>x</b>,__proto__&trang=-7&sap=constructor&nam={'9' * 2000}")
    settle(page, "empty")
    page.locator("[data-chips]").get_by_role("button", name="Bỏ mọi bộ lọc").click()
    expect(page.locator("[data-total]")).to_have_text("80")
    expect(page).to_have_url(f"{site}tra-cuu/")
