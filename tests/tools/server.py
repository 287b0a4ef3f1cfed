"""A static host on this machine, as a district portal would run one: optionally under a path prefix."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

# The standard library's table lacks some of these before Python 3.13, and depends on the machine's own.
_TYPES = {
    "": "application/octet-stream",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}

ServeFolder = Callable[..., str]
"""`serve`, of which a fixture takes care of the end."""


@contextmanager
def serve(folder: Path, *, prefix: str = "/", headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve `folder` on a free port of 127.0.0.1; gives the address of its root, which ends in "/".

    Under a `prefix` ("/tien-to/") everything outside it is not found. What is not found is answered by the
    folder's own 404.html, with status 404; a folder's address without its final slash redirects. Every answer bears
    the `headers`.
    """
    root = f"/{prefix.strip('/')}/".replace("//", "/")
    server = _Server(("127.0.0.1", 0), _handler(folder.resolve(), root, headers or {}))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{root}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    request_queue_size = 128  # Of five, a busy machine refuses some of the requests that a search sends at once.

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A browser that leaves a page hangs up in the middle of an answer: no error of the site.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _handler(folder: Path, root: str, headers: Mapping[str, str]) -> type[SimpleHTTPRequestHandler]:
    class Handler(SimpleHTTPRequestHandler):
        extensions_map = _TYPES

        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments, directory=str(folder))

        def translate_path(self, path: str) -> str:
            if not urlsplit(path).path.startswith(root):
                return str(folder / "404" / "outside-the-prefix")
            return super().translate_path("/" + path.removeprefix(root))

        def end_headers(self) -> None:
            for name, value in headers.items():
                self.send_header(name, value)
            super().end_headers()

        def list_directory(self, path: Any) -> None:
            self.send_error(HTTPStatus.NOT_FOUND)

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            page = folder / "404.html"
            if code != HTTPStatus.NOT_FOUND or not page.is_file():
                super().send_error(code, message, explain)
                return
            body = page.read_bytes()
            self.send_response(HTTPStatus.NOT_FOUND)
            self.send_header("Content-Type", _TYPES[".html"])
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def log_message(self, format: str, *arguments: Any) -> None:
            return

    return Handler
