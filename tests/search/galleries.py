"""Galleries with their index, for the tests of search."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.building.archive import Archive, read_archive
from generator.building.parts import SOURCES
from generator.building.plan import PART, make_plan
from generator.planning.shelves import Shelves
from generator.planning.site import plan_site
from generator.publishing.parcel import unpack
from generator.records.profile import Profile
from generator.records.registry import Registry
from generator.rendering.story import render_story, story_text
from generator.search.build import FOLDER, Gathered, Index, document_files, gather, story_files, word_files
from generator.search.words import words_of

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Searched:
    """A gallery that is searched: its profiles in the order of numbers, and its lists."""

    archive: Archive
    registry: Registry
    shelves: Shelves
    profiles: list[Profile]


def plan(root: Path) -> Searched:
    """The gallery below `root`, which must have no problem."""
    archive = read_archive(root / "content", root / "site_data")
    assert [problem for problem in archive.problems if problem.level == "error"] == []
    shelves = plan_site([head.entry for head in archive.heads()], archive.registry).shelves
    profiles = [unpack(archive.packed_profile(path)) for path in make_plan(archive).paths]
    return Searched(archive, archive.registry, shelves, profiles)


def index_files(searched: Searched) -> dict[str, bytes]:
    """The files of the index by path."""
    archive, gathered, files, hashes = searched.archive, Gathered(), dict[str, bytes](), list[str]()
    numbering = make_plan(archive).documents(archive)
    for profiles in batched(searched.profiles, PART):
        stories = [text_of(profile) for profile in profiles]
        name, made = story_files(stories)
        hashes.append(name)
        files.update(made)
        documents = [archive.head(profile.path).document for profile in profiles]
        words = [words_of(one.name, one.head, story) for one, story in zip(documents, stories, strict=True)]
        gathered.append(gather(words))
    index = Index(profiles=len(searched.profiles))
    files.update(document_files(index, numbering, archive.registry))
    return files | dict(word_files(index, gathered.shards(), hashes))


def text_of(profile: Profile) -> str:
    """The plain text of a profile's story."""
    return story_text(render_story(SOURCES.story(profile), {}, ""))


def batched(rows: list[Profile], size: int) -> Iterator[list[Profile]]:
    """The rows, so many at a time."""
    return (rows[start : start + size] for start in range(0, len(rows), size))


def write_index(searched: Searched, out: Path) -> Path:
    """Write the index below `out`, and return it."""
    (out / FOLDER).mkdir(parents=True)
    for path, data in index_files(searched).items():
        (out / path).write_bytes(data)
    return out
