"""Folded words with how often they are met; the worker completes and mends words by them.

They are fetched before the first query, so each word leaves out the letters that it shares with the one before.
`decodeLexicon` of `theme/scripts/search-worker/decode.js` reads them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import takewhile

from generator.records.summary import ProfileSummary
from generator.search.syllables import fold, keys

_MOST_SHARED = 9
"""Letters that a word may share with the one before: their number is one digit."""


def count_words_of_names(profiles: Iterable[ProfileSummary]) -> list[tuple[str, int]]:
    """Count for every folded word of names how many names hold it."""
    return _fold(Counter(key for profile in profiles for key in dict.fromkeys(keys(profile.name))))


def count_common_words(profiles: Iterable[ProfileSummary]) -> list[tuple[str, int]]:
    """Count the folded words that stand in short texts more than once."""
    counts = Counter[str]()
    for profile in profiles:
        texts = profile.search_texts
        for text in (*texts.labels, *texts.roles, *texts.summary):
            counts.update(keys(text))
    return [(word, count) for word, count in _fold(counts) if count > 1 and word.isalpha()]


def encode_lexicon(counts: Sequence[tuple[str, int]]) -> bytes:
    """Write a line a word, with how many letters it shares with the one before; then a blank line, and the counts."""
    lines, before = list[str](), ""
    for word, _ in counts:
        pairs = zip(before, word[:_MOST_SHARED], strict=False)
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        lines.append(f"{shared}{word[shared:]}")
        before = word
    return "\n".join([*lines, "", *(str(count) for _, count in counts)]).encode()


def _fold(counts: Counter[str]) -> list[tuple[str, int]]:
    """Add up the counts of keys that have one folded form; sorted by that form."""
    folded = Counter[str]()
    for key, count in counts.items():
        folded[fold(key)] += count
    return sorted(folded.items())
