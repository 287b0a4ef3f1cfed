"""Work done by other processes, one batch of profiles at a time."""

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, wait
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar

from generator.publishing.publish import OutputFile

Context = TypeVar("Context")
Batch = TypeVar("Batch")
Result = TypeVar("Result")

MAX_PENDING = 32
"""Batches that may wait for a worker or for us: enough to keep workers busy, few enough for memory."""

FEW = 3
"""As many batches, or fewer, run in this process: starting workers would take longer."""


Advance = Callable[[int], None]
"""Takes how many more profiles are done."""

StartProgress = Callable[[str, int], Advance]
"""Takes the title of a long step and how many profiles it has."""


def show_no_progress(title: str, profiles: int) -> Advance:
    """Start a step that nobody watches."""
    return lambda done: None


class Tasks:
    """Runs functions in the processes of an executor; without one, here, when the result is asked for.

    Leaving the `with` block cancels what was not begun and waits for the rest: no worker goes on writing files.
    """

    def __init__(self, executor: Executor | None = None, start_progress: StartProgress = show_no_progress) -> None:
        self._executor = executor
        self._pending: set[Future[Any]] = set()
        self.start_progress = start_progress

    def __enter__(self) -> "Tasks":
        return self

    def __exit__(self, *error: object) -> None:
        wait([future for future in tuple(self._pending) if not future.cancel()])

    def submit(self, function: Callable[..., Result], *arguments: Any) -> "Future[Result]":
        """Start one function; here at once where there is no executor."""
        if self._executor is None:
            return done(function(*arguments))
        future = self._executor.submit(function, *arguments)
        self._pending.add(future)
        future.add_done_callback(self._pending.discard)
        return future

    def map(
        self,
        function: Callable[[Context, Batch], Result],
        context: Context,
        batches: Iterable[Batch],
        count: int,
        *,
        ahead: int = MAX_PENDING,
    ) -> "Iterator[Future[Result]]":
        """Call `function(context, batch)` for each of `count` batches, in order; the first `ahead` are begun at once.

        `context` is what all batches share; each worker unpickles it once.
        """
        if self._executor is None or count <= FEW:
            return (done(function(context, batch)) for batch in batches)
        packed, waiting = pickle.dumps(context), iter(batches)
        pending = deque(self.submit(_run, function, packed, batch) for batch in islice(waiting, ahead))

        def results() -> Iterator[Future[Result]]:
            for batch in waiting:
                yield pending.popleft()
                pending.append(self.submit(_run, function, packed, batch))
            yield from pending

        return results()


def interleave(
    futures: "Iterable[Future[Result]]", take: Callable[[Result], Iterable[OutputFile]], others: Iterator[OutputFile]
) -> Iterator[OutputFile]:
    """Yield the files that `take` finds in the results, in order, and `others` while the next result is not there."""
    for future in futures:
        while not future.done():
            other = next(others, None)
            if other is None:
                break
            yield other
        yield from take(future.result())


def done(result: Result) -> "Future[Result]":
    """Return a future whose result is there already."""
    future = Future[Result]()
    future.set_result(result)
    return future


def _run(function: Callable[[Any, Any], Any], context: bytes, batch: Any) -> Any:
    return function(_unpickle(context), batch)


_unpickle = lru_cache(maxsize=4)(pickle.loads)
