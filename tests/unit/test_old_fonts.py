"""Text of the fonts of before Unicode: against another table, and there and back over our own content."""

import re
import subprocess
import unicodedata

import pytest

from generator.old_fonts import TCVN3, VNI, decode, decode_cell, find_family
from tests.support.project import ROOT
from tests.tools.sample_sheets import to_tcvn3, to_vni

MOTTO = "Cộng hòa xã hội chủ nghĩa Việt Nam"
# Characters that the standard keeps for capitals with a tone and for tones alone; the fonts have no such letters.
NOT_IN_FONTS = "AF B0 B1 B2 B3 B4 BA BF C0 C1 C2 C3 C4 C5 CD D9 DA DB E0 F0"


def our_words() -> set[str]:
    """The words of our own profiles."""
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "content" / "profiles").rglob("*.md")]
    return {word for text in texts for word in re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text))}


def test_tcvn3_is_what_the_standard_says() -> None:
    data = bytes(range(0xA1, 0xFF))
    command = ["iconv", "-f", "TCVN5712-1", "-t", "UTF-16LE"]
    letters = [
        unicodedata.normalize(
            "NFC", subprocess.run(command, input=bytes([code]), capture_output=True).stdout.decode("utf-16-le")
        )
        for code in data
    ]
    differing = {code for code, letter in zip(data, letters, strict=True) if TCVN3.get(chr(code)) != letter}
    assert differing == {int(code, 16) for code in NOT_IN_FONTS.split()}


def test_every_word_of_ours_survives_vni() -> None:
    assert {word for word in our_words() if decode(to_vni(word), "vni") != word} == set()


def test_of_our_words_only_capitals_with_a_tone_become_small_in_tcvn3() -> None:
    changed = {word: decode(to_tcvn3(word), "tcvn3") for word in our_words()}
    assert {word for word, back in changed.items() if word.casefold() != back.casefold()} == set()
    assert {word[0] for word, back in changed.items() if word != back} <= set(
        "ÁÀẢÃẠẮẰẲẴẶẤẦẨẪẬÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ"
    )


def test_no_two_vni_pairs_are_one_letter_twice() -> None:
    assert set("ắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựỳỷỹýỵđ") <= set(VNI.values())


@pytest.mark.parametrize(
    ("font", "written"),
    [("tcvn3", "Céng hßa x· héi chñ nghÜa ViÖt Nam"), ("vni", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam")],
)
def test_a_column_shows_how_it_was_typed(font: str, written: str) -> None:
    assert find_family([written]) == font
    assert find_family([MOTTO, "café", "Nguyễn Văn Mẫu"]) is None
    assert find_family(["NguyÔn"]) is None, "one cell is not enough"


def test_the_name_of_a_font_decides_for_its_cell() -> None:
    assert decode_cell("NguyÔn", ".VnTime") == "Nguyễn"
    assert decode_cell("nguyÔn", ".VnTimeH") == "NGUYỄN"
    assert decode_cell("Nguyeãn", "VNI-Times") == "Nguyễn"
    assert decode_cell("Nguyễn", ".VnTime") == "Nguyễn", "typed in Unicode all the same"
    assert decode_cell("Müller", "Arial") == "Müller"
