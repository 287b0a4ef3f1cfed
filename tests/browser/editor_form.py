"""The form for editors, as a test fills it."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.editor.project import EDITOR

TOKEN = "github_pat_vi_du"


def scroll_to(field: Locator) -> None:
    """Bring a field into view, also where the form draws it again meanwhile."""
    field.evaluate("(element) => element.scrollIntoView({ block: 'center' })")


class Form:
    """The form in a page."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, f"{address}{EDITOR}"

    def sign_in(self) -> None:
        """Open the form and give it a token."""
        self.page.goto(self.address)
        self.page.get_by_role("button", name="mã truy cập").click()
        self.page.get_by_role("textbox", name="Mã truy cập cá nhân").fill(TOKEN)
        self.page.keyboard.press("Enter")
        self.expect_list()

    def sign_in_at(self, forge: str) -> Page:
        """Open the form and press the button of the forge; the window that opens."""
        self.page.goto(self.address)
        with self.page.expect_popup() as window:
            self.page.get_by_role("button", name=forge).click()
        return window.value

    def expect_list(self) -> None:
        """Wait for the list of profiles."""
        expect(self.page.get_by_text("Đàm Thị Sương Chi").first).to_be_visible()

    def field(self, path: str) -> Locator:
        """A field by its path, such as `honours.0.ward`; those further down appear when one comes near."""
        field, all_fields = (
            self.page.locator(f'section.field[data-key-path="{path}"]'),
            self.page.locator("section.field"),
        )
        expect(all_fields.first).to_be_visible()
        for _ in range(20):
            if field.count():
                break
            scroll_to(all_fields.last)
            self.page.wait_for_timeout(100)
        scroll_to(field)
        return field

    def fill(self, path: str, text: str) -> None:
        """Type into a field."""
        self.field(path).locator("textarea, input:not([type=file])").first.fill(text)

    def choose(self, path: str, name: str) -> None:
        """Choose from a list, or among round buttons where there are few."""
        field = self.field(path)
        if field.get_by_role("combobox").count():
            field.get_by_role("combobox").first.click()
            self.page.get_by_role("option", name=name).first.click()
        else:
            field.get_by_role("radio", name=name).first.click()

    def open(self, entry: str) -> None:
        """Open an entry, or the form for a new one."""
        self.page.goto(f"{self.address}#/collections/{entry}")
        expect(self.page.locator("section.field").first).to_be_visible()

    def start_profile(self, name: str) -> None:
        """Answer what a new profile must have."""
        self.open("ho-so/new")
        expect(self.field("address")).to_contain_text("Máy đặt tên tệp theo họ tên.")
        self.fill("name", name)
        self.choose("fields", "Kinh tế")
        self.field("honours").get_by_role("button", name="Thêm").first.click()
        self.fill("honours.0.year", "2024")
        self.choose("honours.0.district", "Hoàn Kiếm")
        ward = self.field("honours.0.ward").get_by_role("combobox")
        ward.press_sequentially("hang ga")
        ward.press("ArrowDown")
        ward.press("Enter")
        expect(ward).to_have_value("Hàng Gai")
        self.field("honours.0.source")
        self.choose("honours.0.source.document", "năm 2024")

    def save(self) -> None:
        self.page.get_by_role("button", name="Lưu", exact=True).first.click()

    def save_and_leave(self) -> None:
        """Save; the form then shows the list."""
        self.save()
        expect(self.page).to_have_url(re.compile(r"#/collections/[a-z-]+$"))
