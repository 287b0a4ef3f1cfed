"""Following edits: what changes below some folders, or one file, calls back."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Thread

from watchfiles import Change, watch

_STEP, _LONGEST = 20, 200
"""Milliseconds without a further change before changes are reported, and the longest to wait for that; an editor writes
a file in more than one step."""

_LIMITS = ("watch limit", "os error 24", "os error 28", "Too many open files")
"""What the watcher says when the system lets it follow no more folders."""


class WatchLimitError(Exception):
    """The system lets a user follow only so many folders, and they are used up."""


class Watcher:
    """Follows edits from threads of its own; `changed` is called from them.

    `error` is what ended one of them, if anything did; `changed` is called then, too.
    """

    def __init__(self, changed: Callable[[], None], *, poll: bool) -> None:
        self.error: Exception | None = None
        self._changed, self._poll = changed, poll
        self._threads: list[Thread] = []
        self._moved, self._stopped = Event(), Event()

    def start(self, folders: Sequence[Path], file: Path) -> None:
        """Follow everything below `folders`, and `file`, which lies beside them."""
        for follow, paths in ((self._follow_folders, folders), (self._follow_names, [*folders, file])):
            thread = Thread(target=self._run, args=(follow, paths), daemon=True)
            thread.start()
            self._threads.append(thread)

    def stop(self) -> None:
        """End following."""
        self._stopped.set()
        self._moved.set()
        # The watcher's own code must not be running when Python takes itself down.
        for thread in self._threads:
            thread.join(timeout=5)

    def _run(self, follow: Callable[[Sequence[Path]], None], paths: Sequence[Path]) -> None:
        try:
            follow(paths)
        except Exception as error:
            is_limit = any(words in str(error) for words in _LIMITS)
            self.error = WatchLimitError(str(error)) if is_limit else error
            self._changed()

    def _follow_folders(self, folders: Sequence[Path]) -> None:
        while not self._stopped.is_set():
            self._moved.clear()
            if self._stopped.is_set():
                return
            there = [folder for folder in folders if folder.is_dir()]
            if there:
                self._watch(there, _is_content, recursive=True)
            else:
                self._moved.wait()
            # A folder was put in the place of another, whose changes are all that was followed.
            self._changed()

    def _follow_names(self, paths: Sequence[Path]) -> None:
        """Follow the folders that hold `paths`: a file saved under its name again is another file, as is a folder."""
        names = {path.name for path in paths}
        parents = sorted({path.absolute().parent for path in paths})
        folders = {path.name for path in paths[:-1]}

        def is_ours(change: Change, path: str) -> bool:
            name = Path(path).name
            if name in folders and change is not Change.modified:
                self._moved.set()
            return name in names

        while not self._stopped.is_set():
            self._watch(parents, is_ours, recursive=False)

    def _watch(self, paths: Sequence[Path], keep: Callable[[Change, str], bool], *, recursive: bool) -> None:
        stop = self._moved if recursive else self._stopped
        for _ in watch(
            *paths,
            watch_filter=keep,
            debounce=_LONGEST,
            step=_STEP,
            stop_event=stop,
            force_polling=self._poll or None,
            recursive=recursive,
            raise_interrupt=False,
        ):
            self._changed()


def _is_content(change: Change, path: str) -> bool:
    """Hidden files are an editor's own, such as its note that it has a file open."""
    name = Path(path).name
    return not name.startswith(".") and not name.endswith("~")
