"""Lists of ours on other sites, by the script: from feeds and by filters, in every look, on every kind of page."""

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.embeds import CORS, LOST
from tests.tools import accessibility, npm
from tests.tools.server import ServeFolder

NewPage = Callable[..., Page]
LOOKS = ["the", "danh-sach", "luoi", "chay"]


@pytest.fixture
def host(tmp_path: Path, serve_folder: ServeFolder, ours: str) -> Callable[..., str]:
    """`host(html, head)`: the address of a page of another origin, under a policy that names ours and its own."""
    policy = " ".join(f"{kind} 'self' {ours};" for kind in ("script-src", "connect-src", "img-src", "frame-src"))
    (tmp_path / "favicon.ico").touch()
    address = serve_folder(tmp_path, headers={"Content-Security-Policy": f"default-src 'self'; {policy}"})

    def write(html: str, head: str = "") -> str:
        start = f'<!doctype html><html lang="vi"><head><title>Cổng thử</title>{head}</head>'
        (tmp_path / "index.html").write_text(f"{start}<body><main><h1>Cổng</h1>{html}</main></body></html>", "utf-8")
        return address

    return write


def element(ours: str, attributes: str) -> str:
    link = f'<a href="{ours}">Danh sách</a>'
    return f'<script async src="{ours}nhung/1.js"></script><ntvt-danh-sach {attributes}>{link}</ntvt-danh-sach>'


def names(page: Page) -> list[str]:
    expect(page.get_by_role("listitem").first).to_be_visible()
    return [name.partition(" (mở trong thẻ mới)")[0] for name in page.locator(".card__name").all_text_contents()]


def feed_names(site: Path, index: str) -> list[str]:
    items = json.loads((site / index / "feed.json").read_text("utf-8"))["items"]
    return [item["title"] for item in items]


def test_a_list_brings_the_newest_of_its_feed(
    new_page: NewPage, demo_site: Path, host: Callable[..., str], ours: str
) -> None:
    page = new_page()
    page.goto(host(element(ours, 'danh-sach="quan/hoan-kiem" so="3"')))
    assert names(page) == feed_names(demo_site, "quan/hoan-kiem")[:3]
    expect(page.get_by_role("heading", name="Quận Hoàn Kiếm – Người tốt, việc tốt")).to_be_visible()
    link = page.get_by_role("link", name="Xem tất cả (mở trong thẻ mới)", exact=True)
    expect(link).to_have_attribute("href", f"{ours}quan/hoan-kiem/")


def test_every_profile_of_a_list_leads_to_its_page_on_our_site(
    new_page: NewPage, demo_site: Path, host: Callable[..., str], ours: str
) -> None:
    page = new_page()
    page.goto(host(element(ours, 'so="30"')))
    names(page)
    hrefs = page.locator(".card__name a").evaluate_all("(links) => links.map((link) => link.href)")
    assert len(hrefs) > 8
    for href in hrefs:
        assert (demo_site / href.removeprefix(ours) / "index.html").is_file()


@pytest.mark.parametrize(
    "filters",
    [
        {"quan": "hoan-kiem", "linh-vuc": "van-hoa-khu-dan-cu"},
        {"nam": "2023"},
        {"quan": "hoan-kiem", "nam": "2023,2024", "loai": "person"},
        {"cap": "thanh-pho"},
        {"phuong": "hang-bai-hoan-kiem"},
        {"phuong": "hoan-kiem"},
        {"phong-trao": "*"},
        {"loai": "collective"},
    ],
    ids=str,
)
def test_filters_find_what_search_and_indexes_find(
    new_page: NewPage, demo_site: Path, host: Callable[..., str], ours: str, filters: dict[str, str]
) -> None:
    rows = json.loads((demo_site / "du-lieu" / "ho-so.json").read_text("utf-8"))
    if filters.get("phong-trao") == "*":
        filters = {"phong-trao": next(row["movements"][0] for row in rows if row["movements"])}
        expected = {row["name"] for row in rows if filters["phong-trao"] in row["movements"]}
    else:
        page = new_page()
        query = "&".join(f"{name}={value}" for name, value in filters.items())
        page.goto(f"{ours}tra-cuu/?{query}", wait_until="networkidle")
        expect(page.locator("[data-results]")).to_have_attribute("data-state", re.compile("ready|empty"))
        expected = set(page.locator(".hit__link").all_inner_texts())
        assert len(expected) == int(page.locator("[data-total]").inner_text())
    assert expected
    page, said = new_page(), list[str]()
    page.on("console", lambda message: said.append(message.text))
    page.goto(host(element(ours, 'so="30" ' + " ".join(f'{name}="{value}"' for name, value in filters.items()))))
    shown = names(page)
    assert len(shown) == len(expected)
    assert all(any(name.endswith(other) for other in expected) for name in shown)
    # No title of ours names the site.
    link = page.get_by_role("link", name="Xem tất cả trên Người tốt, việc tốt")
    expect(link).to_have_attribute("href", re.compile(re.escape(f"{ours}tra-cuu/?")))
    assert said == []


