"""Cards of ours on other sites: in a frame, and by the one script, whatever the page around them allows."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.embeds import CORS, LOST, SLUG, snippet
from tests.tools import accessibility
from tests.tools.html_validator import validate
from tests.tools.server import ServeFolder

NewPage = Callable[..., Page]
HOSTILE = "<style>* { all: unset !important; color: red !important; position: fixed !important }</style>"


def test_a_frame_shows_a_card_whose_link_opens_a_new_tab(
    new_page: NewPage, host: Callable[[str], str], ours: str
) -> None:
    page = new_page()
    page.goto(host(f'<iframe src="{ours}nhung/ho-so/{SLUG}/" width="320" height="235"></iframe>'))
    frame = page.frame_locator("iframe")
    link = frame.get_by_role("link", name="Cô Tiêu Thị Anh Đào (mở trong thẻ mới)")
    with page.context.expect_page() as opened:
        link.click()
    expect(opened.value).to_have_url(re.compile(f"/ho-so/{SLUG}/$"))


@pytest.mark.parametrize("width", [300, 480])
def test_every_card_fits_the_fixed_height(new_page: NewPage, demo_site: Path, ours: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 235})
    folders = [path.parent for path in sorted((demo_site / "nhung" / "ho-so").glob("*/index.html"))]
    assert len(folders) > 10
    for folder in folders:
        page.goto(f"{ours}nhung/ho-so/{folder.name}/")
        assert page.evaluate("document.documentElement.scrollHeight") == 235, folder.name


def test_a_frame_without_scripts_shows_its_card(new_page: NewPage, ours: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{ours}nhung/ho-so/{SLUG}/")
    expect(page.get_by_role("heading", name="Cô Tiêu Thị Anh Đào")).to_be_visible()


@pytest.mark.parametrize(
    ("scheme", "mark", "paper"),
    [
        ("light", "", "rgb(255, 253, 249)"),
        ("dark", "", "rgb(255, 253, 249)"),
        ("dark", "#sang", "rgb(255, 253, 249)"),
        ("light", "#toi", "rgb(35, 31, 27)"),
    ],
)
def test_the_end_of_the_address_chooses_light_or_dark(
    new_page: NewPage, ours: str, scheme: str, mark: str, paper: str
) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(f"{ours}nhung/ho-so/{SLUG}/{mark}")
    expect(page.locator(".card")).to_have_css("background-color", paper)


@pytest.mark.parametrize("mark", [pytest.param("#sang", marks=pytest.mark.slow), "#toi"])
def test_a_frame_is_accessible_hidden_from_search_engines_and_valid(
    new_page: NewPage, demo_site: Path, ours: str, mark: str
) -> None:
    page = new_page()
    page.goto(f"{ours}nhung/ho-so/{SLUG}/{mark}")
    assert accessibility.audit(page) == []
    expect(page.locator("meta[name=robots]")).to_have_attribute("content", "noindex")
    assert validate(sorted((demo_site / "nhung").rglob("index.html")), warnings=False) == []


def test_the_script_gives_a_frame_the_height_it_asks_for(
    new_page: NewPage, host: Callable[[str], str], ours: str
) -> None:
    page = new_page()
    frame = f'<iframe src="{ours}nhung/ho-so/{SLUG}/" width="480" height="800"></iframe>'
    page.goto(host(f'<script src="{ours}nhung.js"></script>{frame}'))
    expect(page.locator("iframe")).not_to_have_attribute("height", "800")
    assert 100 < int(page.locator("iframe").get_attribute("height") or 0) < 235


def test_a_frame_of_a_list_scrolls_between_its_title_and_the_way_to_the_whole_list(
    new_page: NewPage, ours: str
) -> None:
    page = new_page(viewport={"width": 320, "height": 520})
    page.goto(f"{ours}nhung/quan/hoan-kiem/")
    assert page.evaluate("document.documentElement.scrollHeight") == 520
    expect(page.get_by_role("heading", name="Quận Hoàn Kiếm")).to_be_in_viewport(ratio=0.99)
    link = page.get_by_role("link", name="Xem tất cả 6 tấm gương trên Người tốt, việc tốt")
    expect(link).to_be_in_viewport(ratio=0.99)
    page.get_by_role("group").focus()
    page.keyboard.press("End")
    expect(page.get_by_role("listitem").last).to_be_in_viewport(ratio=0.99)


def test_the_end_of_the_address_arranges_a_list(new_page: NewPage, ours: str) -> None:
    page = new_page(color_scheme="light")
    page.goto(f"{ours}nhung/quan/hoan-kiem/#toi&so=3&kieu=danh-sach&nhan=0000ff&mo=tai-cho")
    expect(page.get_by_role("listitem")).to_have_count(3)
    expect(page.locator(".card__face").first).to_be_hidden()
    expect(page.locator("main")).to_have_css("color", "rgb(242, 234, 224)")
    link = page.get_by_role("link", name="Xem tất cả")
    expect(link).to_have_attribute("target", "_top")
    assert "thẻ mới" not in page.locator("body").inner_text()
    assert accessibility.audit(page) == []


@pytest.mark.parametrize(
    ("scheme", "page_says", "mark", "paper"),
    [
        ("dark", "", "", "rgb(255, 253, 249)"),
        ("light", "meta dark", "", "rgb(35, 31, 27)"),
        ("light", "style dark", "", "rgb(35, 31, 27)"),
        ("dark", "style light dark", "", "rgb(35, 31, 27)"),
        ("light", "style light dark", "", "rgb(255, 253, 249)"),
        ("light", "style dark", "#sang", "rgb(255, 253, 249)"),
        ("dark", "", "#toi", "rgb(35, 31, 27)"),
    ],
)
def test_a_frame_beside_the_script_is_light_or_dark_as_the_page_around_it(
    new_page: NewPage, host: Callable[[str], str], ours: str, scheme: str, page_says: str, mark: str, paper: str
) -> None:
    page = new_page(color_scheme=scheme)
    kind, _, value = page_says.partition(" ")
    meta = f'<meta name="color-scheme" content="{value}">' if kind == "meta" else ""
    page.goto(host(f"{meta}<main></main>"))
    if kind == "style":
        page.evaluate("(value) => { document.documentElement.style.colorScheme = value }", value)
    frame = f'<iframe src="{ours}nhung/ho-so/{SLUG}/{mark}" width="480" height="800"></iframe>'
    page.evaluate(
        """([frame, src]) => {
          document.querySelector("main").innerHTML = frame;
          document.head.append(Object.assign(document.createElement("script"), { src }));
        }""",
        [frame, f"{ours}nhung/1.js"],
    )
    expect(page.locator("iframe")).not_to_have_attribute("height", "800")
    expect(page.frame_locator("iframe").locator(".card")).to_have_css("background-color", paper)


def test_the_script_waits_for_a_frame_that_is_loaded_later(
    new_page: NewPage, host: Callable[[str], str], ours: str
) -> None:
    """A message to the empty page that stands in a frame before ours would be an error in the console."""
    page, said = new_page(), list[str]()
    page.on("console", lambda message: said.append(message.text))
    frame = f'<iframe src="{ours}nhung/ho-so/{SLUG}/" width="480" height="800" loading="lazy"></iframe>'
    page.goto(host(f"{'<br>' * 500}{frame}<script src={ours}nhung/1.js></script>"), wait_until="networkidle")
    expect(page.locator("iframe")).to_have_attribute("height", "800")
    page.locator("iframe").scroll_into_view_if_needed()
    expect(page.locator("iframe")).not_to_have_attribute("height", "800")
    assert said == []


def test_a_frame_tells_its_height_to_whom_it_was_greeted_by_alone(
    new_page: NewPage, host: Callable[[str], str], ours: str
) -> None:
    page = new_page()
    page.goto(host(""))
    page.evaluate(
        """(src) => { window.heard = []; addEventListener("message", ({ data }) => heard.push(data.type));
        document.body.innerHTML = `<iframe src="${src}" width="320" height="900"></iframe>` }""",
        f"{ours}nhung/quan/hoan-kiem/",
    )
    expect(page.frame_locator("iframe").get_by_role("heading").first).to_be_visible()
    wait_until(page, "heard.length > 0")
    assert page.evaluate("heard") == ["ntvt-ready"]
    page.evaluate("frames[0].postMessage({ type: 'ntvt-hello' }, '*')")
    wait_until(page, "heard.includes('ntvt-height')")


def wait_until(page: Page, expression: str) -> None:
    """Wait until an expression is true, on a page whose policy lets Playwright's own waiting evaluate nothing."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never: {expression}")


