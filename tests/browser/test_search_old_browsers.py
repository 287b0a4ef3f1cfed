"""The search page in browsers that lack what newer ones have."""

from collections.abc import Callable

from playwright.sync_api import Page, Worker, expect

from tests.search.pages import names, open_search, settle, total

NewPage = Callable[..., Page]


def test_in_an_old_browser_the_page_says_what_is_missing(new_page: NewPage, site: str) -> None:
    page = new_page(allowed=("browser too old for search",))
    started: list[Worker] = []
    page.on("worker", lambda worker: started.append(worker))
    page.add_init_script("delete self.DecompressionStream")
    page.goto(f"{site}tra-cuu/?q=nguyen")
    settle(page, "error")
    expect(page.locator("[data-error] p").first).to_have_text(
        "Lúc này chưa tra cứu được. Có thể mạng bị ngắt, trang vừa được cập nhật, trình duyệt quá cũ, hoặc trang này "
        "được mở thẳng từ một tệp trên máy, hay nằm trong khung của một trang khác."
    )
    assert started == [], "nothing is fetched that cannot be used"


_TAKE_AWAY = """
for (const name of ["at", "findLast", "findLastIndex", "toReversed", "toSorted", "group"]) delete Array.prototype[name];
for (const name of ["at", "replaceAll"]) delete String.prototype[name];
if (self.Element) delete Element.prototype.replaceChildren;
for (const name of ["structuredClone", "AggregateError", "WeakRef"]) delete self[name];
delete Object.hasOwn;
"""


def test_search_works_with_what_chrome_80_knows(new_page: NewPage, site: str) -> None:
    page = new_page()
    page.add_init_script(_TAKE_AWAY)
    page.route(
        "**/search-worker.*.js",
        lambda route: route.fulfill(body=_TAKE_AWAY + route.fetch().text(), content_type="text/javascript"),
    )
    open_search(page, site, "?q=nguyen&quan=hoan-kiem")
    assert total(page) == 8
    page.locator("[data-chip]").click()
    expect(page.locator("[data-total]")).to_have_text("16")
    page.locator("main input[name=q]").fill("nguyen thi may khe")
    expect(page.locator("[data-total]")).to_have_text("1")
    assert names(page) == ["Nguyễn Thị Mây Khế"]
