"""`python -m docs.screenshots`: pictures of the built site (`site/`, or the folder named) for README.md and look.md."""

import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.tools import chromium
from tests.tools.server import serve

HERE = Path(__file__).parent
OUT, LOOK = HERE / "screenshots", HERE / "look"
STORY = "ho-so/nguyen-truong-thanh/"
COLOURS = 160
"""Colours of a picture: enough for gradients, few enough for 200 kB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture: which page, in a window of how many pixels, in which colours."""

    name: str
    url: str
    width: int
    height: int
    colours: Literal["light", "dark"] = "light"


SHOTS = (
    Shot(name="home", url="", width=1280, height=960),
    Shot(name="profile", url=STORY, width=1280, height=960),
    Shot(name="dark", url=STORY, width=1280, height=960, colours="dark"),
    Shot(name="phone", url="", width=390, height=844),
)

NOW = (
    Shot(name="person-phone-now", url="ho-so/vu-thi-ngoc-oanh/", width=360, height=740),
    Shot(name="person-now", url="ho-so/vu-thi-ngoc-oanh/", width=1280, height=900),
    Shot(name="dark", url="ho-so/pham-xuan-truong/", width=1280, height=900, colours="dark"),
    Shot(name="home-phone-now", url="", width=360, height=740),
    Shot(name="home-now", url="", width=1280, height=900),
    Shot(name="list-now", url="quan/hoan-kiem/2019/", width=1280, height=900),
    Shot(name="wards-phone-now", url="phuong/", width=360, height=740),
    Shot(name="wards", url="phuong/", width=1280, height=900),
)
"""Of docs/look.md. The pictures of before, beside them, stay as they are."""
WIDEST = 800
"""Pixels of the longer side of these pictures at most."""


def main(folder: Path) -> None:
    """Take every picture of the site in `folder`. Raises FileNotFoundError when it or a Chromium is missing."""
    path = chromium.find()
    if path is None or not (folder / "index.html").is_file():
        raise FileNotFoundError(f"{folder}/index.html" if path else "Chromium")
    OUT.mkdir(exist_ok=True)
    with serve(folder) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.arguments())
        for shot in SHOTS:
            # Few colours, for a small file.
            few_colours = take(browser, base, shot).quantize(COLOURS, dither=Image.Dither.NONE)
            few_colours.save(OUT / f"{shot.name}.png", optimize=True)
        for shot in NOW:
            picture = take(browser, base, shot)
            picture.thumbnail((WIDEST, WIDEST))
            picture.save(LOOK / f"{shot.name}.webp", quality=80, method=6)
        browser.close()


def take(browser: Browser, base: str, shot: Shot) -> Image.Image:
    """Take one picture, without whatever moves or blinks."""
    page = browser.new_page(
        viewport={"width": shot.width, "height": shot.height}, color_scheme=shot.colours, locale="vi-VN"
    )
    page.goto(base + shot.url)
    page.evaluate("document.fonts.ready")
    image = Image.open(io.BytesIO(page.screenshot(animations="disabled")))
    page.close()
    return image.convert("RGB")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
