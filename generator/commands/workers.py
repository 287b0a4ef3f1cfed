"""The processes that help a command: they go when it goes, however it goes."""

import multiprocessing
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from threading import Thread


@contextmanager
def workers(start: str | None = None) -> Iterator[ProcessPoolExecutor]:
    """One helping process for each core, none before there is work for it; `start` is how, if not as Python does.

    Ctrl-C is for the command alone to answer; a killed command leaves none.
    """
    with ProcessPoolExecutor(initializer=_begin, mp_context=multiprocessing.get_context(start)) as pool:
        try:
            yield pool
        except BrokenProcessPool:
            # All are gone. Python 3.11.2, for one, would wait for ever to hand the lost one the rest of its task.
            pool.shutdown(wait=False)
            raise


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    """A worker by itself would wait for ever for the next task of a command that was killed."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    signal.raise_signal(signal.SIGTERM)
