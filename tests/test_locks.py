"""The lock files: complete, hashed, agreeing with each other, and naming no host."""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXTRAS = ["bench", "cluster"]
LOCKS = [*(f"requirements/{name}.lock" for name in ["site", "test", *EXTRAS]), "tests/tools/package-lock.json"]
ENTRY = re.compile(r"^([a-z0-9.-]+)==([^ ;\\]+)[^\\\n]*\\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.M)


def locked(name: str) -> set[tuple[str, str]]:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    entries = {(package, version) for package, version, _ in ENTRY.findall(text)}
    assert len(entries) == len(re.findall(r"^[^\s#]", text, re.M)), "an entry without hash"
    return entries


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=]", requirement)[0].lower() for requirement in requirements}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host(lock: str) -> None:
    assert "://" not in (ROOT / lock).read_text(encoding="utf-8")


@pytest.mark.parametrize("extra", ["test", *EXTRAS])
def test_the_lock_of_an_extra_holds_the_site_lock(extra: str) -> None:
    assert locked("site.lock") <= locked(f"{extra}.lock")


@pytest.mark.parametrize("extra", EXTRAS)
def test_an_extra_can_be_installed_beside_the_tests(extra: str) -> None:
    ours, tests = dict(locked(f"{extra}.lock")), dict(locked("test.lock"))
    assert {name for name in ours.keys() & tests.keys() if ours[name] != tests[name]} == set()


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert names(project["dependencies"]) | {"setuptools"} <= {name for name, _ in locked("site.lock")}
    for extra, wanted in project["optional-dependencies"].items():
        assert names(wanted) <= {name for name, _ in locked(f"{extra}.lock")}


def test_the_npm_lock_holds_the_exact_versions_with_hashes() -> None:
    wanted = json.loads((ROOT / "tests/tools/package.json").read_text(encoding="utf-8"))["devDependencies"]
    packages = json.loads((ROOT / "tests/tools/package-lock.json").read_text(encoding="utf-8"))["packages"]
    found = {name.removeprefix("node_modules/"): entry for name, entry in packages.items() if name}
    assert {name: found[name]["version"] for name in wanted} == wanted
    # The others are TypeScript's own programs for each system.
    assert {name for name in found if not name.startswith("@typescript/")} == wanted.keys()
    assert all(entry["integrity"].startswith("sha512-") for entry in found.values())
