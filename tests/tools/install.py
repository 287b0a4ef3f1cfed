"""`python -m tests.tools.install [packages] [browser]`: what the tests need and pip does not bring."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator

from tests.tools import chromium, npm


def main(parts: list[str]) -> int:
    """Install the named parts (both when none is named); 0 done, 1 not possible, 2 unknown part."""
    known: dict[str, Callable[[], None]] = {"packages": npm.install, "browser": install_browser}
    if unknown := set(parts) - set(known):
        print(f"Không có phần · No such part: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    try:
        for part in parts or known:
            known[part]()
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"Lỗi · Error: {error}", file=sys.stderr)
        return 1
    return 0


def install_browser() -> None:
    """Find a Chromium, else install one: by apt-get as root, else Playwright's. Never asks for more rights.

    As root with apt-get, the quick headless shell is installed beside a Chromium that is there.
    Raises FileNotFoundError when there is none in the end.
    """
    can_use_apt = os.geteuid() == 0 and shutil.which("apt-get") is not None
    found = chromium.find()
    if found and (found.name == chromium.SHELL or not can_use_apt):
        return
    for commands in ways(can_use_apt=can_use_apt):
        _try(commands)
        if chromium.find():
            return
    raise FileNotFoundError(
        "không có Chromium để chạy kiểm thử; hãy cài Chromium hoặc Chrome, hoặc đặt NTVT_CHROMIUM=/đường/dẫn"
        " · no Chromium for the tests; install Chromium or Chrome, or set NTVT_CHROMIUM=/path"
    )


def ways(*, can_use_apt: bool) -> Iterator[list[list[str]]]:
    """The ways to get a browser on such a machine, best first; each is a list of commands to run in turn."""
    if can_use_apt:
        for package in (chromium.SHELL, "chromium"):
            yield [
                ["apt-get", "update"],
                ["apt-get", "install", "--yes", "--no-install-recommends", package],
            ]
    yield [[sys.executable, "-m", "playwright", "install", "chromium"]]


def _try(commands: Iterable[list[str]]) -> None:
    for command in commands:
        print(f"Đang cài trình duyệt kiểm thử · Installing a test browser: {' '.join(command)}", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        result = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        if result.returncode:
            print(f"Không được (mã {result.returncode}) · Failed: {' '.join(command)}", file=sys.stderr)
            return


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
