"""The preview's HTTP server: the files of one folder, and a script that loads a page again when they changed."""

import mimetypes
import socket
import time
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition
from typing import ClassVar
from urllib.parse import parse_qs, quote, unquote, urlsplit

from generator.reading.files import read_bytes

_SCRIPT, _NEWS = "_ntvt/reload.js", "_ntvt/news"
_PATIENCE = 25
"""Seconds after which a page that asked for news is answered, with news or without; it asks again."""

_RELOAD = """const script = document.currentScript;
const { version, news } = script.dataset;
const seen = () => document.hidden && new Promise((resolve) => {
  document.addEventListener("visibilitychange", resolve, { once: true });
});
const pause = () => new Promise((resolve) => setTimeout(resolve, 1000));
(async () => {
  for (;;) {
    // A page that nobody looks at holds no connection: a browser has six for all of them.
    await seen();
    try {
      const answer = await fetch(`${news}?version=${version}`, { cache: "no-store" });
      if (answer.ok && (await answer.text()) !== version) return location.reload();
      if (!answer.ok) await pause();
    } catch {
      await pause();
    }
  }
})();
"""
_NO_SITE = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Chưa có trang</title></head>
<body><main>Chưa dựng được trang.</main></body></html>
"""
_LOCAL = {"localhost", "127.0.0.1", "::1"}
_TYPES = {".js": "text/javascript", ".woff2": "font/woff2", ".webp": "image/webp", ".webmanifest": "application/json"}


class Screen:
    """What open pages show: `version` grows with each build, `notice` stands above every page."""

    def __init__(self) -> None:
        # A page of an earlier preview knows no version of this one.
        self.version, self.notice = time.time_ns(), ""
        self._news = Condition()

    def show(self, notice: str) -> None:
        """Let all pages load again, with `notice` above them."""
        with self._news:
            self.version, self.notice = self.version + 1, notice
            self._news.notify_all()

    def wait(self, version: int) -> int:
        """Wait until there is another version than this, for `_PATIENCE` at most; return the present one."""
        with self._news:
            self._news.wait_for(lambda: self.version != version, timeout=_PATIENCE)
            return self.version


class PreviewServer(ThreadingHTTPServer):
    """Serves the site in `root` below the path `prefix`, which begins and ends with a slash, to this machine alone."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, host: str, port: int, root: Path, prefix: str, screen: Screen) -> None:
        self.root, self.prefix, self.screen = root, prefix, screen
        self.hosts = _LOCAL | {host.lower()}
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), _Handler)

    def server_bind(self) -> None:
        """Bind, without asking the network for this machine's name as the base class does."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over a browser that went away; raise what is a fault of ours where it is seen."""


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    server_version, sys_version = "ntvt", ""
    _methods: ClassVar[tuple[str, ...]] = ("GET", "HEAD")

    def do_GET(self) -> None:
        """Answer with a file, the script, or the version of what is shown."""
        if not _is_known(self.headers.get("Host", ""), self.server.hosts):
            # A foreign name that leads here lets a foreign page read what is not published yet.
            return self._send(403, "text/plain", "Bản xem trước chỉ dành cho máy này.\n".encode())
        parts = urlsplit(self.path)
        path = unquote(parts.path)
        if not path.startswith(self.server.prefix):
            return self._redirect(self.server.prefix) if path in ("/", self.server.prefix[:-1]) else self._lost()
        name = path.removeprefix(self.server.prefix)
        if name == _SCRIPT:
            return self._send(200, "text/javascript", _RELOAD.encode())
        if name == _NEWS:
            asked = parse_qs(parts.query).get("version", [""])[0]
            version = self.server.screen.wait(int(asked) if asked.isdecimal() else 0)
            return self._send(200, "text/plain", str(version).encode())
        return self._send_file(name)

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of single requests."""

    def _send_file(self, name: str) -> None:
        if "\0" in name or "\\" in name or ".." in name.split("/"):
            return self._lost()
        path, index = self.server.root / name, self.server.root / name / "index.html"
        data = read_bytes(index.as_posix())
        if data is not None:
            if name and not name.endswith("/"):
                return self._redirect(f"{self.server.prefix}{name}/")
            path = index
        elif not name.endswith("/"):
            data = read_bytes(path.as_posix())
        if data is None:
            return self._lost()
        kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return self._send(200, kind, self._with_news(data) if path.suffix == ".html" else data)

    def _lost(self) -> None:
        """The site's own page for an address that is not there."""
        page = read_bytes((self.server.root / "404.html").as_posix()) or _NO_SITE.encode()
        self._send(404, "text/html", self._with_news(page))

    def _with_news(self, page: bytes) -> bytes:
        """A page that loads again when there is another, with what is wrong above it."""
        screen, prefix = self.server.screen, escape(quote(self.server.prefix))
        script = f'<script src="{prefix}{_SCRIPT}" data-version="{screen.version}" data-news="{prefix}{_NEWS}" defer>'
        page = page.replace(b"</head>", f"{script}</script></head>".encode(), 1)
        box = f'<pre class="preview-problems" role="alert">{escape(screen.notice)}</pre>' if screen.notice else ""
        return page.replace(b"<main", f"{box}<main".encode(), 1)

    def _redirect(self, path: str) -> None:
        self.send_response(302)
        self.send_header("Location", quote(path))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, code: int, kind: str, data: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(data)


def _is_known(host: str, hosts: set[str]) -> bool:
    try:
        return (urlsplit(f"//{host}").hostname or "") in hosts
    except ValueError:
        return False
