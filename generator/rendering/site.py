"""Every file of the site, one after the other."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.markup import story_pictures
from generator.planning.feeds import Feeds
from generator.planning.page import Page
from generator.planning.site import Site
from generator.planning.urls import DATA_FILES, HOME, PROFILE_ROOT, embed_url, oembed_url, thumbnail_url
from generator.reading.pictures import PORTRAIT_WIDTHS, STORY_WIDTHS, is_file_name
from generator.records.content import Content
from generator.records.profile import Profile
from generator.records.registry import Registry
from generator.rendering.data import Row, data_files
from generator.rendering.feeds import Feed, feed_files, feed_links
from generator.rendering.oembed import Embed, SiteName, oembed_json, oembed_link
from generator.rendering.shell import Chrome, depth_of, pour, root_of
from generator.rendering.sitemap import robots, sitemap_files
from generator.rendering.story import render_story
from generator.rendering.templates import Templates
from generator.rendering.views.data import data_view
from generator.rendering.views.district_year import district_year_view
from generator.rendering.views.home import home_view
from generator.rendering.views.hub import hub_view
from generator.rendering.views.listing import listing_view
from generator.rendering.views.parts import Frame, Picture
from generator.rendering.views.profile import PageContext, profile_view
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


ReadPicture = Callable[[str], bytes | None]
"""Reads a picture beside a profile's file, by its name; None where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renderer:
    """Everything a page is rendered with."""

    registry: Registry
    """All of `site_data/`."""
    chrome: Chrome
    """The host's shells."""
    templates: Templates
    """The theme's templates, compiled."""


def render_profile(
    content: Content, context: PageContext, renderer: Renderer, read_picture: ReadPicture
) -> list[Output]:
    """Render a profile's page, with the pictures it shows."""
    profile, story_html = content.profile, content.story_html
    portrait, pictures, files = _resize_pictures(profile, content.markdown, read_picture)
    if content.markdown:
        story_html = render_story(content.markdown, pictures, PROFILE_ROOT)
    frame, view = profile_view(profile, context, renderer.registry, story_html, portrait)
    embed = Embed(
        slug=profile.slug,
        title=view.title,
        card=context.card,
        site=SiteName(name=renderer.registry.settings.site_name, url=renderer.chrome.site_url),
    )
    html = _render_page("profile", frame, view, renderer, oembed_link(embed))
    return [*files, html, (oembed_url(profile.slug), oembed_json(embed)), _render_embed(embed, renderer)]


def make_index_view(page: Page, site: Site) -> tuple[Frame, Any]:
    """Make the view of an index page."""
    return _VIEWS[page.kind][1](page, site)


def render_index(page: Page, feeds: Feeds, site: Site, renderer: Renderer) -> list[Output]:
    """Render an index page, and on the first page of a list its feeds; the others name that of the whole site."""
    frame, view = make_index_view(page, site)
    registry, site_url = renderer.registry, renderer.chrome.site_url
    url = page.start if page.start in feeds else HOME
    title = frame.title.removesuffix(f", trang {page.number}") if url else registry.settings.site_name
    links = feed_links(url, title, root_of(frame.url)) if url in feeds else ""
    html = _render_page(_VIEWS[page.kind][0], frame, view, renderer, links)
    if page.number > 1 or page.start not in feeds:
        return [html]
    return [html, *feed_files(Feed(url=url, title=title, profiles=feeds[url]), registry, site_url)]


def render_rest(site: Site, rows: Iterable[Row], chrome: Chrome) -> Iterator[Output]:
    """What is no page of the gallery: open data (the `rows` of all profiles in the order of names), the host's
    editorial files, sitemap.
    """
    yield from zip(DATA_FILES, data_files(rows), strict=True)
    yield from chrome.files.items()
    yield from sitemap_files(chrome.site_url, _addresses(site, chrome))
    yield "robots.txt", robots(chrome.site_url)


def _render_embed(embed: Embed, renderer: Renderer) -> Output:
    """Render a profile's card as a page of its own, without the site's chrome."""
    url = embed_url(embed.slug)
    html = renderer.templates.page("embed-profile", embed, root_of(url), f"{embed.site.url}{embed.card.href}")
    return f"{url}index.html", html.encode()


def _render_page(template: str, frame: Frame, view: Any, renderer: Renderer, links: str = "") -> Output:
    root, templates = root_of(frame.url), renderer.templates
    body = templates.page(template, view, root, f"{renderer.chrome.site_url}{frame.url}")
    crumbs = templates.component("crumbs", frame, root) if frame.crumbs else ""
    find = "" if template in _OWN_BOX else templates.component("find", {"look": "small", "suggests": True}, root)
    shell = renderer.chrome.shells[depth_of(frame.url)]
    return f"{frame.url}index.html", pour(shell, frame, crumbs, body, find, links)


def _resize_pictures(
    profile: Profile, markdown: str, read_picture: ReadPicture
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
        data = read_picture(profile.photo.file) or b""
        resized = resize(data, profile.slug, PORTRAIT_WIDTHS, profile.photo.alt, profile.photo.credit)
        portrait = resized.picture
        files |= {**dict(resized.files), thumbnail_url(profile.slug): thumbnail(data)}
    for name in names:
        found = read_picture(name) if name is not None and is_file_name(name) else None
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
