"""`python -m automation.generated` (`make generated`): write the files that are made from records and `site_data/`.

A test compares them with what is committed.
"""

import sys
from functools import lru_cache
from pathlib import Path

from automation.codeowners import ALL, read_owners, write_codeowners
from automation.issue_forms import list_options, write_options
from automation.schemas import KINDS, write_schema
from automation.vscode import write_extensions, write_settings, write_snippets, write_tasks
from generator.checking.rules.wrong_folder import CITY_FOLDER
from generator.reading.registry import read_registry
from generator.records.problem import InvalidInputError, has_errors
from generator.records.registry import Registry

ROOT = Path(__file__).parent.parent
GITHUB, VSCODE = ROOT / ".github", ROOT / ".vscode"


def make_files(registry: Registry) -> dict[Path, str]:
    """Make every generated file: its text by path."""
    files = {GITHUB / "CODEOWNERS": _make_codeowners(registry)}
    for path in sorted((GITHUB / "ISSUE_TEMPLATE").glob("*.yml")):
        files[path] = write_options(path.read_text(encoding="utf-8"), list_options(registry))
    files |= {VSCODE / "schemas" / f"{name}.schema.json": write_schema(kind) for name, (kind, _) in KINDS.items()}
    return files | {
        VSCODE / "extensions.json": write_extensions(),
        VSCODE / "settings.json": write_settings(),
        VSCODE / "tasks.json": write_tasks(),
        VSCODE / "ho-so.code-snippets": write_snippets(registry),
    }


def _make_codeowners(registry: Registry) -> str:
    folders = {ALL, CITY_FOLDER, *registry.places.districts, *registry.places.units}
    return write_codeowners(read_owners((GITHUB / "owners.csv").read_text(encoding="utf-8"), folders))


@lru_cache(maxsize=1)
def load_registry() -> Registry:
    """Read `site_data/`. Raises InvalidInputError where it has errors."""
    registry, problems = read_registry(ROOT / "site_data")
    if has_errors(problems):
        raise InvalidInputError(problems)
    return registry


if __name__ == "__main__":
    for place, text in make_files(load_registry()).items():
        if not place.exists() or place.read_text(encoding="utf-8") != text:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
            sys.stdout.write(f"{place.relative_to(ROOT).as_posix()}\n")
