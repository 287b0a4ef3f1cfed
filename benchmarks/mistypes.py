"""Names mistyped as people mistype them: a letter missing, doubled, swapped or wrong; sounds that are mixed up."""

import unicodedata
from random import Random

_SOUNDS = (("n", "l"), ("ch", "tr"), ("s", "x"), ("d", "gi"), ("gi", "d"), ("l", "n"), ("tr", "ch"), ("x", "s"))
_BESIDE = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "đ": "sf", "e": "wr", "g": "fh", "h": "gj", "i": "uo", "k": "jl",
    "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "wa", "r": "et", "s": "ad", "t": "ry", "u": "yi",
    "v": "cb", "x": "zc", "y": "tu",
}  # fmt: skip
"""The keys to the left and right of each letter."""


def mistype(name: str, random: Random) -> str:
    """Return a name in lower case with one word of three letters or more mistyped."""
    words = name.split()
    long = [index for index, word in enumerate(words) if len(word) >= 3] or [len(words) - 1]
    index = random.choice(long)
    words[index] = _mistype_word(words[index], random)
    return " ".join(words)


def _mistype_word(word: str, random: Random) -> str:
    sounds = [other + word[len(sound) :] for sound, other in _SOUNDS if word.startswith(sound) and word[len(sound) :]]
    # "ngh" and "nh" are sounds of their own, which nobody mixes up with l.
    if sounds and word[:2] not in ("ng", "nh") and random.random() < 0.3:
        return sounds[0]
    at = random.randrange(1, len(word))
    kind = random.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[: at + 1] + word[at:]
    if kind == 2 and word[at - 1] != word[at]:
        return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
    base = unicodedata.normalize("NFD", word[at])[0]
    return word[:at] + random.choice(_BESIDE.get(base, "e")) + word[at + 1 :]
