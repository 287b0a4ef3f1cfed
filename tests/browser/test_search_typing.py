"""What someone types whose input method is off, on the search page, in a browser, on eighty invented people."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.search.invented import MENDS
from tests.search.pages import names, open_search

NewPage = Callable[..., Page]


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("dieeuf giaays", "Đã hiểu theo kiểu gõ Telex: “diều giấy”."),
        ("chieeuf dieeuf xoms", "Đã hiểu theo kiểu gõ Telex: “chiều diều xóm”."),
        ("dieeuf", "Đã hiểu theo kiểu gõ Telex: “diều”."),
        ("die62u xo1m", "Đã hiểu theo kiểu gõ VNI: “diều xóm”."),
    ],
    ids=["side by side", "apart", "one word", "VNI"],
)
def test_raw_keys_are_understood_wherever_the_words_stand(new_page: NewPage, site: str, typed: str, note: str) -> None:
    page = open_search(new_page(), site, f"?{urlencode({'q': typed})}")
    assert names(page) == [MENDS]
    expect(page.get_by_text(note)).to_be_visible()
