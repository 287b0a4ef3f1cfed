"""The live preview: build after each edit, serve the result, and reload open pages."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Thread

from generator.host.server import PreviewServer, PreviewState
from generator.host.watch import Watcher


class Preview:
    """Serve the site in `root` at `host`:`port` below the path `prefix`.

    `build` writes the site and returns a text to show above every page, or "". Raises OSError if the address is in use.
    """

    def __init__(self, build: Callable[[], str], root: Path, host: str, port: int, prefix: str = "/") -> None:
        self._build, self._state, self._changed = build, PreviewState(), Event()
        # Opened before the first build, since the address may be in use; requests wait until the build is done.
        self._server = PreviewServer(host, port, root.absolute(), prefix, self._state)

    def start(self, folders: Sequence[Path], file: Path, *, poll: bool = False) -> None:
        """Build, then build again after each change below `folders` or of `file`, until the process is interrupted.

        With `poll`, files are checked at intervals, for disks that do not notify of changes. Raises WatchLimitError.
        """
        watcher = Watcher(self._changed.set, poll=poll)
        watcher.start(folders, file)
        try:
            self._state.update(self._build())
            Thread(target=self._server.serve_forever, daemon=True).start()
            while True:
                self._changed.wait()
                self._changed.clear()
                if watcher.error:
                    raise watcher.error
                self._state.update(self._build())
        finally:
            watcher.stop()
            self._server.server_close()
