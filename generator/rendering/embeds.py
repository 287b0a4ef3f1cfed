"""Render what stands on other sites: frames of profiles, of lists and of the featured story, and their oEmbed."""

from collections.abc import Sequence

from generator.planning.page import Page
from generator.planning.site import Site
from generator.planning.urls import FEATURED, SEARCH, embed_url, list_oembed_url, oembed_url
from generator.records.output import Output
from generator.records.summary import ProfileSummary
from generator.rendering.oembed import Embed, ListEmbed, SiteName, list_oembed_json, oembed_json
from generator.rendering.shell import root_of
from generator.rendering.templates import Templates
from generator.rendering.views.parts import format_count, make_card

FRAME_SIZE = 12
"""Profiles in the frame of a list: some four kilobytes as they are sent."""


def embed_profile(embed: Embed, templates: Templates) -> list[Output]:
    """Render what other sites show of a profile: its frame and its oEmbed."""
    return [(oembed_url(embed.slug), oembed_json(embed)), _frame("embed-profile", embed, embed.url, templates)]


def make_list_embed(page: Page, newest: Sequence[ProfileSummary], title: str, site: SiteName) -> ListEmbed | None:
    """Show a list by its newest profiles, or where none has a day by its first; None for one without profiles."""
    profiles = (newest or page.profiles)[:FRAME_SIZE]
    if page.number > 1 or not page.profiles:
        return None
    cards = tuple(map(make_card, profiles))
    return ListEmbed(url=page.start, title=title, cards=cards, total=format_count(page.total), site=site)


def embed_list(embed: ListEmbed, templates: Templates) -> list[Output]:
    """Render what other sites show of a list: its frame and its oEmbed."""
    return [(list_oembed_url(embed.url), list_oembed_json(embed)), _frame("embed-list", embed, embed.url, templates)]


def embed_filters(name: SiteName, templates: Templates) -> list[Output]:
    """Render the one frame of all lists by filters, which a script fills in the browser."""
    url = embed_url("loc/")
    html = templates.page("embed-filter", {"site": name}, root_of(url), f"{name.url}{SEARCH}")
    return [(f"{url}index.html", html.encode())]


def embed_featured(site: Site, name: SiteName, templates: Templates) -> list[Output]:
    """Render the story of the home page as it stands on other sites; nothing where the editors chose none."""
    if not site.registry.featured:
        return []
    profile = site.listings.by_slug[site.registry.featured[0].slug]
    card = make_card(profile)
    embed = Embed(slug=profile.slug, title=card.title, card=card, site=name)
    _, frame = _frame("embed-profile", embed, FEATURED.removeprefix(embed_url("")) + "/", templates)
    data = oembed_json(embed, {"slug": profile.slug})
    return [(f"{FEATURED}.json", data), (f"{FEATURED}/index.html", frame)]


def _frame(template: str, embed: Embed | ListEmbed, url: str, templates: Templates) -> Output:
    """Render a page without the site's header and menu; `url` is that of the page that it stands for."""
    html = templates.page(template, embed, root_of(embed_url(url)), f"{embed.site.url}{embed.url}")
    return f"{embed_url(url)}index.html", html.encode()
