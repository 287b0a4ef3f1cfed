"""A citizen's way through the site in a real browser: on a phone, by keyboard, without scripts, for everyone."""

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.tools.accessibility import audit
from tests.tools.server import ServeFolder, serve

PHONE = {"width": 360, "height": 740}
NewPage = Callable[..., Page]

KINDS = {
    "home": "",
    "profile": "ho-so/tong-thi-may-lua/",
    "profile-with-photo": "ho-so/tieu-thi-anh-dao/",
    "profile-with-table": "ho-so/au-van-on/",
    "profile-without-story": "ho-so/phi-gia-quyen/",
    "collective": "ho-so/doi-hat-ben-truc/",
    "profiles": "ho-so/",
    "districts": "quan/",
    "district": "quan/hoan-kiem/",
    "district-year": "quan/hoan-kiem/2024/",
    "wards": "phuong/",
    "ward": "phuong/trung-tu-dong-da/",
    "ward-of-today": "phuong/cua-nam/",
    "fields": "linh-vuc/",
    "field": "linh-vuc/giao-duc/",
    "years": "nam/",
    "year": "nam/2024/",
    "awards": "danh-hieu/",
    "award": "danh-hieu/nguoi-tot-viec-tot/",
    "movements": "phong-trao/",
    "movement": "phong-trao/dan-van-kheo/",
    "names": "ten/",
    "letter": "ten/uw/",
    "collectives": "tap-the/",
    "data": "du-lieu/",
    "slides": "trinh-chieu/",
    "comparison": "so-sanh/",
    "search": "tra-cuu/",
    "builder": "nhung/",
    "submit": "bien-tap/gui/",
    "introduce": "gioi-thieu-mot-nguoi/",
    "editorial": "gioi-thieu/",
    "not-found": "khong-co-trang-nay/",
}


@pytest.fixture(scope="session")
def root(demo_site: Path) -> Iterator[str]:
    """The address of the demo site on this machine."""
    with serve(demo_site) as address:
        yield address


