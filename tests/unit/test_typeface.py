"""The fonts of the theme have every letter that Vietnamese pages need, in few bytes."""

import io
import itertools
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.support.project import ROOT

FONTS = sorted((ROOT / "theme" / "fonts").glob("*.woff2"))
VOWELS, TONES = "aăâeêioôơuưy", ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = {unicodedata.normalize("NFC", vowel + tone) for vowel, tone in itertools.product(VOWELS, TONES)} | {"đ"}
NEEDED = {*LETTERS, *map(str.upper, LETTERS), *map(chr, range(0x20, 0x7F)), *"“”‘’–—…·×₫½°²€\u00a0", *"äçéñöüÄÇÖÜ"}


def test_there_is_one_font_for_each_weight() -> None:
    assert [path.name for path in FONTS] == ["be-vietnam-pro-400.woff2", "be-vietnam-pro-600.woff2"]


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_a_font_has_every_letter(path: Path) -> None:
    font = TTFont(io.BytesIO(path.read_bytes()))
    assert NEEDED - set(map(chr, font.getBestCmap())) == set()
    assert path.stat().st_size < 13_000
