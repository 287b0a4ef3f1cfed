"""Convert text typed with the fonts of before Unicode: TCVN3 (fonts .Vn…) and VNI-Windows (fonts VNI-…).

Such text is Latin letters to a program, and Vietnamese only in its font: "ViÖt Nam" in .VnTime, "Vieät Nam" in
VNI-Times.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from generator.vietnamese import is_syllable, normalise

OldFont = Literal["tcvn3", "vni"]
"""A family of fonts, each with its own way to write Vietnamese letters."""
CodePage = Literal[OldFont, "windows-1258"]
"""How bytes of before Unicode write Vietnamese letters."""

_HOOK, _TILDE, _ACUTE, _GRAVE, _DOT = "\u0309", "\u0303", "\u0301", "\u0300", "\u0323"
_HAT, _BOWL = "\u0302", "\u0306"

# The characters from U+00A1 to U+00FE; "." where the fonts have no letter. Capitals with a tone do not exist: a font
# whose name ends in H draws small letters as capitals.
_TCVN3_ROW = "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ"
TCVN3: Mapping[str, str] = {chr(code): letter for code, letter in enumerate(_TCVN3_ROW, 0xA1) if letter != "."}
"""Vietnamese letters by the character that TCVN3 writes for them."""

# VNI writes a mark as a second character after its letter.
_VNI_LETTERS = {"ñ": "đ", "ô": "ơ", "ö": "ư", "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_TONES = {"ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_VNI_HATS = {"â": "", "á": _ACUTE, "à": _GRAVE, "å": _HOOK, "ã": _TILDE, "ä": _DOT}
_VNI_BOWLS = {"ê": "", "é": _ACUTE, "è": _GRAVE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}


def _make_vni() -> dict[str, str]:
    pairs = dict(_VNI_LETTERS)
    for base in "aeouyôö":
        pairs |= {base + mark: normalise(_VNI_LETTERS.get(base, base) + tone) for mark, tone in _VNI_TONES.items()}
    for base in "aeo":
        pairs |= {base + mark: normalise(base + _HAT + tone) for mark, tone in _VNI_HATS.items()}
    pairs |= {"a" + mark: normalise("a" + _BOWL + tone) for mark, tone in _VNI_BOWLS.items()}
    capitals = {old.upper(): letter.upper() for old, letter in pairs.items()}
    # In a word that only begins with a capital, some wrote the mark small.
    mixed = {old[0].upper() + old[1:]: letter.upper() for old, letter in pairs.items() if len(old) > 1}
    return pairs | mixed | capitals


VNI: Mapping[str, str] = _make_vni()
"""Vietnamese letters by the one or two characters that VNI-Windows writes for them."""

_TABLES: Mapping[OldFont, Mapping[str, str]] = {"tcvn3": TCVN3, "vni": VNI}
_PATTERNS = {
    font: re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True)))) for font, table in _TABLES.items()
}
# Latin letters and signs that no Vietnamese text in Unicode has, but nearly every line in an old font.
_TRACE = re.compile("[¡-¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ]")
_WORD = re.compile(r"[^\s\d!-/:-@\[-`{-~–—“”‘’…]+")
_ENOUGH = 4
"""Words with marks from which a text shows how it was written."""
_SURE = 0.85
"""The part of these words that are Vietnamese syllables when read in the right way."""


def decode(text: str, font: OldFont) -> str:
    """Convert a text typed in a font of this family to Unicode."""
    table = _TABLES[font]
    return _PATTERNS[font].sub(lambda match: table[match[0]], text)


def may_be_old(text: str) -> bool:
    """Whether a text has characters by which one in an old font stands out."""
    return _TRACE.search(text) is not None


def get_family(font_name: str) -> OldFont | None:
    """Return the family of a font by its name: ".VnTime" is of TCVN3, "VNI-Times" of VNI; None for others."""
    name = font_name.strip().lower()
    return "tcvn3" if name.startswith(".vn") else "vni" if name.startswith("vni-") else None


def decode_cell(text: str, font_name: str) -> str:
    """Convert the text of a cell by the name of its font; a font of today, or a text in Unicode, changes nothing."""
    family = get_family(font_name)
    if family is None or any(ord(char) > 0xFF and char.isalpha() for char in text):
        return text
    decoded = decode(text, family)
    return decoded.upper() if family == "tcvn3" and font_name.strip().endswith("H") else decoded


def find_family(texts: Iterable[str]) -> OldFont | None:
    """Find out from many texts, such as those of a column, how they were written; None for Unicode or when in doubt."""
    words = [word for text in texts for word in _list_marked(text)]
    if len(words) < _ENOUGH or _rate_syllables(words) > 0.6:
        return None
    rates = {font: _rate_syllables(decode(word, font) for word in words) for font in _TABLES}
    best = max(rates, key=lambda font: rates[font])
    return best if rates[best] >= _SURE else None


def find_code_page(data: bytes) -> CodePage | None:
    """Find out how bytes that are no Unicode write Vietnamese; None when in doubt."""
    latin = data.decode("cp1252", "replace")
    if family := find_family(latin.splitlines()):
        return family
    words = _list_marked(normalise(data.decode("cp1258", "replace")))
    is_sure = len(words) >= _ENOUGH and _rate_syllables(words) >= _SURE
    # Without a tone the letters of Vietnamese are the same in Western pages.
    return "windows-1258" if is_sure and not all(map(is_syllable, _list_marked(latin))) else None


def _list_marked(text: str) -> list[str]:
    """List the words of a text with a letter that is not ASCII."""
    return [word for word in _WORD.findall(text) if not word.isascii()]


def _rate_syllables(words: Iterable[str]) -> float:
    results = [is_syllable(word) for word in words]
    return sum(results) / len(results)
