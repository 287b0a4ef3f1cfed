"""Problems as other programs read them: JSON, annotations of GitHub, Code Quality of GitLab, SARIF, Markdown."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from msgspec import json

from generator.problems import LEVEL_NAMES, count_problems, escape_invisible
from generator.records.problem import Problem

MESSAGES = "bien-tap/thong-bao-loi/"
"""The page of the site that explains every code."""

_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_NEW_LINE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_LINE_NUMBER = re.compile(r"(?<=dòng )\d+")


def write_json(problems: Sequence[Problem], site_url: str) -> str:
    """Write a list of objects with the fields of `Problem`."""
    return _dump([{name: getattr(problem, name) for name in _FIELDS} for problem in problems])


def write_github(problems: Sequence[Problem], site_url: str) -> str:
    """Write a workflow command for each problem, which GitHub shows beside the line."""
    return "\n".join(map(_write_annotation, problems))


def write_gitlab(problems: Sequence[Problem], site_url: str) -> str:
    """Write a Code Quality report, as GitLab reads it."""
    return _dump(
        [
            {
                "description": _describe(problem),
                "check_name": problem.code,
                "fingerprint": fingerprint,
                "severity": "major" if problem.level == "error" else "minor",
                "location": {"path": problem.path, "lines": {"begin": problem.line}},
            }
            for problem, fingerprint in _identify(problems)
        ]
    )


def write_sarif(problems: Sequence[Problem], site_url: str) -> str:
    """Write SARIF 2.1.0 (OASIS); columns count characters."""
    codes = sorted({problem.code for problem in problems})
    help_url = {"helpUri": f"{site_url}{MESSAGES}"} if site_url else {}
    results = [
        {
            "ruleId": problem.code,
            "ruleIndex": codes.index(problem.code),
            "level": problem.level,
            "message": {"text": _describe(problem)},
            "locations": [{"physicalLocation": _locate(problem)}],
            "partialFingerprints": {"problem/v1": fingerprint},
        }
        for problem, fingerprint in _identify(problems)
    ]
    driver = {"name": "ntvt", "rules": [{"id": code, **help_url} for code in codes]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return _dump({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


FORMATS: dict[str, Callable[[Sequence[Problem], str], str]] = {
    "json": write_json,
    "github": write_github,
    "gitlab": write_gitlab,
    "sarif": write_sarif,
}
"""By name of a format the function that writes problems in it; it takes the site's address, or ""."""


def write_summary(profiles: int, problems: Sequence[Problem]) -> str:
    """Write what a check found as Markdown, for the page of a job."""
    if not problems:
        return f"### Kiểm tra nội dung\n\n{profiles} hồ sơ, không có lỗi.\n"
    rows = "".join(
        f"| {_escape_cell(problem.path)}:{problem.line} | {LEVEL_NAMES[problem.level]} "
        f"| {_escape_cell(problem.message)} | {_escape_cell(problem.hint)} | `{problem.code}` |\n"
        for problem in problems
    )
    columns = "| Chỗ | Mức | Nội dung | Gợi ý | Mã |\n|---|---|---|---|---|\n"
    return f"### Kiểm tra nội dung\n\n{profiles} hồ sơ; {count_problems(problems)}.\n\n{columns}{rows}"


_FIELDS = ("path", "line", "column", "level", "code", "message", "hint")


def _describe(problem: Problem) -> str:
    return escape_invisible(f"{problem.message}. {problem.hint}" if problem.hint else problem.message)


def _write_annotation(problem: Problem) -> str:
    place = f"file={_escape_property(problem.path)},line={problem.line},col={problem.column}"
    text = "\n".join([escape_invisible(line) for line in (problem.message, problem.hint) if line])
    return f"::{problem.level} {place},title={_escape_property(problem.code)}::{_escape_data(text)}"


def _escape_data(text: str) -> str:
    return "".join(_NEW_LINE.get(letter, letter) for letter in text)


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


def _locate(problem: Problem) -> dict[str, Any]:
    path = quote(problem.path.encode("utf-8", "surrogateescape"))
    region = {"startLine": problem.line, "startColumn": problem.column}
    return {"artifactLocation": {"uri": path, "uriBaseId": "%SRCROOT%"}, "region": region}


def _identify(problems: Sequence[Problem]) -> Iterator[tuple[Problem, str]]:
    """Yield each problem with an id that stays when other lines of the file change."""
    seen = Counter[str]()
    for problem in problems:
        text = f"{problem.path}\0{problem.code}\0{_LINE_NUMBER.sub('', problem.message)}"
        seen[text] += 1
        data = f"{text}\0{seen[text]}".encode("utf-8", "surrogateescape")
        yield problem, hashlib.blake2b(data, digest_size=16).hexdigest()


def _escape_cell(text: str) -> str:
    """Escape a text for a cell of a Markdown table, so that it is shown as it stands."""
    return re.sub(r"([\\|<>&*_`\[\]#~])", r"\\\1", escape_invisible(text))


def _dump(value: Any) -> str:
    return json.format(json.encode(value), indent=2).decode()
