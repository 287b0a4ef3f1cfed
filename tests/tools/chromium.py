"""The installed Chromium or Chrome that the tests drive."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

SHELL = "chromium-headless-shell"
"""Chromium without a window to draw: it opens a page with a third of the work."""
_NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MACOS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)

ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A page that asks another host for something fails at once, on every machine, and nothing leaves.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)


def find() -> Path | None:
    """The first browser that starts: NTVT_CHROMIUM, then the usual names, macOS's folders, Playwright's own.

    Raises FileNotFoundError when NTVT_CHROMIUM is set and does not start: a wish is not overruled.
    """
    wanted = os.environ.get("NTVT_CHROMIUM")
    if wanted:
        if not _starts(Path(wanted)):
            raise FileNotFoundError(f"NTVT_CHROMIUM={wanted}: không chạy được · does not start")
        return Path(wanted)
    return next((path for path in _installed() if _starts(path)), None)


def arguments() -> list[str]:
    """Command-line switches; as root Chromium only starts without its sandbox."""
    return [*ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


def _installed() -> Iterator[Path]:
    yield from (Path(path) for name in _NAMES if (path := shutil.which(name)))
    yield from (Path(path) for path in _MACOS)
    with sync_playwright() as playwright:
        yield Path(playwright.chromium.executable_path)


def _starts(path: Path) -> bool:
    # Ubuntu's chromium-browser is a script that only advises to install a snap: existing is not enough.
    if not path.is_file():
        return False
    return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
