"""The live preview: builds after each edit, serves what was built, and lets open pages load again."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Thread

from generator.host.server import PreviewServer, Screen
from generator.host.watch import Watcher


class Preview:
    """Serves the site in `root` at `host`:`port` below the path `prefix`.

    `build` writes it and returns what is to be shown above every page, or nothing. Raises OSError where the address is
    taken.
    """

    def __init__(self, build: Callable[[], str], root: Path, host: str, port: int, prefix: str = "/") -> None:
        self._build, self._screen, self._changed = build, Screen(), Event()
        # First of all, since another program may hold the address; who asks now waits for the first build.
        self._server = PreviewServer(host, port, root.absolute(), prefix, self._screen)

    def start(self, folders: Sequence[Path], file: Path, *, poll: bool = False) -> None:
        """Build, then follow everything below `folders`, and `file`, until the process is interrupted.

        With `poll` the files are looked at time and again, for disks that tell of no change. Raises WatchLimitError.
        """
        watcher = Watcher(self._changed.set, poll=poll)
        watcher.start(folders, file)
        try:
            self._screen.show(self._build())
            Thread(target=self._server.serve_forever, daemon=True).start()
            while True:
                self._changed.wait()
                self._changed.clear()
                if watcher.error:
                    raise watcher.error
                self._screen.show(self._build())
        finally:
            watcher.stop()
            self._server.server_close()
