"""Galleries with their index, for the tests of search."""

from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from generator.cache import no_cache
from generator.planning.listings import Listings
from generator.planning.urls import story_url
from generator.records.content import Content
from generator.records.problem import has_errors
from generator.records.profile import Profile
from generator.records.registry import Registry
from generator.rendering.story import story_text
from generator.search.codec import gzip
from generator.search.families import BUCKETS, FAMILIES, BatchWords
from generator.search.index_files import FOLDER, Contents, ShardFile, hashed_path, make_directory, make_summary_files
from generator.search.postings import merge_bucket
from generator.steps.gallery import Gallery, Project, digest_project, read_gallery
from generator.steps.plan import Plan, make_plan
from generator.steps.sources import load_summaries
from generator.steps.tasks import Tasks
from tests.search.invented import Person, lay_people

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Searched:
    """A gallery that is searched: its profiles in the order of numbers, and its lists."""

    gallery: Gallery
    plan: Plan
    profiles: list[Profile]
    stories: list[str]
    words: list[BatchWords]

    @property
    def registry(self) -> Registry:
        """The gallery's controlled words."""
        return self.gallery.registry

    @property
    def listings(self) -> Listings:
        """The gallery's lists."""
        return self.plan.site.listings


def plan(root: Path, executor: Executor | None = None) -> Searched:
    """Read and plan the gallery below `root`, which must have no error."""
    project = Project(root / "content", root / "site_data", ROOT / "mkdocs.yml")
    with no_cache() as cache, Tasks(executor) as tasks:
        gallery = read_gallery(project, digest_project(project), cache, tasks)
        assert not has_errors(gallery.problems), gallery.problems
        batches = gallery.sources.batches
        planned = make_plan(gallery.sources.summaries_key, load_summaries(gallery.sources, cache), gallery.registry)
        contents = [cache.load("contents", batch.key, list[Content]) for batch in batches]
        words = [[cache.load_bytes("words", name) for name in batch.word_keys] for batch in batches]
    pairs = (pair for rows in zip(planned.numbers, contents, strict=True) for pair in zip(*rows, strict=True))
    ordered = [content for _, content in sorted(pairs, key=lambda pair: pair[0])]
    stories = [story_text(content.story_html) for content in ordered]
    return Searched(gallery, planned, [content.profile for content in ordered], stories, words)


def index_files(searched: Searched) -> dict[str, bytes]:
    """The files of the index by path."""
    numbering, numbers = searched.plan.numbering, searched.plan.numbers
    contents = Contents(profiles=len(numbering.profiles))
    files = dict(make_summary_files(numbering, searched.registry, contents))
    shards: dict[str, list[ShardFile]] = {family: [] for family in FAMILIES}
    for index, (family, _) in enumerate(BUCKETS):
        merged = merge_bucket(family, zip(numbers, (batch[index] for batch in searched.words), strict=True))
        files |= dict(merged.turns)
        for shard in merged.shards:
            path = hashed_path(family, shard.data)[0]
            shards[family].append(ShardFile(shard.first, path, len(shard.data)))
            files[path] = shard.data
    for family in FAMILIES:
        files |= dict(make_directory(family, shards[family], contents))
    return files | dict([contents.encode()])


def index_people(everyone: list[Person], work: Path) -> Path:
    """Write the index of these people below `work`, and return the site's folder."""
    lay_people(everyone, work)
    return write_index(plan(work), work / "site")


def write_index(searched: Searched, out: Path) -> Path:
    """Write the index and the stories below `out`, and return it."""
    (out / FOLDER).mkdir(parents=True)
    files = index_files(searched)
    for profile, story in zip(searched.profiles, searched.stories, strict=True):
        path = story_url(profile.slug)
        (out / path).parent.mkdir(parents=True)
        files[path] = gzip(story.encode())
    for path, data in files.items():
        (out / path).write_bytes(data)
    return out
