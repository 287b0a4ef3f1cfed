"""The theme's scripts do after packing what they did before: rjsmin reads signs, not JavaScript."""

import json
import subprocess
from pathlib import Path

import pytest

from automation.node import find_node
from generator.reading import scripts
from tests.search.node import SCRIPTS
from tests.tools.npm import FOLDER, installed

_PARSER = FOLDER / "node_modules" / "prettier" / "plugins" / "babel.mjs"
_READ = Path(__file__).with_name("read_programs.mjs")


def _are_same(pairs: list[tuple[str, str]]) -> list[bool]:
    command = [str(find_node()), str(_READ), installed(_PARSER).as_uri()]
    answer = subprocess.run(command, input=json.dumps(pairs).encode(), stdout=subprocess.PIPE, check=True)
    return [bool(same) for same in json.loads(answer.stdout)]


@pytest.mark.parametrize("folder", ["", "embed"], ids=["of pages", "of other sites"])
def test_a_packed_script_is_the_same_program(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    modules = {path.relative_to(SCRIPTS).as_posix(): path.read_text(encoding="utf-8") for path in SCRIPTS.rglob("*.js")}
    packed = scripts.join_scripts(modules, folder)
    monkeypatch.setattr(scripts, "jsmin", lambda script: script)
    whole = scripts.join_scripts(modules, folder)
    same = _are_same([(whole[name], packed[name]) for name in whole])
    assert [name for name, is_same in zip(whole, same, strict=True) if not is_same] == []


def test_a_space_of_a_text_is_a_difference() -> None:
    assert _are_same([("a(`${b}: ${c}`)", "a(`${b}:${c}`)"), ("/* x */ a = (b);", "a=b")]) == [False, True]
