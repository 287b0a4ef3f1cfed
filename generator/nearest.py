"""What someone who wrote a word that nobody knows may have meant."""

from collections.abc import Iterable, Mapping


def nearest(word: str, known: Iterable[str] | Mapping[str, str], score: int) -> str | None:
    """The known word most like `word`, or of a mapping the key of the text most like it; None when none is alike to
    `score` of 100.
    """
    # Loaded with the first mistake: most runs meet none.
    from rapidfuzz import process

    texts = known if isinstance(known, Mapping) else {text: text for text in known}
    found = process.extractOne(word, texts, score_cutoff=score)
    return found[2] if found else None
