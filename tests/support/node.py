"""Run modules of the theme's scripts in Node, without a browser."""

import json
import subprocess
from pathlib import Path
from typing import Any

from automation.node import find_node
from tests.support.project import ROOT

SCRIPTS = ROOT / "theme" / "scripts"


def run_module(module: Path, data: dict[str, Any]) -> Any:
    """Run a module that reads JSON and prints JSON; it finds the folder of the theme's scripts under `folder`."""
    # The theme's files are modules without saying so in a package.json.
    command = [str(find_node()), "--no-warnings", "--experimental-default-type=module", str(module)]
    text = json.dumps({"folder": SCRIPTS.as_posix(), **data})
    result = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8")
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)