@pytest.mark.parametrize("data", ["{type: 'ntvt-height', height: 77}", "{type: 'ntvt-ready'}", "null", "'x'"])
def test_a_frame_of_another_origin_gets_no_height(
    new_page: NewPage, serve_folder: ServeFolder, tmp_path_factory: pytest.TempPathFactory, ours: str, data: str
) -> None:
    page, folder = new_page(), tmp_path_factory.mktemp("foreign")
    (folder / "favicon.ico").touch()
    (folder / "frame.html").write_text(f"<!doctype html><script>parent.postMessage({data}, '*')</script>")
    foreign = serve_folder(folder)
    other = serve_folder(folder)
    frame = f'<iframe src="{foreign}frame.html" height="333"></iframe>'
    (folder / "host.html").write_text(f'<!doctype html><script src="{ours}nhung/1.js"></script>{frame}')
    page.goto(f"{other}host.html", wait_until="networkidle")
    expect(page.locator("iframe")).to_have_attribute("height", "333")


def test_cards_of_the_script_stand_under_a_strict_policy_and_hostile_styles(
    new_page: NewPage, tmp_path: Path, host: Callable[[str], str], ours: str
) -> None:
    page = new_page()
    page.goto(host(snippet(ours, SLUG, "tml-01")))
    card = page.get_by_role("article")
    expect(card.get_by_role("heading", name="Cô Tiêu Thị Anh Đào")).to_be_visible()
    expect(card.get_by_role("heading", name="Em T.M.L.")).to_be_visible()
    expect(card.get_by_role("img")).to_have_count(0)
    before = card.first.bounding_box()
    page.evaluate(
        "(css) => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s] }",
        HOSTILE.removeprefix("<style>").removesuffix("</style>"),
    )
    expect(card.first.locator(".card__name")).to_have_css("color", "rgb(38, 33, 27)")
    assert before is not None
    after = card.first.bounding_box()
    assert after is not None and after["height"] == pytest.approx(before["height"], abs=40)


