"""The slideshow: plates of a list for a large screen, which goes on without the network and stops when asked."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.tools.server import serve

NewPage = Callable[..., Page]
LIST = "trinh-chieu/?danh-sach=linh-vuc/an-sinh-nhan-ai"


@pytest.fixture(scope="module")
def root(real_site: Path) -> Iterator[str]:
    """The address of the real gallery on this machine."""
    with serve(real_site) as address:
        yield address


def test_slides_follow_each_other_offline_and_stop_when_asked(root: str, new_page: NewPage) -> None:
    page = new_page()
    page.clock.install()
    page.goto(root + LIST)
    place = page.locator("[data-place]")
    expect(place).to_contain_text("An sinh, nhân ái: 1/")
    expect(page.locator(".slide .plate--an-sinh-nhan-ai")).to_be_visible()
    first = page.locator(".slide__deed").inner_text()
    page.context.set_offline(True)
    page.clock.run_for(15_500)
    expect(place).to_contain_text(": 2/")
    assert page.locator(".slide__deed").inner_text() != first
    page.get_by_role("button", name="Dừng").click()
    page.clock.run_for(60_000)
    expect(place).to_contain_text(": 2/")
    page.get_by_role("button", name="Trước").click()
    expect(page.locator(".slide__deed")).to_have_text(first)


def test_a_screen_reader_is_left_alone_while_the_slides_go_on(root: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(root + LIST)
    place = page.locator("[data-place]")
    expect(place).to_have_attribute("aria-live", "off")
    page.get_by_role("button", name="Dừng").click()
    expect(place).to_have_attribute("aria-live", "polite")
    going_on = page.get_by_role("button", name="Tiếp tục")
    expect(going_on).not_to_have_attribute("aria-pressed", "true")
    going_on.click()
    expect(place).to_have_attribute("aria-live", "off")


def test_a_hall_sees_no_frame_around_the_deed(root: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(root + LIST)
    screen = page.locator("[data-screen]")
    expect(screen).to_be_focused()
    expect(screen).to_have_css("outline-style", "none")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-place]")).to_contain_text(": 2/")


@pytest.mark.parametrize("size", [(360, 740), (740, 360), (1280, 720), (1920, 1080)])
def test_every_deed_fits_its_slide_at_every_size(root: str, new_page: NewPage, size: tuple[int, int]) -> None:
    page = new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(f"{root}trinh-chieu/?danh-sach=nam/2024")
    expect(page.locator(".slide")).to_be_visible()
    too_large = page.evaluate(
        """() => {
          const screen = document.querySelector("[data-screen]");
          const count = Number(document.querySelector("[data-place]").textContent.split("/")[1]);
          const cut = [];
          for (let number = 0; number < count; number++) {
            const text = document.querySelector(".slide__text");
            if (text.scrollHeight > screen.clientHeight) cut.push(text.textContent);
            document.querySelector("[data-next]").click();
          }
          return cut;
        }"""
    )
    assert too_large == []


def test_who_was_given_a_title_has_the_seal(root: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{root}trinh-chieu/?danh-sach=nam/2019")
    expect(page.locator(".slide__label .honour__sign")).to_be_visible()
    assert not page.locator(".slide__label").inner_text().startswith("Được khen thưởng")


def test_only_lists_that_the_page_names_are_shown(root: str, new_page: NewPage) -> None:
    page = new_page()
    for wanted in ("https://xau.example/x", "../du-lieu", "ho-so", ""):
        page.goto(f"{root}trinh-chieu/?danh-sach={wanted}")
        expect(page.locator("[data-slides]")).to_be_hidden()
    page.get_by_role("link", name="Phường Cửa Nam").click()
    expect(page.locator(".slide")).to_be_visible()


def test_without_scripts_the_lists_are_links(root: str, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{root}trinh-chieu/")
    expect(page.get_by_text("Trình chiếu cần JavaScript")).to_be_visible()
    page.get_by_role("link", name="Phường Cửa Nam").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Phường Cửa Nam")


@pytest.mark.parametrize("size", [(360, 640), (360, 780)])
def test_the_buttons_stand_above_the_bar_of_a_phone(root: str, new_page: NewPage, size: tuple[int, int]) -> None:
    page = new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(f"{root}trinh-chieu/?danh-sach=nam/2024")
    expect(page.locator(".slide")).to_be_visible()
    page.wait_for_function(
        """() => {
          const bottom = document.querySelector(".slides__bar").getBoundingClientRect().bottom;
          return bottom <= document.querySelector(".bar").getBoundingClientRect().top;
        }"""
    )


def test_on_a_phone_the_buttons_of_going_on_share_a_line(root: str, new_page: NewPage) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{root}trinh-chieu/?danh-sach=linh-vuc/van-hoa-khu-dan-cu")
    expect(page.locator(".slide")).to_be_visible()
    for pause in ("Dừng", "Tiếp tục"):
        names = ("Trước", pause, "Sau")
        buttons = [box for name in names if (box := page.get_by_role("button", name=name, exact=True).bounding_box())]
        place, full = page.locator("[data-place]").bounding_box(), page.locator("[data-full]").bounding_box()
        assert place and full
        assert len({box["y"] for box in buttons}) == 1, pause
        assert buttons[0]["y"] + buttons[0]["height"] <= min(place["y"], full["y"]), pause
        assert place["x"] + place["width"] <= full["x"], pause
        page.get_by_role("button", name=pause).click()
