"""Make the view of the home page: one person, stories by theme, the newest profiles, ways to browse with counts."""

from itertools import islice

from msgspec import Struct

from generator.planning import urls
from generator.planning.page import Page
from generator.planning.site import Site
from generator.rendering.views.overview import names_only, overview_view
from generator.rendering.views.parts import Card, Group, Link, PageMeta, format_count, make_card

TITLE = "Những con người bình dị, những việc làm đẹp quanh ta"
NEWEST = 6
"""Profiles under "newest"."""


class FeaturedStory(Struct, frozen=True, kw_only=True):
    """A story that stands large on the home page."""

    card: Card
    """Whose story it is."""
    note: str | None
    """What the editors say of it; None for nothing."""


class StoryTheme(Struct, frozen=True, kw_only=True):
    """Stories of one theme."""

    title: str
    """The theme."""
    cards: tuple[Card, ...]
    """The stories, in the editors' order."""


class HomeView(Struct, frozen=True, kw_only=True):
    """Everything on the home page."""

    tagline: str
    """What the site is, in a line."""
    total: str | None
    """How many profiles there are, in words; None where there are none."""
    featured: tuple[FeaturedStory, ...]
    """The editors' stories without a theme: the first one is shown, a script shows the others."""
    themes: tuple[StoryTheme, ...]
    """The editors' other stories."""
    newest: tuple[Card, ...]
    """The profiles published last that have a deed, at most `NEWEST`."""
    districts: Group
    """Links to districts."""
    fields: Group
    """Links to fields."""
    years: Group
    """Links to years."""
    letters: Group
    """Links to letters of given names."""
    shortcuts: tuple[Link, ...]
    """Links to other lists."""


def home_view(page: Page, site: Site) -> tuple[PageMeta, HomeView]:
    """Make the view of the home page."""
    overviews = {
        each.kind: overview_view(each, site)[1]
        for each in site.pages
        if each.kind in ("districts", "fields", "years", "names")
    }
    registry, listings = site.registry, site.listings
    shortcuts = (
        Link(text="Tìm theo phường, xã", href=urls.WARDS),
        Link(text="Tập thể", href=urls.COLLECTIVES, count=len(listings.collectives)),
        Link(text="Theo tên", href=urls.NAMES),
        Link(text="Phong trào", href=urls.MOVEMENTS),
        Link(text="Khen thưởng", href=urls.AWARDS),
    )
    view = HomeView(
        tagline=TITLE,
        total=format_count(len(listings.all)) if listings.all else None,
        featured=tuple(
            FeaturedStory(card=make_card(listings.by_slug[story.slug]), note=story.note)
            for story in registry.featured
            if not story.theme
        ),
        themes=_themes(site),
        newest=tuple(map(make_card, islice((recent for recent in listings.newest if recent.has_deed), NEWEST))),
        districts=overviews["districts"].groups[0],
        fields=names_only(overviews["fields"].groups[0]),
        years=overviews["years"].groups[0],
        letters=overviews["names"].groups[0],
        shortcuts=shortcuts,
    )
    description = (
        "Câu chuyện về những tấm gương được nêu, được khen thưởng trong phong trào “Người tốt, việc tốt” của Hà Nội, "
        "xem theo năm, phường, lĩnh vực và tên."
    )
    return PageMeta(url="", title=TITLE, description=description, section=""), view


def _themes(site: Site) -> tuple[StoryTheme, ...]:
    """Gather the stories of each theme; themes stand in the order of their first story."""
    cards: dict[str, list[Card]] = {}
    for story in site.registry.featured:
        if story.theme:
            cards.setdefault(story.theme, []).append(make_card(site.listings.by_slug[story.slug]))
    return tuple(StoryTheme(title=title, cards=tuple(row)) for title, row in cards.items())
