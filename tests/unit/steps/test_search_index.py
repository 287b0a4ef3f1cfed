"""The search index: buckets are merged once, and merged again only where words or numbers changed."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from generator.publishing.publish import OutputFile, publish, staging
from generator.search.index_files import CONTENTS
from generator.steps.search_index import finish_index, start_index, take_bucket
from generator.steps.tasks import Tasks, interleave
from tests.support.commands import site_of
from tests.unit.steps.conftest import Demo


def make_index(demo: Demo, out: Path) -> Iterator[OutputFile]:
    """Make the files of the demo's index; nothing is staged before the first is asked for, as `publish` needs it."""
    plan, sources = demo.plan(), demo.gallery.sources
    index = start_index(sources, plan, out, demo.cache, Tasks())
    yield from interleave(index.buckets, partial(take_bucket, index, demo.cache), iter(()))
    yield from finish_index(index, plan, demo.gallery.registry, out, demo.cache)


def write_index(demo: Demo, out: Path) -> int:
    """Publish the index of the demo; how many files were written."""
    with staging(out):
        return publish(out, make_index(demo, out)).written


def test_the_same_gallery_is_not_indexed_twice(demo: Demo, tmp_path: Path) -> None:
    assert write_index(demo, tmp_path / "site") > 10
    assert write_index(demo, tmp_path / "site") == 0


def test_files_that_are_gone_come_back_with_the_same_bytes(demo: Demo, tmp_path: Path) -> None:
    write_index(demo, tmp_path / "site")
    before = site_of(tmp_path / "site")
    for path in before:
        if path.endswith(".bin"):
            (tmp_path / "site" / path).unlink()
    assert write_index(demo, tmp_path / "site") > 0
    assert site_of(tmp_path / "site") == before
    assert CONTENTS in before