def test_a_list_by_filters_marks_the_same_titles_as_one_from_a_feed(
    new_page: NewPage, host: Callable[..., str], ours: str
) -> None:
    shown = []
    for attributes in ('danh-sach="quan/hoan-kiem"', 'quan="hoan-kiem"'):
        page = new_page()
        page.goto(host(element(ours, f'{attributes} so="30"')))
        names(page)
        marked = page.locator(".card--honoured", has_text="Được khen thưởng · ")
        shown.append(sorted(marked.locator(".card__name").all_text_contents()))
    assert shown[0] and shown[1] == shown[0]


def test_names_alone_stand_last_in_their_year_as_in_search(
    new_page: NewPage, host: Callable[..., str], ours: str
) -> None:
    page = new_page()
    page.goto(f"{ours}tra-cuu/?nam=2024", wait_until="networkidle")
    expect(page.locator("[data-results]")).to_have_attribute("data-state", "ready")
    expected = page.locator(".hit__link").all_inner_texts()
    page.goto(host(element(ours, 'nam="2024" so="30"')))
    shown = names(page)
    assert len(shown) > 4
    assert all(name.endswith(other) for name, other in zip(shown, expected, strict=True))


def test_a_visitor_filters_by_field_and_year_with_true_counts(
    new_page: NewPage, demo_site: Path, host: Callable[..., str], ours: str
) -> None:
    rows = json.loads((demo_site / "du-lieu" / "ho-so.json").read_text("utf-8"))
    of_district = [row for row in rows if any(honour["district"] == "hoan-kiem" for honour in row["honours"])]
    of_year = [row for row in of_district if 2024 in row["years"]]
    page = new_page()
    page.goto(host(element(ours, 'danh-sach="quan/hoan-kiem" so="30" bo-loc')))
    assert len(names(page)) == len(of_district)
    year = page.get_by_label("Năm")
    option = year.get_by_role("option", name=re.compile("^2024 "))
    assert option.text_content() == f"2024 ({len(of_year)})"
    year.focus()
    year.select_option("2024")
    expect(page.get_by_role("listitem")).to_have_count(len(of_year))
    assert page.evaluate("document.querySelector('ntvt-danh-sach').shadowRoot.activeElement.name") == "nam"
    field = of_year[0]["fields"][0]
    page.get_by_label("Lĩnh vực").select_option(field)
    expect(page.get_by_role("listitem")).to_have_count(sum(field in row["fields"] for row in of_year))
    assert accessibility.audit(page, without_rules=["heading-order"]) == []


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_look_is_accessible_in_light_and_dark(
    new_page: NewPage, host: Callable[..., str], ours: str, look: str, scheme: str
) -> None:
    page = new_page(color_scheme=scheme, reduced_motion="reduce")
    attributes = f'kieu="{look}" mau="{"toi" if scheme == "dark" else "sang"}" mau-nhan="#ffdd00"'
    page.goto(host(element(ours, attributes)))
    names(page)
    if scheme == "dark":
        page.evaluate("document.body.style.background = '#191613'; document.body.style.color = '#fff'")
    assert accessibility.audit(page, without_rules=["heading-order"]) == []


