"""`ntvt serve`: what is saved is on screen, where one was reading; a mistake is told above the last good page."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.project import ROOT, lay_demo, lay_files

PROFILE = "content/profiles/gia-lam/kinh-te/luc-van-duong.md"
START = """
import sys
from generator.commands import main
sys.modules["generator.commands.serve"].PORT = int(sys.argv.pop())
main(["serve"])
"""
STORY = "\n\n".join(f"Đoạn thứ {number}." for number in range(200))


class Preview:
    """The command in a process of its own."""

    def __init__(self, project: Path, port: int) -> None:
        self.project, self.address = project, f"http://127.0.0.1:{port}/"
        self._process = subprocess.Popen(
            [sys.executable, "-c", START, str(port)],
            cwd=project,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )

    def wait_for_address(self) -> None:
        """Wait until it can be asked for pages."""
        parts, patience = urlsplit(self.address), time.monotonic() + 60
        while self._process.poll() is None and time.monotonic() < patience:
            with socket.socket() as probe:
                if probe.connect_ex((parts.hostname, parts.port)) == 0:
                    return
            time.sleep(0.05)
        pytest.fail(f"no preview: {self.end()}")

    def save(self, text: str) -> None:
        lay_files(self.project, {PROFILE: text})

    def text(self) -> str:
        return (self.project / PROFILE).read_text(encoding="utf-8")

    def end(self) -> tuple[int, str]:
        """Stop it as Ctrl-C does; its exit code and all it said."""
        self._process.send_signal(signal.SIGINT)
        return self.wait()

    def wait(self) -> tuple[int, str]:
        said, _ = self._process.communicate(timeout=60)
        return self._process.returncode, said


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    lay_demo(tmp_path)
    (tmp_path / "theme").unlink()
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    return tmp_path


@pytest.fixture
def preview(project: Path) -> Iterator[Preview]:
    running = Preview(project, free_port())
    yield running
    running.end()


def open_profile(preview: Preview, new_page: Callable[..., Page]) -> Page:
    page = new_page()
    preview.wait_for_address()
    page.goto(f"{preview.address}ho-so/luc-van-duong/", timeout=60_000)
    return page


def test_a_saved_story_is_on_screen_where_one_was_reading(preview: Preview, new_page: Callable[..., Page]) -> None:
    preview.save(f"{preview.text()}\n{STORY}\n")
    page = open_profile(preview, new_page)
    # Until its type has come the page is shorter.
    page.evaluate("document.fonts.ready.then(() => scrollTo(0, 1500))")
    # The page asks for news once it is loaded.
    page.wait_for_timeout(500)
    preview.save(f"{preview.text()}\nMột câu vừa được ghi.\n")
    expect(page.get_by_text("Một câu vừa được ghi.")).to_have_count(1, timeout=20_000)
    # The browser scrolls back once the new page is as long again.
    page.wait_for_function("scrollY === 1500", timeout=10_000)


def test_a_mistake_is_told_above_the_last_good_page_and_in_the_terminal(
    preview: Preview, new_page: Callable[..., Page]
) -> None:
    good = preview.text()
    page = open_profile(preview, new_page)
    page.wait_for_timeout(500)
    preview.save(good.replace("honours:", "honors:"))
    alert = page.get_by_role("alert")
    told = f'{PROFILE}:2:1: lỗi: thiếu mục "honours" [missing-key]'
    expect(alert).to_contain_text(told, timeout=20_000)
    expect(page.get_by_role("heading", level=1)).to_have_text("Lục Văn Đường")
    page.wait_for_timeout(500)
    preview.save(good)
    expect(alert).to_have_count(0, timeout=20_000)
    # The page asks for news until it is left.
    page.goto("about:blank")
    code, said = preview.end()
    assert code == 130
    assert told in said


def test_before_the_first_good_build_the_mistake_is_told_too(project: Path, browser: Browser) -> None:
    good = (project / PROFILE).read_text(encoding="utf-8")
    lay_files(project, {PROFILE: good.replace("honours:", "honors:")})
    preview, page = Preview(project, free_port()), browser.new_page()
    try:
        tells_then_shows(preview, page, good)
    finally:
        page.close()
        preview.end()


def tells_then_shows(preview: Preview, page: Page, good: str) -> None:
    preview.wait_for_address()
    page.goto(f"{preview.address}ho-so/luc-van-duong/")
    expect(page.get_by_role("alert")).to_contain_text('thiếu mục "honours"')
    page.wait_for_timeout(500)
    preview.save(good)
    expect(page.get_by_role("heading", level=1)).to_have_text("Lục Văn Đường", timeout=20_000)


def test_a_style_and_the_settings_are_followed_too(preview: Preview, new_page: Callable[..., Page]) -> None:
    page = open_profile(preview, new_page)
    page.wait_for_timeout(500)
    with (preview.project / "theme" / "styles" / "3-base.css").open("a", encoding="utf-8") as file:
        file.write("\nbody { outline: 3px solid rgb(1, 2, 3); }\n")
    expect(page.locator("body")).to_have_css("outline-color", "rgb(1, 2, 3)", timeout=30_000)
    page.wait_for_timeout(500)
    config = (preview.project / "mkdocs.yml").read_text(encoding="utf-8")
    # Editors save a file under another name first.
    draft = preview.project / "mkdocs.yml.moi"
    draft.write_text(config.replace("site_name: ", "site_name: Thử nghiệm "), encoding="utf-8")
    draft.replace(preview.project / "mkdocs.yml")
    expect(page).to_have_title(re.compile("– Thử nghiệm "), timeout=30_000)


def test_a_second_preview_says_that_the_address_is_taken(preview: Preview, new_page: Callable[..., Page]) -> None:
    open_profile(preview, new_page)
    second = Preview(preview.project, int(preview.address.rstrip("/").rpartition(":")[2]))
    code, said = second.wait()
    assert code == 1
    assert said.endswith(
        "lỗi: địa chỉ xem trước đang được dùng\n  gợi ý: đóng bản xem trước kia rồi chạy lại lệnh này\n"
    )
