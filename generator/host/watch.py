"""Watch folders and a file for changes, and call back."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from threading import Event, Thread

from watchfiles import Change, watch

_STEP, _LONGEST = 20, 200
"""Milliseconds without a further change before changes are reported, and the longest wait for that: editors save a file
in several steps."""

_LIMITS = ("watch limit", "os error 24", "os error 28", "Too many open files")
"""Parts of the messages that mean that the system does not allow to watch more folders."""


class WatchLimitError(Exception):
    """The user has reached the system's limit of watched folders."""


class Watcher:
    """Watch for changes in threads, which call `changed` with the paths that changed, or none where these are unknown.

    `error` is the exception that ended a thread, else None; `changed` is called for it, too.
    """

    def __init__(self, changed: Callable[[Collection[str]], None], *, poll: bool) -> None:
        self.error: Exception | None = None
        self._changed, self._poll = changed, poll
        self._threads: list[Thread] = []
        self._folder_replaced, self._stopped = Event(), Event()

    def start(self, folders: Sequence[Path], file: Path) -> None:
        """Watch everything below `folders`, and `file`."""
        for watch_paths, paths in ((self._watch_folders, folders), (self._watch_names, [*folders, file])):
            thread = Thread(target=self._run, args=(watch_paths, paths), daemon=True)
            thread.start()
            self._threads.append(thread)

    def stop(self) -> None:
        """Stop watching and wait for the threads."""
        self._stopped.set()
        self._folder_replaced.set()
        # The native code of watchfiles must not run while Python shuts down.
        for thread in self._threads:
            thread.join(timeout=5)

    def _run(self, watch_paths: Callable[[Sequence[Path]], None], paths: Sequence[Path]) -> None:
        try:
            watch_paths(paths)
        except Exception as error:
            is_limit = any(words in str(error) for words in _LIMITS)
            self.error = WatchLimitError(str(error)) if is_limit else error
            self._changed(())

    def _watch_folders(self, folders: Sequence[Path]) -> None:
        while not self._stopped.is_set():
            self._folder_replaced.clear()
            if self._stopped.is_set():
                return
            existing = [folder for folder in folders if folder.is_dir()]
            if existing:
                self._watch(existing, _is_content, recursive=True)
            else:
                self._folder_replaced.wait()
            # A folder was replaced by another one, which the watcher did not see.
            self._changed(())

    def _watch_names(self, paths: Sequence[Path]) -> None:
        """Watch the parent folders of `paths`, since a watch on a file ends when another file replaces it."""
        names = {path.name for path in paths}
        parents = sorted({path.absolute().parent for path in paths})
        folders = {path.name for path in paths[:-1]}

        def is_watched(change: Change, path: str) -> bool:
            name = Path(path).name
            if name in folders and change is not Change.modified:
                self._folder_replaced.set()
            return name in names

        while not self._stopped.is_set():
            self._watch(parents, is_watched, recursive=False)

    def _watch(self, paths: Sequence[Path], is_relevant: Callable[[Change, str], bool], *, recursive: bool) -> None:
        stop = self._folder_replaced if recursive else self._stopped
        for changes in watch(
            *paths,
            watch_filter=is_relevant,
            debounce=_LONGEST,
            step=_STEP,
            stop_event=stop,
            force_polling=self._poll or None,
            recursive=recursive,
            raise_interrupt=False,
        ):
            self._changed({path for _, path in changes})


def _is_content(change: Change, path: str) -> bool:
    """Return whether a change is one of content; hidden files are lock and backup files of text editors."""
    name = Path(path).name
    return not name.startswith(".") and not name.endswith("~")
