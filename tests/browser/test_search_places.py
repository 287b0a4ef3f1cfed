"""Searches for places of which the gallery has nobody yet, on eighty invented people."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.search.pages import open_search

NewPage = Callable[..., Page]


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("P.Thanh Nhàn", {"phuong/thanh-nhan-hai-ba-trung/": "phường Thanh Nhàn (trước đây, quận Hai Bà Trưng)"}),
        ("giáo viên quận tây hồ", {"quan/tay-ho/": "quận Tây Hồ"}),
        (
            "hai ba trung",
            {"quan/hai-ba-trung/": "quận Hai Bà Trưng", "phuong/hai-ba-trung/": "phường Hai Bà Trưng (hiện nay)"},
        ),
    ],
)
def test_a_place_of_which_nobody_is_there_is_named_and_leads_to_its_page(
    new_page: NewPage, site: str, query: str, places: dict[str, str]
) -> None:
    page = new_page()
    page.goto(f"{site}tra-cuu/?{urlencode({'q': query})}")
    notes = page.locator("[data-notes]")
    expect(notes).to_contain_text(f"Chưa có hồ sơ nào của {', '.join(places.values())}.")
    links = [link.get_attribute("href") for link in notes.locator("a").all()]
    assert links == [site + address for address in places]
    for address in links:
        assert page.request.get(str(address)).ok


@pytest.mark.parametrize("query", ["Mây Khế", "giáo dục", ""])
def test_names_of_places_are_fetched_for_places_alone(new_page: NewPage, site: str, query: str) -> None:
    page, asked = new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    open_search(page, site, f"?{urlencode({'q': query})}")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "chua-co-ai" in url or "empty-places" in url] == []
