"""Draw what stands for a profile where its address is shared: a picture of 1200 × 630 pixels, and a QR code."""

import io
from collections.abc import Iterator
from functools import lru_cache

import segno
from PIL import Image, ImageDraw, ImageFont

from generator.rendering.social import CardText, Paper

WIDTH, HEIGHT = 1200, 630
_INK, _MUTED, _LOTUS, _GOLD, _GOLD_SOFT = "#26211b", "#635a50", "#a62b45", "#85600f", "#f4e8cf"
_LEFT, _TOP, _COLUMN = 70, 64, 770
_FLOWER = (690, 110, 1100, 520)
"""Where the flower stands on the picture of the whole site."""
_DEED_SIZES = (60, 52, 46)
"""Sizes of the first line to try, in pixels; the smallest one is cut after `_MOST_LINES`."""
_MOST_LINES = 4
_MASK = 2
"""A fixed pattern of QR: trying all eight takes ten times as long."""


def draw_card(text: CardText, paper: Paper) -> bytes:
    """Draw the picture of a profile, as JPEG."""
    image = _background(paper).copy()
    draw = ImageDraw.Draw(image)
    draw.text((_LEFT, _TOP), text.site_name, font=_font(paper.bold, 34), fill=_LOTUS)
    size, lines = _fit(text.deed or text.title, paper.bold)
    y = _TOP + 76
    for line in lines:
        draw.text((_LEFT, y), line, font=_font(paper.bold, size), fill=_INK)
        y += round(size * 1.36)
    y += 22
    if text.deed:
        for line in _wrap(text.title, _font(paper.bold, 38))[:2]:
            draw.text((_LEFT, y), line, font=_font(paper.bold, 38), fill=_LOTUS)
            y += 52
    label = _cut(_wrap(text.label, _font(paper.regular, 30)), 1)
    for line in label:
        draw.text((_LEFT, y), line, font=_font(paper.regular, 30), fill=_MUTED)
    if text.is_honoured:
        _draw_seal(draw, _font(paper.bold, 28))
    data = io.BytesIO()
    image.save(data, "JPEG", quality=80, optimize=True)
    return data.getvalue()


def draw_qr(address: str) -> bytes:
    """Draw the QR code of an address as SVG, on white, so that it can be read in the dark too."""
    data = io.BytesIO()
    code = segno.make(address, error="m", mode="byte", mask=_MASK, micro=False, boost_error=False)
    code.save(data, kind="svg", border=4, light="#fff", xmldecl=False, omitsize=True, nl=False)
    return data.getvalue()


def _draw_seal(draw: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont) -> None:
    """Draw the mark of an award below the flower."""
    words, middle, y = "Được khen thưởng", 1010, 500
    half = draw.textlength(words, font=font) / 2
    draw.rounded_rectangle((middle - half - 28, y - 14, middle + half + 28, y + 48), 31, _GOLD_SOFT, _GOLD, 2)
    draw.text((middle, y + 17), words, font=font, fill=_GOLD, anchor="mm")


def _fit(text: str, typeface: bytes) -> tuple[int, list[str]]:
    """Break a text into lines, in the largest size in which it needs no more than there is room for."""
    for size in _DEED_SIZES:
        lines = _wrap(text, _font(typeface, size))
        if len(lines) <= _MOST_LINES:
            return size, lines
    return _DEED_SIZES[-1], _cut(lines, _MOST_LINES)


def _wrap(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """Break a text into lines as wide as the column."""
    return list(_lines(text.split(), font))


def _lines(words: list[str], font: ImageFont.FreeTypeFont) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > _COLUMN:
            yield line
            longer = word
        line = longer
    yield line


def _cut(lines: list[str], most: int) -> list[str]:
    """Keep the first lines; dots stand for the others."""
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], f"{lines[most - 1].rpartition(' ')[0].rstrip(',;.')} …"]


@lru_cache(maxsize=16)
def _font(typeface: bytes, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(typeface), size)


@lru_cache(maxsize=1)
def _background(paper: Paper) -> Image.Image:
    with Image.open(io.BytesIO(paper.flower)) as site:
        flower = site.convert("RGB").crop(_FLOWER).resize((340, 340), Image.Resampling.LANCZOS)
    image = Image.new("RGB", (WIDTH, HEIGHT), flower.getpixel((0, 0)))
    image.paste(flower, (840, 130))
    return image
