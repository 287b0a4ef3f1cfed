"""`ntvt serve`: what is saved is on screen, where one was reading; a mistake is told above the last good page."""

import http.client
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

from tests.support.commands import free_port
from tests.support.project import ROOT, lay_demo, lay_files

PROFILE = "content/profiles/gia-lam/kinh-te/luc-van-duong.md"
START = """
import sys
from generator.commands import main, serve
serve.PORT = int(sys.argv.pop())
main(["serve", *sys.argv[1:]])
"""
STORY = "\n\n".join(f"Đoạn thứ {number}." for number in range(200))


class Preview:
    """The command in a process of its own."""

    def __init__(self, project: Path, port: int, *options: str) -> None:
        self.project, self.address = project, f"http://127.0.0.1:{port}/"
        self._process = subprocess.Popen(
            [sys.executable, "-c", START, *options, str(port)],
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


def lay_project(folder: Path) -> Path:
    """Lay out the demo, with a theme of its own that a test may change."""
    lay_demo(folder)
    (folder / "theme").unlink()
    shutil.copytree(ROOT / "theme", folder / "theme")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return lay_project(tmp_path)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview whose project tests may change, but in which they leave no mistake."""
    running = Preview(lay_project(tmp_path_factory.mktemp("preview")), free_port())
    yield running
    running.end()


@pytest.fixture
def own_preview(project: Path) -> Iterator[Preview]:
    """A preview that a test may end."""
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
    expect(page.get_by_text("Đoạn thứ 199.")).to_have_count(1, timeout=20_000)
    # Until its type has come the page is shorter.
    page.evaluate("document.fonts.ready.then(() => scrollTo(0, 1500))")
    # The page asks for news once it is loaded.
    page.wait_for_timeout(500)
    preview.save(f"{preview.text()}\nMột câu vừa được ghi.\n")
    expect(page.get_by_text("Một câu vừa được ghi.")).to_have_count(1, timeout=20_000)
    # The browser scrolls back once the new page is as long again.
    page.wait_for_function("scrollY === 1500", timeout=10_000)


def test_a_mistake_is_shown_above_the_last_good_page_and_in_the_terminal(
    own_preview: Preview, new_page: Callable[..., Page]
) -> None:
    preview, good = own_preview, own_preview.text()
    page = open_profile(preview, new_page)
    page.wait_for_timeout(500)
    preview.save(good.replace("honours:", "honors:"))
    alert = page.get_by_role("alert")
    told = f'{PROFILE}:2:1: lỗi: thiếu mục "honours" [missing-key]'
    expect(alert).to_contain_text(told, timeout=20_000)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lục Văn Đường")
    page.wait_for_timeout(500)
    preview.save(good)
    expect(alert).to_have_count(0, timeout=20_000)
    # The page asks for news until it is left.
    page.goto("about:blank")
    code, said = preview.end()
    assert code == 130
    assert told in said


def test_before_the_first_good_build_the_mistake_is_shown_too(project: Path, browser: Browser) -> None:
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
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lục Văn Đường", timeout=20_000)


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


def ask(preview: Preview, path: str, host: str | None = None) -> tuple[int, str]:
    """The status and the text of an answer of the preview."""
    parts = urlsplit(preview.address)
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=60)
    connection.putrequest("GET", path, skip_host=True)
    connection.putheader("Host", host or parts.netloc)
    connection.endheaders()
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text


def test_a_strange_address_is_not_found_and_a_strange_host_learns_nothing(preview: Preview) -> None:
    preview.wait_for_address()
    for path in (
        "/%00",
        "/khong-co",
        "/..%2f..%2fmkdocs.yml",
        "/../mkdocs.yml",
        "/%5c..%5cx",
        "/assets/",
        f"/{'a' * 300}",
    ):
        status, text = ask(preview, path)
        assert (status, "Không tìm thấy trang này" in text) == (404, True), path
    for host in ("ke-gian.example", "127.0.0.1.ke-gian.example:8000", "[", ""):
        assert ask(preview, "/", host or " ") == (403, "Bản xem trước chỉ dành cho máy này.\n")
    assert ask(preview, "/", "localhost")[0] == 200
    assert ask(preview, "/ho-so")[0] == 302


@pytest.mark.slow
def test_below_a_path_and_with_a_strict_policy_pages_load_again(project: Path, new_page: Callable[..., Page]) -> None:
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    lay_files(project, {"mkdocs.yml": re.sub(r"site_url: .*", "site_url: https://quan.example/a/nguoi-tot/", config)})
    preview = Preview(project, free_port())
    try:
        preview.wait_for_address()
        status, lost = ask(preview, "/a/nguoi-tot/khong/co/")
        style = re.search(r'href="(/a/nguoi-tot/assets/site[^"]*\.css)"', lost)
        assert status == 404
        assert style
        assert ask(preview, style[1])[0] == 200
        assert ask(preview, "/ho-so/luc-van-duong/")[0] == 404
        assert ask(preview, "/")[0] == 302
        page = new_page()
        page.goto(f"{preview.address}a/nguoi-tot/ho-so/luc-van-duong/")
        page.wait_for_timeout(500)
        preview.save(f"{preview.text()}\nMột câu vừa được ghi.\n")
        expect(page.get_by_text("Một câu vừa được ghi.")).to_have_count(1, timeout=20_000)
        page.goto("about:blank")
    finally:
        preview.end()


@pytest.mark.slow
@pytest.mark.parametrize("options", [(), ("--poll",)], ids=["told-by-the-disk", "polling"])
def test_a_folder_that_is_moved_out_is_followed(project: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    preview = Preview(project, free_port(), *options)
    try:
        preview.wait_for_address()
        assert ask(preview, "/ho-so/luc-van-duong/")[0] == 200
        (project / "content/profiles/gia-lam").rename(project / "gia-lam")
        wait_until(lambda: ask(preview, "/ho-so/luc-van-duong/")[0] == 404 or 'role="alert"' in ask(preview, "/")[1])
        (project / "gia-lam").rename(project / "content/profiles/gia-lam")
        wait_until(
            lambda: ask(preview, "/ho-so/luc-van-duong/")[0] == 200 and 'role="alert"' not in ask(preview, "/")[1]
        )
        # The whole folder is put in the place of another.
        shutil.copytree(project / "content", project / "moi")
        (project / "content").rename(project / "cu")
        (project / "moi").rename(project / "content")
        time.sleep(2)
        preview.save(f"{preview.text()}\nMột câu vừa được ghi.\n")
        wait_until(lambda: "Một câu vừa được ghi." in ask(preview, "/ho-so/luc-van-duong/")[1])
    finally:
        preview.end()


def wait_until(is_so: Callable[[], bool]) -> None:
    patience = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < patience
        time.sleep(0.1)


@pytest.mark.slow
def test_too_few_folders_to_follow_is_said_with_what_to_do(project: Path) -> None:
    few = "echo 2 > /proc/sys/user/max_inotify_watches"
    if subprocess.run(["unshare", "-Ur", "sh", "-c", few], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody lower the limit")
    done = subprocess.run(
        ["unshare", "-Ur", "sh", "-c", f'{few}; exec "$@"', "sh", sys.executable, "-c", START, str(free_port())],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 1
    assert "lỗi: máy không cho theo dõi thêm thư mục nào nữa" in done.stderr
    assert "ntvt serve --poll" in done.stderr
