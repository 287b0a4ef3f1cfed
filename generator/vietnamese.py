"""Vietnamese spelling: folding, tone placement, the alphabet, and the order of names.

No other module knows how Vietnamese is spelled.

A syllable is an onset, a rime and a tone. Two schools write the tone of an open *oa, oe, uy* on different
letters (hoà, hòa); we write it on the first. The order within a syllable is that of `Intl.Collator('vi')`:
letters first (ă, â, đ, ê, ô, ơ, ư are letters of their own), then tones (ngang huyền hỏi ngã sắc nặng), then
case. A whole string is compared syllable by syllable, as dictionaries do: every Hà stands before every Hạ.
"""

import re
import unicodedata
from datetime import date
from functools import lru_cache

# F, J, W and Z are not in the Vietnamese alphabet, but occur in names; they are sorted as in Latin.
ALPHABET = tuple("AĂÂBCDĐEÊFGHIJKLMNOÔƠPQRSTUƯVWXYZ")

NameKey = tuple[str, str, str, str, str]
SortKey = tuple[str, str, str]

_CACHED_SYLLABLES = 1 << 16  # all Vietnamese syllables in three cases, and the foreign words beside them

_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền hỏi ngã sắc nặng, in their order; ngang has no mark
_MARKS = tuple(map(chr, range(0x300, 0x370)))
_LETTER_MARKS = "\u0302\u0306\u031b"  # the marks of â ê ô, ă, ơ ư: part of the letter, not a tone

# The order of the collator; Unicode's own order for what is not named here, after the letters.
_PUNCTUATION = "_-–—,;:!?.'‘’\"“”()[]{}@*/\\&#%`^+<=>|~$"
_FOREIGN_MARKS = "\u0306\u0302\u030c\u030a\u0308\u030b\u0307"

# Below every weight: it ends letters before tones, and a syllable before the next.
_END = "\0"


def _split_letter(char: str) -> str:
    """Split a composed letter into a Vietnamese letter and the marks left over: ậ → â and a dot below."""
    decomposed = unicodedata.normalize("NFD", char)
    base, marks = decomposed[0], decomposed[1:]
    for mark in marks:
        letter = unicodedata.normalize("NFC", base + mark)
        if mark in _LETTER_MARKS and letter.upper() in ALPHABET:
            return letter + marks.replace(mark, "")
    return decomposed


_SPLIT = {code: _split_letter(chr(code)) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))}
_NO_MARKS = {**dict.fromkeys(map(ord, _MARKS)), ord("đ"): "d", ord("Đ"): "D"}
_PRIMARY: dict[int, str | None] = {
    **dict.fromkeys((*range(0x20), 0x7F, *map(ord, _MARKS))),
    **{
        ord(char): chr(weight) for weight, char in enumerate(_PUNCTUATION + "0123456789" + "".join(ALPHABET).lower(), 1)
    },
}
# "0" weighs a letter itself; marks the collator names come next, in its order, then the others.
_SECONDARY = {
    mark: chr(weight) for weight, mark in enumerate(dict.fromkeys((*_TONES, *_FOREIGN_MARKS, *_MARKS)), ord("1"))
}

