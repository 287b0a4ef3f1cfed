"""Addresses: each thing has one, and letters with and without marks stay apart."""

import pytest

from generator.checking.pages import check_addresses
from generator.planning.site import plan_site
from generator.planning.urls import HOME, letter_url, page_url, profile_url, story_url, thumbnail_url
from generator.reading.registry import read_registry
from tests.support.project import ROOT


def test_what_belongs_to_a_profile_bears_its_slug() -> None:
    assert profile_url("lac-dinh-uoc") == "ho-so/lac-dinh-uoc/"
    assert story_url("lac-dinh-uoc") == "ho-so/lac-dinh-uoc/story.bin"
    assert thumbnail_url("lac-dinh-uoc") == "anh/lac-dinh-uoc-the-160.webp"


@pytest.mark.parametrize(("letter", "url"), [("D", "ten/d/"), ("Đ", "ten/dd/"), ("Ơ", "ten/ow/"), ("Ư", "ten/uw/")])
def test_a_letter_is_typed_as_in_telex(letter: str, url: str) -> None:
    assert letter_url(letter) == url


def test_the_first_page_of_a_listing_is_the_listing() -> None:
    assert [page_url("nam/2024/", number) for number in (1, 2)] == ["nam/2024/", "nam/2024/trang/2/"]


def test_no_editorial_page_may_take_the_address_of_a_page_of_the_gallery() -> None:
    registry, _ = read_registry(ROOT / "site_data")
    starts = {page.start for page in plan_site((), registry).pages} - {HOME}
    names = {f"{start.rstrip('/')}.md" for start in starts}
    refused = {problem.path for problem in check_addresses({name: name for name in names})}
    assert names == refused
