"""Render the files of the site."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from msgspec import Struct

from generator.markup import find_pictures
from generator.planning.feeds import Feeds
from generator.planning.page import Page
from generator.planning.site import Site
from generator.planning.urls import (
    EDITOR_DATA,
    EMPTY_PLACES,
    FORM_DATA,
    HOME,
    PROFILE_ROOT,
    data_url,
    thumbnail_url,
)
from generator.reading.attachments import ReadAttachment, is_file_name
from generator.reading.pictures import PORTRAIT_WIDTHS, STORY_WIDTHS
from generator.records.content import Content
from generator.records.output import Output
from generator.records.profile import Profile
from generator.records.registry import Registry
from generator.rendering.data import DataRow
from generator.rendering.dataset import make_dataset
from generator.rendering.editor_config import make_editor_data
from generator.rendering.embeds import embed_featured, embed_filters, embed_list, embed_profile, make_list_embed
from generator.rendering.empty_places import make_empty_places
from generator.rendering.feeds import Feed, feed_links, list_feeds
from generator.rendering.moved import lead_on
from generator.rendering.oembed import Embed, SiteName, oembed_link
from generator.rendering.report_files import make_report_files
from generator.rendering.shell import HostPages, depth_of, fill, root_of
from generator.rendering.sitemap import robots, sitemap_files
from generator.rendering.social import CardText, SocialPreview, make_preview
from generator.rendering.story import render_story
from generator.rendering.structured import write_json_ld
from generator.rendering.templates import Templates
from generator.rendering.views.builder import NEWEST, builder_view
from generator.rendering.views.compare import compare_view
from generator.rendering.views.data import data_view
from generator.rendering.views.district_year import district_year_view
from generator.rendering.views.editor import editor_view
from generator.rendering.views.form import introduce_view, make_form_data, submit_view
from generator.rendering.views.home import home_view
from generator.rendering.views.listing import listing_view
from generator.rendering.views.overview import overview_view
from generator.rendering.views.parts import PageMeta, Picture
from generator.rendering.views.profile import PageContext, profile_view
from generator.rendering.views.search import search_view
from generator.rendering.views.slides import has_slides, slides_view
from generator.rendering.views.ward import ward_view
from generator.rendering.views.wards import wards_view
from generator.rendering.views.withdrawn import withdrawn_view

VIEWS: dict[str, tuple[str, Callable[[Page, Site], tuple[PageMeta, Any]]]] = {
    "home": ("home", home_view),
    "district-year": ("district-year", district_year_view),
    "ward": ("ward", ward_view),
    "wards": ("wards", wards_view),
    "data": ("data", data_view),
    "search": ("search", search_view),
    "slides": ("slides", slides_view),
    "compare": ("compare", compare_view),
    "builder": ("builder", builder_view),
    "editor": ("editor", editor_view),
    "submit": ("submit", submit_view),
    "introduce": ("introduce", introduce_view),
    "withdrawn": ("withdrawn", withdrawn_view),
    **dict.fromkeys(("districts", "fields", "years", "awards", "movements", "names"), ("overview", overview_view)),
    **dict.fromkeys(
        ("profiles", "district", "field", "year", "award", "movement", "collectives", "letter"),
        ("listing", listing_view),
    ),
}
"""For each `PageKind` the name of its template, and what makes its view."""


_WITH_SEARCH_BOX = ("home", "search")
"""Pages with a search box in their body; these have none in the header."""


class Renderer(Struct, frozen=True, kw_only=True):
    """What every page is rendered with."""

    registry: Registry
    """All of `site_data/`."""
    host_pages: HostPages
    """The host's shells."""
    templates: Templates
    """The theme's templates, compiled."""
    has_editor: bool = False
    """Whether the form for editors is there, and a repository for it."""


def render_profile(content: Content, context: PageContext, renderer: Renderer, read: ReadAttachment) -> list[Output]:
    """Render a profile's page, with the pictures it shows."""
    profile, story_html = content.profile, content.story_html
    portrait, pictures, files = _resize_pictures(profile, content.markdown, read)
    if content.markdown:
        story_html = render_story(content.markdown, pictures, PROFILE_ROOT)
    meta, view = profile_view(profile, context, renderer.registry, story_html, portrait)
    embed = Embed(
        slug=profile.slug,
        title=view.title,
        card=context.card,
        site=_site_name(renderer),
    )
    links = f'{oembed_link(embed)}\n<link rel="alternate" type="application/json" href="index.json">'
    html = _render_page("profile", meta, view, renderer, links)
    data = data_url(profile.slug), context.data
    if view.audio and profile.audio:
        files.append((view.audio, read(profile.audio) or b""))
    moved = lead_on(profile.former_slugs, embed, context.data, renderer.templates)
    return [*files, html, data, *embed_profile(embed, renderer.templates), *moved]


def find_preview(profile: Profile, context: PageContext, renderer: Renderer) -> SocialPreview:
    """Say what the pictures of a shared profile show."""
    card, name = context.card, _site_name(renderer)
    text = CardText(card.title, card.text or "", card.label, card.is_honoured, name.name, card.plate)
    return make_preview(profile.slug, text, f"{name.url}{card.href}")


def make_index_view(page: Page, site: Site) -> tuple[PageMeta, Any]:
    """Make the view of an index page."""
    return VIEWS[page.kind][1](page, site)


