"""The home page: a story, ways to browse with counts, the newest profiles."""

from dataclasses import dataclass, replace

from generator.planning import urls
from generator.planning.page import Page
from generator.planning.site import Site
from generator.records.summary import ProfileSummary
from generator.rendering.views.hub import hub_view
from generator.rendering.views.parts import Card, Frame, Group, Link, card, number

TITLE = "Những con người bình dị, những việc làm đẹp quanh ta"
NEWEST = 6
"""Profiles under "newest"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """The story of the month: its card, what the editors say of it, and the year's line."""

    card: Card
    note: str | None
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Everything on the home page; `chosen` are the editors' stories after the one that stands large."""

    total: str
    feature: Feature | None
    chosen: tuple[Card, ...]
    newest: tuple[Card, ...]
    districts: Group
    fields: Group
    years: Group
    letters: Group
    shortcuts: tuple[Link, ...]


def home_view(page: Page, site: Site) -> tuple[Frame, Home]:
    """The view of the home page."""
    hubs = {
        one.kind: hub_view(one, site)[1] for one in site.pages if one.kind in ("districts", "fields", "years", "names")
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
    view = Home(
        total=f"{number(len(listings.all))} hồ sơ",
        feature=Feature(card=card(profile), note=featured.note, line=_line(profile, site))
        if featured and profile
        else None,
        chosen=tuple(card(listings.by_slug[one.slug]) for one in registry.featured[1:]),
        newest=tuple(card(one) for one in listings.newest[:NEWEST]),
        districts=hubs["districts"].groups[0],
        fields=_names_only(hubs["fields"].groups[0]),
        years=hubs["years"].groups[0],
        letters=hubs["names"].groups[0],
        shortcuts=shortcuts,
    )
    description = (
        "Câu chuyện về những tấm gương được nêu, được khen thưởng trong phong trào “Người tốt, việc tốt” của Hà Nội, "
        "xem theo năm, phường, lĩnh vực và tên."
    )
    return Frame(url="", title=TITLE, description=description, section=""), view


def _names_only(group: Group) -> Group:
    return replace(group, look="list", links=tuple(replace(link, note=None) for link in group.links))


def _line(profile: ProfileSummary, site: Site) -> str:
    years = ", ".join(str(year) for year in profile.years)
    districts = ", ".join(site.registry.places.districts[key].title for key in profile.districts)
    verb = "Được khen thưởng" if profile.honoured else "Được nêu gương"
    return " · ".join(part for part in (f"{verb} năm {years}", districts) if part)
