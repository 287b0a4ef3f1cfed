"""A project to try things on: the demo gallery of `tests/site/` laid out as an editor has it."""

import base64
import shutil
from collections.abc import Mapping
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

import generator.build
from generator.cache import no_cache
from generator.host.render import render_host_pages
from generator.steps.gallery import Project
from generator.steps.tasks import Tasks

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "tests" / "site"


def lay_demo(folder: Path) -> Path:
    """Copy the demo's `content/` and `site_data/` into `folder`, beside the real `mkdocs.yml` and `theme/`."""
    shutil.copytree(DEMO, folder, dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "theme").symlink_to(ROOT / "theme", target_is_directory=True)
    return folder


def lay_crowd(folder: Path, count: int) -> None:
    """Lay out the demo with `count` more people, and with a theme of its own that a test may change."""
    lay_demo(folder)
    (folder / "theme").unlink()
    shutil.copytree(ROOT / "theme", folder / "theme")
    lay_files(folder, crowd(count))


def lay_files(folder: Path, files: Mapping[str, Any]) -> None:
    """Write files by path below `folder`; None deletes a file or a folder, see `_bytes` for the other forms."""
    for name, content in files.items():
        path = folder / name
        if content is None:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_bytes(content))


def _bytes(content: str | Mapping[str, Any]) -> bytes:
    """Text is UTF-8; `{latin: text}`, `{utf-16: text}`, `{base64: bytes}`, or `{before, repeat, times, after}`."""
    if isinstance(content, str):
        return content.encode()
    for encoding in {"latin", "utf-16"} & content.keys():
        return str(content[encoding]).encode(encoding)
    if "base64" in content:
        return base64.b64decode(content["base64"])
    return f"{content['before']}{content['repeat'] * content['times']}{content['after']}".encode()


def build(
    folder: Path, content: Path, data: Path, executor: Executor | None = None, config: Path = ROOT / "mkdocs.yml"
) -> Path:
    """Build the gallery of `content` and `data` into `folder`, with the project's own theme and navigation."""
    with no_cache() as cache:
        result = generator.build.build(
            Project(content, data, config), folder, cache, Tasks(executor), render_host_pages
        )
    assert result.published is not None, result.problems
    return folder


def crowd(count: int) -> dict[str, str]:
    """That many profiles in one list, by path: more than a page of a listing holds."""
    tones = ("Ân", "Ấn", "Ẩn", "Bảo", "Dân", "Đan", "Đạt", "Ổn", "Ơn", "Ước", "Yên")
    files = {}
    for number in range(count):
        name = f"Đoàn Thử {('Một', 'Hai', 'Ba')[number % 3]} {tones[number % len(tones)]}"
        path = f"content/profiles/hoan-kiem/kinh-te/nguoi-thu-{number:03}.md"
        honour = "{year: 2024, district: hoan-kiem, ward: Hàng Gai, source: {document: hoan-kiem-2024}}"
        files[path] = f"---\nname: {name}\nsummary: Việc tốt thứ {number}.\nhonours:\n  - {honour}\n---\n"
    honour = "{year: 2002, district: gia-lam, ward: thị trấn Đức Giang, source: {document: gia-lam-2002}}"
    path = "content/profiles/gia-lam/moi-truong-do-thi/cat-thi-vang-oanh.md"
    return files | {path: f"---\nname: Cát Thị Vàng Oanh\nhonours:\n  - {honour}\n---\n"}
