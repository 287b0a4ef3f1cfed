"""`python -m docs.first_profile`: count what a first profile takes in both forms, for the editors' guide.

The gallery is the demo, on a GitHub that answers from Git. Someone invented gets a name, an honorific, a year, a place,
a document, a field and one sentence. Keys are those of Telex. Seconds are those of the keystroke-level model for a slow
typist, and what the machine took. Run it after a change of a form (`make editor` first), and write its lines into
`content/pages/bien-tap/index.md`.
"""

import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from docs.editor_demo import open_demo
from tests.editor.fake_github import API
from tests.editor.project import EDITOR

NAME, HONORIFIC, YEAR, WARD = "Mạc Văn Thử", "ông", "2024", "hang gai"
SENTENCE = "Mười bốn năm chăm vườn hoa chung của khu dân cư."

# Card, Moran and Newell: a key of a slow typist; to point, press and move the hand; to think before each answer.
KEY, CLICK, THOUGHT = 0.5, 1.7, 1.35


@dataclass(slots=True)
class Officer:
    """Someone at a form, and what they did so far."""

    page: Page
    answers: int = 0
    clicks: int = 0
    keys: int = 0
    waited: float = 0.0
    """Seconds that the machine took."""

    def click(self, target: Locator) -> None:
        self.clicks += 1
        target.click()

    def write(self, target: Locator, text: str) -> None:
        """Answer by typing."""
        self.answers += 1
        self.click(target)
        self.keys += count_keys(text)
        self.page.keyboard.type(text)

    def press(self, *keys: str) -> None:
        self.keys += len(keys)
        for key in keys:
            self.page.keyboard.press(key)

    def choose(self, target: Locator, option: str) -> None:
        """Answer by opening a list and pressing an option, or by one of few round buttons."""
        self.answers += 1
        if target.get_by_role("radio").count():
            self.click(target.get_by_role("radio", name=option).first)
            return
        self.click(target.get_by_role("combobox").first)
        self.click(self.page.get_by_role("option", name=option).first)

    def select(self, target: Locator, value: str) -> None:
        """Answer in the same way, where the list is the browser's own."""
        self.answers += 1
        self.clicks += 2
        target.select_option(value)

    @contextmanager
    def wait(self, seen: Callable[[], Locator]) -> Iterator[None]:
        """Measure until something is seen."""
        start = time.perf_counter()
        yield
        seen().wait_for()
        self.waited += time.perf_counter() - start

    def report(self, form: str) -> str:
        seconds = self.keys * KEY + self.clicks * CLICK + self.answers * THOUGHT + self.waited
        return (
            f"{form}: {self.answers} ô, {self.clicks} lần bấm, {self.keys} phím, máy mất {self.waited:.1f} giây; "
            f"cộng lại {seconds:.0f} giây"
        )


def count_keys(text: str) -> int:
    """Count the keys of a text in Telex: one more for each mark, for đ, and for a capital."""
    return len(unicodedata.normalize("NFD", text)) + text.lower().count("đ") + sum(map(str.isupper, text))


def fill_plain_form(officer: Officer, address: str) -> None:
    """Write the profile at `/bien-tap/gui/`, up to the link that opens the repository."""
    page = officer.page
    with officer.wait(lambda: page.get_by_role("button", name="Xem lại")):
        page.goto(f"{address}bien-tap/gui/")
    officer.write(page.get_by_label("Họ và tên"), NAME)
    officer.write(page.get_by_label("Cách gọi"), HONORIFIC)
    officer.write(page.get_by_label("Năm", exact=True), YEAR)
    officer.select(page.get_by_label("Quận, huyện"), "hoan-kiem")
    officer.write(page.get_by_role("combobox", name="Phường, xã"), WARD)
    officer.press("ArrowDown", "Enter")
    officer.select(page.get_by_label("Lĩnh vực"), "moi-truong-do-thi")
    officer.write(page.get_by_label("Một câu nói việc đã làm"), SENTENCE)
    with officer.wait(lambda: page.get_by_role("link", name="Mở trang đã điền sẵn")):
        officer.click(page.get_by_role("button", name="Xem lại"))


def fill_editor(officer: Officer, address: str) -> None:
    """Write the profile at `/bien-tap/soan/`, signed in, up to a draft that is sent for review."""
    page = officer.page
    page.goto(f"{address}{EDITOR}")
    page.get_by_role("button", name="mã truy cập").click()
    page.get_by_role("textbox", name="Mã truy cập cá nhân").fill("github_pat_vi_du")
    page.keyboard.press("Enter")
    page.get_by_text("Tống Thị Mây Lụa").first.wait_for()
    with officer.wait(lambda: page.get_by_text("Tống Thị Mây Lụa").first):
        page.reload()
    with officer.wait(lambda: page.get_by_role("textbox", name="Họ tên")):
        officer.click(page.get_by_text("Thêm mới", exact=True).first)
    officer.write(page.get_by_role("textbox", name="Họ tên"), NAME)
    officer.write(field(page, "honorific").get_by_role("textbox"), HONORIFIC)
    officer.write(field(page, "summary").get_by_role("textbox"), SENTENCE)
    officer.choose(field(page, "fields"), "Kinh tế")
    officer.click(field(page, "honours").get_by_role("button", name="Thêm").first)
    officer.write(field(page, "honours.0.year").get_by_role("textbox"), YEAR)
    officer.choose(field(page, "honours.0.district"), "Hoàn Kiếm")
    officer.write(field(page, "honours.0.ward").get_by_role("combobox"), WARD)
    officer.press("ArrowDown", "Enter")
    field(page, "honours.0.source").scroll_into_view_if_needed()
    document = field(page, "honours.0.source.document")
    document.scroll_into_view_if_needed()
    document.get_by_role("combobox").first.wait_for()
    officer.choose(document, "năm 2024")
    with officer.wait(lambda: page.get_by_role("button", name="Gửi duyệt")):
        officer.click(page.get_by_role("button", name="Lưu", exact=True))
    with officer.wait(lambda: page.get_by_text("Thêm mới", exact=True).first):
        officer.click(page.get_by_role("button", name="Gửi duyệt"))


def field(page: Page, path: str) -> Locator:
    """Find a field by its path; those further down appear when one comes near."""
    found, fields = page.locator(f'section.field[data-key-path="{path}"]'), page.locator("section.field")
    for _ in range(20):
        if found.count():
            break
        fields.last.scroll_into_view_if_needed()
        page.wait_for_timeout(50)
    return found


def main() -> None:
    """Print the counts. Raises FileNotFoundError when a Chromium or the bundle is missing."""
    with open_demo() as (browser, base, github):
        for form, fill in (("Mẫu điền", fill_plain_form), ("Mẫu soạn", fill_editor)):
            page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="vi-VN")
            page.context.route(f"{API}/**", github.route)
            officer = Officer(page)
            fill(officer, base)
            print(officer.report(form))


if __name__ == "__main__":
    main()
