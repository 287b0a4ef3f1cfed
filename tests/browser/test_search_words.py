"""One set of vectors for the words of search, on the Python side and on the JavaScript side."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from generator import vietnamese
from generator.search.syllables import fold, key, words
from tests.search import reference
from tests.search.vectors import VECTORS, rows, vietnamese_text
from tests.search.worker import call, open_worker
from tests.support.project import ROOT
from tests.tools.server import serve

PROFILES = sorted((ROOT / "content" / "profiles").rglob("*.md"))


@pytest.fixture(scope="module")
def worker(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("worker")
    (folder / "index.html").write_text("<!DOCTYPE html>", encoding="utf-8")
    with serve(folder) as address:
        page = open_worker(browser, address)
        yield page
        page.context.close()


def test_javascript_takes_texts_apart(worker: Page) -> None:
    assert call(worker, "words", rows("words", "text")) == [found for (found,) in rows("words", "words")]


def test_both_sides_clean_texts(worker: Page) -> None:
    expected = [cleaned for (cleaned,) in rows("cleaned", "cleaned")]
    assert [vietnamese.clean(text) for (text,) in rows("cleaned", "text")] == expected
    assert call(worker, "clean", rows("cleaned", "text")) == expected


def test_a_query_with_look_alikes_is_the_same_query(worker: Page) -> None:
    parsed = call(worker, "(query) => parse(query).map((token) => token.key)", [("Ðặng\u200b Vаn",), ("đặng van",)])
    assert parsed[0] == parsed[1]


def test_javascript_makes_keys_and_folds_them(worker: Page) -> None:
    expected = rows("keys", "key", "folded")
    made = call(worker, "(word) => [key(word), fold(key(word))]", rows("keys", "word"))
    assert [tuple(row) for row in made] == expected


@pytest.mark.parametrize(("section", "function"), [("telex", "fromTelex"), ("vni", "fromVni")])
def test_raw_keys_are_read(worker: Page, section: str, function: str) -> None:
    read = call(worker, function, rows(section, "raw"))
    assert list(zip((row["raw"] for row in VECTORS[section]), read, strict=True)) == rows(section, "raw", "word")


@pytest.mark.parametrize(("function", "writings"), [("fromTelex", reference.telex), ("fromVni", reference.vni)])
def test_every_way_to_type_a_word_of_the_gallery_is_read(worker: Page, function: str, writings: Any) -> None:
    known = {word for path in PROFILES for word in words(path.read_text(encoding="utf-8"))}
    marked = sorted(word for word in known if fold(word) != word and set(fold(word)) & set("aeiouy"))
    assert len(marked) > 500
    typed = [(raw, vietnamese.spell(word)) for word in marked for raw in dict.fromkeys(writings(word))]
    # "bast" could be bát; the reading leaves -st to English (see the vectors).
    typed = [(raw, word) for raw, word in typed if not raw.endswith("st")]
    read = call(worker, function, [(raw,) for raw, _ in typed])
    wrong = [(raw, word, one) for (raw, word), one in zip(typed, read, strict=True) if one != word]
    assert wrong == []


def test_a_key_is_shown_as_we_write_it(worker: Page) -> None:
    expected = [one for (one,) in rows("written", "written")]
    assert [reference.written(one) for (one,) in rows("written", "key")] == expected
    assert call(worker, "spell", rows("written", "key")) == expected


def test_words_one_letter_apart_are_near(worker: Page) -> None:
    expected = [near for (near,) in rows("near", "near")]
    assert [reference.is_near(*row) for row in rows("near", "one", "two")] == expected
    assert call(worker, "isNear", rows("near", "one", "two")) == expected


def test_words_with_mixed_up_sounds_are_alike(worker: Page) -> None:
    expected = [alike for (alike,) in rows("sounds", "alike")]
    assert [reference.sounds_alike(*row) for row in rows("sounds", "one", "two")] == expected
    assert call(worker, "soundsLike", rows("sounds", "one", "two")) == expected


def test_a_query_is_taken_apart(worker: Page) -> None:
    for row, tokens in zip(VECTORS["queries"], call(worker, "parse", rows("queries", "query")), strict=True):
        found = {
            "query": row["query"],
            "words": [token["word"] for token in tokens],
            "marked": any(token["marked"] for token in tokens),
            "quoted": [bool(token["quote"]) for token in tokens],
            "begins": bool(tokens) and tokens[-1]["begins"],
        }
        assert found == row


@pytest.mark.parametrize("order", VECTORS["order"], ids=lambda order: str(order["name"]))
def test_the_better_stands_first(worker: Page, order: dict[str, Any]) -> None:
    found = [{**dict.fromkeys(reference.WEIGHTS, 0), **row} for row in order["best_first"]]
    here = [reference.score(row) for row in found]
    assert all(better > worse for better, worse in pairwise(here)), here
    assert call(worker, "score", [(row,) for row in found]) == pytest.approx(here)


def test_both_sides_make_the_same_keys_of_any_text(worker: Page) -> None:
    texts: list[str] = []

    @given(st.one_of(vietnamese_text, st.text(st.characters(max_codepoint=0x24F), max_size=30)))
    def gather(text: str) -> None:
        texts.append(text)

    gather()
    made = call(
        worker, "(text) => words(text).map((word) => [key(word), fold(key(word))])", [(text,) for text in texts]
    )
    assert made == [[[key(word), fold(key(word))] for word in words(text)] for text in texts]
