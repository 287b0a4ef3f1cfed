"""The preview answers every request that a program may send, and none with a file outside the site."""

import socket
from collections.abc import Iterator
from threading import Thread

import pytest

from generator.host.server import PreviewServer, PreviewState


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PreviewServer]:
    folder = tmp_path_factory.mktemp("site")
    (folder / "a").mkdir()
    (folder / "a" / "index.html").write_text("<main>a", "utf-8")
    running = PreviewServer("127.0.0.1", 0, folder, "/", PreviewState())
    thread = Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield running
    running.shutdown()
    running.server_close()


@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        ("GET /a/ HTTP/1.0", "200"),
        ("GET /a HTTP/1.0", "302"),
        ("GET /%2fetc/hosts HTTP/1.0", "404"),
        ("GET //etc/hosts HTTP/1.0", "404"),
        ("GET /a/%2e%2e/%2e%2e/etc/hosts HTTP/1.0", "404"),
        ("GET /a/index.html/x HTTP/1.0", "404"),
        ("GET /a/index.html/ HTTP/1.0", "404"),
        ("GET /%ff%fe HTTP/1.0", "404"),
        ("GET http://[ HTTP/1.0", "404"),
        ("GET * HTTP/1.0", "404"),
        (f"GET /_ntvt/version?version={'9' * 5000} HTTP/1.0", "200"),
        ("GET /_ntvt/version?version=%D9%A3 HTTP/1.0", "200"),
        ("GET /_ntvt/version?version=%C2%B2 HTTP/1.0", "200"),
        ("POST /a/ HTTP/1.0", "501"),
    ],
)
def test_every_request_has_an_answer(
    server: PreviewServer, capsys: pytest.CaptureFixture[str], request_line: str, status: str
) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=20) as connection:
        connection.sendall(f"{request_line}\r\nHost: localhost\r\n\r\n".encode("latin-1"))
        with connection.makefile("rb") as answer:
            assert answer.read().split(b" ")[1:2] == [status.encode()]
    assert capsys.readouterr().err == ""