def test_an_element_added_or_changed_later_gets_its_card(
    new_page: NewPage, host: Callable[[str], str], ours: str
) -> None:
    page = new_page()
    page.goto(host(snippet(ours)))
    page.evaluate(
        "(slug) => { const e = document.createElement('ntvt-ho-so'); e.slug = slug;"
        " e.setAttribute('slug', slug); document.body.append(e) }",
        SLUG,
    )
    expect(page.get_by_role("heading", name="Cô Tiêu Thị Anh Đào")).to_be_visible()
    page.evaluate("document.querySelector('ntvt-ho-so').setAttribute('slug', 'tml-01')")
    expect(page.get_by_role("heading", name="Em T.M.L.")).to_be_visible()
    expect(page.get_by_role("article")).to_have_count(1)


def test_the_script_leaves_no_global_and_no_cookie_and_may_load_twice(
    new_page: NewPage, host: Callable[[str], str], ours: str
) -> None:
    page = new_page()
    names = "Object.getOwnPropertyNames(window).length"
    page.goto(host(""))
    before = page.evaluate(names)
    page.goto(f"{host(snippet(ours, SLUG) + snippet(ours, SLUG))}?hai")
    expect(page.get_by_role("article")).to_have_count(2)
    assert page.evaluate(names) == before
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length") == 0


def test_a_withdrawn_profile_is_named_no_more(new_page: NewPage, host: Callable[[str], str], ours: str) -> None:
    page = new_page(allowed=LOST)
    page.goto(host(snippet(ours, "da-go")))
    expect(page.get_by_role("link", name="Hồ sơ này không có trên trang Người tốt, việc tốt")).to_be_visible()
    expect(page.get_by_text("Hồ sơ da-go")).to_be_hidden()


@pytest.mark.parametrize("lost", ["oembed/", "nhung/1/card.css", "nhung.js"])
def test_the_link_inside_stands_where_anything_fails(
    new_page: NewPage, host: Callable[[str], str], ours: str, lost: str
) -> None:
    page = new_page(allowed=LOST)
    page.route(re.compile(re.escape(lost)), lambda route: route.abort())
    page.goto(host(snippet(ours, SLUG)), wait_until="networkidle")
    expect(page.get_by_role("link", name=f"Hồ sơ {SLUG}")).to_be_visible()


def test_the_link_inside_stands_while_the_site_is_slow(
    new_page: NewPage, host: Callable[[str], str], ours: str
) -> None:
    page = new_page(allowed=LOST)
    waiting: list[Route] = []
    page.route(re.compile("oembed/"), lambda route: waiting.append(route))
    page.goto(host(snippet(ours, SLUG)))
    expect(page.get_by_role("link", name=f"Hồ sơ {SLUG}")).to_be_visible()
    waiting[0].continue_()
    expect(page.get_by_role("article")).to_be_visible()


def test_an_empty_element_falls_back_to_a_link_of_its_own(
    new_page: NewPage, host: Callable[[str], str], ours: str
) -> None:
    page = new_page(allowed=LOST)
    page.route(re.compile("oembed/"), lambda route: route.abort())
    page.goto(host(f'<script src="{ours}nhung.js"></script><ntvt-ho-so slug="{SLUG}"></ntvt-ho-so>'))
    link = page.get_by_role("link", name="Xem câu chuyện trên trang Người tốt, việc tốt")
    expect(link).to_have_attribute("href", f"{ours}ho-so/{SLUG}/")


