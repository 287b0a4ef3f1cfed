"""The site where its host or the page around it allows little: a strict policy, a sandboxed frame, a disk."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.search.pages import names, settle, total, type_query
from tests.tools.server import ServeFolder, serve

NewPage = Callable[..., Page]

POLICY = {"Content-Security-Policy": "default-src 'self'"}
PAGES = ["", "ho-so/tong-thi-may-lua/", "ho-so/au-van-on/", "quan/hoan-kiem/2024/", "nam/", "gioi-thieu/", "tra-cuu/"]
PAGES += ["phuong/", "phuong/cua-nam/", "nhung/", "du-lieu/"]
# JSON-LD is data: no browser runs it, and no policy asks for it.
FORBIDDEN = re.compile(
    r"<script(?! type=\"application/ld\+json\">)(?![^>]*\bsrc=)[^>]*>|<style\b|<[^>]*\s(?:style|on[a-z]+)=[^>]*>",
    re.IGNORECASE,
)

_ADD_FRAME = """(path) => {
  const frame = document.createElement("iframe");
  Object.assign(frame, { src: new URL(path, location.href).href, width: 900, height: 900 });
  frame.setAttribute("sandbox", "allow-scripts");
  document.querySelector("main").prepend(frame);
}"""

# Of the sandboxed frame: a font and a module need an origin, which such a frame has not.
WITHOUT_ORIGIN = ("CORS policy", "net::ERR_FAILED", "SecurityError", "Failed to construct 'Worker'")
CHOICES = ["system", "", "null", "{}", "__proto__", "constructor", "DARK"]


@pytest.fixture(scope="module")
def root(demo_site: Path) -> Iterator[str]:
    with serve(demo_site, prefix="/tien-to/", headers=POLICY) as address:
        yield address


def test_no_page_holds_a_script_or_a_style_of_its_own(demo_site: Path, real_site: Path) -> None:
    pages = [*demo_site.rglob("*.html"), *real_site.rglob("*.html")]
    found = {page: FORBIDDEN.findall(page.read_text(encoding="utf-8")) for page in pages}
    assert {page: some for page, some in found.items() if some} == {}


@pytest.mark.parametrize("path", PAGES)
def test_a_strict_policy_breaks_no_page(new_page: NewPage, root: str, path: str) -> None:
    page = new_page()
    page.goto(root + path, wait_until="networkidle")
    expect(page.locator("button.scheme")).to_be_visible()
    assert page.evaluate("document.fonts.check('16px \"Be Vietnam Pro\"')")


def test_a_page_that_is_not_found_obeys_a_strict_policy(
    new_page: NewPage, serve_folder: ServeFolder, demo_site: Path
) -> None:
    page = new_page(allowed=("status of 404",))
    address = serve_folder(demo_site, headers=POLICY)
    page.goto(f"{address}khong-co/", wait_until="networkidle")
    expect(page.locator("button.scheme")).to_be_visible()
    expect(page.get_by_role("link", name="xem từ trang đầu")).to_be_hidden()


def test_a_page_that_a_list_has_no_more_leads_to_its_first_one(
    new_page: NewPage, serve_folder: ServeFolder, demo_site: Path
) -> None:
    page = new_page(allowed=("status of 404",))
    address = serve_folder(demo_site, headers=POLICY)
    page.goto(f"{address}quan/hoan-kiem/trang/7/")
    page.get_by_role("link", name="xem từ trang đầu").click()
    expect(page).to_have_url(f"{address}quan/hoan-kiem/")


def test_search_works_under_a_strict_policy(new_page: NewPage, root: str) -> None:
    page = new_page()
    page.goto(f"{root}tra-cuu/")
    settle(page)
    everyone = total(page)
    type_query(page, "tong thi may lua")
    expect(page.locator("[data-total]")).to_have_text("1")
    assert everyone > 1
    assert names(page) == ["Tống Thị Mây Lụa"]
    assert page.get_by_text("đang tắt JavaScript").is_hidden()


def test_bars_have_their_width_under_a_strict_policy(new_page: NewPage, root: str) -> None:
    page = new_page()
    page.goto(f"{root}nam/")
    widths = page.evaluate("[...document.querySelectorAll('.group__bar rect')].map((bar) => bar.getBBox().width)")
    assert max(widths) > 100
    assert len(set(widths)) > 1


def test_columns_are_aligned_under_a_strict_policy(new_page: NewPage, root: str) -> None:
    page = new_page()
    page.goto(f"{root}gioi-thieu/")
    cells = "[...document.querySelectorAll('td')].map((cell) => getComputedStyle(cell).textAlign)"
    assert page.evaluate(cells) == ["left", "center", "right"]


def test_a_chosen_scheme_holds_on_the_next_page_and_colours_the_browser(new_page: NewPage, root: str) -> None:
    page = new_page(color_scheme="light")
    page.goto(root)
    metas = "[...document.querySelectorAll('meta[name=theme-color]')]"
    bar = f"{metas}.find((meta) => matchMedia(meta.media).matches).content"
    paper = "getComputedStyle(document.body).backgroundColor"
    assert (page.evaluate(bar), page.evaluate(paper)) == ("#fbf7f0", "rgb(251, 247, 240)")
    for _ in ("light", "dark"):
        page.locator("button.scheme").click()
    page.goto(f"{root}nam/")
    assert (page.evaluate(bar), page.evaluate(paper)) == ("#191613", "rgb(25, 22, 19)")
    page.locator("button.scheme").click()
    assert (page.evaluate(bar), page.evaluate(paper)) == ("#fbf7f0", "rgb(251, 247, 240)")


@pytest.mark.parametrize("choice", CHOICES)
def test_a_foreign_choice_is_as_none(new_page: NewPage, root: str, choice: str) -> None:
    page = new_page(color_scheme="dark")
    page.add_init_script(f"for (const key of ['theme', 'ntvt.theme']) localStorage.setItem(key, {choice!r})")
    page.goto(f"{root}ho-so/tong-thi-may-lua/")
    expect(page.locator("button.scheme")).to_have_attribute("data-scheme", "auto")
    expect(page.get_by_role("button", name="In", exact=True)).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(25, 22, 19)"
    page.locator("button.scheme").click()
    expect(page.locator("button.scheme")).to_have_attribute("data-scheme", "light")


def test_a_browser_that_keeps_nothing_can_change_the_scheme(new_page: NewPage, root: str) -> None:
    page = new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    page.goto(root)
    page.locator("button.scheme").click()
    expect(page.locator("button.scheme")).to_have_attribute("data-scheme", "light")


def test_a_profile_is_sent_by_the_device_or_its_address_copied(new_page: NewPage, root: str) -> None:
    address = "https://nguoitotviectot.example/ho-so/tong-thi-may-lua/"
    phone = new_page()
    phone.add_init_script("navigator.share = (data) => { window.sent = data; return Promise.resolve() }")
    phone.goto(f"{root}ho-so/tong-thi-may-lua/")
    phone.get_by_role("button", name="Gửi cho người thân").click()
    assert phone.evaluate("window.sent.url") == address
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script("delete Navigator.prototype.share")
    page.goto(f"{root}ho-so/tong-thi-may-lua/")
    page.get_by_role("button", name="Sao chép liên kết").click()
    expect(page.get_by_text("Đã sao chép liên kết")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == address


@pytest.mark.parametrize(
    ("error", "said"),
    [("NotAllowedError", "Đã sao chép liên kết"), ("AbortError", "")],
    ids=["refused by the app around the page", "closed by the visitor"],
)
def test_where_the_device_refuses_to_send_a_profile_its_address_is_copied(
    new_page: NewPage, root: str, error: str, said: str
) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script(f"navigator.share = async () => {{ throw new DOMException('no', '{error}') }}")
    page.goto(f"{root}ho-so/tong-thi-may-lua/")
    page.get_by_role("button", name="Gửi cho người thân").click()
    page.wait_for_timeout(200)
    expect(page.locator("[data-said]")).to_have_text(said)


def test_a_sandboxed_frame_says_what_it_cannot_do(new_page: NewPage, root: str) -> None:
    page = new_page(allowed=WITHOUT_ORIGIN)
    page.goto(root)
    page.evaluate(_ADD_FRAME, "tra-cuu/?q=lua")
    expect(page.locator("iframe")).to_be_visible()
    assert_told(page.frames[1])


def test_a_page_opened_from_a_disk_says_what_it_cannot_do(new_page: NewPage, demo_site: Path) -> None:
    page = new_page(allowed=("",))
    page.goto(f"{(demo_site / 'tra-cuu' / 'index.html').as_uri()}?q=lua")
    assert_told(page.main_frame)


def test_a_browser_too_old_for_search_says_so(new_page: NewPage, root: str) -> None:
    page = new_page(allowed=("",))
    page.add_init_script("delete globalThis.DecompressionStream")
    page.goto(f"{root}tra-cuu/?q=lua")
    assert_told(page.main_frame)


def assert_told(frame: Frame) -> None:
    """The page says that it cannot search, and offers the indexes."""
    expect(frame.locator("ol[data-results]")).to_have_attribute("data-state", "error")
    expect(frame.locator("[role=status]")).to_have_text("Lúc này chưa tra cứu được.")
    expect(frame.locator("[data-error]")).to_be_visible()
    expect(frame.locator("#danh-muc").get_by_role("link", name="Quận Hoàn Kiếm")).to_be_visible()


@pytest.mark.parametrize("path", ["", "tra-cuu/?q=lua&quan=hoan-kiem", "ho-so/tong-thi-may-lua/"])
def test_no_control_of_a_phone_is_smaller_than_16_pixels(new_page: NewPage, root: str, path: str) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(root + path)
    if "tra-cuu" in path:
        settle(page)
    controls = "[...document.querySelectorAll('input, select, textarea, button')]"
    assert page.evaluate(f"{controls}.filter((one) => parseFloat(getComputedStyle(one).fontSize) < 16).length") == 0
