"""Words of search and their keys, as the vectors have them and for any text."""

from hypothesis import given
from hypothesis import strategies as st

from generator import vietnamese
from generator.search.syllables import fold, key, keys, words
from tests.search.vectors import rows, vietnamese_text


def test_python_takes_texts_apart() -> None:
    assert [words(text) for (text,) in rows("words", "text")] == [found for (found,) in rows("words", "words")]


def test_python_makes_keys_and_folds_them() -> None:
    made = [(word, key(word), fold(key(word))) for (word,) in rows("keys", "word")]
    assert made == rows("keys", "word", "key", "folded")


@given(
    st.text(
        st.one_of(st.characters(max_codepoint=0x52F), st.sampled_from("\u200b\u200d\ufeff\u202eＡ𝐚😀")), max_size=20
    )
)
def test_a_clean_text_stays_as_it_is(text: str) -> None:
    cleaned = vietnamese.clean(text)
    assert vietnamese.clean(cleaned) == cleaned == vietnamese.normalise(cleaned)


@given(vietnamese_text)
def test_folding_agrees_with_the_one_fold_of_the_project(text: str) -> None:
    assert [fold(word) for word in words(text)] == words(vietnamese.fold(" ".join(words(text))))


@given(vietnamese_text)
def test_spelling_does_not_change_a_key(text: str) -> None:
    assert keys(vietnamese.spell(text)) == keys(text) == keys(text.upper())


@given(st.one_of(vietnamese_text, st.text()))
def test_a_text_taken_piece_by_piece_has_the_same_keys(text: str) -> None:
    assert [one for piece in text.split() for one in keys(piece)] == list(keys(text))
