"""Our own words are spelled "xóa, hòa, thủy": in messages, templates, pages and the words of `site_data/`."""

import ast
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.project import ROOT

# The tone on the second letter of an open oa, oe, uy; "qu" is a consonant, so "quý" is spelled so.
_TONE_ON_THE_SECOND_LETTER = re.compile(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![a-zà-ỹ])", re.IGNORECASE)

# Names, titles and section headings keep the spelling of their source.
_SOURCES_OWN = {"name", "title", "organisation", "section", "document", "publisher", "wording", "aliases", "ward"}

MODULES = sorted((ROOT / "generator").rglob("*.py"))
TEXTS = sorted(
    [
        *(ROOT / "theme").rglob("*.html"),
        *(ROOT / "theme").rglob("examples.yml"),
        *(ROOT / "content" / "pages").rglob("*.md"),
        *ROOT.glob("README.vi.md"),
        *(ROOT / "docs").glob("*.md"),
    ]
)
RECORDS = sorted([*(ROOT / "site_data").rglob("*.yml"), *(ROOT / "content" / "profiles").rglob("*.md")])


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def misspelled(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if _TONE_ON_THE_SECOND_LETTER.search(text)]


def messages(path: Path) -> list[str]:
    """Every string of a module but its docstrings, which may discuss spelling."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docstrings)
    return [node.value for node in constants if isinstance(node.value, str)]


def own_words(value: Any) -> Iterable[str]:
    """The texts of a record that editors wrote themselves."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in _SOURCES_OWN:
                yield from own_words(item)
    elif isinstance(value, list):
        for item in value:
            yield from own_words(item)
    elif isinstance(value, str):
        yield value


def without_code(text: str) -> str:
    """A text without code spans and quotations, which may show the other spelling."""
    return re.sub(r"`[^`\n]*`|“[^”\n]*”", "", text)


@pytest.mark.parametrize("word", ["xoá", "Hoà", "thuỷ", "khoẻ", "tuỳ thân"])
def test_a_tone_on_the_second_letter_is_found(word: str) -> None:
    assert misspelled([word]) == [word]


@pytest.mark.parametrize("word", ["xóa", "thủy", "quý", "hoàn", "toàn quận", "huýt"])
def test_other_words_are_left_alone(word: str) -> None:
    assert misspelled([word]) == []


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_messages_are_spelled_our_way(path: Path) -> None:
    assert misspelled(messages(path)) == []


@pytest.mark.parametrize("path", TEXTS, ids=named)
def test_templates_and_pages_are_spelled_our_way(path: Path) -> None:
    assert misspelled(without_code(path.read_text(encoding="utf-8")).splitlines()) == []


@pytest.mark.parametrize("path", RECORDS, ids=named)
def test_records_are_spelled_our_way_but_for_names(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    _, head, story = text.split("---\n", 2) if path.suffix == ".md" else ("", text, "")
    assert misspelled(without_code(line) for line in [*own_words(yaml.safe_load(head)), *story.splitlines()]) == []
