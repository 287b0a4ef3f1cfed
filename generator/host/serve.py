"""The live preview: MkDocs' server watches and reloads; what is built, the command says."""

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileClosedEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from generator.reading.files import read_bytes

_NO_SITE = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Chưa có trang</title></head>
<body><main>Chưa dựng được trang.</main></body></html>
"""
_CHANGES = ("created", "modified", "moved", "deleted", FileClosedEvent.event_type)
"""Other events tell that a file was read, as each build does."""


class Preview(LiveReloadServer):
    """Serves a folder; after a change below what is watched, `build` makes it anew and open pages load again.

    `build` gives what is to be told above every page, or nothing.
    """

    build_pause = 0.02
    """Seconds without a further change before a build begins; an editor writes a file in more than one step."""

    def __init__(self, build: Callable[[], str], root: Path, host: str, port: int) -> None:
        super().__init__(self._rebuild, host=host, port=port, root=str(root))
        self._build, self._notice = build, ""
        self.build_delay = self.build_pause
        # The disk tells of changes at once; to look at every file of a large gallery takes longer than to build it.
        self.observer: BaseObserver = Observer()  # type: ignore[assignment]
        self.error_handler = self._error_page

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Build anew when anything below `path` changes."""
        self._watched_paths[path] = 1
        self.observer.schedule(_Handler(self._wake), path, recursive=recursive)

    def start(self, folders: Sequence[Path], file: Path) -> None:
        """Build, then serve until the process is interrupted; all below the folders is watched, and the file."""
        for folder in folders:
            self.watch(str(folder.absolute()))
        # A file that an editor saves under its name anew is another file: its folder knows.
        self.observer.schedule(_Handler(self._wake, file.name), str(file.absolute().parent), recursive=False)
        # First of all, since another program may hold the address; who asks now waits for the first build.
        self.server_bind()
        self.server_activate()
        try:
            self.observer.start()
            self._rebuild()
            self.serve_thread.start()
            self._build_loop()  # type: ignore[no-untyped-call]
        finally:
            self.shutdown()

    def _rebuild(self) -> None:
        self._notice = self._build()

    def _wake(self) -> None:
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        page: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        return page.replace(b"<main", _box(self._notice) + b"<main", 1) if self._notice else page

    def _error_page(self, code: int) -> bytes | None:
        """The site's own page for an address that is not there; before the first good build, what is wrong."""
        page = read_bytes(f"{self.root}/404.html") if code == 404 else None
        if page is None and self._notice:
            page = _NO_SITE.encode()
        return page and self._inject_js_into_html(page, self._visible_epoch)


class _Handler(FileSystemEventHandler):
    def __init__(self, wake: Callable[[], None], name: str = "") -> None:
        self._wake, self._name = wake, name

    def on_any_event(self, event: Any) -> None:
        """Wake the builder when a file changed, of this name where one is given."""
        is_ours = any(path.endswith(self._name) for path in (event.src_path, event.dest_path))
        if is_ours and event.event_type in _CHANGES and not event.is_directory:
            self._wake()


def _box(notice: str) -> bytes:
    return f'<pre class="preview-problems" role="alert">{escape(notice)}</pre>'.encode()
