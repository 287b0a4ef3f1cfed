"""What editors with VS Code get: problems beside lines, snippets that are valid profiles, schemas of every file."""

import json
import re
from datetime import date
from typing import Any, Literal

import pytest

from automation.generated import load_registry
from automation.schemas import KINDS, make_schema
from automation.vscode import SEVERITIES, write_settings, write_snippets, write_tasks
from generator.editing.profile_file import check_text
from generator.problems import format_problem
from generator.reading.files import SourceFile
from generator.records.problem import Problem
from generator.records.profile import Profile

_BLANK = re.compile(r"\$\{\d+[:|]([^},|]*)[^}]*\}")
_VALUES = {"mã trong site_data/sources.yml": "hoan-kiem-2019", "ba-dinh": "hoan-kiem", "2024": "2019"}


def fill(snippet: dict[str, Any]) -> str:
    """What an editor has who keeps the first choice of every blank, but names a document, a district and a year."""
    text = _BLANK.sub(lambda match: _VALUES.get(match[1], match[1]), "\n".join(snippet["body"]))
    text = text.replace("tên phường", "Hàng Bài").replace("$0", "")
    return text.replace("$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE", date(2026, 11, 26).isoformat())


@pytest.mark.parametrize(
    ("prefix", "name"), [("hoso", "nguyen-van-mau"), ("hosotreem", "nvm-01"), ("hosotapthe", "to-mau")]
)
def test_a_filled_snippet_is_a_profile_without_errors(prefix: str, name: str) -> None:
    snippets = json.loads(write_snippets(load_registry())).values()
    text = fill(next(snippet for snippet in snippets if snippet["prefix"] == prefix))
    file = SourceFile(f"content/profiles/hoan-kiem/kinh-te/{name}.md", ("hoan-kiem", "kinh-te", f"{name}.md"))
    assert [format_problem(problem) for problem in check_text(file, text, load_registry())] == []


@pytest.mark.parametrize(("level", "noun"), [("error", "lỗi"), ("warning", "cảnh báo")])
def test_what_the_check_prints_stands_beside_its_line(level: Literal["error", "warning"], noun: str) -> None:
    problem = Problem(
        path="content/a b.md", line=7, column=11, level=level, code="unknown-ward", message="sai: [x]", hint="y"
    )
    (check, *_) = json.loads(write_tasks())["tasks"]
    matches = {
        matcher["severity"]: match.groups()
        for matcher in check["problemMatcher"]
        if (match := re.search(matcher["pattern"]["regexp"], format_problem(problem).splitlines()[0]))
    }
    assert matches == {SEVERITIES[noun]: ("content/a b.md", "7", "11", "sai: [x]", "unknown-ward")}


def test_every_file_of_site_data_has_a_schema() -> None:
    files = set(json.loads(write_settings())["yaml.schemas"].values())
    assert {"site_data/fields.yml", "site_data/reports/*.yml", "site_data/sources.yml"} <= files


@pytest.mark.parametrize("name", KINDS)
def test_a_schema_knows_no_key_but_those_of_files(name: str) -> None:
    schema = make_schema(KINDS[name][0])
    entry = schema["properties"] if "properties" in schema else next(iter(schema["definitions"].values()))["properties"]
    assert entry.keys().isdisjoint({"slug", "path", "folder", "story_line"} if KINDS[name][0] is Profile else {"path"})
    assert "#/$defs/" not in json.dumps(schema)


def test_a_number_may_stand_without_quotes() -> None:
    value = make_schema(Profile)["definitions"]["Figure"]["properties"]["value"]
    assert value["anyOf"][0] == {"type": "integer"}
