"""Draw what stands for a profile where its address is shared: a picture of 1200 × 630 pixels, and a QR code."""

import io
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import segno
from PIL import Image, ImageDraw, ImageFont

from generator.rendering.social import CardText, Paper
from generator.rendering.views.parts import Plate

WIDTH, HEIGHT = 1200, 630
_INK, _MUTED, _LOTUS, _GOLD, _GOLD_SOFT = "#26211b", "#635a50", "#a62b45", "#85600f", "#f4e8cf"
_LEFT, _TOP, _COLUMN = 70, 64, 700
PLATE, STRIP = 340, 8
"""Size of a plate in pixels, and of the strip of its pigment; see `docs/plates.py`."""
_PLATE_AT = (800, 120)
_PAPER = "#fbf7f0"
_NUMBER_SIZES = {"short": 156, "medium": 119, "long": 88}
_NUMBER_SCALES = (1, 0.85, 0.7, 0.55, 0.4)
"""Scales of a number and its words to try; in the smallest one the unit is cut where the plate ends."""
_NUMBER_WIDTH, _NUMBER_HEIGHT = PLATE - 68, PLATE - 52
"""The room for them, in pixels; the height down to the last line's foot, below which a letter may hang."""
_HALO = 7
"""Width of the ground that is kept free of the emblem around a letter, in pixels."""
_DEED_SIZES = (60, 52, 46)
"""Sizes of the first line to try, in pixels; the smallest one is cut after `_MOST_LINES`."""
_MOST_LINES = 4
_MASK = 2
"""A fixed pattern of QR: trying all eight takes ten times as long."""


def draw_card(text: CardText, paper: Paper) -> bytes:
    """Draw the picture of a profile, as JPEG."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    _draw_plate(image, draw, text.plate, paper)
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


def draw_qr(address: str) -> str:
    """Draw the QR code of an address as SVG within HTML, on white, so that it can be read in the dark too."""
    code = segno.make(address, error="m", mode="byte", mask=_MASK, micro=False, boost_error=False)
    svg = code.svg_inline(border=4, light="#fff", omitsize=True, svgclass="qr__code", lineclass=None)
    return svg.replace("<svg ", '<svg role="img" aria-label="Mã QR của trang này" ', 1)


def _draw_plate(image: Image.Image, draw: ImageDraw.ImageDraw, plate: Plate, paper: Paper) -> None:
    """Draw the pigment and the emblem of the field, with the number or the initials as on the profile's page."""
    picture = _open_plate(paper.plates.get(plate.field) or paper.plates["none"])
    top = PLATE if plate.number else 0
    image.paste(picture.crop((0, top, PLATE, top + PLATE)), _PLATE_AT)
    (left, y), pigment = _PLATE_AT, picture.getpixel((PLATE // 2, 2 * PLATE + STRIP // 2))
    if plate.number:
        _draw_number(draw, _set_number(plate, paper.bold), pigment, picture.getpixel((PLATE // 2, top + 10)))
    elif plate.initials:
        middle = left + PLATE // 2, y + PLATE // 2
        draw.text(middle, plate.initials, font=_font(paper.bold, 116), fill=pigment, anchor="mm")


class _Line(NamedTuple):
    """A line on a plate."""

    y: float
    """Its foot, in pixels below the upper edge of the first line."""
    text: str
    font: ImageFont.FreeTypeFont
    is_number: bool


def _draw_number(draw: ImageDraw.ImageDraw, lines: list[_Line], pigment: Any, ground: Any) -> None:
    """Draw a number in the pigment and its words in ink, as on the profile's page; the emblem keeps off the letters."""
    left, top = _PLATE_AT[0] + 34, _PLATE_AT[1] + 26
    for width in (_HALO, 0):
        for line in lines:
            colour = ground if width else pigment if line.is_number else _INK
            draw.text((left, top + line.y), line.text, colour, line.font, anchor="ls", stroke_width=width)


def _set_number(plate: Plate, typeface: bytes) -> list[_Line]:
    """Set a number and its words in the largest scale in which they fit on the plate."""
    for scale in _NUMBER_SCALES:
        lines = _set_lines(plate, typeface, scale)
        widest = max(line.font.getlength(line.text) for line in lines)
        if lines[-1].y <= _NUMBER_HEIGHT and widest <= _NUMBER_WIDTH:
            return lines
    return [line for line in lines if line.y <= _NUMBER_HEIGHT]


def _set_lines(plate: Plate, typeface: bytes, scale: float) -> list[_Line]:
    small, size = _font(typeface, round(48 * scale)), round(_NUMBER_SIZES[plate.size] * scale)
    words = [_Line(50 * scale, plate.word, small, False)] if plate.word else []
    y = (58 * scale if plate.word else 0) + round(size * 0.86)
    number = _Line(y, plate.number or "", _font(typeface, size), True)
    unit = _wrap(plate.unit or "", small, _NUMBER_WIDTH)
    return [
        *words,
        number,
        *(_Line(y + 62 * scale * row, text, small, False) for row, text in enumerate(unit, 1)),
    ]


def _draw_seal(draw: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont) -> None:
    """Draw the mark of an award below the plate."""
    words, middle, y = "Được khen thưởng", 970, 500
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


def _wrap(text: str, font: ImageFont.FreeTypeFont, width: int = _COLUMN) -> list[str]:
    """Break a text into lines of a width in pixels."""
    return list(_lines(text.split(), font, width))


def _lines(words: list[str], font: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > width:
            yield line
            longer = word
        line = longer
    yield line


def _cut(lines: list[str], most: int) -> list[str]:
    """Keep the first lines; dots stand for the others."""
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], f"{lines[most - 1].rpartition(' ')[0].rstrip(',;.')} …"]


@lru_cache(maxsize=32)
def _font(typeface: bytes, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(typeface), size)


@lru_cache(maxsize=32)
def _open_plate(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as picture:
        return picture.convert("RGB")
