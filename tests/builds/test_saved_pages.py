"""In a large gallery the preview shows a saved profile before it has built the lists and the search index."""

import time
import urllib.request
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

import pytest

from generator.cache import open_cache
from generator.host import serve
from generator.host.serve import Preview
from generator.steps.gallery import Project
from generator.steps.saved_pages import render_saved_pages
from tests.support.commands import free_port, invoke_ntvt
from tests.support.project import lay_crowd, lay_files

pytestmark = pytest.mark.slow

PROJECT = Project(Path("content"), Path("site_data"), Path("mkdocs.yml"))
PEOPLE = "content/profiles/hoan-kiem/kinh-te"
SAVED, PAGE = f"{PEOPLE}/nguoi-thu-007.md", "ho-so/nguoi-thu-007/index.html"


class Stopped(Exception):
    """Ends the preview, which has no end of its own."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A built gallery with some people."""
    lay_crowd(tmp_path, 20)
    monkeypatch.chdir(tmp_path)
    assert invoke_ntvt("build")[0] == 0
    return tmp_path


def save(project: Path, text: str, path: str = SAVED) -> dict[str, bytes]:
    lay_files(project, {path: text})
    with open_cache(project / "site") as cache:
        cache.discard()
        return render_saved_pages({str(project / path)}, PROJECT, cache)


def test_a_saved_profile_has_its_new_page(project: Path) -> None:
    files = save(project, (project / SAVED).read_text() + "\nMột câu vừa được ghi.\n")
    assert "Một câu vừa được ghi." in files[PAGE].decode()
    assert all("nguoi-thu-007" in path for path in files)


def test_a_new_profile_has_a_page(project: Path) -> None:
    text = (project / SAVED).read_text().replace("name: ", "name: Mới ")
    files = save(project, text, f"{PEOPLE}/mot-nguoi-moi.md")
    assert "Mới Đoàn Thử" in files["ho-so/mot-nguoi-moi/index.html"].decode()


def test_all_but_the_next_deed_is_as_a_whole_build_makes_it(project: Path) -> None:
    alone = "content/profiles/gia-lam/moi-truong-do-thi/cat-thi-vang-oanh.md"
    saved = save(project, (project / alone).read_text() + "\nMột câu vừa được ghi.\n", alone)
    assert invoke_ntvt("build")[0] == 0
    built = {path: (project / "site" / path).read_bytes() for path in saved}
    page = "ho-so/cat-thi-vang-oanh/index.html"
    assert "Một câu vừa được ghi." in saved[page].decode()
    saved[page], built[page] = (files[page].partition(b"</article>")[0] for files in (saved, built))
    assert built == saved


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({SAVED: "---\nname: Đoàn Thử\n---\n"}, id="the profile has an error"),
        pytest.param({SAVED: None}, id="the profile was deleted"),
        pytest.param({"theme/styles/3-base.css": "p { color: red; }\n"}, id="the theme changed"),
        pytest.param({"site_data/settings.yml": "x: 1\n"}, id="the data changed"),
    ],
)
def test_what_follows_from_other_input_waits_for_the_whole_build(project: Path, files: dict[str, str | None]) -> None:
    lay_files(project, files)
    with open_cache(project / "site") as cache:
        cache.discard()
        assert render_saved_pages({str(project / SAVED)}, PROJECT, cache) == {}


def test_the_saved_page_is_served_with_a_notice_until_the_build_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "SLOW", 0)
    page = "<head></head><main>{}</main>"
    lay_files(tmp_path, {"content/a.md": "cũ", "mkdocs.yml": "", "site/ho-so/a/index.html": page.format("cũ")})
    builds = SimpleQueue[str | None]()

    def build() -> str:
        notice = builds.get()
        if notice is None:
            raise Stopped
        return notice

    def run() -> None:
        with suppress(Stopped):
            preview.start([tmp_path / "content"], tmp_path / "mkdocs.yml")

    def render_saved(paths: Collection[str]) -> dict[str, bytes]:
        assert [Path(path).name for path in paths] == ["a.md"]
        return {"ho-so/a/index.html": page.format("mới").encode()}

    port = free_port()
    preview = Preview(build, render_saved, tmp_path / "site", ("127.0.0.1", port))
    thread = Thread(target=run, daemon=True)
    thread.start()
    builds.put("")
    assert ask(port, "_ntvt/version") != ""
    lay_files(tmp_path, {"content/a.md": "mới"})
    shown = wait_for(port, "mới")
    assert "Danh sách, trang liên quan và tìm kiếm đang được dựng lại…" in shown
    # Only the saved page is another one than in the folder.
    builds.put("")
    assert "đang được dựng lại" not in wait_for(port, "cũ")
    lay_files(tmp_path, {"content/a.md": "mới nữa"})
    builds.put(None)
    thread.join(timeout=10)
    assert not thread.is_alive()


def ask(port: int, address: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/{address}", timeout=20) as answer:
        return str(answer.read().decode())


def wait_for(port: int, text: str) -> str:
    """Ask for the page until it has a text."""
    patience = time.monotonic() + 20
    while time.monotonic() < patience:
        page = ask(port, "ho-so/a/")
        if text in page:
            return page
        time.sleep(0.02)
    pytest.fail(f"the page never said {text}")
