"""Make the view of the home page: a story, ways to browse with counts, the newest profiles."""

from dataclasses import dataclass, replace

from generator.planning import urls
from generator.planning.page import Page
from generator.planning.site import Site
from generator.records.summary import ProfileSummary
from generator.rendering.views.overview import overview_view
from generator.rendering.views.parts import Card, Group, Link, PageMeta, format_number, make_card

TITLE = "Những con người bình dị, những việc làm đẹp quanh ta"
NEWEST = 6
"""Profiles under "newest"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeaturedStory:
    """The story that stands large on the home page."""

    card: Card
    """Whose story it is."""
    note: str | None
    """What the editors say of it; None for nothing."""
    line: str
    """Years and districts in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """Everything on the home page."""

    total: str
    """How many profiles there are, in words."""
    featured: FeaturedStory | None
    """The editors' first story; None where they chose none."""
    chosen: tuple[Card, ...]
    """The editors' other stories."""
    newest: tuple[Card, ...]
    """The profiles published last, at most `NEWEST`."""
    districts: Group
    """Links to districts."""
    fields: Group
    """Links to fields."""
    years: Group
    """Links to years."""
    letters: Group
    """Links to letters of given names."""
    shortcuts: tuple[Link, ...]
    """Links under the search box."""


def home_view(page: Page, site: Site) -> tuple[PageMeta, HomeView]:
    """Make the view of the home page."""
    overviews = {
        each.kind: overview_view(each, site)[1]
        for each in site.pages
        if each.kind in ("districts", "fields", "years", "names")
    }
    registry, listings = site.registry, site.listings
    featured = registry.featured[0] if registry.featured else None
    profile = listings.by_slug[featured.slug] if featured else None
    shortcuts = (
        Link(text="Tìm theo phường, xã", href=urls.WARDS),
        Link(text="Tập thể", href=urls.COLLECTIVES, count=len(listings.collectives)),
        Link(text="Theo tên", href=urls.NAMES),
        Link(text="Phong trào", href=urls.MOVEMENTS),
        Link(text="Khen thưởng", href=urls.AWARDS),
    )
    view = HomeView(
        total=f"{format_number(len(listings.all))} hồ sơ",
        featured=FeaturedStory(card=make_card(profile), note=featured.note, line=_line(profile, site))
        if featured and profile
        else None,
        chosen=tuple(make_card(listings.by_slug[other.slug]) for other in registry.featured[1:]),
        newest=tuple(make_card(recent) for recent in listings.newest[:NEWEST]),
        districts=overviews["districts"].groups[0],
        fields=_names_only(overviews["fields"].groups[0]),
        years=overviews["years"].groups[0],
        letters=overviews["names"].groups[0],
        shortcuts=shortcuts,
    )
    description = (
        "Câu chuyện về những tấm gương được nêu, được khen thưởng trong phong trào “Người tốt, việc tốt” của Hà Nội, "
        "xem theo năm, phường, lĩnh vực và tên."
    )
    return PageMeta(url="", title=TITLE, description=description, section=""), view


def _names_only(group: Group) -> Group:
    return replace(group, variant="list", links=tuple(replace(link, note=None) for link in group.links))


def _line(profile: ProfileSummary, site: Site) -> str:
    years = ", ".join(str(year) for year in profile.years)
    districts = ", ".join(site.registry.places.districts[key].title for key in profile.districts)
    verb = "Được khen thưởng" if profile.honoured else "Được nêu gương"
    return " · ".join(part for part in (f"{verb} năm {years}", districts) if part)
