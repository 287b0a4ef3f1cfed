"""The code uses the words of docs/glossary.md; the documents use none of the phrases that it bans."""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.project import ROOT

GLOSSARY = ROOT / "docs" / "glossary.md"
MODULES = sorted((ROOT / "generator").rglob("*.py"))
DOCUMENTED = [*MODULES, *sorted((ROOT / "benchmarks").rglob("*.py"))]
DOCUMENTS = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "benchmarks" / "README.md"} - {GLOSSARY})
_PATH = re.compile(r"`((?:generator|theme|tests|docs|site_data|content|benchmarks)/[\w./-]+)`")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@cache
def rules() -> Any:
    """The machine-readable list of the glossary."""
    return yaml.safe_load(GLOSSARY.read_text("utf-8").partition("```yaml\n")[2].partition("```")[0])


def left(rule: dict[str, Any]) -> int:
    """How many uses a rule still allows. Raises KeyError for an exception without a reason."""
    return int(rule["left"]) if rule and rule["reason"] else 0


def defined_names(source: str) -> Iterator[str]:
    """Every class, function, parameter and variable that a module defines."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def docstrings(source: str) -> Iterator[str]:
    """Every text that stands as a statement of its own: of modules, classes, functions and attributes."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.value.value


def count_words(names: Iterable[str]) -> Counter[str]:
    """How often each word stands in names, in lower case."""
    return Counter(word.lower() for name in names for word in _WORD.findall(name))


def find_phrase(phrase: str, texts: Iterable[str]) -> list[str]:
    """Every use of a phrase, with the words around it."""
    pattern = re.compile(rf".{{0,30}}\b(?:{phrase})\b.{{0,30}}", re.IGNORECASE)
    return [match[0] for text in texts for match in pattern.finditer(text)]


def read(paths: Iterable[Path]) -> list[str]:
    return [path.read_text("utf-8") for path in paths]


def test_words_are_found_in_names_of_every_form() -> None:
    names = defined_names("class BigShare: ...\ndef fill_shelves(told): MAX_SHARE = told\n")
    assert count_words(names) == Counter(big=1, share=2, fill=1, shelves=1, told=1, max=1)


def test_phrases_are_found_in_docstrings_alone() -> None:
    source = 'def f():\n    """Read it anew."""\n    x = "anew"\n    """Renewed."""\n'
    assert find_phrase("anew", docstrings(source)) == ["Read it anew."]


@cache
def all_names() -> tuple[str, ...]:
    return tuple(name for source in read(MODULES) for name in defined_names(source))


@cache
def all_docstrings() -> tuple[str, ...]:
    return tuple(text for source in read(DOCUMENTED) for text in docstrings(source))


@pytest.mark.parametrize("word", rules()["names"])
def test_no_name_has_a_banned_word(word: str) -> None:
    names = [name for name in all_names() if word in count_words([name])]
    allowed = left(rules()["names"][word])
    assert len(names) <= allowed, f"{len(names)} names, docs/glossary.md allows {allowed}: {sorted(names)}"


def defined_types(source: str) -> Iterator[str]:
    """Every class and every named type of a module, such as `Output = tuple[str, bytes]`."""
    module = ast.parse(source)
    yield from (node.name for node in ast.walk(module) if isinstance(node, ast.ClassDef))
    for node in module.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            # Names of constants have capitals alone; a type variable such as `V` has no meaning outside its module.
            if re.match(r"_?[A-Z]", name) and not name.isupper() and not is_type_variable(node.value):
                yield name


def is_type_variable(value: ast.expr) -> bool:
    """Whether a value is a call of `TypeVar`."""
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "TypeVar"


def test_types_are_found_in_every_form() -> None:
    source = 'class A: ...\nPair = tuple[int, int]\nLIMIT = 3\nV = TypeVar("V")\nItem = TypeVar("Item")\n'
    assert list(defined_types(source)) == ["A", "Pair"]


def test_no_type_name_stands_twice() -> None:
    modules = defaultdict[str, list[str]](list)
    for path in MODULES:
        for name in defined_types(path.read_text("utf-8")):
            modules[name].append(path.relative_to(ROOT).as_posix())
    twice = {name: paths for name, paths in modules.items() if len(paths) > 1 and name not in rules()["classes"]}
    assert twice == {}, "two meanings need two words; the same meaning is imported"


@pytest.mark.parametrize("phrase", rules()["phrases"])
def test_no_docstring_has_a_banned_phrase(phrase: str) -> None:
    uses, allowed = find_phrase(phrase, all_docstrings()), left(rules()["phrases"][phrase])
    assert len(uses) <= allowed, f"{len(uses)} docstrings, docs/glossary.md allows {allowed}: {uses}"


@pytest.mark.parametrize("phrase", rules()["phrases"])
def test_no_document_has_a_banned_phrase(phrase: str) -> None:
    assert find_phrase(phrase, read(DOCUMENTS)) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files_that_documents_name_are_there(path: Path) -> None:
    # Names of the README's example, and of files that a guide asks its reader to write.
    named = [
        name for name in _PATH.findall(path.read_text("utf-8")) if "nguyen-van-mau" not in name and "my-" not in name
    ]
    assert [name for name in named if not (ROOT / name).exists()] == []