_BRACKETED = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]?")
_DASHES_AND_SPACE = re.compile(r"[\s\-\u2010-\u2015]+")
_WORD = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f])+")
_VOWEL = re.compile("[aăâeêioôơuưy]", re.IGNORECASE)
_MARKED_VOWEL = re.compile("[ăâêôơư]", re.IGNORECASE)
# Only after a vowel: the tilde of Spanish ñ is no tone.
_TONE = re.compile(f"(?<={_VOWEL.pattern})[{_TONES}]", re.IGNORECASE)
_ONSET = r"(?:qu|gi|ngh|ng|nh|gh|kh|ph|th|tr|ch|[bcdđghklmnprstvx])"
_OPEN_RIME = (
    "oai|oay|oao|oeo|uya|uyu|uây|uêu|iêu|yêu|uôi|ươi|ươu"
    "|ai|ay|ao|au|âu|ây|eo|êu|ia|iu|oa|oe|oi|ôi|ơi|ua|uê|ui|uy|uơ|ưa|ưi|ưu|[aeêioôơuưy]"
)
_CLOSED_RIME = "(?:iê|yê|oa|oă|oe|oo|ôô|uâ|uê|uô|ươ|uyê|uy|[aăâeêioôơuưy])(?:ch|ng|nh|[cmnpt])"
# "gi" is tried first, so that già is gi + a; gìn falls back to g + in.
_SYLLABLE = re.compile(f"({_ONSET}?)(?:({_OPEN_RIME})|({_CLOSED_RIME}))", re.IGNORECASE)
_FINAL_Y = re.compile(f"({_ONSET})y([{_TONES}]?)")

# Letters of other alphabets, old fonts and PDF files that look like Vietnamese ones. Many PDF files have Ƣ for Ư.
_LOOK_ALIKES = str.maketrans("ÐðƉɖƢƣǍǎıɑɡ", "ĐđĐđƯưĂăiag")
# Replaced only in a word with a Latin letter, or in a text without other letters of those alphabets, so that Russian
# and Greek words are kept.
_FOREIGN_LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХԚԜаеѕіјорсухһԁԛԝѵΑΒΕΖΗΙΚΜΝΟΡΤΥΧον",
    "ABESIJKMHOPCTYXQWaesijopcyxhdqwvABEZHIKMNOPTYXov",
)
_WIDE = "\uff01-\uff5e\U0001d400-\U0001d7ff"
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
# The zero-width joiner is kept between emoji.
_DROPPED = re.compile(f"[{_INVISIBLE}]|(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d")
# After a letter, a variation selector changes nothing; after a sign it may ask for an emoji.
_SELECTORS = re.compile("(?<=[A-Za-z\u00c0-\u024f\u1e00-\u1eff])[\ufe00-\ufe0f]+")
_WIDE_RUN = re.compile(f"[{_WIDE}]+")
_MIXED_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_FOREIGN = re.compile("[\u0370-\u052f]")
_OTHER_FOREIGN = re.compile(f"[\u0370-\u052f](?<![{''.join(map(chr, _FOREIGN_LOOK_ALIKES))}])")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
# Anything but the usual characters of a Vietnamese text. Not cleaning texts without a match saves 0.33 of 5.5 CPU
# seconds in a cold build of 1,000 profiles (6 %).
_UNUSUAL = re.compile(r"[^\n -~\u00a0À-ÏÑ-ïñ-ýĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u2013\u2014\u2018-\u201d\u2026]")

CAPITAL = f"[A-ZÀ-ÝĂĐĨŨƠƯ{''.join(map(chr, range(0x1EA0, 0x1EFA, 2)))}]"
"""A pattern for a capital; among the letters with two marks every second one is small."""

_TELEX = {"Đ": "dd", "Ă": "aw", "Â": "aa", "Ê": "ee", "Ô": "oo", "Ơ": "ow", "Ư": "uw"}
_SLUGS = {"#": "khac", **{letter: _TELEX.get(letter, letter.lower()) for letter in ALPHABET}}


def normalise(text: str) -> str:
    """Convert to NFC, so that equal letters are equal characters."""
    return unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """Convert to NFC, replace look-alikes by Vietnamese letters, and drop invisible characters.

    Ðặng (U+00D0) → Đặng; a Cyrillic а inside a Latin word → a; wide and mathematical letters and digits → plain ones.
    Zero-width characters, soft hyphens, direction marks and byte-order marks are dropped. Words of other alphabets are
    kept.
    """
    text = normalise(text)
    if not _UNUSUAL.search(text):
        return text
    text = _SELECTORS.sub("", _DROPPED.sub("", text))
    text = _WIDE_RUN.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)
    text = text.translate(_LOOK_ALIKES)
    if not _FOREIGN.search(text):
        return normalise(text)
    text = unicodedata.normalize("NFD", text)
    if _OTHER_FOREIGN.search(text):
        return normalise(_MIXED_WORD.sub(lambda word: _replace_foreign(word[0]), text))
    return normalise(text.translate(_FOREIGN_LOOK_ALIKES))


