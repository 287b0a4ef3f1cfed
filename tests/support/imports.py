"""What tests of `ntvt import` share: options, and what was written."""

from pathlib import Path

from tests.support.commands import site_of
from tests.support.project import ROOT, lay_files

COMMON = ("--document", "hoan-kiem-2024", "--published", "2026-11-26")
ALL = (*COMMON, "--year", "2024", "--district", "hoan kiem", "--field", "kinh te")
KINH_TE = "content/profiles/hoan-kiem/kinh-te"


def lay_table(folder: Path, *lines: str) -> str:
    """Write a table with semicolons; its name."""
    lay_files(folder, {"bang.csv": "\n".join(lines) + "\n"})
    return "bang.csv"


def new_files(project: Path) -> dict[str, str]:
    """The texts of the profiles that the demo does not have, by path below `content/profiles/`."""
    demo = site_of(ROOT / "tests" / "site" / "content" / "profiles")
    files = site_of(project / "content" / "profiles")
    return {path: data.decode() for path, data in files.items() if path not in demo}
