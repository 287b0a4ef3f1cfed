"""`python -m docs.editor_screenshots`: pictures of the form for editors, for their guide.

The gallery is the demo of invented people, on a GitHub that answers from Git. Run it after a change of the form
(`make editor` first), and look at the pictures.
"""

from playwright.sync_api import FloatRect, Page

from docs.editor_demo import open_demo
from docs.form_screenshots import OUT, write_picture
from tests.editor.fake_github import API
from tests.editor.project import EDITOR

WINDOW = {"width": 1280, "height": 760}
DIALOG: FloatRect = {"x": 320, "y": 200, "width": 640, "height": 360}
"""Where a dialog stands, which a phone could not show in the whole window."""
ENTRY = "#/collections/ho-so/entries/hoan-kiem/van-hoa-khu-dan-cu/tong-thi-may-lua"


def main() -> None:
    """Take every picture. Raises FileNotFoundError when a Chromium or the bundle is missing."""
    with open_demo() as (browser, base, github):
        page = browser.new_page(viewport=WINDOW, color_scheme="light", locale="vi-VN", device_scale_factor=1)
        page.context.route(f"{API}/**", github.route)
        take_all(page, f"{base}{EDITOR}")


def take_all(page: Page, address: str) -> None:
    """Sign in, edit, be stopped, and send."""
    page.goto(address)
    page.get_by_role("button", name="mã truy cập").click()
    page.get_by_role("textbox", name="Mã truy cập cá nhân").wait_for()
    take(page, "soan-dang-nhap.webp", DIALOG)
    page.get_by_role("textbox", name="Mã truy cập cá nhân").fill("github_pat_vi_du")
    page.keyboard.press("Enter")
    page.get_by_text("Tống Thị Mây Lụa").first.wait_for()
    page.goto(address + ENTRY)
    page.frame_locator("iframe").locator(".profile__name").wait_for()
    summary = page.get_by_role("textbox", name="Một câu nói việc đã làm")
    take(page, "soan-mau.webp")
    summary.fill("Hai mươi năm chăm vườn hoa chung, ai cần hạt giống thì gọi 0900 000 000.")
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.get_by_text("giống số điện thoại").wait_for()
    summary.scroll_into_view_if_needed()
    take(page, "soan-bao-loi.webp")
    summary.fill("Hai mươi năm chăm một vườn hoa chung.")
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.get_by_text("đã được lưu thành bản nháp").wait_for()
    take(page, "soan-gui-duyet.webp", DIALOG)


def take(page: Page, name: str, part: FloatRect | None = None) -> None:
    """Write a picture of the window or a part of it, once nothing moves."""
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(500)
    write_picture(page.screenshot(animations="disabled", clip=part), OUT / name)


if __name__ == "__main__":
    main()
