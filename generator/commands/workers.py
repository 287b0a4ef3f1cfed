"""Worker processes, which end with their command even if it is killed."""

import multiprocessing
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from threading import Thread


@contextmanager
def start_workers() -> Iterator[ProcessPoolExecutor]:
    """Provide one worker for each core, each started when there is work for it; they ignore Ctrl-C."""
    with closing(WorkerPool(None)) as pool, pool.lend() as executor:
        yield executor


class WorkerPool:
    """The workers of a command that builds again and again: started once, and once more after one was lost."""

    def __init__(self, method: str | None) -> None:
        self._method = method
        self._executor: ProcessPoolExecutor | None = None

    @contextmanager
    def lend(self) -> Iterator[ProcessPoolExecutor]:
        """Provide the workers for one build."""
        if self._executor is None:
            context = multiprocessing.get_context(self._method)
            self._executor = ProcessPoolExecutor(initializer=_prepare_worker, mp_context=context)
        try:
            yield self._executor
        except BrokenProcessPool:
            # Do not wait: Python 3.11.2, for one, waits forever to send the lost worker the rest of its task.
            self._executor.shutdown(wait=False)
            self._executor = None
            raise

    def close(self) -> None:
        """End the workers, once they have done what was begun."""
        if self._executor is not None:
            self._executor.shutdown()


def _prepare_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_exit_with_parent, daemon=True).start()


def _exit_with_parent() -> None:
    """End this worker when the command ends; otherwise it would wait forever for a task of a killed command."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    signal.raise_signal(signal.SIGTERM)
