"""What comes out of a printer, in pages of the paper that lies in it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.search.galleries import plan
from tests.support.project import ROOT
from tests.tools.server import serve

NewPage = Callable[..., Page]

# As `ntvt build --cards` adds it.
CODE = """() => document.querySelector(".profile__body").insertAdjacentHTML("beforeend",
  '<figure class="qr"><svg role="img" aria-label="Mã QR" class="qr__code" viewBox="0 0 41 41"></svg>'
  + '<figcaption>Quét để mở trang này trên điện thoại</figcaption></figure>')"""


@pytest.fixture(scope="module")
def root(real_site: Path) -> Iterator[str]:
    """The address of the real gallery on this machine."""
    with serve(real_site) as address:
        yield address


def count_pages(page: Page, paper: str) -> int:
    """Print the page and count the pages of the PDF."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper)))


def test_a_person_with_a_code_is_one_sheet_of_a4_and_one_card_of_a6(root: str, new_page: NewPage) -> None:
    page = new_page()
    profiles = sorted(plan(ROOT).plan.site.listings.all, key=lambda profile: len(profile.json_row))
    # The shortest, the longest, some between, and one with everything a page can have.
    several = {}
    crowded = [profile for profile in profiles if profile.slug == "nguyen-dinh-tinh"]
    for profile in (*profiles[:2], *profiles[2:-4:12], *profiles[-4:], *crowded):
        page.goto(root + profile.url)
        page.evaluate(CODE)
        pages = [count_pages(page, paper) for paper in ("A4", "A6")]
        if pages != [1, 1]:
            several[profile.slug] = pages
    assert several == {}


def test_a_person_whose_story_has_a_usual_length_is_one_sheet_of_a5(root: str, new_page: NewPage) -> None:
    page = new_page()
    for slug in ("dang-thi-lan", "do-thi-hanh", "hoang-manh-quan", "ngo-thanh-thuy", "vu-thi-ngoc-oanh"):
        page.goto(f"{root}ho-so/{slug}/")
        page.evaluate(CODE)
        assert count_pages(page, "A5") == 1, slug


def test_a_person_without_a_number_has_a_small_plate_and_the_source_at_the_foot_of_the_sheet(
    root: str, new_page: NewPage
) -> None:
    # A sheet of A4 at 96 pixels an inch.
    page = new_page(viewport={"width": 794, "height": 1123})
    page.emulate_media(media="print")
    for slug in ("nguyen-thi-chan", "phuong-hang-bai", "lst-01"):
        page.goto(f"{root}ho-so/{slug}/")
        plate, name, fold = (
            page.locator(part).bounding_box() for part in (".profile .plate", ".profile__name", ".fold")
        )
        assert plate and name and fold
        assert plate["width"] < 200 < name["x"], slug
        assert plate["y"] < name["y"] < plate["y"] + plate["height"], slug
        assert fold["y"] > 600, slug


def test_paper_has_the_light_pigments_where_the_screen_is_dark(root: str, new_page: NewPage) -> None:
    page = new_page(color_scheme="dark")
    page.goto(f"{root}ho-so/vu-thuy-long/")
    page.emulate_media(media="print")
    expect(page.locator(".plate").first).to_have_css("background-color", "rgb(226, 236, 216)")


def test_the_words_of_the_home_page_keep_a_margin_on_their_pigment_on_paper(root: str, new_page: NewPage) -> None:
    page = new_page(viewport={"width": 794, "height": 1123})
    page.emulate_media(media="print")
    page.goto(root)
    ground = page.locator(".stage__story").first.bounding_box()
    words = page.locator(".stage__deed").first.bounding_box()
    assert ground and words
    assert words["x"] - ground["x"] > 12
    expect(page.locator(".stage__ways").first).to_be_hidden()


def test_a_line_of_code_is_printed_to_its_end(root: str, new_page: NewPage) -> None:
    page = new_page(viewport={"width": 600, "height": 1123})
    page.emulate_media(media="print")
    page.goto(f"{root}cong-thong-tin/")
    cut = "(all) => all.filter((it) => it.scrollWidth > it.clientWidth).map((it) => it.innerText)"
    assert page.locator(".prose pre").evaluate_all(cut) == []


def test_the_wards_of_a_district_print_as_running_text(root: str, new_page: NewPage) -> None:
    page = new_page(viewport={"width": 794, "height": 1123})
    page.emulate_media(media="print")
    page.goto(f"{root}quan/hoan-kiem/")
    wards = page.locator(".group__list--chips").last
    box = wards.bounding_box()
    assert box is not None
    assert box["height"] < wards.locator("li").count() * 12


def test_a_year_of_a_district_prints_on_few_pages_that_keep_headings_with_what_follows(
    root: str, new_page: NewPage
) -> None:
    page = new_page()
    for url, papers in (("quan/hoang-mai/2022/", {"A4": 4, "A5": 7}), ("quan/hoan-kiem/2019/", {"A4": 5, "A5": 10})):
        page.goto(root + url)
        for paper, most in papers.items():
            assert count_pages(page, paper) <= most, (url, paper)
    page.emulate_media(media="print")
    for heading in (".report__title", ".rank__title", ".shelf__head"):
        assert page.locator(heading).first.evaluate("(it) => getComputedStyle(it).breakAfter") == "avoid"
    assert page.locator(".report__tools, .report__files, .bar, .shelf__head > a").filter(visible=True).count() == 0
