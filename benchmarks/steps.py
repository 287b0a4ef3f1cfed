"""`python -m benchmarks.steps`, run in a gallery's folder: one cold build, with the time of each step as JSON.

The build is the one that the command makes; the functions it calls are wrapped with a clock from outside.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

from generator import build
from generator.building import index, lists
from generator.building.archive import read_archive
from generator.host.chrome import render_chrome
from generator.reading.theme import read_theme
from generator.records.problem import Problem

T = TypeVar("T")
Row = dict[str, float]
WORKERS = "worker processes"
CALLS = {(build, "plan"): "planning", (lists, "render_index"): "index pages"}
"""Functions that the build calls, by module and name, and the step that each is."""
STREAMS = {
    (build, "make_parts"): "profiles' pages",
    (lists, "render_rest"): "data and sitemap",
    (index, "document_files"): "search index",
    (index, "word_files"): "search index",
}
"""The same for those that give one thing after the other; with workers, profiles' pages are the waiting for them."""


@dataclass(slots=True)
class Clock:
    """For each step its own wall and CPU seconds (not those of the steps inside it), and when it began and ended."""

    rows: dict[str, Row] = field(default_factory=dict)
    _inner: list[tuple[float, float]] = field(default_factory=lambda: [(0.0, 0.0)])

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Add what runs inside to a step."""
        wall, cpu = time.monotonic(), time.process_time()
        row = self.rows.setdefault(name, {"wall": 0.0, "cpu": 0.0, "start": wall, "end": wall})
        self._inner.append((0.0, 0.0))
        yield
        inside_wall, inside_cpu = self._inner.pop()
        row["end"] = time.monotonic()
        took, spent = row["end"] - wall, time.process_time() - cpu
        row["wall"] += took - inside_wall
        row["cpu"] += spent - inside_cpu
        outer_wall, outer_cpu = self._inner[-1]
        self._inner[-1] = (outer_wall + took, outer_cpu + spent)

    def call(self, name: str, function: Callable[..., T]) -> Callable[..., T]:
        """The function, its calls counted to a step."""

        def timed(*arguments: object) -> T:
            with self.step(name):
                return function(*arguments)

        return timed

    def each(self, name: str, function: Callable[..., Iterable[T]]) -> Callable[..., Iterator[T]]:
        """The function that gives one thing after the other, the making of each counted to a step."""

        def timed(*arguments: object) -> Iterator[T]:
            # Called at once: what the function hands to the workers must not wait for the first thing to be asked for.
            with self.step(name):
                source = iter(function(*arguments))
            return self._counted(name, source)

        return timed

    def _counted(self, name: str, source: Iterator[T]) -> Generator[T, None, Any]:
        while True:
            found = list[T]()
            with self.step(name):
                try:
                    found.append(next(source))
                except StopIteration as end:
                    result = end.value
            if not found:
                return result
            yield found[0]


def run(folder: Path, executor: Executor | None) -> dict[str, Row]:
    """Build the gallery in `folder` into its `site/`; what each step took."""
    clock = Clock()
    with ExitStack() as wrapped:
        for (module, name), step in CALLS.items():
            wrapped.enter_context(patch.object(module, name, clock.call(step, getattr(module, name))))
        for (module, name), step in STREAMS.items():
            wrapped.enter_context(patch.object(module, name, clock.each(step, getattr(module, name))))
        with clock.step("reading and checking"):
            archive = read_archive(folder / "content", folder / "site_data", executor)
        _refuse(archive.problems)
        with clock.step("host chrome and theme"):
            chrome = render_chrome(folder / "mkdocs.yml", folder / "content" / "pages")
            theme = read_theme(folder / "theme")
        with clock.step("publishing"):
            _, problems = build.build_site(archive, chrome, theme, folder / "site", executor)
        _refuse(problems)
    return clock.rows


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise ValueError(f"{len(problems)} problems: see ntvt check")


def main() -> None:
    """The command; with `here` as its word it uses no worker processes, so that a profiler sees everything."""
    if sys.argv[1:] == ["here"]:
        print(json.dumps(run(Path(), None)))
        return
    started = time.monotonic()
    with ProcessPoolExecutor() as executor:
        rows = run(Path(), executor)
    times = os.times()
    spent = times.children_user + times.children_system
    rows[WORKERS] = {"wall": 0.0, "cpu": spent, "start": started, "end": time.monotonic()}
    print(json.dumps(rows))


if __name__ == "__main__":
    main()