def test_a_ticker_moves_may_be_stopped_and_stands_still_for_whom_motion_disturbs(
    new_page: NewPage, host: Callable[..., str], ours: str
) -> None:
    address = host(element(ours, 'kieu="chay"'))
    page = new_page()
    page.goto(address)
    names(page)
    moving = page.locator(".list__items")
    expect(moving).to_have_css("animation-name", "list-slide")
    expect(moving).to_have_css("animation-play-state", "running")
    page.get_by_role("button", name="Dừng").click()
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    expect(moving).to_have_css("animation-play-state", "paused")
    expect(page.get_by_role("button", name="Chạy")).to_be_visible()
    still = new_page(reduced_motion="reduce")
    still.goto(address)
    names(still)
    expect(still.locator(".list__items")).to_have_css("animation-name", "none")
    expect(still.locator(".list__pause")).to_be_hidden()


@pytest.mark.parametrize(
    ("colour", "light"), [("#ffdd00", "rgb(128, 111, 0)"), ("#0b5394", "rgb(11, 83, 148)"), ("red", "rgb(166, 43, 69)")]
)
def test_an_accent_is_made_readable_and_what_is_none_is_passed_over(
    new_page: NewPage, host: Callable[..., str], ours: str, colour: str, light: str
) -> None:
    page = new_page(color_scheme="light")
    page.goto(host(element(ours, f'mau-nhan="{colour}"')))
    names(page)
    expect(page.get_by_role("link", name="Xem tất cả")).to_have_css("color", light)


def test_a_list_stands_on_a_page_of_bootstrap_3_and_jquery_1(
    new_page: NewPage, tmp_path: Path, host: Callable[..., str], ours: str
) -> None:
    for path in (npm.JQUERY, npm.BOOTSTRAP / "js" / "bootstrap.min.js", npm.BOOTSTRAP / "css" / "bootstrap.min.css"):
        (tmp_path / path.name).write_bytes(npm.installed(path).read_bytes())
    (tmp_path / "late.js").write_text(
        f"jQuery(function ($) {{ $('#cho').append('<ntvt-danh-sach so=\"2\"></ntvt-danh-sach>'); "
        f"$('body').append('<script src=\"{ours}nhung/1.js\"><\\/script>') }})",
        "utf-8",
    )
    head = '<link rel="stylesheet" href="bootstrap.min.css"><script src="jquery.min.js"></script>'
    # jQuery 1 tries what the browser knows by handlers that a strict policy refuses.
    page = new_page(viewport={"width": 800, "height": 600}, allowed=("inline event handler",))
    page.goto(host('<div id="cho" class="panel"></div><script src="late.js"></script>', head))
    assert len(names(page)) == 2
    # Bootstrap sets the root to 10 pixels, which our sizes do not follow.
    expect(page.locator(".card__name").first).to_have_css("font-size", "16.8px")
    assert page.evaluate("jQuery.fn.jquery") == "1.12.4"


@pytest.mark.parametrize("box", ['<div id="cot">{}</div>', "<table><tr><td>a</td><td id=cot>{}</td></tr></table>"])
@pytest.mark.parametrize("look", LOOKS)
def test_a_list_stays_within_a_column_of_180_pixels(
    new_page: NewPage, host: Callable[..., str], ours: str, look: str, box: str
) -> None:
    page = new_page(viewport={"width": 800, "height": 600})
    page.goto(host(box.format(element(ours, f'kieu="{look}" so="3" bo-loc'))))
    style = "#cot { width: 180px } table { table-layout: fixed; width: 400px }"
    page.evaluate(
        "(css) => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s] }", style
    )
    names(page)
    column = page.locator("#cot").bounding_box()
    for part in page.locator(".list, .list__box, .list__title, .list__select, .list__foot").all():
        inner = part.bounding_box()
        assert column and inner and inner["x"] + inner["width"] <= column["x"] + column["width"] + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 800


