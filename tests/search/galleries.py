"""Galleries with their index, for the tests of search."""

from collections.abc import Iterator
from pathlib import Path

from generator.build import SOURCES
from generator.planning.sheet import Sheet
from generator.planning.site import Site, plan_site
from generator.reading.gallery import read_gallery
from generator.rendering.story import render_story, story_text
from generator.search.build import FOLDER, PART, Gathered, build_index, make_part, number_site
from generator.search.document import Document

ROOT = Path(__file__).parents[2]


def plan(root: Path) -> Site:
    """The site of the gallery below `root`, which must have no problem."""
    gallery, problems = read_gallery(root / "content", root / "site_data")
    assert [problem for problem in problems if problem.level == "error"] == []
    return plan_site(gallery)


def index_files(site: Site) -> dict[str, bytes]:
    """The files of the index by path."""
    sheets = {sheet.entry.slug: sheet for sheet in site.sheets}
    numbering = number_site(site)
    gathered, files = Gathered(numbering), dict[str, bytes]()
    for documents in batched(numbering.documents, PART):
        part = make_part(documents, [text_of(sheets[document.slug]) for document in documents])
        files.update(part.story_files)
        gathered.take(part)
    return files | dict(build_index(gathered, site.gallery.registry))


def text_of(sheet: Sheet) -> str:
    """The plain text of a profile's story."""
    return story_text(render_story(SOURCES.story(sheet.profile), {}, ""))


def batched(rows: list[Document], size: int) -> Iterator[list[Document]]:
    """The rows, so many at a time."""
    return (rows[start : start + size] for start in range(0, len(rows), size))


def write_index(site: Site, out: Path) -> Path:
    """Write the index below `out`, and return it."""
    (out / FOLDER).mkdir(parents=True)
    for path, data in index_files(site).items():
        (out / path).write_bytes(data)
    return out
