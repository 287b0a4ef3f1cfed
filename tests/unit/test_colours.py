"""The colours of the theme: text can be read on every ground, light and dark (WCAG 1.4.3)."""

import re

import pytest
from PIL import Image

from generator.rendering.social_card import PLATE as PLATE_SIZE
from generator.rendering.social_card import STRIP
from tests.support.project import ROOT

CSS = (ROOT / "theme" / "styles" / "2-tokens.css").read_text(encoding="utf-8")
BASE = (ROOT / "theme" / "base.html").read_text(encoding="utf-8")
PLATE = (ROOT / "theme" / "components" / "plate" / "plate.css").read_text(encoding="utf-8")
EMBLEMS = (ROOT / "theme" / "icons" / "emblems.svg").read_text(encoding="utf-8")
COLOUR = re.compile(r"--([a-z-]+): var\(--light, (#[0-9a-f]{6})\) var\(--dark, (#[0-9a-f]{6})\);")
PALETTES = {
    "light": {name: light for name, light, _ in COLOUR.findall(CSS)},
    "dark": {name: dark for name, _, dark in COLOUR.findall(CSS)},
}
TEXTS = ("ink", "muted", "lotus", "gold")
GROUNDS = ("paper", "sunk", "card")
SOFT = (("ink", "gold-soft"), ("lotus", "lotus-soft"), ("paper", "lotus"), ("paper", "ink"))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", PALETTES)
def test_the_bars_of_the_browser_have_the_colour_of_the_paper(palette: str) -> None:
    colour = PALETTES[palette]["paper"]
    media = f'media="(prefers-color-scheme: {palette})" data-scheme="{palette}"'
    assert f'<meta name="theme-color" content="{colour}" {media}>' in BASE


@pytest.mark.parametrize("palette", PALETTES)
def test_text_stands_out_from_its_ground(palette: str) -> None:
    found = PALETTES[palette]
    pairs = [*((text, ground) for text in TEXTS for ground in GROUNDS), *SOFT]
    assert {pair: round(contrast(found[pair[0]], found[pair[1]]), 2) for pair in pairs
            if contrast(found[pair[0]], found[pair[1]]) < 4.5} == {}  # fmt: skip


PIGMENTS = sorted(name.removesuffix("-ground") for name in PALETTES["light"] if name.endswith("-ground"))
COLOUR_BLOCK = 0.17
"""How strongly the colour block of an emblem covers the ground of its plate, as plate.css has it."""
KEY_BLOCK = 0.25
"""How strongly its key block covers that, behind words."""


def mix(colour: str, ground: str, part: float) -> str:
    """Lay a colour over a ground, covering a part of it."""
    pairs = [(int(colour[start : start + 2], 16), int(ground[start : start + 2], 16)) for start in (1, 3, 5)]
    return "#" + "".join(f"{round(part * over + (1 - part) * under):02x}" for over, under in pairs)


@pytest.mark.parametrize("palette", PALETTES)
def test_a_number_stands_out_from_its_plate_and_from_the_emblem_behind_it(palette: str) -> None:
    assert len(PIGMENTS) == 10
    assert f"opacity: {COLOUR_BLOCK};" in PLATE
    assert f".plate--figure::after {{\n  opacity: {KEY_BLOCK};\n}}" in PLATE
    found = PALETTES[palette]
    for name in PIGMENTS:
        pigment, ground = found[name], found[f"{name}-ground"]
        grounds = (ground, mix(pigment, ground, COLOUR_BLOCK))
        assert min(contrast(text, under) for text in (pigment, found["ink"]) for under in grounds) >= 4.5, name
        assert contrast(found["ink"], mix(pigment, grounds[1], KEY_BLOCK)) >= 4.5, f"words across the emblem: {name}"


def test_every_field_has_a_pigment_and_an_emblem_of_its_own() -> None:
    fields = re.findall(r"^- id: ([a-z-]+)$", (ROOT / "site_data" / "fields.yml").read_text("utf-8"), re.MULTILINE)
    rules = dict(re.findall(r"\.plate--([a-z-]+) \{\n((?:  --[^\n]+\n)+)\}", PLATE))
    assert len(fields) == 9
    assert len({re.sub(r"--emblem.*", "", rules[field]) for field in fields}) == len(fields), "two have one pigment"
    drawn = re.findall(r'<g id="([a-z-]+)" transform="translate\((\d+)\)">', EMBLEMS)
    for field, left in drawn[:-1]:
        assert f"--emblem: {round(int(left) / 18, 4):g}%;" in rules[field]
    assert {field for field, _ in drawn} == {*fields, "hoa"}


def test_pictures_of_shared_profiles_have_the_pigments_of_the_plates() -> None:
    """Where this fails, run `python -m docs.plates`."""
    pigments = dict(re.findall(r"\.plate--([a-z-]+) \{\n  --pigment: var\(--([a-z]+)\);", PLATE))
    drawn = {path.stem: path for path in (ROOT / "theme" / "icons" / "plates").glob("*.png")}
    assert drawn.keys() == {*pigments, "none"}
    for field, path in drawn.items():
        name = pigments.get(field, "shell")
        with Image.open(path) as picture:
            plate = picture.convert("RGB")
        points = (PLATE_SIZE // 2, 2 * PLATE_SIZE + STRIP // 2), (PLATE_SIZE // 4, PLATE_SIZE // 2)
        colours = ["#" + plate.crop((x, y, x + 1, y + 1)).tobytes().hex() for x, y in points]
        assert colours == [PALETTES["light"][name], PALETTES["light"][f"{name}-ground"]], field


@pytest.mark.parametrize("palette", PALETTES)
def test_edges_of_controls_stand_out(palette: str) -> None:
    found = PALETTES[palette]
    assert min(contrast(found["edge"], found[ground]) for ground in GROUNDS) >= 3
