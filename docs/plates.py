"""`python -m docs.plates`: the plate of each field for the pictures of shared profiles, by the style of the built site.

Run it after a change of the plates or their colours. Each picture holds the plate of a profile without a number, below
it that of one with a number, and a strip of the field's pigment.
"""

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from generator.rendering.social_card import PLATE, STRIP
from tests.tools import chromium
from tests.tools.server import serve

ROOT = Path(__file__).parent.parent
OUT = ROOT / "theme" / "icons" / "plates"
PAGE = """<!doctype html><link rel="stylesheet" href="{style}"><style>
body {{ margin: 0; width: {size}px; background: var(--paper) }}
.plate {{ --size: {size}px }}
.strip {{ height: {strip}px; border-radius: 0; background: var(--pigment) }}
.strip::before, .strip::after {{ display: none }}
</style><span class="plate plate--{field}"></span><span class="plate plate--figure plate--{field}"><span
class="plate__figure"></span></span><span class="plate strip plate--{field}"></span>"""
COLOURS = 64


def main(site: Path) -> None:
    """Draw every plate by the style of the site in `site`."""
    fields = [path.parent.name for path in sorted((site / "linh-vuc").glob("*/feed.xml"))]
    OUT.mkdir(exist_ok=True)
    with serve(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.arguments())
        page = open_page(browser, address)
        for field in (*fields, "none"):
            picture = draw_plate(page, site, field)
            picture.quantize(COLOURS, dither=Image.Dither.NONE).save(OUT / f"{field}.png", optimize=True)
        browser.close()


def open_page(browser: Browser, address: str) -> Page:
    """Open a page of the size of a picture."""
    page = browser.new_page(viewport={"width": PLATE, "height": 2 * PLATE + STRIP}, color_scheme="light")
    page.goto(address)
    return page


def draw_plate(page: Page, site: Path, field: str) -> Image.Image:
    """Draw the plate of a field by the style of the site in `site`, which the page was opened on."""
    style = next((site / "assets").glob("site.*.css")).relative_to(site).as_posix()
    page.set_content(PAGE.format(style=style, size=PLATE, strip=STRIP, field=field), wait_until="networkidle")
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site")
