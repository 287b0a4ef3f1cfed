"""The preview's HTTP server: serve one folder, with a script that reloads a page when the folder changed."""

import mimetypes
import socket
import sys
import time
from collections.abc import Mapping
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition
from types import MappingProxyType
from typing import Any, ClassVar
from urllib.parse import parse_qs, quote, unquote, urlsplit

from generator.reading.files import read_bytes

_SCRIPT, _VERSION = "_ntvt/reload.js", "_ntvt/version"
_POLL_SECONDS = 25
"""Seconds after which a request for the version is answered even if it has not changed; the page asks again."""

_RELOAD = """const script = document.currentScript;
const { version, versionUrl } = script.dataset;
const becomeVisible = () => document.hidden && new Promise((resolve) => {
  document.addEventListener("visibilitychange", resolve, { once: true });
});
const pause = () => new Promise((resolve) => setTimeout(resolve, 1000));
(async () => {
  for (;;) {
    // A hidden tab holds no connection: a browser allows six for all tabs together.
    await becomeVisible();
    try {
      const answer = await fetch(`${versionUrl}?version=${version}`, { cache: "no-store" });
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


class PreviewState:
    """What open pages show: `version` grows with each update, `notice` is a text above every page, or "".

    `newer` are files, by address, that the site's folder does not have yet as they are here.
    """

    def __init__(self) -> None:
        # The time, so that no page of an earlier preview has the same version.
        self.version, self.notice = time.time_ns(), ""
        self.newer: Mapping[str, bytes] = {}
        self._updated = Condition()

    def update(self, notice: str, newer: Mapping[str, bytes] = MappingProxyType({})) -> None:
        """Reload all open pages, with `notice` above them."""
        with self._updated:
            self.version, self.notice, self.newer = self.version + 1, notice, newer
            self._updated.notify_all()

    def wait(self, version: int) -> int:
        """Wait at most `_POLL_SECONDS` for another version than `version`; return the current one."""
        with self._updated:
            self._updated.wait_for(lambda: self.version != version, timeout=_POLL_SECONDS)
            return self.version


class PreviewServer(ThreadingHTTPServer):
    """Serve the site in `root` below the path `prefix` (with a slash at both ends), to this machine only."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, host: str, port: int, root: Path, prefix: str, state: PreviewState) -> None:
        self.root, self.prefix, self.state = root, prefix, state
        self.hosts = _LOCAL | {host.lower()}
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), _Handler)

    def server_bind(self) -> None:
        """Bind the socket. The base class would look up this machine's name on the network."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore that a browser closed its connection; report every other error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    server_version, sys_version = "ntvt", ""
    _methods: ClassVar[tuple[str, ...]] = ("GET", "HEAD")

    def do_GET(self) -> None:
        """Answer with a file, the reload script, or the version of the site."""
        if not _is_known(self.headers.get("Host", ""), self.server.hosts):
            # Against DNS rebinding: with another host name, a foreign page could read unpublished pages.
            return self._send(403, "text/plain", "Bản xem trước chỉ dành cho máy này.\n".encode())
        try:
            parts = urlsplit(self.path)
        except ValueError:
            # A program may ask for a full address, and for one that is none.
            return self._send_not_found()
        path = unquote(parts.path)
        if not path.startswith(self.server.prefix):
            is_root = path in ("/", self.server.prefix[:-1])
            return self._redirect(self.server.prefix) if is_root else self._send_not_found()
        name = path.removeprefix(self.server.prefix)
        if name == _SCRIPT:
            return self._send(200, "text/javascript", _RELOAD.encode())
        if name == _VERSION:
            known = parse_qs(parts.query).get("version", [""])[0]
            # Python reads no longer number.
            version = self.server.state.wait(int(known) if known.isdecimal() and len(known) < 30 else 0)
            return self._send(200, "text/plain", str(version).encode())
        return self._send_file(name)

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing: single requests are of no interest."""

    def _send_file(self, name: str) -> None:
        # Joined to the folder, a name that begins with a slash would replace it.
        if name.startswith("/") or "\0" in name or "\\" in name or ".." in name.split("/"):
            return self._send_not_found()
        path, index = self.server.root / name, self.server.root / name / "index.html"
        data = self._read(index)
        if data is not None:
            if name and not name.endswith("/"):
                return self._redirect(f"{self.server.prefix}{name}/")
            path = index
        elif not name.endswith("/"):
            data = self._read(path)
        if data is None:
            return self._send_not_found()
        kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return self._send(200, kind, self._add_reload(data) if path.suffix == ".html" else data)

    def _read(self, path: Path) -> bytes | None:
        """Read a file of the site; None where there is none."""
        newer = self.server.state.newer.get(path.relative_to(self.server.root).as_posix())
        return read_bytes(path.as_posix()) if newer is None else newer

    def _send_not_found(self) -> None:
        """Send the site's own page for an unknown address."""
        page = read_bytes((self.server.root / "404.html").as_posix()) or _NO_SITE.encode()
        self._send(404, "text/html", self._add_reload(page))

    def _add_reload(self, page: bytes) -> bytes:
        """Add the reload script to a page, and the notice, if any, above its content."""
        state, prefix = self.server.state, escape(quote(self.server.prefix))
        data = f'data-version="{state.version}" data-version-url="{prefix}{_VERSION}"'
        script = f'<script src="{prefix}{_SCRIPT}" {data} defer>'
        page = page.replace(b"</head>", f"{script}</script></head>".encode(), 1)
        box = f'<pre class="preview-problems" role="alert">{escape(state.notice)}</pre>' if state.notice else ""
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
