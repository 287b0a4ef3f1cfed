"""Find the known word that a misspelt one was probably meant to be."""

from collections.abc import Collection, Iterable, Mapping

_ALIKE = 70
"""How similar a slip is to what was meant, 0 to 100: "giao-thong" is no slip of "giao-duc", nor "di" one of "audio"."""


def find_nearest(word: str, known: Iterable[str] | Mapping[str, str], score: int) -> str | None:
    """Return the word of `known` most similar to `word`, or None if none reaches the similarity `score` (0 to 100).

    Of two that are equally similar neither is returned. For a mapping, its values are compared and the key of the best
    one is returned.
    """
    # Imported with the first mistake; most runs meet none.
    from rapidfuzz import process

    texts = known if isinstance(known, Mapping) else {text: text for text in known}
    first, second = [*process.extract(word, texts, score_cutoff=score, limit=2), None, None][:2]
    return first[2] if first and not (second and second[1] == first[1]) else None


def find_meant(word: str, known: Mapping[str, Collection[str]]) -> str | None:
    """Return the key of `known` one of whose texts was probably meant by `word`; None where none or several are alike.

    Letters are compared from the first to the last, so that a short word is not found inside a long one.
    """
    from rapidfuzz import fuzz, process

    keys = [(key, text) for key, texts in known.items() for text in texts]
    scores = dict[str, float]()
    for _, score, index in process.extract(
        word, [text for _, text in keys], scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None
    ):
        scores.setdefault(keys[index][0], score)
    best = [key for key, score in scores.items() if score == max(scores.values())]
    return best[0] if len(best) == 1 else None
