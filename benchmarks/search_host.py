"""A plain host without compression or caching, that counts the bytes it sends, headers apart."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

EMPTY = "trang-trong"
"""The address of an empty page."""


class Host(ThreadingHTTPServer):
    """Serves one folder; `sent` are the bytes of all bodies so far, `asked` how many were sent."""

    sent = 0
    asked = 0

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))

    @property
    def address(self) -> str:
        """The folder's address, which ends in "/"."""
        return f"http://127.0.0.1:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that closes hangs up; that is no error of the host."""


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Host

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        empty = self.path.endswith(EMPTY)
        body = b"<!DOCTYPE html><title>.</title>" if empty else path.read_bytes() if path.is_file() else b""
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html" if empty else self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.server.sent += 0 if empty else len(body)
        self.server.asked += 1
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Nothing is logged."""


@contextmanager
def host(folder: Path) -> Iterator[Host]:
    """Serve `folder` on a free port of this machine."""
    server = Host(folder)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()
