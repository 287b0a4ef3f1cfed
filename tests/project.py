"""A project to try things on: the demo gallery of `tests/site/` laid out as an editor has it."""

import base64
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
DEMO = ROOT / "tests" / "site"


def lay_demo(folder: Path) -> Path:
    """Copy the demo's `content/` and `site_data/` into `folder`, beside the real `mkdocs.yml` and `theme/`."""
    shutil.copytree(DEMO, folder, dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "theme").symlink_to(ROOT / "theme", target_is_directory=True)
    return folder


def lay_files(folder: Path, files: Mapping[str, Any]) -> None:
    """Write files by path below `folder`; None deletes a file or a folder, see `_bytes` for the other forms."""
    for name, content in files.items():
        path = folder / name
        if content is None:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_bytes(content))


def _bytes(content: str | Mapping[str, Any]) -> bytes:
    """Text is UTF-8 as it stands; `{latin: text}`, `{base64: bytes}`, or `{before, repeat, times, after}`."""
    if isinstance(content, str):
        return content.encode()
    if "latin" in content:
        return str(content["latin"]).encode("latin-1")
    if "base64" in content:
        return base64.b64decode(content["base64"])
    return f"{content['before']}{content['repeat'] * content['times']}{content['after']}".encode()
