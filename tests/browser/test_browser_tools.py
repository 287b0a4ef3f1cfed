"""The browser's tools on tiny pages: accessibility, the watch for other hosts and errors, the server."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page

from tests.tools.accessibility import audit
from tests.tools.server import ServeFolder, serve
from tests.tools.watch import watch

PAGE = """<!DOCTYPE html><html lang="vi"><head><title>Trang</title></head>
<body><main><h1>Trang</h1>{}</main></body></html>"""


def test_an_input_without_a_label_is_a_violation(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.set_content(PAGE.format('<input id="ten">'))
    assert [(violation.rule, violation.selector) for violation in audit(page)] == [("label", "#ten")]
    assert audit(page, without_rules=["label"]) == []


def test_an_accessible_page_has_no_violation(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.set_content(PAGE.format('<label>Tên <input id="ten"></label>'))
    assert audit(page) == []


def test_frames_are_audited_too(new_page: Callable[..., Page], serve_folder: ServeFolder, tmp_path: Path) -> None:
    frame = PAGE.format('<iframe src="the.html" title="Thẻ"></iframe>')
    (tmp_path / "index.html").write_text(frame, encoding="utf-8")
    (tmp_path / "the.html").write_text(PAGE.format('<img id="anh" src="data:,">'), encoding="utf-8")
    page = new_page(allowed=("favicon.ico",))
    root = serve_folder(tmp_path)
    page.goto(root)
    found = [violation.selector for violation in audit(page) if violation.rule == "image-alt"]
    assert found == ["iframe > frame > #anh"]


@pytest.fixture
def answers() -> Iterator[list[int]]:
    """What a host answered when the test's page was closed."""
    found = list[int]()
    yield found
    assert found == [200]


def test_a_host_answers_until_the_pages_of_a_test_are_closed(
    answers: list[int], new_page: Callable[..., Page], serve_folder: ServeFolder, tmp_path: Path
) -> None:
    """Else a request on the way would be an error of the console, now and then."""
    (tmp_path / "index.html").touch()
    root = serve_folder(tmp_path)
    new_page().on("close", lambda _: answers.append(urlopen(root).status))


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ('<img src="https://example.org/" alt="">', "request to another host: https://example.org/"),
        ("<script>console.error('hỏng')</script>", "console error: hỏng ()"),
        ("<script>setTimeout(() => { throw new TypeError('hỏng') })</script>", "script error: hỏng"),
    ],
)
def test_the_watch_names_what_a_page_may_not_do(browser: Browser, html: str, problem: str) -> None:
    context = browser.new_context()
    problems, calm = watch(context), watch(context, allowed=["another host", "ERR_", "hỏng"])
    page = context.new_page()
    page.set_content(PAGE.format(html))
    page.wait_for_timeout(50)
    context.close()
    assert any(problem in found for found in problems), problems
    assert calm == []


def test_the_server_answers_as_a_static_host_under_a_prefix(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("nhà", encoding="utf-8")
    (tmp_path / "404.html").write_text("không có", encoding="utf-8")
    (tmp_path / "ho-so").mkdir()
    (tmp_path / "ho-so" / "index.html").write_text("hồ sơ", encoding="utf-8")
    types = {
        "a.webp": "image/webp",
        "a.woff2": "font/woff2",
        "a.xml": "application/xml",
        "a.json": "application/json",
        "a.js": "text/javascript; charset=utf-8",
        "a.css": "text/css; charset=utf-8",
        "a.svg": "image/svg+xml",
    }
    for name in types:
        (tmp_path / name).write_bytes(b"x")
    with serve(tmp_path, prefix="/tien-to/") as root:
        assert root.endswith("/tien-to/")
        assert text_at(root) == "nhà"
        assert text_at(root + "ho-so?q=1") == "hồ sơ"
        assert {name: urlopen(root + name).headers["Content-Type"] for name in types} == types
        assert missing_at(root + "gone/") == missing_at(root.removesuffix("tien-to/")) == "không có"
        assert missing_at(root.removesuffix("/") + "x") == "không có"


def test_a_folder_without_an_index_is_not_listed(tmp_path: Path) -> None:
    (tmp_path / "du-lieu").mkdir()
    with serve(tmp_path) as root:
        assert "Error code: 404" in missing_at(root + "du-lieu/")


def text_at(address: str) -> str:
    with urlopen(address) as answer:
        return str(answer.read().decode())


def missing_at(address: str) -> str:
    with pytest.raises(HTTPError, match="404") as caught:
        urlopen(address)
    with caught.value as answer:
        return str(answer.read().decode())
