"""Search works in Chrome 80, which still stands in old WebViews: it uses nothing that came later."""

import re

import pytest

from generator.reading.scripts import join_scripts
from tests.search.node import SCRIPTS

# What is newer than Chrome 80, with the version that brought it.
_NEWER = {
    r"\.at\(": 92,
    r"\.findLast(?:Index)?\(": 97,
    r"\.hasOwn\(": 93,
    r"\.replaceAll\(": 85,
    r"\.replaceChildren\(": 86,
    r"\.to(?:Reversed|Sorted|Spliced)\(": 110,
    r"\?\?=|\|\|=|&&=": 85,
    r"\bstructuredClone\(": 98,
    r"#\w+\(": 84,
    r"\bstatic\{": 94,
    r"\bPromise\.any\(": 85,
    r"\bgroupBy\(": 117,
}


@pytest.mark.parametrize("script", ["search.js", "results.js", "search-worker.js"])
def test_search_uses_nothing_newer_than_chrome_80(script: str) -> None:
    modules = {path.relative_to(SCRIPTS).as_posix(): path.read_text(encoding="utf-8") for path in SCRIPTS.rglob("*.js")}
    joined = join_scripts(modules)[script]
    found = {pattern: version for pattern, version in _NEWER.items() if re.search(pattern, joined, re.MULTILINE)}
    assert found == {}
