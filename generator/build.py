"""The pipeline in one line after the other: a checked gallery and the host's chrome into a published site."""

from collections.abc import Iterator
from pathlib import Path

from generator.checking.links import check_links
from generator.planning.site import plan_site
from generator.publishing.publish import Published, publish
from generator.reading.files import read_bytes, read_text
from generator.reading.profile import story_of
from generator.reading.theme import Theme
from generator.records.gallery import Gallery
from generator.records.problem import Problem
from generator.records.profile import Profile
from generator.rendering.shell import Chrome
from generator.rendering.site import DATA_FILES, Output, Sources, render_site
from generator.rendering.templates import Templates


def build_site(gallery: Gallery, chrome: Chrome, theme: Theme, out: Path) -> tuple[Published | None, list[Problem]]:
    """Plan, render and publish the site of a gallery that was found to be right.

    Nothing is written, and the problems are told, when an editorial page links to an address that is not made.
    """
    site = plan_site(gallery)
    problems = check_links(chrome.links, {page.url for page in site.pages} | set(DATA_FILES))
    if problems:
        return None, problems
    sources = Sources(story=read_story, picture=read_picture)
    return publish(out, _outputs(render_site(site, chrome, Templates(theme.templates), sources), theme)), []


def _outputs(pages: Iterator[Output], theme: Theme) -> Iterator[Output]:
    yield from theme.assets.items()
    yield from pages


def read_story(profile: Profile) -> str:
    """The Markdown of a profile's story."""
    text, problems = read_text(profile.path)
    if text is None:
        raise OSError(problems[0].message)
    return story_of(text)


def read_picture(profile: Profile, name: str) -> bytes | None:
    """The bytes of a picture that lies beside a profile."""
    return read_bytes(f"{profile.path.rpartition('/')[0]}/{name}")