def _replace_foreign(word: str) -> str:
    return word.translate(_FOREIGN_LOOK_ALIKES) if _LATIN.search(word) else word


def collapse_spaces(text: str) -> str:
    """Put one space for each run of spaces, no-break and other ones too, and of line ends; none at either end."""
    return " ".join(text.split())


def lower_first(text: str) -> str:
    """Return the text with its first letter in lower case."""
    return text[:1].lower() + text[1:]


def capitalize(text: str) -> str:
    """Return the text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def is_visible(text: str) -> bool:
    """Whether a text has a letter, a digit, or a sign; space and characters that no font knows are none."""
    return any(unicodedata.category(char)[0] in "LNPS" for char in text)


def fold(text: str) -> str:
    """Convert to lower case without marks, đ as d, as typed without an input method ("dang" for Đặng)."""
    return normalise(unicodedata.normalize("NFD", text).translate(_NO_MARKS).lower())


def spell(text: str) -> str:
    """Convert to NFC, and move the tone of every Vietnamese syllable to our place: hoà → hòa, thuỷ → thủy, qủa → quả.

    Case is kept, as are i and y (see `match_key`) and words that are not Vietnamese syllables.
    """
    return _WORD.sub(lambda word: _spell_word(word[0]), normalise(text))


def is_syllable(word: str) -> bool:
    """Whether a word is spelt as a Vietnamese syllable, in any case: "Nguyễn", "an"; not "V¨n", "stress"."""
    letters, tones = _TONE.subn("", normalise(word).translate(_SPLIT))
    return tones <= 1 and _SYLLABLE.fullmatch(letters) is not None


def match_key(text: str) -> str:
    """Return a key that is equal for spellings of one name; for comparison only, never shown.

    Ignores case, tone placement, i or y at the end of a syllable after a consonant (Quý, Quí), dashes and white space:
    "Văn Miếu - Quốc Tử Giám" = "văn miếu quốc tử giám". Marks and tones count.
    """
    words = _DASHES_AND_SPACE.sub(" ", normalise(text.casefold())).strip()
    return _WORD.sub(lambda word: _replace_final_y(_spell_word(word[0])), words)


def sort_key(text: str) -> SortKey:
    """Return a sort key for Vietnamese order: syllable by syllable, by letters, then tone; then case.

    Tone placement and the width of white space count only between otherwise equal texts. Keys are equal only for
    canonically equal texts. The three strings (weights, cases, text) have no meaning except their order.
    """
    composed = normalise(text)
    weights, cases = _weigh(composed.split())
    return weights, cases, composed


def name_key(name: str) -> NameKey:
    """Return a sort key for a person's name: given name (the last part), middle parts in order, family name, case.

    A dot separates parts as a space does ("N.V.M."); a name of one part is a given name. Never raises; keys are equal
    only for canonically equal names. The five strings have no meaning except their order.
    """
    composed = normalise(name)
    parts = _split_name(composed)
    given, given_case = _weigh(parts[-1:])
    middle, middle_case = _weigh(parts[1:-1])
    family, family_case = _weigh(parts[:-1][:1])
    return given, middle, family, _END.join((given_case, middle_case, family_case)), composed


def format_number(value: int) -> str:
    """Write a whole number as Vietnamese print it: 1.200."""
    return f"{value:,}".replace(",", ".")


def format_day(day: date) -> str:
    """Write a day as Vietnamese do, 5/11/2026."""
    return f"{day.day}/{day.month}/{day.year}"


def given_letter(name: str) -> str:
    """Return the letter under which a name is listed: the first of the given name, without tone (Ánh → A, Ấn → Â).

    Returns "#" for a given name that does not begin with a letter of `ALPHABET`.
    """
    letter = _get_capital("".join(_split_name(normalise(name))[-1:]))
    return letter if letter in ALPHABET else "#"


def letter_slug(letter: str) -> str:
    """Return the slug of a letter, as typed in Telex: Đ → dd, Ơ → ow, B → b; "#" → khac.

    Raises KeyError for a text that `given_letter` never returns.
    """
    return _SLUGS[letter]


def initials(name: str) -> str:
    """Return a person's monogram: the first letters of the last two parts, in upper case and without tone.

    "Đặng Thị Ơn" → "TƠ". One letter for a name of one part; parts without a letter or digit are ignored.
    """
    capitals = [_get_capital(part) for part in _split_name(normalise(name))]
    return "".join([capital for capital in capitals if capital][-2:])


def _split_name(name: str) -> list[str]:
    """Split a name into parts, ignoring what is in brackets, such as an alias or a year."""
    if "(" in name or "[" in name:
        # A name that is entirely in brackets is used without them.
        name = _BRACKETED.sub(" ", name) if _BRACKETED.sub(" ", name).strip(" .") else name.strip("()[] ")
    return name.replace(".", " ").split()


def _get_capital(part: str) -> str:
    """Return the first letter or digit, in upper case and without tone; "" for none."""
    first = next((char for char in part if char.isalnum()), "")
    return first.translate(_SPLIT)[:1].upper()[:1]


@lru_cache(maxsize=_CACHED_SYLLABLES)
def _spell_word(word: str) -> str:
    """Move the tone of a word in NFC to our place; return the word itself if it is not a syllable with one tone."""
    letters, tones = _TONE.subn("", split := word.translate(_SPLIT))
    syllable = _SYLLABLE.fullmatch(letters)
    if tones != 1 or syllable is None:
        return word
    end = _find_tone_position(syllable) + 1
    tone = _TONE.findall(split)[0]
    return normalise(letters[:end] + tone + letters[end:])


def _find_tone_position(syllable: re.Match[str]) -> int:
    """Return the index of the letter that carries the tone.

    That is ă â ê ô ơ ư (the ơ of ươ); else the last vowel of a closed syllable, the middle one of three (ngoài), the
    first of two (hòa, mía, sáu), or the only one.
    """
    letters, rime_start, is_closed = syllable[0], syllable.end(1), syllable[3] is not None
    marked = [vowel.start() for vowel in _MARKED_VOWEL.finditer(letters, rime_start)]
    if marked:
        return marked[-1]
    vowels = [vowel.start() for vowel in _VOWEL.finditer(letters, rime_start)]
    return vowels[-1] if is_closed else vowels[(len(vowels) - 1) // 2]


def _replace_final_y(word: str) -> str:
    """Replace a y that ends a lower-case word after a consonant: mỹ → mĩ, quý → quí, but thủy."""
    syllable = _FINAL_Y.fullmatch(word.translate(_SPLIT))
    return normalise(f"{syllable[1]}i{syllable[2]}") if syllable else word


def _weigh(syllables: list[str]) -> tuple[str, str]:
    """Return the weights and the cases of syllables in NFC, each joined to one comparable string."""
    if len(syllables) == 1:
        return _weigh_syllable(syllables[0])
    pairs = [_weigh_syllable(syllable) for syllable in syllables]
    return _END.join([weights for weights, _ in pairs]), _END.join([cases for _, cases in pairs])


@lru_cache(maxsize=_CACHED_SYLLABLES)
def _weigh_syllable(syllable: str) -> tuple[str, str]:
    """Return letters, then tones, as one comparable string; and the case of each character, 1 for upper."""
    spelled = spell(syllable)
    split = normalise(spelled.casefold()).translate(_SPLIT)
    tones = "".join([_SECONDARY.get(char, "0") for char in split])
    cases = "".join(["1" if char.isupper() else "0" for char in spelled])
    return split.translate(_PRIMARY) + _END + tones, cases
