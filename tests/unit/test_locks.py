"""The lock files: complete, hashed, agreeing with each other, and naming no host."""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NPM = ["editor", "tests/tools", "benchmarks/pagefind"]
LOCKS = [
    *(f"requirements/{name}.lock" for name in ["build", "site", "test", "editor", "peers"]),
    *(f"{name}/package-lock.json" for name in NPM),
]
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


def test_the_lock_of_the_tests_holds_the_site_lock_and_that_what_builds_packages() -> None:
    assert names([name for name, _ in locked("build.lock")]) == {"setuptools"}
    assert locked("build.lock") <= locked("site.lock") <= locked("test.lock")


def test_the_lock_of_the_peers_holds_the_hugo_that_is_asked_for() -> None:
    assert [(name, version.rpartition(".")[0]) for name, version in locked("peers.lock")] == [("hugo", "0.168")]


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert names(project["dependencies"]) | {"setuptools"} <= {name for name, _ in locked("site.lock")}
    for extra, wanted in project["optional-dependencies"].items():
        assert names(wanted) <= {name for name, _ in locked(f"{extra}.lock")}


@pytest.mark.parametrize("folder", NPM)
def test_an_npm_lock_holds_the_exact_versions_with_hashes(folder: str) -> None:
    wanted = json.loads((ROOT / folder / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    packages = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    found = {name.removeprefix("node_modules/"): entry for name, entry in packages.items() if name}
    assert {name: found[name]["version"] for name in wanted} == wanted
    # The others are programs for each system, Pagefind's in its own version, TypeScript's and esbuild's, and what a
    # package needs.
    others = {
        name.rpartition("node_modules/")[2]: entry["version"] for name, entry in found.items() if name not in wanted
    }
    needed = {name for entry in found.values() for name in entry.get("dependencies", {})}
    assert {name.partition("/")[0] for name in others.keys() - needed} <= {"@esbuild", "@pagefind", "@typescript"}
    assert {version for name, version in others.items() if name.startswith("@pagefind/")} <= {*wanted.values()}
    assert all(entry["integrity"].startswith("sha512-") for entry in found.values())