@pytest.fixture
def allowed(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """The page that is not found answers 404, which the browser writes to its console."""
    return ("status of 404",) if "not-found" in request.node.name else ()


def follow(page: Page, text: str) -> None:
    """Click the first visible link of `links`, and wait for the page behind it."""
    link = links(page, text).first
    address = link.evaluate("link => link.href")
    link.click()
    page.wait_for_url(address)


def links(page: Page, text: str) -> Locator:
    """The visible links of the menu and the page whose words begin or, after a deed, end with `text`."""
    words = re.compile(rf"^\s*{re.escape(text)}|{re.escape(text)}\s*$")
    return page.locator("a:not([href^='#'])").filter(has_text=words).filter(visible=True)


JOURNEYS = {
    "by-district": ("Quận, huyện", "Quận Hoàn Kiếm", "2024", "Tống Thị Mây Lụa"),
    "by-ward-of-then": ("Phường, xã", "Phường Trung Tự", "Nghiêm Đắc Lựu"),
    "by-ward-of-today": ("Phường, xã", "Xã Phù Đổng", "Vi Thị Dự"),
    "by-field": ("Lĩnh vực", "Giáo dục", "Lạc Đình Ước"),
    "by-year": ("Năm", "2023", "Đàm Thị Sương Chi"),
    "by-name": ("Tên", "Đ", "Lục Văn Đường"),
}


@pytest.mark.parametrize("steps", JOURNEYS.values(), ids=JOURNEYS)
def test_a_citizen_finds_a_person_on_a_phone(root: str, new_page: NewPage, steps: tuple[str, ...]) -> None:
    page = new_page(viewport=PHONE)
    page.goto(root)
    for step in steps:
        follow(page, step)
    expect(page.get_by_role("heading", level=1)).to_contain_text(steps[-1])


def test_a_citizen_finds_a_person_without_scripts(root: str, new_page: NewPage) -> None:
    page = new_page(viewport=PHONE, java_script_enabled=False)
    page.goto(root)
    for step in ("Quận, huyện", "Huyện Gia Lâm", "2022", "Đội hát Bến Trúc"):
        links(page, step).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đội hát Bến Trúc")


# A card shows the focus of the link inside it, or lets the link's own pseudo-element cover the card.
_IS_FOCUS_SEEN = """() => {
  const nodes = [];
  for (let node = document.activeElement; node && nodes.length < 4; node = node.parentElement) nodes.push(node);
  return nodes.some(node => [null, "::after", "::before"].some(pseudo => {
    const style = getComputedStyle(node, pseudo);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  }));
}"""


def tab_to(page: Page, text: str) -> None:
    """Press Tab until the focus is on a link that begins or ends with `text`; the focus must be seen."""
    for _ in range(120):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.tagName === 'A' ? document.activeElement.innerText.trim() : ''")
        if focused.startswith(text) or focused.endswith(text):
            assert page.evaluate(_IS_FOCUS_SEEN), f"the focus on {text!r} is not seen"
            return
    pytest.fail(f"no way to {text!r} by keyboard")


def test_a_citizen_finds_a_person_by_keyboard_alone(root: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(root)
    for step in ("Năm", "2026", "Bế Thị Uyển Ân"):
        tab_to(page, step)
        with page.expect_navigation():
            page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bế Thị Uyển Ân")


def test_the_first_stop_of_the_keyboard_leads_past_the_menu(root: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{root}nam/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(location.hash).matches('main, main *')")


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_and_no_page_is_wider_than_the_smallest_phone(
    root: str, new_page: NewPage, allowed: tuple[str, ...], kind: str
) -> None:
    page = new_page(allowed=allowed, viewport=PHONE, color_scheme="light", reduced_motion="reduce")
    page.goto(root + KINDS[kind])
    _check_access_and_width(page)


def test_axe_finds_nothing_where_a_profile_was_withdrawn(
    crowded: Path, new_page: NewPage, serve_folder: ServeFolder
) -> None:
    page = new_page(viewport=PHONE, color_scheme="light", reduced_motion="reduce")
    root = serve_folder(crowded / "site")
    page.goto(f"{root}da-go/2026-1/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    _check_access_and_width(page)


def _check_access_and_width(page: Page) -> None:
    assert [str(violation) for violation in audit(page)] == []
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert [str(violation) for violation in audit(page, only=["color-contrast"])] == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_in_forced_colours_the_button_of_light_and_dark_shows_which_is_on(
    root: str, new_page: NewPage, colours: Literal["light", "dark"]
) -> None:
    page = new_page(forced_colors="active", color_scheme=colours)
    page.goto(root)
    button = page.locator(".scheme")
    painted = []
    for _ in range(3):
        page.mouse.move(0, 500)
        picture = Image.open(io.BytesIO(button.screenshot(animations="disabled"))).convert("L")
        row = [picture.getpixel((22 + x, 22)) for x in (-16, -4, 4, 12)]
        painted.append([pixel != row[0] for pixel in row[1:]])
        button.click()
    half, ring, disc = [True, False, False], [False, False, True], [True, True, False]
    assert painted == [half, ring, disc]


def test_the_hostile_story_runs_nothing(root: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{root}ho-so/au-van-on/")
    assert "bị chiếm" not in page.title()
    assert page.evaluate(
        "[...document.querySelectorAll('main img')].every(image => image.naturalWidth > 0 || !image.complete)"
    )


@pytest.mark.parametrize("width", [320, 768])
def test_a_long_address_in_a_story_breaks_and_a_wide_table_scrolls(root: str, new_page: NewPage, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 740})
    page.goto(f"{root}{KINDS['profile-with-table']}")
    page.evaluate("""() => {
      const story = document.querySelector(".prose"), long = "https://anh.example/" + "a".repeat(90);
      story.prepend(...["p", "h2", "blockquote", "code", "pre"].map(name => document.createElement(name)));
      story.querySelectorAll("p, h2, blockquote, code, pre, td").forEach(element => element.append(long));
    }""")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    # A table is not broken into letters.
    assert page.evaluate("document.querySelector('.table').scrollWidth") > width
