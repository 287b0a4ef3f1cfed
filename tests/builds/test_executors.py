"""A build takes any `concurrent.futures.Executor`, with the bytes of a build without one."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from generator.steps import sources
from tests.support.project import build, lay_crowd

pytestmark = pytest.mark.slow


class Immediate(Executor):
    """Runs each task at once, when it is submitted; counts the tasks."""

    def __init__(self) -> None:
        self.tasks = 0

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **options: Any) -> Future[Any]:
        self.tasks += 1
        future = Future[Any]()
        try:
            future.set_result(function(*arguments, **options))
        except Exception as error:
            future.set_exception(error)
        return future


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A gallery of several batches of people; its site in `alone/` was built without an executor."""
    folder = tmp_path_factory.mktemp("executors") / "gallery"
    lay_crowd(folder, 80)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sources, "BATCH_SIZE", 20)
        build(folder / "alone", folder / "content", folder / "site_data")
        yield folder


def build_with(executor: Executor, gallery: Path, out: Path) -> None:
    build(out, gallery / "content", gallery / "site_data", executor)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_one_thread_gives_the_same_bytes(gallery: Path) -> None:
    with ThreadPoolExecutor(max_workers=1) as executor:
        build_with(executor, gallery, gallery / "thread")
    assert tree(gallery / "thread") == tree(gallery / "alone")


def test_an_executor_of_ones_own_gives_the_same_bytes(gallery: Path) -> None:
    executor = Immediate()
    build_with(executor, gallery, gallery / "immediate")
    assert executor.tasks > 1
    assert tree(gallery / "immediate") == tree(gallery / "alone")
