"""What a phone shows first: the person, in 360 by 740 pixels; and that text may grow, and fingers be broad."""

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.search.galleries import plan
from tests.support.project import ROOT
from tests.tools.server import serve

PHONE = {"width": 360, "height": 740}
NewPage = Callable[..., Page]

PAGES = {
    "home": "",
    "titled": "ho-so/vu-thi-ngoc-oanh/",
    "long-story": "ho-so/nguyen-dinh-tinh/",
    "name-alone": "ho-so/nguyen-thi-chan/",
    "collective": "ho-so/phuong-hang-bac/",
    "district-year": "quan/hoan-kiem/2019/",
    "ward": "phuong/hoan-kiem/",
    "wards": "phuong/",
    "field": "linh-vuc/an-sinh-nhan-ai/",
    "years": "nam/",
    "names": "ten/",
    "search": "tra-cuu/?q=hien+mau",
}


@pytest.fixture(scope="module")
def root(real_site: Path) -> Iterator[str]:
    """The address of the real gallery on this machine."""
    with serve(real_site) as address:
        yield address


def bottom_of(page: Page, selector: str) -> float:
    """Where the first element of a selector ends, in pixels from the top of the page."""
    return float(page.evaluate("(name) => document.querySelector(name).getBoundingClientRect().bottom", selector))


