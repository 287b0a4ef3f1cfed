"""The demo gallery as the steps of a build see it."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
import pytest

from generator.cache import Cache, no_cache
from generator.records.problem import has_errors
from generator.records.summary import ProfileSummary
from generator.steps.gallery import Gallery, Project, digest_project, read_gallery
from generator.steps.plan import Plan, make_plan
from generator.steps.sources import load_summaries
from generator.steps.tasks import Tasks
from tests.support.project import DEMO, ROOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """The demo gallery, read."""

    gallery: Gallery
    """Its records."""
    summaries: list[list[ProfileSummary]]
    """Its summaries, batch by batch."""
    cache: Cache
    """What was kept while it was read."""

    def plan(self, key: str = "all") -> Plan:
        """Plan its site."""
        return make_plan(key, self.summaries, self.gallery.registry)

    def plan_with(self, slug: str, key: str, **changes: object) -> Plan:
        """Plan its site with one summary changed, under another key."""
        changed = [
            [msgspec.structs.replace(summary, **changes) if summary.slug == slug else summary for summary in batch]
            for batch in self.summaries
        ]
        return make_plan(key, changed, self.gallery.registry)


@pytest.fixture
def demo() -> Iterator[Demo]:
    """The demo gallery, read without an earlier build."""
    with no_cache() as cache:
        project = Project(DEMO / "content", DEMO / "site_data", ROOT / "mkdocs.yml")
        gallery = read_gallery(project, digest_project(project), cache, Tasks())
        assert not has_errors(gallery.problems), gallery.problems
        yield Demo(gallery=gallery, summaries=list(load_summaries(gallery.sources, cache)), cache=cache)
