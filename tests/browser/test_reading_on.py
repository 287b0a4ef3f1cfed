"""What goes with a story: its recording, and how far the reader has come."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.tools.server import serve

NewPage = Callable[..., Page]


@pytest.fixture(scope="module")
def root(demo_site: Path) -> Iterator[str]:
    """The address of the demo site on this machine."""
    with serve(demo_site) as address:
        yield address


def test_a_recording_stands_in_for_the_voice_of_the_browser(root: str, new_page: NewPage, demo_site: Path) -> None:
    page = new_page()
    # A browser with a Vietnamese voice.
    page.add_init_script("speechSynthesis.getVoices = () => [{localService: true, lang: 'vi-VN'}]")
    page.goto(f"{root}ho-so/au-van-on/")
    expect(page.get_by_role("button", name="Nghe")).to_be_visible()
    page.goto(f"{root}ho-so/dam-thi-suong-chi/")
    recording = page.locator("audio")
    expect(recording).to_be_visible()
    expect(page.get_by_role("button", name="Nghe")).to_be_hidden()
    address = recording.evaluate("(audio) => audio.src")
    assert address == f"{root}ho-so/dam-thi-suong-chi/nghe.mp3"
    source = Path("tests/site/content/profiles/dong-da/an-sinh-nhan-ai/dam-thi-suong-chi.mp3")
    assert (demo_site / "ho-so/dam-thi-suong-chi/nghe.mp3").read_bytes() == source.read_bytes()
    length = recording.evaluate(
        """(audio) => new Promise((resolve, reject) => {
          audio.onloadedmetadata = () => resolve(audio.duration);
          audio.onerror = () => reject(new Error(audio.error.message));
          audio.load();
        })"""
    )
    assert 0.3 < length < 1


def test_the_button_that_stops_the_voice_says_so_and_nothing_else(root: str, new_page: NewPage) -> None:
    page = new_page()
    page.add_init_script(
        """speechSynthesis.getVoices = () => [{localService: true, lang: 'vi-VN'}];
        window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
        speechSynthesis.speak = (speech) => { window.said = speech; };
        speechSynthesis.cancel = () => window.said?.onend();"""
    )
    page.goto(f"{root}ho-so/au-van-on/")
    page.get_by_role("button", name="Nghe").click()
    stop = page.get_by_role("button", name="Dừng")
    expect(stop).not_to_have_attribute("aria-pressed", "true")
    stop.click()
    expect(page.get_by_role("button", name="Nghe")).to_be_visible()


def test_the_wide_plate_says_how_many_stories_were_read(root: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{root}ho-so/au-van-on/")
    place = page.locator(".read-on__place")
    expect(place).to_be_hidden()
    page.locator(".read-on__link").click()
    expect(place).to_have_text("Câu chuyện thứ 2 bạn đọc lần này")
    page.go_back()
    expect(place).to_be_hidden()
