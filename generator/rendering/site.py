"""Every file of the site, one after the other."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.markup import story_pictures
from generator.planning.page import Page
from generator.planning.site import Site
from generator.planning.urls import DATA_FILES, profile_url, thumbnail_url
from generator.reading.pictures import PORTRAIT_WIDTHS, STORY_WIDTHS, is_file_name
from generator.records.profile import Profile
from generator.records.registry import Registry
from generator.rendering.data import Row, data_files
from generator.rendering.shell import Chrome, depth_of, pour, root_of
from generator.rendering.sitemap import robots, sitemap_files
from generator.rendering.story import render_story, story_text
from generator.rendering.templates import Templates
from generator.rendering.views.data import data_view
from generator.rendering.views.district_year import district_year_view
from generator.rendering.views.home import home_view
from generator.rendering.views.hub import hub_view
from generator.rendering.views.listing import listing_view
from generator.rendering.views.parts import Frame, Picture
from generator.rendering.views.profile import Around, profile_view
from generator.rendering.views.search import search_view
from generator.rendering.views.ward import ward_view

Output = tuple[str, bytes]
"""A file of the site: its path below the root, and its bytes."""

_VIEWS: dict[str, tuple[str, Callable[[Page, Site], tuple[Frame, Any]]]] = {
    "home": ("home", home_view),
    "district-year": ("district-year", district_year_view),
    "ward": ("ward", ward_view),
    "data": ("data", data_view),
    "search": ("search", search_view),
    **dict.fromkeys(("districts", "wards", "fields", "years", "awards", "movements", "names"), ("hub", hub_view)),
    **dict.fromkeys(
        ("profiles", "district", "field", "year", "award", "movement", "collectives", "letter"),
        ("listing", listing_view),
    ),
}


_OWN_BOX = ("home", "search")
"""Pages with a search box of their own have none in the header."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What rendering is handed of the disk: a story by profile, the bytes of a picture beside a profile."""

    story: Callable[[Profile], str]
    picture: Callable[[Profile, str], bytes | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What every page is made with."""

    registry: Registry
    chrome: Chrome
    templates: Templates


def render_profile(profile: Profile, around: Around, desk: Desk, sources: Sources) -> tuple[list[Output], str]:
    """A profile's page, with the pictures it shows; and the plain text of its story."""
    markdown = sources.story(profile)
    portrait, pictures, files = _pictures(profile, markdown, sources)
    story = render_story(markdown, pictures, root_of(profile_url(profile.slug)))
    frame, view = profile_view(profile, around, desk.registry, story, portrait)
    return [*files, _page("profile", frame, view, desk)], story_text(story)


def render_index(page: Page, site: Site, desk: Desk) -> Output:
    """An index page."""
    template, make_view = _VIEWS[page.kind]
    frame, view = make_view(page, site)
    return _page(template, frame, view, desk)


def render_rest(site: Site, rows: Iterable[Row], chrome: Chrome) -> Iterator[Output]:
    """What is no page of the gallery: open data (the `rows` of all profiles in the order of names), the host's
    editorial files, sitemap.
    """
    yield from zip(DATA_FILES, data_files(rows), strict=True)
    yield from chrome.files.items()
    yield from sitemap_files(chrome.site_url, _addresses(site, chrome))
    yield "robots.txt", robots(chrome.site_url)


def _page(template: str, frame: Frame, view: Any, desk: Desk) -> Output:
    root, templates = root_of(frame.url), desk.templates
    body = templates.page(template, view, root)
    crumbs = templates.component("crumbs", frame, root) if frame.crumbs else ""
    find = "" if template in _OWN_BOX else templates.component("find", {"look": "small", "suggests": True}, root)
    return f"{frame.url}index.html", pour(desk.chrome.shells[depth_of(frame.url)], frame, crumbs, body, find)


def _pictures(
    profile: Profile, markdown: str, sources: Sources
) -> tuple[Picture | None, dict[str, Picture], list[Output]]:
    names = dict.fromkeys(picture.target for picture in story_pictures(markdown))
    # The check refuses these; a picture of a child is not left to one check.
    if profile.is_hidden_minor or not (names or profile.photo):
        return None, {}, []
    # Pillow is loaded with the first picture: a district may have none.
    from generator.rendering.pictures import resize, thumbnail

    # Pictures that are alike, or a portrait shown in the story too, have files in common.
    portrait, pictures, files = None, dict[str, Picture](), dict[str, bytes]()
    if profile.photo:
        data = sources.picture(profile, profile.photo.file) or b""
        resized = resize(data, profile.slug, PORTRAIT_WIDTHS, profile.photo.alt, profile.photo.credit)
        portrait = resized.picture
        files |= {**dict(resized.files), thumbnail_url(profile.slug): thumbnail(data)}
    for name in names:
        found = sources.picture(profile, name) if name is not None and is_file_name(name) else None
        if name is not None and found is not None:
            resized = resize(found, profile.slug, STORY_WIDTHS, "")
            pictures[name] = resized.picture
            files |= resized.files
    return portrait, pictures, list(files.items())


def _addresses(site: Site, chrome: Chrome) -> Iterable[tuple[str, date | None]]:
    yield from ((page.url, None) for page in site.pages)
    yield from ((entry.url, entry.changed) for entry in site.shelves.all)
    for path in sorted(chrome.files):
        if path.endswith("index.html"):
            yield path.removesuffix("index.html"), None