@pytest.mark.parametrize(
    ("attributes", "lost"), [("", "feed.json"), ('nam="2024"', "filter.js|contents.bin"), ("", "card.css")]
)
def test_the_link_inside_stands_where_a_list_does_not_come(
    new_page: NewPage, host: Callable[..., str], ours: str, attributes: str, lost: str
) -> None:
    page = new_page(allowed=LOST)
    page.route(re.compile(lost), lambda route: route.abort())
    page.goto(host(element(ours, attributes)), wait_until="networkidle")
    expect(page.get_by_role("link", name="Danh sách", exact=True)).to_be_visible()


def test_an_empty_list_element_gives_a_link_after_eight_seconds_of_silence(
    new_page: NewPage, host: Callable[..., str], ours: str
) -> None:
    page = new_page(allowed=LOST)
    page.clock.install()
    page.route(re.compile("feed.json"), lambda route: None)
    script = f'<script src="{ours}nhung/1.js"></script>'
    page.goto(host(f'{script}<ntvt-danh-sach danh-sach="nam/2024"></ntvt-danh-sach>'))
    expect(page.get_by_role("link")).to_have_count(0)
    page.clock.run_for(10_000)
    link = page.get_by_role("link", name="Xem danh sách trên trang Người tốt, việc tốt")
    expect(link).to_have_attribute("href", f"{ours}nam/2024/")


def test_a_frame_of_filters_keeps_its_place_until_its_list_is_there(
    new_page: NewPage, host: Callable[..., str], ours: str
) -> None:
    page = new_page()
    page.add_init_script("addEventListener('message', ({ data }) => (window.heights ??= []).push(data.height ?? 0))")
    held: list[Route] = []
    page.route(re.compile("contents.bin"), lambda route: held.append(route))
    frame = f'<iframe src="{ours}nhung/loc/?nam=2024" title="Năm 2024" width="480" height="520"></iframe>'
    page.goto(host(f'<script src="{ours}nhung/1.js"></script>{frame}'))
    expect(page.frame_locator("iframe").locator("html")).to_have_attribute("data-grows", "")
    page.wait_for_timeout(300)
    for route in held:
        route.continue_()
    expect(page.locator("iframe")).not_to_have_attribute("height", "520")
    assert min(height for height in page.evaluate("window.heights") if height) > 100


@pytest.mark.parametrize("attributes", ['danh-sach="phuong/khong-co"', 'danh-sach="../../x"'])
def test_a_list_that_is_not_there_gives_the_way_to_our_site(
    new_page: NewPage, host: Callable[..., str], ours: str, attributes: str
) -> None:
    page = new_page(allowed=LOST)
    page.goto(host(element(ours, attributes)))
    links = page.get_by_role("link")
    expect(links.first).to_have_attribute("href", re.compile(re.escape(ours)))
    expect(page.get_by_text("Danh sách", exact=True)).to_be_hidden()


@pytest.mark.parametrize(
    ("attributes", "shown", "warning"),
    [
        ('danh-sach="phuong/khong-co"', "Xem danh sách trên trang", 'danh-sach="phuong/khong-co"'),
        ('danh-sach="quận/hoàn-kiếm"', "Xem danh sách trên trang", 'danh-sach="quận/hoàn-kiếm"'),
        ('danh-sach="ten/d" nam="2024"', "Tống Thị Mây Lụa", 'danh-sach="ten/d"'),
        ('nam="1900"', "Chưa có tấm gương nào như vậy.", 'nam="1900"'),
        ('quan="hoan kiem"', "Chưa có tấm gương nào như vậy.", 'quan="hoan kiem"'),
    ],
)
def test_the_console_says_which_attribute_names_nothing(
    new_page: NewPage, host: Callable[..., str], ours: str, attributes: str, shown: str, warning: str
) -> None:
    page = new_page(allowed=(*LOST, "không tìm thấy"))
    with page.expect_console_message(lambda message: message.type == "warning") as message:
        page.goto(host(element(ours, attributes)))
    assert message.value.text == f"<ntvt-danh-sach>: không tìm thấy {warning}. Xem {ours}nhung/"
    expect(page.get_by_text(shown)).to_be_visible()


