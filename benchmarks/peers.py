"""The same gallery for other generators: the same files, laid out as each wants them, which is not timed.

A profile keeps its front matter and its story as they stand; its title and the terms that the generator is to list it
under, which it could not find inside honours, come after the rest of the front matter.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.building.archive import read_archive
from generator.reading.digests import digest_folder
from generator.reading.files import read_text
from generator.reading.front_matter import split_front_matter
from generator.records.profile import Profile
from generator.records.registry import Registry

PAGEFIND = "1.5.2"
_HUGO = Path(__file__).parent / "hugo"
_MKDOCS = """site_name: Người tốt, việc tốt
site_url: https://nguoitotviectot.example/
theme: {name: material, language: vi, font: false}
plugins: [search, tags]
nav: [index.md, tags.md]
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator to compare with: its commands, run one after the other in `folder`, and what they write."""

    name: str
    commands: tuple[tuple[str, ...], ...]
    folder: Path
    output: str
    leftovers: tuple[str, ...] = ()


def peers(gallery: Path, cache: Path, say: Callable[[str], None]) -> Iterator[Peer]:
    """Those that are installed, their files ready below `gallery`; `say` tells how to get the others."""
    if (hugo := shutil.which("hugo")) is None:
        say("Hugo is not installed: apt install hugo, or gohugo.io/installation")
    else:
        folder = _converted(gallery, "hugo", _hugo_files)
        render = (hugo, "--quiet")
        yield Peer("Hugo", (render,), folder, "public", ("resources",))
        if (python := _pagefind(cache, say)) is not None:
            search = (str(python), "-m", "pagefind", "--site", "public")
            yield Peer(f"Hugo + Pagefind {PAGEFIND}", (render, search), folder, "public", ("resources",))
    folder = _converted(gallery, "mkdocs", _mkdocs_files)
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet")
    yield Peer("MkDocs + Material (search, tags)", (command,), folder, "site")


def _pagefind(cache: Path, say: Callable[[str], None]) -> Path | None:
    """The Python of an environment in the cache that has Pagefind; it is made when it is not there."""
    folder = (cache / "pagefind").absolute()
    python = folder / "bin" / "python"
    if (folder / "installed").exists():
        return python
    try:
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True, capture_output=True)
        install = [str(python), "-m", "pip", "install", "--only-binary", ":all:", f"pagefind[bin]=={PAGEFIND}"]
        subprocess.run(install, check=True, capture_output=True)
    except subprocess.CalledProcessError as error:
        say(f"Pagefind could not be installed: pip install 'pagefind[bin]=={PAGEFIND}' in {folder}\n{error.stderr!r}")
        return None
    (folder / "installed").touch()
    return python


def _converted(gallery: Path, name: str, files: Callable[[Path, Registry, tuple[Profile, ...]], None]) -> Path:
    """The folder of a peer's files, made anew when the code that makes them changed."""
    folder, stamp = gallery / name, digest_folder(Path(__file__).parent, ("peers.py", ".html", ".toml"))
    mark = folder / ".converted"
    if not mark.exists() or mark.read_text(encoding="utf-8") != stamp:
        shutil.rmtree(folder, ignore_errors=True)
        archive = read_archive(gallery / "content", gallery / "site_data")
        files(folder, archive.registry, tuple(archive.profiles()))
        mark.write_text(stamp, encoding="utf-8")
    return folder


def _hugo_files(folder: Path, registry: Registry, profiles: tuple[Profile, ...]) -> None:
    shutil.copytree(_HUGO, folder)
    for profile in profiles:
        more = {"title": profile.name, **_terms(profile, registry)}
        _write(folder / "content" / "ho-so" / f"{profile.slug}.md", profile, more)


def _mkdocs_files(folder: Path, registry: Registry, profiles: tuple[Profile, ...]) -> None:
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_MKDOCS, encoding="utf-8")
    (docs / "index.md").write_text("# Người tốt, việc tốt\n", encoding="utf-8")
    (docs / "tags.md").write_text("# Danh mục\n\n<!-- material/tags -->\n", encoding="utf-8")
    for profile in profiles:
        tags = [term for terms in _terms(profile, registry).values() for term in terms]
        more = {"title": profile.name, "description": profile.summary or "", "tags": list(dict.fromkeys(tags))}
        _write(docs / "ho-so" / f"{profile.slug}.md", profile, more, f"{profile.summary or ''}\n\n")


def _terms(profile: Profile, registry: Registry) -> dict[str, list[str]]:
    """The four taxonomies; no term twice."""
    districts = [registry.places.districts[one.district].title for one in profile.honours if one.district]
    return {
        "quan": list(dict.fromkeys(districts)),
        "phuong": list(dict.fromkeys(one.ward for one in profile.honours if one.ward)),
        "linh-vuc": [registry.fields[key].name for key in profile.fields],
        "nam": [str(year) for year in profile.years],
    }


def _write(path: Path, profile: Profile, more: Mapping[str, object], first: str = "") -> None:
    """A profile's file with `more` in its front matter, and a `first` paragraph before its story."""
    split, _ = split_front_matter(profile.path, read_text(profile.path).text or "")
    assert split is not None
    added = yaml.dump(more, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{split.yaml}{added}---\n{first}{split.story}", encoding="utf-8")