def test_name_number_and_story_stand_in_the_first_screen_of_every_person(root: str, new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    deeds = [profile.url for profile in plan(ROOT).plan.site.listings.all if profile.has_deed]
    late = {}
    for url in deeds:
        page.goto(root + url)
        screen = page.evaluate("document.querySelector('.bar').getBoundingClientRect().top")
        text = ".profile__body > .lead, .profile__body > .prose p"
        # Two lines of the story are seen above the bar.
        top = page.evaluate("(name) => document.querySelector(name).getBoundingClientRect().top", text)
        if top + 60 > screen or bottom_of(page, ".profile__name") > screen:
            late[url] = round(top)
    assert late == {}


def test_home_shows_a_person_in_the_first_screen_and_another_when_asked(root: str, new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto(root)
    assert bottom_of(page, ".stage__who") < bottom_of(page, ".stage__ways") < 684
    first = page.locator(".stage__deed").filter(visible=True).inner_text()
    page.get_by_role("link", name="Người khác").filter(visible=True).click()
    expect(page.locator(".stage__deed").filter(visible=True)).to_have_count(1)
    assert page.locator(".stage__deed").filter(visible=True).inner_text() != first
    expect(page.get_by_role("link", name="Người khác").filter(visible=True)).to_be_focused()


@pytest.mark.parametrize("kind", PAGES)
def test_the_header_is_low_and_twice_the_text_needs_no_sideways_scrolling(
    root: str, new_page: NewPage, kind: str
) -> None:
    page = new_page(viewport=PHONE)
    page.goto(root + PAGES[kind])
    assert page.evaluate("document.querySelector('.top').getBoundingClientRect().height") <= 57
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("path", ["linh-vuc/", "danh-hieu/", "quan/"])
def test_lists_with_notes_and_counts_fit_the_narrowest_phone_with_twice_the_text(
    root: str, new_page: NewPage, path: str
) -> None:
    page = new_page(viewport={"width": 320, "height": 740})
    page.goto(root + path)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


SHIFT = (
    "window.shift = 0; new PerformanceObserver((list) => list.getEntries().forEach((one) => (shift += one.value)))"
    ".observe({type: 'layout-shift', buffered: true})"
)


@pytest.mark.parametrize("path", ["", "phuong/", "gioi-thieu-mot-nguoi/", "bien-tap/gui/", "nhung/"])
def test_nothing_jumps_while_a_page_with_a_form_opens(root: str, new_page: NewPage, path: str) -> None:
    page = new_page(viewport=PHONE)
    # The typeface is there already: how far it moves lines depends on the machine's own type.
    page.goto(f"{root}du-lieu/")
    page.evaluate("document.fonts.ready")
    page.add_init_script(SHIFT)
    page.goto(root + path)
    expect(page.locator("main form").first).to_be_visible()
    page.wait_for_timeout(300)
    assert page.evaluate("shift") <= 0.05, "half of what counts as good (web.dev/cls)"


def test_the_word_of_a_button_stands_in_its_middle(root: str, new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto(f"{root}so-sanh/")
    copy = page.get_by_role("button", name="Chép bảng")
    expect(copy).to_be_visible()
    style = copy.evaluate("(button) => [getComputedStyle(button).paddingLeft, getComputedStyle(button).paddingRight]")
    assert style[0] == style[1]


def test_an_address_that_could_not_be_copied_is_read_in_full_in_large_text(root: str, new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto(root + PAGES["titled"])
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.evaluate("document.querySelector('[data-said]').textContent = `liên kết là ${'nguoitotviectot'.repeat(3)}.vn`")
    said = page.locator("[data-said]").evaluate("(line) => line.getBoundingClientRect().right")
    assert said <= 360


SMALL = """() => [...document.querySelectorAll("a, button, summary, select, input[type=checkbox]")].filter(element => {
  const box = element.getBoundingClientRect(), area = element.closest("label")?.getBoundingClientRect() ?? box;
  // Links inside a sentence have the height of its line (WCAG 2.5.8 excepts them).
  const inText = element.closest("p, h1, dd, td, th, .prose, .group__note, .ward-history");
  const covers = getComputedStyle(element, "::after").position === "absolute";
  return box.width && element.checkVisibility({visibilityProperty: true}) && !inText && !covers && area.height < 43.5
    // Beside the map stands the list of the same links.
    && !element.matches(".skip, .tile");
}).map(element => element.outerHTML.slice(0, 90) + " " + element.getBoundingClientRect().height)"""


@pytest.mark.parametrize("kind", PAGES)
def test_what_a_finger_hits_is_44_pixels_high(root: str, new_page: NewPage, kind: str) -> None:
    page = new_page(viewport=PHONE)
    page.goto(root + PAGES[kind])
    if kind == "search":
        expect(page.locator(".hit").first).to_be_visible()
    assert page.evaluate(SMALL) == []


def test_the_bar_leaves_its_room_to_the_keyboard(root: str, new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto(root)
    expect(page.locator(".bar")).to_be_visible()
    page.locator(".hero input").focus()
    expect(page.locator(".bar")).to_be_hidden()


@pytest.mark.parametrize(
    ("kind", "current"), [("home", "Đọc"), ("titled", "Đọc"), ("search", "Tìm"), ("wards", "Phường tôi")]
)
def test_the_bar_marks_where_the_reader_is(root: str, new_page: NewPage, kind: str, current: str) -> None:
    page = new_page(viewport=PHONE)
    page.goto(root + PAGES[kind])
    expect(page.locator(".bar [aria-current]")).to_have_text(current)


def test_the_way_to_search_leads_into_its_box(root: str, new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto(root)
    page.locator(".bar").get_by_text("Tìm").click()
    expect(page.locator(".search-box--large input")).to_be_focused()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["nam/2024/", "tra-cuu/?q=vườn+hoa", "ho-so/pham-xuan-truong/"])
def test_a_plate_shows_a_number_and_its_words_whole(root: str, new_page: NewPage, path: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 740})
    page.goto(root + path)
    expect(page.locator(".plate__unit", has_text="triệu đồng").first).to_be_visible()
    assert page.evaluate(_CUT_OFF) == []


@pytest.mark.parametrize("slug", ["vu-thi-ngoc-oanh", "do-huu-tai", "trinh-thi-dung"])
def test_a_number_in_the_largest_text_stays_within_a_narrow_plate_beside_the_story(
    root: str, new_page: NewPage, slug: str
) -> None:
    page = new_page(viewport={"width": 930, "height": 740})
    page.goto(f"{root}ho-so/{slug}/")
    page.evaluate("document.documentElement.dataset.text = 3")
    right = """(name) => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector(name));
      return range.getBoundingClientRect().right;
    }"""
    plate = page.locator(".profile .plate").bounding_box()
    assert plate is not None
    assert page.evaluate(right, ".profile .plate__number") < plate["x"] + plate["width"]


_CUT_OFF = """() => {
  const bottom = (element) => element.getBoundingClientRect().bottom;
  const plates = [...document.querySelectorAll(".plate__figure")].filter((plate) => plate.offsetParent);
  return plates.filter((plate) => bottom(plate.lastElementChild) > bottom(plate)).map((plate) => plate.innerText);
}"""


def test_the_size_of_the_text_is_kept_for_the_next_page(root: str, new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto(root + PAGES["titled"])
    for _ in range(2):
        page.get_by_role("button", name="chữ to hơn").click()
    page.goto(root)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "20px"


def test_sources_and_ways_to_correct_are_folded_and_printed(root: str, new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto(root + PAGES["titled"])
    fold = page.locator("details.fold")
    expect(fold.get_by_text("Báo sai")).to_be_hidden()
    fold.locator("> summary").click()
    expect(fold.get_by_text("Báo sai")).to_be_visible()
    page.reload()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(fold.get_by_text("Báo sai")).to_be_visible()


# What a reader may set, by WCAG 1.4.12.
SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
CUT_UNITS = """() => [...document.querySelectorAll(".plate__unit")].filter((unit) => {
  const [word, plate] = [unit, unit.closest(".plate")].map((it) => it.getBoundingClientRect());
  return word.height && (word.bottom > plate.bottom || word.right > plate.right);
}).map((unit) => unit.closest(".plate").innerText)"""


@pytest.mark.parametrize("kind", ["home", "titled", "district-year", "search"])
def test_a_plate_grows_with_the_spacing_of_its_words(root: str, new_page: NewPage, kind: str) -> None:
    page = new_page(viewport=PHONE)
    page.goto(root + PAGES[kind], wait_until="networkidle")
    page.add_style_tag(content=SPACING)
    expect(page.locator(".plate__unit").filter(visible=True)).not_to_have_count(0)
    assert page.evaluate(CUT_UNITS) == []


def test_on_a_phone_the_name_of_a_place_stays_on_one_line_below_a_deed(root: str, new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto(f"{root}quan/hoan-kiem/2019/")
    lines = """([label, name]) => {
      const text = [...label.childNodes].find((node) => node.nodeValue?.includes(name));
      const range = document.createRange();
      range.setStart(text, text.nodeValue.indexOf(name));
      range.setEnd(text, text.nodeValue.indexOf(name) + name.length);
      return new Set([...range.getClientRects()].map((box) => box.top)).size;
    }"""
    for name in ("Họa Mi", "Nguyễn Du", "Chu Trinh"):
        label = page.locator(".card__label", has_text=name).first.element_handle()
        assert page.evaluate(lines, [label, name]) == 1, name


def test_what_a_suggestion_adds_to_a_name_begins_with_a_capital(root: str, new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto(root)
    page.get_by_role("combobox").filter(visible=True).press_sequentially("vu thi ngoc")
    note = page.locator(".suggestion__note", has_text="Trần Hưng Đạo").first
    expect(note).to_be_visible()
    assert note.inner_text() == "Bà · Phường Trần Hưng Đạo"


def test_a_screen_reader_hears_the_theme_that_stories_of_the_home_page_share(root: str, new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto(root)
    expect(page.get_by_role("group", name="Những giọt máu").get_by_role("article")).to_have_count(3)


def test_the_end_of_a_story_leads_to_the_next_deed(root: str, new_page: NewPage) -> None:
    page = new_page(viewport=PHONE, java_script_enabled=False)
    page.goto(root + PAGES["titled"])
    page.locator(".read-on__link").click()
    expect(page.locator(".profile__body .prose, .profile__body .lead").first).to_be_visible()
    assert page.url != root + PAGES["titled"]


@pytest.mark.parametrize("kind", ["home", "titled", "ward", "wards", "district-year", "field", "search"])
def test_a_first_visit_loads_no_more_than_75_kilobytes_and_with_search_100(
    root: str, real_site: Path, new_page: NewPage, kind: str
) -> None:
    page = new_page(viewport=PHONE)
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.removeprefix(root).partition("?")[0]))
    page.goto(root + PAGES[kind])
    page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle")
    files = [real_site / (f"{path}index.html" if path.endswith("/") or not path else path) for path in asked]
    # Fonts and the index are packed already; whatever else a server sends, it sends gzipped.
    packed = (".woff2", ".bin")
    sizes = [len(file.read_bytes() if file.suffix in packed else gzip.compress(file.read_bytes())) for file in files]
    assert len(sizes) > 6
    assert sum(sizes) <= (100_000 if kind == "search" else 75_000)
