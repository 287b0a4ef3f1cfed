"""What the documents say of the program is true: links, commands, names, tables of the cache, the README's example."""

import re
import shutil
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from generator.cache import TABLES
from tests.support.commands import invoke_ntvt
from tests.support.project import ROOT

README = ROOT / "README.md"
ARCHITECTURE = ROOT / "docs" / "architecture.md"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "benchmarks" / "README.md"])
_CODE_SPAN = re.compile(r"^```.*?^```|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)")
_BACKTICKS = re.compile(r"`([^`\n]+)`")
_CODE = (".py", ".html", ".js", ".yml", ".toml")
# What the guides let their reader write.
_EXAMPLES = {"known_as", "NEWEST", "bare_summary.py"}


@cache
def words_of_code() -> frozenset[str]:
    """Every word of the program, its theme, data and tests, and every name of a file."""
    folders = (
        "generator",
        "theme",
        "automation",
        ".github",
        "benchmarks",
        "tests",
        "docs",
        "site_data",
        "requirements",
    )
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*") if "node_modules" not in path.parts]
    texts = [path.read_text(encoding="utf-8") for path in paths if path.suffix in _CODE] + [
        (ROOT / name).read_text(encoding="utf-8") for name in ("mkdocs.yml", "pyproject.toml", "Makefile")
    ]
    return frozenset(re.findall(r"\w+", "\n".join(texts))) | {path.name for path in (*paths, *ROOT.iterdir())}


def headings(document: Path) -> set[str]:
    """The anchors of a document's headings, as GitHub makes them."""
    titles = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def name_document(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_document)
def test_every_link_of_a_document_leads_somewhere(document: Path) -> None:
    for target, anchor in _LINK.findall(_CODE_SPAN.sub("", document.read_text(encoding="utf-8"))):
        path = document.parent / target if target else document
        assert path.exists(), target
        assert not anchor or anchor in headings(path), f"{target}#{anchor}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_document)
def test_every_command_of_a_document_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {name for name in re.findall(r"(?:`|^)make ([a-z]+)", text, re.MULTILINE) if name not in targets} == set()
    modules = re.findall(r"python3? -m ([\w.]+)", text)
    assert [name for name in modules if not find_spec(name)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_document)
def test_every_name_of_code_in_a_document_is_there(document: Path) -> None:
    """Names with an underscore or capitals, and names of files; a path is held by the test of the glossary."""
    texts = _BACKTICKS.findall(document.read_text(encoding="utf-8"))
    names = [text for text in texts if re.fullmatch(r"\w*(?:_\w+|[A-Z]\w*)|\w+\.(?:py|html|js|yml)", text)]
    assert [name for name in names if name not in words_of_code() | _EXAMPLES] == []


def test_every_module_that_the_picture_of_the_steps_names_is_there() -> None:
    modules = re.findall(r"[a-z_/]+\.py", (ROOT / "docs" / "steps.svg").read_text(encoding="utf-8"))
    assert len(modules) > 5
    assert [module for module in modules if not (ROOT / "generator" / module).exists()] == []


def test_the_page_on_the_program_lists_every_table_of_the_cache() -> None:
    section = ARCHITECTURE.read_text(encoding="utf-8").partition("## What the cache keeps")[2].partition("\n## ")[0]
    assert sorted(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == sorted(TABLES)


def test_the_example_of_the_readme_is_right_and_its_mistake_gives_that_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = README.read_text(encoding="utf-8")
    profile, message = (text.partition(f"```{kind}\n")[2].partition("```")[0] for kind in ("markdown", "text"))
    place, found, meant = (
        re.findall(pattern, message)[0] for pattern in (r"^(.+?):\d", r'phường "(.+?)"', r'có phải "(.+?)"')
    )
    for folder in ("content", "site_data", "theme"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    path = Path(place)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(profile, encoding="utf-8")
    code, output = invoke_ntvt("check")
    assert (code, len(output.splitlines())) == (0, 1), output
    path.write_text(profile.replace(meant, found), encoding="utf-8")
    assert invoke_ntvt("check") == (1, message)
