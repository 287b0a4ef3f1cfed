"""The four sentences of who may do what, held by reading the imports and names of every module."""

import ast
import re
from pathlib import Path

import pytest

from tests.support.project import ROOT

MODULES = sorted((ROOT / "generator").rglob("*.py"))
_DISK_MODULES = {"os", "shutil", "tempfile", "glob", "fileinput"}
_DISK_NAMES = {"open", "mkdir", "rmdir", "unlink", "iterdir", "rglob", "glob", "scandir", "touch", "rename"}
_DISK_NAMES |= {"read_text", "read_bytes", "write_text", "write_bytes", "symlink_to", "exists", "is_file"}
_DISK_BUILTINS = {"open"}
_PRINT_NAMES = {"print", "echo", "secho", "stdout", "stderr"}


def imports(path: Path) -> set[str]:
    """The first part of every module that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found


def attributes(path: Path) -> set[str]:
    """Every attribute that a file uses, but for Pillow's, which is handed bytes."""
    nodes = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Attribute)]
    return {node.attr for node in nodes if not (isinstance(node.value, ast.Name) and node.value.id == "Image")}


def plain_names(path: Path) -> set[str]:
    """Every name that a file uses by itself."""
    return {node.id for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Name)}


def outside(*folders: str) -> list[Path]:
    return [path for path in MODULES if path.relative_to(ROOT / "generator").parts[0] not in folders]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", outside("reading", "publishing", "editing", "cache.py"), ids=named)
def test_only_reading_publishing_and_the_cache_touch_the_disk(path: Path) -> None:
    assert not imports(path) & _DISK_MODULES
    assert not attributes(path) & _DISK_NAMES
    assert not plain_names(path) & _DISK_BUILTINS


@pytest.mark.parametrize("path", outside("commands"), ids=named)
def test_only_the_commands_print(path: Path) -> None:
    assert not (attributes(path) | plain_names(path)) & _PRINT_NAMES
    assert not imports(path) & {"click", "rich"}


@pytest.mark.parametrize("path", outside("host"), ids=named)
def test_only_the_host_imports_mkdocs(path: Path) -> None:
    assert not imports(path) & {"mkdocs", "material"}


@pytest.mark.parametrize("path", outside("rendering"), ids=named)
def test_only_rendering_imports_jinja2(path: Path) -> None:
    assert "jinja2" not in imports(path)


def test_a_value_reaches_the_page_unescaped_only_from_a_name_that_ends_in_html() -> None:
    templates = sorted((ROOT / "theme" / "components").rglob("*.html")) + sorted(
        (ROOT / "theme" / "pages").glob("*.html")
    )
    unescaped = [
        match[1] for path in templates for match in re.finditer(r"(\S+?)\s*\|\s*safe\b", path.read_text("utf-8"))
    ]
    assert unescaped
    assert [name for name in unescaped if not name.endswith("_html")] == []
