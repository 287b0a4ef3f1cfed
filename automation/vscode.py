"""The files of `.vscode/`: schemas, tasks, snippets, for editors who have the repository on their machine."""

import json
from collections.abc import Sequence
from typing import Any

from automation.schemas import KINDS
from generator.editing.choices import Candidate
from generator.records.registry import Registry

_PLACE = r"^(.+?):(\d+):(\d+): "
SEVERITIES = {"lỗi": "error", "cảnh báo": "warning"}
"""How `ntvt check` calls each level, and how VS Code does."""


def write_settings() -> str:
    """Write what the folder asks of the program: which schema is for which file, and nothing from the network."""
    schemas = {f"./.vscode/schemas/{name}.schema.json": files for name, (_, files) in KINDS.items() if files}
    settings: dict[str, Any] = {
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "files.exclude": {"**/__pycache__": True, "**/*.egg-info": True, ".site.cache": True},
        "editor.unicodeHighlight.allowedLocales": {"vi": True},
        "[markdown]": {"editor.wordWrap": "on", "editor.quickSuggestions": {"other": True}},
        "yaml.schemaStore.enable": False,
        "yaml.schemas": schemas,
    }
    return _write(settings)


def write_extensions() -> str:
    """Write which extensions the program offers to install."""
    return _write({"recommendations": ["redhat.vscode-yaml", "editorconfig.editorconfig"]})


def write_tasks() -> str:
    """Write the commands of the menu "Run Task"; what `ntvt check` finds stands beside the lines."""
    check = {
        "problemMatcher": [_make_matcher(noun) for noun in SEVERITIES],
        "group": {"kind": "test", "isDefault": True},
    }
    return _write(
        {
            "version": "2.0.0",
            "tasks": [
                _make_task("Kiểm tra nội dung", "check") | check,
                _make_task("Thêm một hồ sơ", "new"),
                _make_task("Xem trước trang", "serve") | {"isBackground": True, "problemMatcher": []},
            ],
        }
    )


def _make_task(label: str, command: str) -> dict[str, Any]:
    # A program, not a line of a shell; on Windows a virtual environment has another folder.
    windows = {"command": r"${workspaceFolder}\.venv\Scripts\ntvt"}
    program = "${workspaceFolder}/.venv/bin/ntvt"
    return {"label": label, "type": "process", "command": program, "args": [command], "windows": windows}


def _make_matcher(noun: str) -> dict[str, Any]:
    return {
        "owner": f"ntvt-{SEVERITIES[noun]}",
        "source": "ntvt",
        "severity": SEVERITIES[noun],
        "fileLocation": ["relative", "${workspaceFolder}"],
        "pattern": {"regexp": rf"{_PLACE}{noun}: (.*) \[([a-z-]+)\]$", "file": 1, "line": 2, "column": 3,
                    "message": 4, "code": 5},
    }  # fmt: skip


def write_snippets(registry: Registry) -> str:
    """Write the snippets: type `hoso` in an empty file, and Tab leads from one blank to the next."""
    fields = [Candidate(field.id, field.name) for field in registry.fields.values()]
    districts = [Candidate(place.id, place.title) for place in registry.places.districts.values()]
    head = ["---", "name: ${1:Nguyễn Văn Mẫu}"]
    middle = [
        "summary: ${3:Một câu nói việc đã làm, không nhắc lại tên.}",
        f"fields: [{_choose(4, fields)}]",
        "honours:",
        "  - year: ${5:2024}",
        f"    district: {_choose(6, districts)}",
    ]
    source = '    source: {document: ${8:mã trong site_data/sources.yml}, section: "${9:mục trong văn bản}"}'
    end = [source, "published: $CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE", "---", "$0"]
    person = [
        *head,
        "honorific: ${2|ông,bà,cô,thầy,anh,chị,đồng chí|}",
        "roles:",
        "  - {title: ${10:Tổ trưởng tổ dân phố}}",
    ]
    ward = ["    ward: ${7:tên phường, không kèm chữ phường}"]
    child = ["---", "name: ${1:N.V.M.}", "honorific: em", "minor: true"]
    honour = [*ward, *end]
    snippets = {
        "Hồ sơ một người": _make_snippet("hoso", [*person, *middle, *honour]),
        "Hồ sơ một em nhỏ, chỉ chữ cái đầu": _make_snippet("hosotreem", [*child, *middle, *honour]),
        "Hồ sơ một tập thể": _make_snippet("hosotapthe", [*head, "kind: collective", *middle, *honour]),
        "Thêm một lần được nêu gương, khen thưởng": _make_snippet("lan", [*middle[3:], *ward, source]),
    }
    return _write(snippets)


def _make_snippet(prefix: str, body: Sequence[str]) -> dict[str, Any]:
    return {"scope": "markdown", "prefix": prefix, "body": list(body)}


def _choose(number: int, candidates: Sequence[Candidate]) -> str:
    return f"${{{number}|{','.join(candidate.id for candidate in candidates)}|}}"


def _write(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
