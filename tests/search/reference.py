"""What the browser does with words, said a second time and another way: by writing what it has to read.

The browser reads raw Telex and VNI keys; here a word is written in all the ways that input methods take. The product
needs neither in Python, so this is only for the tests.
"""

import unicodedata
from collections.abc import Iterator, Mapping

from rapidfuzz.distance import OSA

from generator.vietnamese import spell

_TONES = {"\u0300": "f2", "\u0301": "s1", "\u0309": "r3", "\u0303": "x4", "\u0323": "j5"}
_MARKS = {"\u0302": ("", "6"), "\u031b": ("w", "7"), "\u0306": ("w", "8")}
WEIGHTS = {
    "name": 10,
    "breaks": -1,
    "worth": 1,
    "beginnings": -0.75,
    "otherMarks": -0.8,
    "tone": 0.15,
    "isGiven": 0.04,
    "isWhole": 0.12,
    "places": 0.01,
    "isAddressed": 0.1,
    "nameLength": -0.002,
}


def telex(word: str) -> Iterator[str]:
    """The keys of a word in lower case: tone last or at its vowel, marks at once or all at the end, uow for ươ."""
    return _writings(word, 0)


def vni(word: str) -> Iterator[str]:
    """The same in VNI."""
    return _writings(word, 1)


def _writings(word: str, method: int) -> Iterator[str]:
    letters = [_parts(char, method) for char in spell(word)]
    tone = "".join(tone for _, _, tone in letters)
    plain, at_once = "".join(base for base, _, _ in letters), "".join(base + mark for base, mark, _ in letters)
    yield at_once + tone
    yield "".join(base + mark + own for base, mark, own in letters)
    yield plain + _late("".join(mark for _, mark, _ in letters)) + tone
    for short, once in (("uow", "uwow"), ("uo7", "u7o7")):
        if once in at_once:
            yield at_once.replace(once, short) + tone


def _late(marks: str) -> str:
    """Marks after the letters: both horns of ươ are one key."""
    return marks.replace("ww", "w").replace("77", "7")


def _parts(char: str, method: int) -> tuple[str, str, str]:
    """A letter as its base, the key of its mark, and the key of its tone."""
    if char == "đ":
        return "d", "d9"[method], ""
    split = unicodedata.normalize("NFD", char)
    base, marks = split[0], split[1:]
    tone = "".join(_TONES[mark][method] for mark in marks if mark in _TONES)
    mark = "".join(_MARKS[mark][method] or base for mark in marks if mark in _MARKS)
    return base, mark, tone


def written(key: str) -> str:
    """A key as it is shown: its tone set on the last vowel, then moved to where we write it."""
    if key[-1] not in _TONES:
        return unicodedata.normalize("NFC", key)
    letters = key[:-1]
    after = 1 + max(at for at, char in enumerate(letters) if unicodedata.normalize("NFD", char)[0] in "aeiouy")
    return spell(letters[:after] + key[-1] + letters[after:])


def is_near(one: str, two: str) -> bool:
    """One letter apart, two neighbours swapped counting as one."""
    return OSA.distance(one, two, score_cutoff=1) <= 1


def sounds_alike(one: str, two: str) -> bool:
    """Whether two words are the same once each mixed-up sound at their beginning is written one way."""
    usual = (("tr", "ch"), ("gi", "d"), ("r", "d"), ("n", "l"), ("x", "s"))
    forms = [
        {word, *(to + word[len(sound) :] for sound, to in usual if word.startswith(sound) and word != sound)}
        for word in (one, two)
    ]
    return one != two and bool(forms[0] & forms[1])


def score(found: Mapping[str, float]) -> float:
    """The worth of what ranking knows of a profile; what is not named is nought."""
    return sum(WEIGHTS[name] * value for name, value in found.items())
