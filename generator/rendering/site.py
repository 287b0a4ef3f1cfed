"""Every file of the site, one after the other."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.planning.page import Page
from generator.planning.site import Site
from generator.planning.urls import DATA
from generator.records.profile import Profile
from generator.rendering.data import data_csv, data_json, data_rows
from generator.rendering.pictures import PORTRAIT_WIDTHS, STORY_WIDTHS, resize
from generator.rendering.shell import Chrome, depth_of, pour, root_of
from generator.rendering.sitemap import robots, sitemap_files
from generator.rendering.story import render_story, story_pictures, story_text
from generator.rendering.templates import Templates
from generator.rendering.views.data import data_view
from generator.rendering.views.district_year import district_year_view
from generator.rendering.views.home import home_view
from generator.rendering.views.hub import hub_view
from generator.rendering.views.listing import listing_view
from generator.rendering.views.parts import Frame, Picture
from generator.rendering.views.profile import profile_view
from generator.rendering.views.search import search_view
from generator.rendering.views.ward import ward_view
from generator.search.build import build_index

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


def render_site(site: Site, chrome: Chrome, templates: Templates, sources: Sources) -> Iterator[Output]:
    """All files: pages, pictures, open data, sitemap, the host's editorial files, and last the search index."""
    for page in site.pages:
        yield from render_page(page, site, chrome, templates, sources)
    rows = data_rows(site)
    yield f"{DATA}ho-so.json", data_json(rows)
    yield f"{DATA}ho-so.csv", data_csv(rows)
    yield from chrome.files.items()
    yield from sitemap_files(chrome.site_url, _addresses(site, chrome))
    yield "robots.txt", robots(chrome.site_url)
    profiles = {profile.slug: profile for profile in site.gallery.profiles}
    yield from build_index(site, lambda slug: story_text(sources.story(profiles[slug])))


def render_page(
    page: Page, site: Site, chrome: Chrome, templates: Templates, sources: Sources
) -> Iterator[Output]:
    """One page, after the pictures it shows."""
    root = root_of(page.url)
    if page.kind == "profile":
        portrait, pictures, files = _pictures(page.subject, sources)
        yield from files
        story = render_story(sources.story(page.subject), pictures, root)
        frame, view = profile_view(page, site, story, portrait)
        template = "profile"
    else:
        template, make_view = _VIEWS[page.kind]
        frame, view = make_view(page, site)
    body = templates.render(f"pages/{template}.html", view=view, root=root)
    crumbs = templates.render("components/crumbs/page.html", crumbs=frame.crumbs, root=root) if frame.crumbs else ""
    find = "" if page.kind in _OWN_BOX else templates.render("components/find/page.html", root=root)
    html = pour(chrome.shells[depth_of(page.url)], frame, crumbs, body, find)
    yield f"{page.url}index.html", html.encode()


def _pictures(profile: Profile, sources: Sources) -> tuple[Picture | None, dict[str, Picture], list[Output]]:
    portrait, files = None, []
    if profile.photo:
        data = sources.picture(profile, profile.photo.file) or b""
        resized = resize(data, profile.slug, PORTRAIT_WIDTHS, profile.photo.alt, profile.photo.credit)
        portrait, files = resized.picture, list(resized.files)
    pictures = {}
    for name in story_pictures(sources.story(profile)):
        found = sources.picture(profile, name)
        if found is not None:
            resized = resize(found, profile.slug, STORY_WIDTHS, "")
            pictures[name] = resized.picture
            files += resized.files
    return portrait, pictures, files


def _addresses(site: Site, chrome: Chrome) -> Iterator[tuple[str, Any]]:
    for page in site.pages:
        day = (page.subject.updated or page.subject.published) if page.kind == "profile" else None
        yield page.url, day
    for path in sorted(chrome.files):
        if path.endswith("index.html"):
            yield path.removesuffix("index.html"), None