@pytest.mark.parametrize("styles", ["served", "lost"])
def test_who_was_withdrawn_is_not_named_by_the_link_inside_even_without_our_styles(
    new_page: NewPage, host: Callable[[str], str], ours: str, styles: str
) -> None:
    page = new_page(allowed=LOST)
    if styles == "lost":
        page.route(re.compile("card.css"), lambda route: route.abort())
    page.route(re.compile("oembed/"), lambda route: route.fulfill(status=410, headers=CORS))
    page.goto(host(snippet(ours, SLUG)))
    expect(page.get_by_role("link", name="Hồ sơ này không có trên trang Người tốt, việc tốt")).to_be_visible()
    expect(page.get_by_text(f"Hồ sơ {SLUG}")).to_be_hidden()


def test_an_answer_that_is_an_error_is_no_card(new_page: NewPage, host: Callable[[str], str], ours: str) -> None:
    page = new_page(allowed=("status of 503",))
    page.route(re.compile("oembed/"), lambda route: route.fulfill(status=503, json={"error": "busy"}, headers=CORS))
    page.goto(host(snippet(ours, SLUG)), wait_until="networkidle")
    expect(page.get_by_role("link", name=f"Hồ sơ {SLUG}")).to_be_visible()


def test_a_slug_is_understood_however_it_was_pasted(new_page: NewPage, host: Callable[[str], str], ours: str) -> None:
    page = new_page()
    forms = [f"{SLUG}/", f"/ho-so/{SLUG}/", f" {SLUG.upper()} ", f"{ours}ho-so/{SLUG}/?a=b#c", f"nhung/ho-so/{SLUG}"]
    page.goto(host(snippet(ours, *forms)))
    expect(page.get_by_role("heading", name="Cô Tiêu Thị Anh Đào")).to_have_count(len(forms))
    assert page.locator("article a").evaluate_all("(links) => new Set(links.map((link) => link.href)).size") == 1


def test_a_card_keeps_its_direction_and_stands_beside_what_floats(
    new_page: NewPage, tmp_path: Path, host: Callable[[str], str], ours: str
) -> None:
    page = new_page(viewport={"width": 800, "height": 600})
    page.goto(host(f"<div id=float></div>{snippet(ours, SLUG, 'tml-01')}"))
    css = "#float { float: left; width: 200px; height: 400px } * { direction: rtl !important }"
    page.evaluate(
        "(css) => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s] }", css
    )
    expect(page.get_by_role("article")).to_have_count(2)
    first, second = page.get_by_role("article").all()
    above, below = first.bounding_box(), second.bounding_box()
    assert above and below
    assert above["x"] >= 200 and below["y"] - above["y"] - above["height"] >= 8
    expect(first).to_have_css("direction", "ltr")


@pytest.mark.parametrize("attribute", ["hidden", 'style="display:none"', 'style="display: none"'])
def test_what_the_page_hides_is_hidden(
    new_page: NewPage, tmp_path: Path, host: Callable[[str], str], ours: str, attribute: str
) -> None:
    page = new_page(allowed=("inline style",))
    card = f'<ntvt-ho-so slug="{SLUG}"></ntvt-ho-so>'
    page.goto(host(f"{snippet(ours, 'tml-01')}<div id=tab>{card}</div>{card.replace('slug', attribute + ' slug')}"))
    expect(page.get_by_role("heading", name="Em T.M.L.")).to_be_visible()
    cards = page.locator("article", has_text="Cô Tiêu Thị Anh Đào")
    expect(cards).to_have_count(2)
    expect(cards.first).to_be_visible()
    page.evaluate("document.querySelector('#tab').style.visibility = 'hidden'")
    expect(cards.first).to_be_hidden()
    if "style" in attribute:
        # As jQuery's .hide() writes it, which no policy refuses.
        page.evaluate("document.querySelector('ntvt-ho-so:last-of-type').style.display = 'none'")
    expect(cards.last).to_be_hidden()


def test_what_a_finger_presses_in_a_list_is_broad(new_page: NewPage, host: Callable[[str], str], ours: str) -> None:
    page = new_page(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page.goto(host(f'{snippet(ours)}<ntvt-danh-sach quan="hoan-kiem" so="3" kieu="chay" bo-loc></ntvt-danh-sach>'))
    for control in (page.get_by_role("button", name="Dừng"), page.get_by_label("Lĩnh vực"), page.get_by_label("Năm")):
        box = control.bounding_box()
        assert box and round(box["height"]) >= 44


def test_a_frame_of_who_is_gone_says_so_within_its_height_and_leads_out_of_it(new_page: NewPage, ours: str) -> None:
    page = new_page(allowed=LOST, viewport={"width": 480, "height": 235})
    page.goto(f"{ours}nhung/ho-so/da-go/")
    expect(page.get_by_role("heading", name="Không tìm thấy trang này")).to_be_in_viewport(ratio=0.99)
    expect(page.get_by_text("trang đã được gỡ theo đề nghị")).to_be_in_viewport(ratio=0.99)
    expect(page.locator("base")).to_have_attribute("target", "_top")
