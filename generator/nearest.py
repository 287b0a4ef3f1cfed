"""Find the known word that a misspelt one was probably meant to be."""

from collections.abc import Iterable, Mapping


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
