"""Find what a profile's file says of pages and other profiles, also where no record can be made of it."""

import re
from collections.abc import Iterator, Mapping

from generator.checking.links import find_story_links
from generator.planning.urls import profile_url
from generator.reading.files import SourceFile
from generator.reading.front_matter import split_front_matter
from generator.reading.profile import MAX_TEXT
from generator.reading.slugs import make_file_slug
from generator.reading.yaml_text import parse_yaml
from generator.records.base import ID_PATTERN
from generator.records.link import GalleryLink


def find_links(file: SourceFile, text: str) -> tuple[GalleryLink, ...]:
    """Find the links of a story into the gallery; none where it cannot be seen where the story begins."""
    front_matter, _ = split_front_matter(file.path, text)
    if front_matter is None or len(text) > MAX_TEXT:
        return ()
    slug = make_file_slug(file.parts[-1])
    return find_story_links(file.path, front_matter.story, front_matter.story_line, slug)


def find_not_same_as(file: SourceFile, text: str) -> Iterator[GalleryLink]:
    """Yield the pages of the profiles that `not_same_as` names; what can be no file name is a problem of its own."""
    front_matter, _ = split_front_matter(file.path, text) if "not_same_as" in text else (None, [])
    parsed, _ = parse_yaml(file.path, front_matter.yaml, first_line=2) if front_matter else (None, [])
    if parsed is None or not isinstance(parsed.data, Mapping):
        return
    named = parsed.data.get("not_same_as")
    for index, slug in enumerate(named if isinstance(named, list | tuple) else ()):
        if isinstance(slug, str) and re.fullmatch(ID_PATTERN, slug):
            place = parsed.find_place(("not_same_as", index))
            yield GalleryLink(address=profile_url(slug), path=file.path, line=place.line, column=place.column)