def render_index(
    page: Page, view_of_page: tuple[PageMeta, Any], feeds: Feeds, site: Site, renderer: Renderer
) -> list[Output]:
    """Render an index page from its view, and on the first page of a list its embeds.

    A page whose list has no feed names that of the whole site.
    """
    meta, view = view_of_page
    if page.kind == "editor" and renderer.has_editor:
        # A page of its own: beside the token of an editor there is no script but those of the form.
        return [(f"{meta.url}index.html", renderer.templates.page("editor-app", view, root_of(meta.url)).encode())]
    name, templates = _site_name(renderer), renderer.templates
    url = page.start if page.start in feeds else HOME
    title = _name_elsewhere(page, meta)
    feed_name = title if url else name.name
    embed = make_list_embed(page, feeds[page.start].newest if page.start in feeds else (), title, name)
    links = [feed_links(url, feed_name, root_of(meta.url))] if url in feeds else []
    links += [oembed_link(embed)] if embed else []
    more = ""
    if embed:
        more = templates.component(
            "follow",
            {"url": page.start, "has_feed": page.start in feeds, "has_slides": has_slides(page)},
            root_of(meta.url),
        )
    files = [_render_page(VIEWS[page.kind][0], meta, view, renderer, "\n".join(links), more)]
    files += embed_list(embed, templates) if embed else []
    if page.kind == "district-year":
        files += make_report_files(view, meta.url)
    if page.kind == "home":
        files += embed_featured(site, name, templates)
    if page.kind == "builder":
        files += embed_filters(name, templates)
    if page.kind == "submit":
        files.append((FORM_DATA, make_form_data(site.registry)))
    return files


def find_feeds(page: Page, meta: PageMeta, feeds: Feeds, renderer: Renderer) -> Iterable[Feed]:
    """Find the feed and the archives that come with an index page: the first one of a list, if the list has a feed."""
    title = _name_elsewhere(page, meta) if page.start else renderer.registry.settings.site_name
    return list_feeds(page.start, title, feeds[page.start]) if page.url in feeds else ()


def _name_elsewhere(page: Page, meta: PageMeta) -> str:
    """Name a list as its feeds and embeds do."""
    return NEWEST if page.kind == "profiles" else meta.title.removesuffix(f", trang {page.number}")


def render_rest(site: Site, rows: Iterable[DataRow], renderer: Renderer, host_pages: HostPages) -> Iterator[Output]:
    """Yield open data, places without a profile, data of the editors' form, editorial files, sitemap and robots.txt.

    `rows` are the open data of all profiles, in the order of names.
    """
    yield from make_dataset(rows, site.listings, site.registry, host_pages.site_url)
    yield EMPTY_PLACES, make_empty_places(site)
    if renderer.has_editor:
        slugs = (profile.slug for profile in site.listings.all)
        yield EDITOR_DATA, make_editor_data(site.registry, host_pages.site_url, slugs)
    yield from host_pages.files.items()
    yield from sitemap_files(host_pages.site_url, _addresses(site, host_pages))
    yield "robots.txt", robots(host_pages.site_url)


def _site_name(renderer: Renderer) -> SiteName:
    return SiteName(name=renderer.registry.settings.site_name, url=renderer.host_pages.site_url)


def _render_page(
    template: str, meta: PageMeta, view: Any, renderer: Renderer, links: str = "", more: str = ""
) -> Output:
    """Render a page; `links` stand in its head, `more` after its body."""
    root, templates = root_of(meta.url), renderer.templates
    body = templates.page(template, view, root, f"{renderer.host_pages.site_url}{meta.url}") + more
    facts = write_json_ld(template, meta, view, _site_name(renderer))
    breadcrumbs = templates.component("breadcrumbs", meta, root) if meta.breadcrumbs else ""
    search_box = "" if template in _WITH_SEARCH_BOX else templates.search_box(root)
    shell = renderer.host_pages.shells[depth_of(meta.url)]
    return f"{meta.url}index.html", fill(shell, meta, breadcrumbs, body, search_box, f"{links}\n{facts}")


def _resize_pictures(
    profile: Profile, markdown: str, read: ReadAttachment
) -> tuple[Picture | None, dict[str, Picture], list[Output]]:
    names = dict.fromkeys(picture.target for picture in find_pictures(markdown))
    # The check refuses these; a picture of a child is not left to one check.
    if profile.is_hidden_minor or not (names or profile.photo):
        return None, {}, []
    # Pillow is loaded with the first picture: a district may have none.
    from generator.rendering.pictures import resize, thumbnail

    # Pictures that are alike, or a portrait shown in the story too, have files in common.
    portrait, pictures, files = None, dict[str, Picture](), dict[str, bytes]()
    if profile.photo:
        data = read(profile.photo.file) or b""
        resized = resize(data, profile.slug, PORTRAIT_WIDTHS, profile.photo.alt, profile.photo.credit)
        portrait = resized.picture
        files |= {**dict(resized.files), thumbnail_url(profile.slug): thumbnail(data)}
    for name in names:
        picture = read(name) if name is not None and is_file_name(name) else None
        if name is not None and picture is not None:
            resized = resize(picture, profile.slug, STORY_WIDTHS, "")
            pictures[name] = resized.picture
            files |= resized.files
    return portrait, pictures, list(files.items())


def _addresses(site: Site, host_pages: HostPages) -> Iterable[tuple[str, date | None]]:
    # A ward of which nobody is known is found by its neighbours and its list; a search engine has no use for it.
    yield from (
        (page.url, _last_change(page, site))
        for page in site.pages
        if page.kind not in ("editor", "withdrawn") and (page.kind != "ward" or page.total)
    )
    yield from ((profile.url, profile.changed) for profile in site.listings.all)
    for path in sorted(host_pages.files):
        if path.endswith("index.html"):
            yield path.removesuffix("index.html"), None


def _last_change(page: Page, site: Site) -> date | None:
    """Return the day on which a profile on the page changed last, as the files say; None where none of them says."""
    profiles = site.listings.newest if page.kind in ("home", "data") else page.profiles
    return max((profile.changed for profile in profiles if profile.changed), default=None)
