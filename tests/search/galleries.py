"""Galleries with their index, for the tests of search."""

from pathlib import Path

from generator.build import SOURCES
from generator.planning.site import Site, plan_site
from generator.reading.gallery import read_gallery
from generator.rendering.story import story_text
from generator.search.build import FOLDER, build_index

ROOT = Path(__file__).parents[2]


def plan(root: Path) -> Site:
    """The site of the gallery below `root`, which must have no problem."""
    gallery, problems = read_gallery(root / "content", root / "site_data")
    assert [problem for problem in problems if problem.level == "error"] == []
    return plan_site(gallery)


def index_files(site: Site) -> dict[str, bytes]:
    """The files of the index by path."""
    profiles = {str(profile.slug): profile for profile in site.gallery.profiles}
    return dict(build_index(site, lambda slug: story_text(SOURCES.story(profiles[slug]))))


def write_index(site: Site, out: Path) -> Path:
    """Write the index below `out`, and return it."""
    (out / FOLDER).mkdir(parents=True)
    for path, data in index_files(site).items():
        (out / path).write_bytes(data)
    return out
