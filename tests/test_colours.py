"""The colours of the theme: the two dark palettes agree, and text can be read on every ground in each (WCAG 1.4.3)."""

import re

import pytest

from tests.project import ROOT

CSS = (ROOT / "theme" / "styles" / "2-tokens.css").read_text(encoding="utf-8")
PALETTES = {
    "light": re.compile(r"^:root \{(.*?)\}", re.DOTALL | re.MULTILINE),
    "dark by the system": re.compile(r":root:not\(\[data-theme=\"light\"\]\) \{(.*?)\}", re.DOTALL),
    "dark by the visitor": re.compile(r":root\[data-theme=\"dark\"\] \{(.*?)\}", re.DOTALL),
}
TEXTS = ("ink", "muted", "lotus", "gold")
GROUNDS = ("paper", "sunk", "card")
SOFT = (("ink", "gold-soft"), ("lotus", "lotus-soft"), ("paper", "lotus"), ("paper", "ink"))


def colours(palette: str) -> dict[str, str]:
    """The colours of a palette by name, as #rrggbb."""
    found = PALETTES[palette].search(CSS)
    assert found, palette
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", found[1]))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_both_dark_palettes_are_the_same() -> None:
    assert colours("dark by the system") == colours("dark by the visitor")


@pytest.mark.parametrize("palette", ["light", "dark by the visitor"])
def test_text_stands_out_from_its_ground(palette: str) -> None:
    found = colours(palette)
    pairs = [*((text, ground) for text in TEXTS for ground in GROUNDS), *SOFT]
    assert {pair: round(contrast(found[pair[0]], found[pair[1]]), 2) for pair in pairs
            if contrast(found[pair[0]], found[pair[1]]) < 4.5} == {}  # fmt: skip


@pytest.mark.parametrize("palette", ["light", "dark by the visitor"])
def test_edges_of_controls_stand_out(palette: str) -> None:
    found = colours(palette)
    assert min(contrast(found["edge"], found[ground]) for ground in GROUNDS) >= 3
