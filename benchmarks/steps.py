"""`python -m benchmarks.steps`, run in a gallery's folder: one cold build, with the time of each step as JSON."""

import json
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from generator.build import read_picture, read_story
from generator.host.chrome import render_chrome
from generator.planning.site import plan_site
from generator.publishing.publish import publish
from generator.reading.gallery import read_gallery
from generator.reading.theme import read_theme
from generator.rendering.site import Output, Sources, render_site
from generator.rendering.templates import Templates

STEPS = ("reading and checking", "planning", "host chrome", "rendering", "publishing")


@dataclass(slots=True)
class Clock:
    """For each step its wall and CPU seconds, and the moments between which it ran."""

    steps: dict[str, dict[str, float]] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Add what runs inside to a step."""
        wall, cpu = time.monotonic(), _cpu()
        yield
        now = time.monotonic()
        row = self.steps.setdefault(name, {"wall": 0.0, "cpu": 0.0, "start": wall})
        row["wall"] += now - wall
        row["cpu"] += _cpu() - cpu
        row["end"] = now

    def each(self, name: str, outputs: Iterable[Output]) -> Iterator[Output]:
        """Pass outputs on; the time of making them is that of the step."""
        source = iter(outputs)
        while True:
            with self.step(name):
                output = next(source, None)
            if output is None:
                return
            yield output


def run(folder: Path) -> dict[str, dict[str, float]]:
    """Build the gallery in `folder` into its `site/`; each step's seconds. Rendering and publishing alternate."""
    clock = Clock()
    with clock.step("reading and checking"):
        gallery, problems = read_gallery(folder / "content", folder / "site_data")
    if problems:
        raise ValueError(f"{len(problems)} problems: see ntvt check")
    with clock.step("planning"):
        site = plan_site(gallery)
    with clock.step("host chrome"):
        chrome = render_chrome(folder / "mkdocs.yml", folder / "content" / "pages")
        theme = read_theme(folder / "theme")
    sources = Sources(story=read_story, picture=read_picture)
    with clock.step("publishing"):
        pages = render_site(site, chrome, Templates(theme.templates), sources)
        publish(folder / "site", _all(theme.assets.items(), clock, pages))
    for kind in ("wall", "cpu"):
        clock.steps["publishing"][kind] -= clock.steps["rendering"][kind]
    return {name: clock.steps[name] for name in STEPS}


def _all(assets: Iterable[Output], clock: Clock, pages: Iterable[Output]) -> Iterator[Output]:
    yield from assets
    yield from clock.each("rendering", pages)


def _cpu() -> float:
    """CPU seconds of this process and of its children that ended."""
    return sum(os.times()[:4])


if __name__ == "__main__":
    print(json.dumps(run(Path())))
