"""Words in quotes on the search page, in a browser, on eighty invented people."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.search.pages import settle

NewPage = Callable[..., Page]


def test_words_in_quotes_that_nobody_has_are_offered_without(new_page: NewPage, site: str) -> None:
    page = new_page()
    page.goto(f"{site}tra-cuu/?q=%22hoa+tưới%22")
    settle(page, "empty")
    line = page.get_by_text("Không ai có đúng như đã gõ. Tìm không có ngoặc kép")
    line.get_by_role("button", name="hoa tưới").click()
    settle(page)
    expect(page.locator("[data-total]")).to_have_text("79")


def test_a_total_that_was_not_counted_to_the_end_says_so(new_page: NewPage, site: str) -> None:
    page = new_page()
    page.goto(f"{site}tra-cuu/?q=%22tưới+hoa+ai%22")
    settle(page)
    expect(page.locator("[data-total]")).to_have_text(re.compile("^Nhiều nhất "))
    expect(page.locator("[data-results] > li")).to_have_count(10)
    assert page.locator("[data-text] mark").first.text_content() == "tưới"


def test_ten_results_do_not_wait_until_the_total_is_counted(new_page: NewPage, site: str) -> None:
    page = new_page()
    stories: list[Route] = []
    are_shown = False

    def answer(route: Route) -> None:
        stories.append(route)
        if are_shown or len(stories) <= 10:
            route.continue_()

    page.context.route("**/story.bin", answer)
    page.goto(f"{site}tra-cuu/?q=%22tưới+hoa+ai%22&quan=dong-da")
    expect(page.locator("[data-total]")).to_have_text("Nhiều nhất 19")
    expect(page.locator("[data-results] > li")).to_have_count(10)
    first = page.locator("[data-results] > li").first
    first.evaluate("(hit) => { hit.isFirst = true; }")
    are_shown = True
    for route in stories[10:]:
        route.continue_()
    expect(page.locator("[data-total]")).to_have_text("19")
    settle(page)
    assert first.evaluate("(hit) => hit.isFirst"), "the results that are shown stay"
