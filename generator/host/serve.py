"""The live preview: build after each edit, serve the result, and reload open pages."""

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from generator.host.server import PreviewServer, PreviewState
from generator.host.watch import Watcher

SLOW = 1.0
"""Seconds of a build from which on saved pages are shown before the next one."""

_UNFINISHED = "Trang vừa lưu đã mới. Danh sách, trang liên quan và tìm kiếm đang được dựng lại…"


class Preview:
    """Serve the site in `root` at an address, a host and a port, below the path `prefix`.

    `build` writes the site and returns a text to show above every page, or "". `render_saved` takes the paths of saved
    files and returns those files of the site that can be shown at once, by address. Raises OSError if the address is
    in use.
    """

    def __init__(
        self,
        build: Callable[[], str],
        render_saved: Callable[[Collection[str]], Mapping[str, bytes]],
        root: Path,
        address: tuple[str, int],
        prefix: str = "/",
    ) -> None:
        self._build, self._render_saved = build, render_saved
        self._state, self._changes = PreviewState(), SimpleQueue[Collection[str]]()
        # Opened before the first build, since the address may be in use; requests wait until the build is done.
        self._server = PreviewServer(*address, root.absolute(), prefix, self._state)

    def start(self, folders: Sequence[Path], file: Path, *, poll: bool = False) -> None:
        """Build, then build again after each change below `folders` or of `file`, until the process is interrupted.

        With `poll`, files are checked at intervals, for disks that do not notify of changes. Raises WatchLimitError.
        """
        watcher = Watcher(self._changes.put, poll=poll)
        watcher.start(folders, file)
        try:
            seconds = self._show_build()
            Thread(target=self._server.serve_forever, daemon=True).start()
            while True:
                saved = self._wait_for_changes()
                if watcher.error:
                    raise watcher.error
                pages = self._render_saved(saved) if seconds > SLOW else {}
                if pages:
                    self._state.update(_UNFINISHED, pages)
                seconds = self._show_build()
        finally:
            watcher.stop()
            self._server.server_close()

    def _wait_for_changes(self) -> set[str]:
        """Return the paths of all changes since the last build began."""
        paths = set(self._changes.get())
        while not self._changes.empty():
            paths.update(self._changes.get())
        return paths

    def _show_build(self) -> float:
        """Build the site and show it; return how many seconds that took."""
        started = time.monotonic()
        self._state.update(self._build())
        return time.monotonic() - started
