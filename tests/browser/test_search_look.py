"""How search looks and feels: on a phone, above a keyboard, in print, and while answers come."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from generator.search import index_files as search_files
from tests.search.galleries import index_files, plan
from tests.search.pages import choose, names, open_search, settle, value
from tests.tools.accessibility import audit
from tests.tools.server import serve

NewPage = Callable[..., Page]

PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def real(real_site: Path) -> Iterator[str]:
    """The address of the real gallery on this machine."""
    with serve(real_site) as address:
        yield address


@pytest.fixture(scope="module")
def large(eighty_people: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same gallery, with an index in which each district has its file of wards, as large ones have."""
    folder = Path(shutil.copytree(eighty_people, tmp_path_factory.mktemp("large") / "site"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_files, "WARDS_BYTES", 0)
        for path, data in index_files(plan(eighty_people.parent / "project")).items():
            (folder / path).write_bytes(data)
    with serve(folder) as root:
        yield root


def test_a_narrow_phone(new_page: NewPage, site: str) -> None:
    page = open_search(new_page(viewport={"width": 320, "height": 640}), site, "?q=nguyen&quan=hoan-kiem&nam=2019,2021")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    button = page.get_by_role("button", name="Bộ lọc (3 đang bật)")
    assert page.locator("#bo-loc").is_hidden()
    button.click()
    assert button.get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.keyboard.press("Escape")
    assert page.locator("#bo-loc").is_hidden()
    expect(button).to_be_focused()
    page.goto(site)
    page.locator("main input[name=q]").press_sequentially("nguyen")
    expect(page.get_by_role("option").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_on_a_phone_filters_are_a_sheet_whose_button_counts(new_page: NewPage, site: str) -> None:
    page = open_search(new_page(viewport=PHONE), site, "?q=nguyen")
    page.get_by_role("button", name="Bộ lọc").click()
    sheet = page.get_by_role("dialog", name="Bộ lọc")
    button = sheet.get_by_role("button", name="kết quả")
    expect(button).to_have_text("Xem 16 kết quả")
    choose(page, "quan", "hoan-kiem")
    expect(button).to_have_text("Xem 8 kết quả")
    box = button.bounding_box()
    assert box and box["y"] + box["height"] <= PHONE["height"], "always in sight"
    assert audit(page) == []
    button.click()
    expect(sheet).to_be_hidden()
    expect(page.locator("[role=status]")).to_be_focused()
    assert value(page, "quan", "hoan-kiem") == 8, "the filters are back in the page"


def test_fields_are_counted_when_their_filter_comes_into_sight(new_page: NewPage, large: str) -> None:
    page = new_page(viewport=PHONE)
    fetched = list[str]()
    page.on("request", lambda request: fetched.append(request.url))
    open_search(page, large, "?q=nguyen")
    assert not any("/fields-" in url for url in fetched)
    page.locator("[data-open]").click()
    expect(page.locator('[data-filter="linh-vuc"] [data-value="kinh-te"] [data-count]')).to_have_text("4")
    assert any("/fields-" in url for url in fetched)


def test_filters_stay_in_place_while_fields_are_fetched(new_page: NewPage, large: str) -> None:
    page = open_search(new_page(viewport=PHONE), large, "?q=nguyen")
    waiting = list[Route]()
    page.route("**/fields-*", lambda route: waiting.append(route))
    page.locator("[data-open]").click()
    year, field = (page.locator(f'[data-filter="{name}"]') for name in ("nam", "linh-vuc"))
    expect(field).to_have_class(re.compile("is-awaited"))
    before = year.bounding_box()
    page.keyboard.press("Escape")
    settle(page)
    page.locator("[data-open]").click()
    for route in waiting:
        route.continue_()
    expect(field.locator("[data-value]").first).to_be_visible()
    after = year.bounding_box()
    assert before and after and after["y"] <= before["y"]


def test_a_small_gallery_has_its_fields_at_once(new_page: NewPage, site: str) -> None:
    page = open_search(new_page(viewport=PHONE), site, "?q=nguyen")
    expect(page.locator('[data-filter="linh-vuc"] [data-value]')).to_have_count(4)


def test_off_line_the_sheet_opens_without_fields_and_keeps_the_results(new_page: NewPage, large: str) -> None:
    page = open_search(new_page(allowed=("Failed to load resource",), viewport=PHONE), large, "?q=nguyen")
    found, field = names(page), page.locator('[data-filter="linh-vuc"] [data-value="kinh-te"] [data-count]')
    page.context.set_offline(True)
    with page.expect_event("requestfailed", lambda request: "/fields-" in request.url):
        page.locator("[data-open]").click()
    settle(page)
    assert names(page) == found
    expect(page.locator("[data-sheet-total]")).to_have_text("Xem 16 kết quả")
    expect(field).to_have_count(0)
    page.keyboard.press("Escape")
    page.context.set_offline(False)
    page.locator("[data-open]").click()
    expect(field).to_be_visible()


def test_fields_are_counted_when_a_phone_is_turned(new_page: NewPage, large: str) -> None:
    page = open_search(new_page(viewport=PHONE), large, "?q=nguyen")
    page.set_viewport_size({"width": 900, "height": 360})
    expect(page.locator('[data-filter="linh-vuc"] [data-value="kinh-te"] [data-count]')).to_have_text("4")


def test_back_from_a_result_leads_to_where_the_visitor_was(new_page: NewPage, site: str) -> None:
    page = open_search(new_page(viewport=PHONE), site, "?q=nguyen&trang=2")
    chosen = page.locator("li[data-slug]").nth(4)
    chosen.scroll_into_view_if_needed()
    shown = names(page)
    page.evaluate("scrollBy(0, 60)")
    place = page.evaluate("scrollY")
    assert place > 300
    chosen.locator("a").click()
    page.wait_for_url("**/ho-so/**")
    page.go_back()
    settle(page)
    assert names(page) == shown
    page.wait_for_function("(place) => Math.abs(scrollY - place) < 3", arg=place)
    page.reload()
    settle(page)
    page.wait_for_function("(place) => Math.abs(scrollY - place) < 3", arg=place)


def test_suggestions_end_above_the_keyboard(new_page: NewPage, site: str) -> None:
    page = new_page(viewport=PHONE)
    page.goto(site)
    box = page.locator("main input[name=q]")
    box.focus()
    # What a keyboard leaves of the screen.
    page.set_viewport_size({"width": 360, "height": 440})
    box.press_sequentially("nguyen")
    expect(page.get_by_role("option").first).to_be_visible()
    top, bottom = page.evaluate(
        "(({ top, bottom }) => [top, bottom])(document.querySelector('.suggestions').getBoundingClientRect())"
    )
    assert bottom <= 440
    assert bottom - top >= 190, "three suggestions at least"


def test_suggestions_name_deeds_after_people(new_page: NewPage, site: str) -> None:
    page = new_page()
    page.goto(site)
    box = page.locator("main input[name=q]")
    box.press_sequentially("luong hoa")
    deeds = page.get_by_role("group", name="Việc làm").get_by_role("option")
    expect(deeds).to_have_count(3)
    assert deeds.first.locator("mark").all_inner_texts() == ["luống", "hoa"]
    assert page.get_by_role("group", name="Người, tập thể").count() == 0
    box.fill("nguyen may hang gai")
    people = page.get_by_role("group", name="Người, tập thể").get_by_role("option")
    expect(people.first).to_contain_text("Hàng Gai")
    box.fill("cua nam")
    wards = page.get_by_role("group", name="Nơi").get_by_role("option")
    expect(wards.filter(has_text="Phường Cửa Nam")).to_contain_text(["hiện nay"])


def test_without_words_titles_stand_first_then_deeds(new_page: NewPage, site: str) -> None:
    page = open_search(new_page(), site)
    labels = page.locator(".hit__label").all_inner_texts()
    assert all("Cấp Thành phố" in label for label in labels), labels
    page.locator("[data-sort]").select_option("nam")
    expect(page).to_have_url(f"{site}tra-cuu/?sap=nam")
    settle(page)
    assert not all("Cấp Thành phố" in label for label in page.locator(".hit__label").all_inner_texts())


def test_a_long_filter_shows_its_largest_values_first(new_page: NewPage, real: str) -> None:
    page = open_search(new_page(), real, "?quan=hoan-kiem")
    wards = page.locator('[data-filter="phuong"]')
    shown = wards.locator("[data-value]:visible")
    counts = [int(text) for text in shown.locator("[data-count]").all_inner_texts()]
    assert len(counts) == 7
    assert counts == sorted(counts, reverse=True)
    wards.get_by_role("button", name="Thêm").click()
    expect(shown.nth(7).locator("input")).to_be_focused()
    expect(wards.get_by_role("button", name="Thêm")).to_be_hidden()
    wards.get_by_role("button", name="Xếp theo tên").click()
    names = [text.partition(" ")[2] for text in shown.locator(".filter__label").all_inner_texts()]
    assert names == page.evaluate("(names) => [...names].sort((one, two) => one.localeCompare(two, 'vi'))", names)
    order = wards.get_by_role("button", name="Xếp theo số")
    expect(order).to_be_focused()
    order.click()
    assert [int(text) for text in shown.locator("[data-count]").all_inner_texts()[:7]] == counts


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_results_and_suggestions_are_accessible(new_page: NewPage, site: str, scheme: str) -> None:
    page = open_search(new_page(color_scheme=scheme), site, "?q=nguyen&quan=hoan-kiem")
    assert audit(page) == []
    page.goto(f"{site}quan/")
    page.locator("header input[name=q]").press_sequentially("hoan kiem")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert audit(page) == []


def test_every_target_is_large_enough(new_page: NewPage, site: str) -> None:
    page = open_search(new_page(viewport={"width": 360, "height": 740}), site, "?q=nguyen&quan=hoan-kiem,dong-da")
    page.locator("[data-open]").click()
    small = page.evaluate(
        """() => [...document.querySelectorAll(".search button, .search label, .search select, .search a.pager__page")]
        .map((one) => [one.textContent, one.getBoundingClientRect()])
        .filter(([, box]) => box.width && (box.width < 24 || box.height < 24)).map(([text]) => text)"""
    )
    assert small == []


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_jumps_while_the_first_answer_comes(new_page: NewPage, site: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => list.getEntries().forEach((one) => (shift += one.value)))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    open_search(page, site, "?q=nguyen&quan=hoan-kiem")
    page.wait_for_timeout(300)
    assert page.evaluate("shift") <= 0.05, "half of what counts as good (web.dev/cls)"


def test_print_leaves_out_what_only_a_screen_can_do(new_page: NewPage, site: str) -> None:
    page = open_search(new_page(), site, "?q=nguyen&quan=hoan-kiem")
    page.emulate_media(media="print")
    assert [page.locator(one).first.is_visible() for one in (".search-box", ".filters", "[data-sort]")] == [False] * 3
    assert page.locator("li[data-slug]").first.is_visible()
