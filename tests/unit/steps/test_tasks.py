"""Tasks: in order, a bounded number at a time, cancelled on the way out; without an executor, here."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from threading import get_ident
from typing import Any

from generator.publishing.publish import OutputFile
from generator.steps.tasks import FEW, MAX_PENDING, Tasks, done, interleave


class HeldExecutor(Executor):
    """Runs nothing until it is told to, in the order in which it was asked."""

    def __init__(self) -> None:
        self.held: list[tuple[Future[Any], Callable[[], Any]]] = []

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        """Hold a function."""
        future = Future[Any]()
        self.held.append((future, lambda: function(*arguments, **named)))
        return future

    def run(self, index: int) -> None:
        """Run one function that is held."""
        future, function = self.held[index]
        future.set_result(function())


def multiply(factor: int, number: int) -> int:
    return factor * number


def count_from(numbers: list[int]) -> Iterator[int]:
    """Yield the numbers from 0 on, and note each in `numbers`."""
    while True:
        numbers.append(len(numbers))
        yield numbers[-1]


def test_results_come_in_the_order_of_the_batches_whichever_is_ready_first() -> None:
    executor = HeldExecutor()
    futures = list(Tasks(executor).map(multiply, 10, range(5), 5))
    for index in (4, 2, 0, 3, 1):
        executor.run(index)
    assert [future.result() for future in futures] == [0, 10, 20, 30, 40]


def test_only_so_many_batches_are_prepared_before_a_result_is_taken() -> None:
    executor, prepared = HeldExecutor(), list[int]()
    results = Tasks(executor).map(multiply, 1, count_from(prepared), 1_000)
    assert len(prepared) == len(executor.held) == MAX_PENDING
    next(results)
    assert len(prepared) <= MAX_PENDING + 1
    assert len(executor.held) <= MAX_PENDING + 1


def test_leaving_cancels_what_was_not_begun() -> None:
    executor = HeldExecutor()
    with Tasks(executor) as tasks:
        futures = list(tasks.map(multiply, 1, range(5), 5))
        executor.run(0)
    assert [future.cancelled() for future in futures] == [False, True, True, True, True]
    assert futures[0].result() == 0


def test_without_an_executor_a_batch_is_done_here_when_its_result_is_asked_for() -> None:
    prepared = list[int]()
    results = Tasks().map(lambda ident, _: ident == get_ident(), get_ident(), count_from(prepared), 1_000)
    assert prepared == []
    assert next(results).result()
    assert prepared == [0]


def test_a_few_batches_are_done_here_although_there_is_an_executor() -> None:
    executor = HeldExecutor()
    assert [future.result() for future in Tasks(executor).map(multiply, 2, range(FEW), FEW)] == [0, 2, 4]
    assert executor.held == []


def test_other_files_come_while_a_result_is_not_ready() -> None:
    late = Future[list[str]]()

    def finish_late() -> Iterator[OutputFile]:
        first, second, third = name_files(["list-1", "list-2", "list-3"])
        yield first
        late.set_result(["page-2"])
        yield second
        yield third

    others = finish_late()
    files = interleave([done(["page-1"]), late], name_files, others)
    assert [file.path for file in files] == ["page-1", "list-1", "list-2", "page-2"]
    assert [file.path for file in others] == ["list-3"]


def name_files(names: Iterable[str]) -> list[OutputFile]:
    return [OutputFile(path=name, size=0, mtime=0) for name in names]
