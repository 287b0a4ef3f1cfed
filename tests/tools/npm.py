"""Tools that only npm carries: versions and hashes in package-lock.json.

`python -m tests.tools.npm prettier|tsc [arguments]` runs one of them in the current folder.
"""

import subprocess
import sys
from pathlib import Path

from automation.node import find_node, install_packages

FOLDER = Path(__file__).parent
_MODULES = FOLDER / "node_modules"
VNU_JAR = _MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
AXE = _MODULES / "axe-core" / "axe.min.js"
SITEMAP_SCHEMA = _MODULES / "sitemap" / "schema" / "sitemap.xsd"
JSON_FEED_SCHEMA = _MODULES / "jsonfeed-schema" / "schema-v1.1.json"
JQUERY = _MODULES / "jquery" / "dist" / "jquery.min.js"
BOOTSTRAP = _MODULES / "bootstrap" / "dist"
"""What old portals are made with: jQuery 1 and Bootstrap 3."""
_PROGRAMS = {"prettier": _MODULES / "prettier/bin/prettier.cjs", "tsc": _MODULES / "typescript/bin/tsc"}


def install() -> None:
    """Install the packages into tests/tools/node_modules; raises CalledProcessError when npm fails."""
    install_packages(FOLDER)


def installed(file: Path) -> Path:
    """The file itself; raises FileNotFoundError with the remedy when it is not there."""
    if not file.is_file():
        raise FileNotFoundError(f"{file}: chưa cài, hãy chạy `make test` · not installed, run `make test`")
    return file


def run(program: str, arguments: list[str]) -> int:
    """Run a program of the packages; returns its exit code."""
    return subprocess.run([find_node(), installed(_PROGRAMS[program]), *arguments]).returncode


if __name__ == "__main__":
    sys.exit(run(sys.argv[1], sys.argv[2:]))
