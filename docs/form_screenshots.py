"""`python -m docs.form_screenshots`: pictures of the plain form for the editors' guide, of the built site (`site/`).

The person is invented. Run it after a change of the form, and look at the pictures. Build the site with a GitHub
address as `repository` in `site_data/settings.yml`: the last picture shows the button that leads there.
"""

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.tools import chromium
from tests.tools.server import serve

OUT = Path(__file__).parent.parent / "content" / "pages" / "media"
WINDOW = {"width": 640, "height": 720}
QUALITY = 60


def main(folder: Path) -> None:
    """Take every picture of the site in `folder`. Raises FileNotFoundError when it or a Chromium is missing."""
    path = chromium.find()
    if path is None or not (folder / "index.html").is_file():
        raise FileNotFoundError(f"{folder}/index.html" if path else "Chromium")
    with serve(folder) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.arguments())
        page = browser.new_page(viewport=WINDOW, color_scheme="light", locale="vi-VN", device_scale_factor=1.5)
        page.goto(f"{base}bien-tap/gui/")
        page.evaluate("document.fonts.ready")
        # The bar at the foot of a phone's window hides a part of the form.
        page.add_style_tag(content=".bar { display: none }")
        fill(page)
        page.get_by_role("combobox", name="Phường, xã").press_sequentially("hang ba")
        take(page, "[data-field=year]", "mau-dien-phuong.webp")
        page.get_by_role("combobox", name="Phường, xã").press("ArrowDown")
        page.get_by_role("combobox", name="Phường, xã").press("Enter")
        page.get_by_label("Câu chuyện").fill("Sáng nào ông cũng tưới vườn hoa. Ai cần hạt giống thì gọi 0900 000 000.")
        page.get_by_role("button", name="Xem lại").click()
        take(page, "[data-errors]", "mau-dien-bao-loi.webp")
        page.get_by_label("Câu chuyện").fill("Sáng nào ông cũng tưới vườn hoa.\n\nCả khu cùng làm theo.")
        page.get_by_role("button", name="Xem lại").click()
        page.get_by_role("heading", name="Xem lại rồi gửi").wait_for()
        take(page, "[data-result]", "mau-dien-xem-lai.webp")
        browser.close()


def fill(page: Page) -> None:
    """Answer what must be answered, for someone invented."""
    page.get_by_label("Họ và tên").fill("Mạc Văn Thử")
    page.get_by_label("Cách gọi").fill("ông")
    page.get_by_label("Năm", exact=True).fill("2019")
    page.get_by_label("Quận, huyện").select_option("hoan-kiem")
    page.get_by_label("Lĩnh vực").select_option("moi-truong-do-thi")
    page.get_by_label("Một câu nói việc đã làm").fill("Mười bốn năm chăm vườn hoa chung của khu dân cư.")


def take(page: Page, selector: str, name: str) -> None:
    """Write a picture of the window with an element at its top, without whatever moves or blinks."""
    page.locator(selector).evaluate("element => scrollTo(0, element.getBoundingClientRect().top + scrollY - 24)")
    write_picture(page.screenshot(animations="disabled"), OUT / name)


def write_picture(screenshot: bytes, path: Path) -> None:
    """Write a screenshot as a small picture."""
    image = Image.open(io.BytesIO(screenshot))
    image.convert("RGB").save(path, "WEBP", quality=QUALITY, method=6)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
