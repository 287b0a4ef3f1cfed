"""Three pages of the demo, main content only, as they were last looked at.

`pytest tests/builds/test_golden.py --refresh-golden` writes them again; review the difference.
"""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parents[1] / "golden"
PAGES = {
    "profile": "ho-so/nghiem-dac-luu/",
    "ward": "phuong/trung-tu-dong-da/",
    "district-year": "quan/dong-da/2023/",
}


class _Outline(HTMLParser):
    """What a page says, line by line: headings, words, and where links lead; no class and no box."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._words: list[str] = []
        self._quiet = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._quiet += tag in ("svg", "script", "style")
        if tag in ("h1", "h2", "h3", "p", "li", "dt", "dd", "article", "section", "div", "ul", "ol", "dl", "tr"):
            self.flush()
        if tag in ("h1", "h2", "h3"):
            self._words.append("#" * int(tag[1]))
        if tag == "a":
            self._words.append(f"[{dict(attrs).get('href')}]")

    def handle_endtag(self, tag: str) -> None:
        self._quiet -= tag in ("svg", "script", "style")

    def handle_data(self, data: str) -> None:
        if not self._quiet:
            self._words += data.split()

    def flush(self) -> None:
        if self._words:
            self.lines.append(" ".join(self._words))
        self._words = []


def outline(html: str) -> str:
    """The main content of a page as plain lines."""
    parser = _Outline()
    parser.feed(re.sub(r"^.*?<main[^>]*>|</main>.*$", "", html, flags=re.DOTALL))
    parser.flush()
    return "\n".join(parser.lines) + "\n"


@pytest.mark.parametrize("name", PAGES)
def test_the_page_says_what_it_said(demo_site: Path, name: str, request: pytest.FixtureRequest) -> None:
    found = outline((demo_site / PAGES[name] / "index.html").read_text(encoding="utf-8"))
    golden = GOLDEN / f"{name}.txt"
    if request.config.getoption("--refresh-golden"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")