def test_the_featured_story_is_that_of_the_home_page(
    new_page: NewPage, demo_site: Path, host: Callable[..., str], ours: str
) -> None:
    page = new_page()
    script = f'<script async src="{ours}nhung/1.js"></script>'
    frame = f'<iframe src="{ours}nhung/noi-bat/" title="Chuyện" width="480" height="235"></iframe>'
    page.goto(host(f"{script}<ntvt-ho-so noi-bat></ntvt-ho-so>{frame}"))
    home = (demo_site / "index.html").read_text("utf-8")
    link = page.get_by_role("article").get_by_role("link")
    href = (link.get_attribute("href") or "").removeprefix(ours)
    assert home.index(href) > 0
    assert (demo_site / href / "index.html").is_file()
    expect(page.frame_locator("iframe").get_by_role("link")).to_have_attribute("href", re.compile(f"{href}$"))


def test_links_open_where_the_snippet_says(new_page: NewPage, host: Callable[..., str], ours: str) -> None:
    page = new_page()
    page.goto(host(element(ours, 'so="1"') + element(ours, 'so="1" mo="tai-cho"')))
    links = page.locator(".card__name a")
    expect(links).to_have_count(2)
    assert links.evaluate_all("(links) => links.map((link) => link.target)") == ["_blank", "_top"]


def test_the_script_is_small(demo_site: Path) -> None:
    assert len(gzip.compress((demo_site / "nhung" / "1.js").read_bytes(), 9)) <= 6000
    assert (demo_site / "nhung" / "1.js").read_bytes() == (demo_site / "nhung.js").read_bytes()


def test_scripts_for_other_sites_hold_ascii_alone_since_old_pages_have_other_encodings(demo_site: Path) -> None:
    scripts = [demo_site / "nhung.js", *(demo_site / "nhung").rglob("*.js")]
    assert len(scripts) > 4
    assert [path.name for path in scripts if not path.read_bytes().isascii()] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ('danh-sach="Quan/Hoan-Kiem/" so="0"', 'danh-sach="quan/hoan-kiem"'),
        ('danh-sach="{ours}quan/hoan-kiem/?trang=1"', 'danh-sach="quan/hoan-kiem"'),
        ('so="1e9"', 'so="30"'),
        ('so=" 3 hồ sơ" nam="2024, 2023,"', 'so="3" nam="2024,2023"'),
        ('danh-sach="quan/hoan-kiem" nam="2024"', 'quan="hoan-kiem" nam="2024"'),
    ],
)
def test_a_list_is_understood_however_it_was_typed(
    new_page: NewPage, host: Callable[..., str], ours: str, typed: str, meant: str
) -> None:
    page = new_page()
    page.goto(host(element(ours, typed.replace("{ours}", ours)) + element(ours, meant)))
    expect(page.locator(".list")).to_have_count(2)
    first, second = page.locator(".list").all()
    assert first.text_content() == second.text_content()
    assert first.get_by_role("listitem").count() > 1


def test_on_paper_a_ticker_stands_whole_and_light(new_page: NewPage, host: Callable[..., str], ours: str) -> None:
    page = new_page(viewport={"width": 700, "height": 900})
    page.goto(host(element(ours, 'kieu="chay" mau="toi" so="4"')))
    names(page)
    page.emulate_media(media="print")
    for item in page.get_by_role("listitem").all():
        box = item.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 700
    expect(page.locator(".card").first).to_have_css("background-color", "rgb(255, 253, 249)")
    expect(page.get_by_role("button")).to_be_hidden()


def test_a_list_without_a_feed_is_read_by_filters(new_page: NewPage, host: Callable[..., str], ours: str) -> None:
    """No profile of it has a day of publication."""
    page = new_page(allowed=LOST)
    page.route("**/feed.json", lambda route: route.fulfill(status=404, headers=CORS))
    page.goto(host(element(ours, 'danh-sach="quan/hoan-kiem" so="4"')))
    assert len(names(page)) == 4
    expect(page.get_by_role("link", name="Xem tất cả 6 tấm gương trên Người tốt, việc tốt")).to_have_attribute(
        "href", f"{ours}quan/hoan-kiem/"
    )
