"""How the benchmark of deeds judges: how near words stand together, and what is asked."""

import pytest

from benchmarks.search_deeds import read_deeds, span
from benchmarks.search_quality import Texts
from generator.search.syllables import fold, keys
from tests.support.project import ROOT


def texts(*parts: str) -> Texts:
    marked = " | ".join(" ".join(keys(part)) for part in parts)
    return Texts("an", "An", parts, f" {marked} ", f" {fold(marked)} ")


@pytest.mark.parametrize(
    ("words", "length"),
    [
        ("chạy thận", 2),
        ("thận chạy", 2),
        ("chay than", 2),
        ("cháy thân", float("inf")),
        ("giúp thận", 5),
        ("hoa thận", float("inf")),
        ("mua", 1),
    ],
)
def test_how_near_words_stand(words: str, length: float) -> None:
    assert span(texts("Mua hoa", "Giúp người bệnh chạy thận, nhiều năm"), set(keys(words))) == length


def test_every_deed_is_asked_with_marks_and_without() -> None:
    typed = [deed.typed for deed in read_deeds() if not deed.kind.startswith("kept")]
    assert len(typed) == len(set(typed)) >= 100
    assert {fold(text) for text in typed} <= set(typed)


def test_everyone_wanted_is_in_the_gallery() -> None:
    slugs = {path.stem for path in (ROOT / "content" / "profiles").rglob("*.md")}
    assert {slug for deed in read_deeds() for slug in deed.wanted} <= slugs
