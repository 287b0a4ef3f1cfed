"""Make the view of a ward's page: when it existed, what it came from and became, its people."""

from datetime import timedelta
from functools import lru_cache
from math import cos, hypot, radians

from msgspec import Struct

from generator.planning import urls
from generator.planning.page import Page
from generator.planning.site import Site
from generator.records.place import Unit
from generator.records.places import Places
from generator.records.registry import Registry
from generator.rendering.views.parts import (
    HOME_LINK,
    CardGroup,
    Link,
    PageMeta,
    Pager,
    format_count,
    format_total,
    group_cards,
    make_pager,
    number_title,
)
from generator.rendering.views.search_links import list_search_url
from generator.vietnamese import capitalize, format_day

NEARBY = 5
"""How many wards an empty one names."""


class UnitLink(Struct, frozen=True, kw_only=True):
    """A ward that another one became, came from, or lies in today."""

    link: Link
    """The ward."""
    is_part: bool
    """Whether only a part of the one lies in the other."""


class WardView(Struct, frozen=True, kw_only=True):
    """Everything on a ward's page."""

    title: str
    """Its name with its type."""
    type: str
    """Its type, as inside a sentence."""
    period: str
    """When it existed, as far as the data say."""
    district: Link | None
    """Its district; None for a ward without one (since July 2025)."""
    is_today: bool
    """Whether it exists today."""
    today: tuple[UnitLink, ...]
    """The units of today in which it lies; empty for one of today, and where that is not known."""
    previous: tuple[UnitLink, ...]
    """The units it was made from."""
    is_previous_known: bool
    """Whether the data say from which."""
    next: tuple[UnitLink, ...]
    """The units it became."""
    is_next_known: bool
    """Whether the data say which."""
    next_on: str | None
    """The day after its last one; None for a ward of today."""
    now: tuple[UnitLink, ...]
    """The units of today, where it took more than one change; empty where `next` shows them."""
    total: str
    """How many profiles there are, in words."""
    former_note: str | None
    """How many of them are of former wards; None where there are none."""
    ranks: tuple[CardGroup, ...]
    """The cards of this page."""
    pager: Pager | None
    """The pages of the list; None for one page."""
    search_href: str
    """The search within this list."""
    nearby: tuple[Link, ...]
    """Where nobody is known: the wards of today nearest to it in which someone is."""


def ward_view(page: Page, site: Site) -> tuple[PageMeta, WardView]:
    """Make the view of a unit, which keeps one name and district as long as it exists."""
    unit: Unit = page.subject
    registry = site.registry
    places = registry.places
    district = places.districts[unit.district] if unit.district else None
    next_units = tuple(_view_unit(change.after, change.part, registry) for change in places.successors(unit))
    lasts = any(places.units[change.after].until is None for change in places.successors(unit))
    today = find_current_units(unit, places) if unit.until else ()
    in_this_unit = len(site.listings.by_unit.get(unit.id, ()))
    view = WardView(
        title=capitalize(unit.title),
        type=unit.type,
        period=_period(unit),
        district=Link(text=district.title, href=f"{urls.DISTRICTS}{district.id}/") if district else None,
        is_today=unit.until is None,
        today=today,
        previous=tuple(_view_unit(change.before, change.part, registry) for change in places.predecessors(unit)),
        is_previous_known=not places.is_origin_unknown(unit),
        next=next_units,
        is_next_known=not places.is_end_unknown(unit),
        next_on=format_day(unit.until + timedelta(days=1)) if unit.until else None,
        now=() if lasts else today,
        total=format_total(page),
        former_note=_former_note(page.total - in_this_unit),
        ranks=group_cards(page.profiles),
        pager=make_pager(page),
        search_href=list_search_url(page),
        nearby=() if page.total else _find_nearby(unit, site),
    )
    where = f", {district.title}" if district else ""
    breadcrumbs = [HOME_LINK, Link(text="Phường, xã", href=urls.WARDS)]
    breadcrumbs += [Link(text=capitalize(district.title), href=f"{urls.DISTRICTS}{district.id}/")] if district else []
    name = f"{capitalize(unit.title)}{where}"
    meta = PageMeta(
        url=page.url,
        title=number_title(name, page),
        description=f"{name}, {_period(unit)}: tên trước đây và hiện nay. {format_total(page)}.",
        section="phuong",
        breadcrumbs=(*breadcrumbs, Link(text=capitalize(unit.title), href=page.start)),
    )
    return meta, view


def _find_nearby(unit: Unit, site: Site) -> tuple[Link, ...]:
    """Find the wards of today with people: those in which the unit lies, then the nearest to these."""
    places = site.registry.places
    current = [each.unit for each in places.find_current_units(unit) or ()]
    middle = next((each for each in (unit, *current) if each.lat is not None), None)
    near = sorted(site.peopled_wards, key=lambda each: (each not in current, _distance(each, middle), each.id))
    return tuple(
        Link(text=capitalize(each.title), href=f"{urls.WARDS}{each.id}/", count=site.ward_totals[each.id])
        for each in near[:NEARBY]
    )


def _distance(unit: Unit, other: Unit | None) -> float:
    """Measure how far two units lie apart, in degrees of latitude; 0 where that is not known."""
    if other is None or unit.lat is None or unit.lon is None or other.lat is None or other.lon is None:
        return 0.0
    return hypot(unit.lat - other.lat, (unit.lon - other.lon) * cos(radians(other.lat)))


def find_current_units(unit: Unit, places: Places) -> tuple[UnitLink, ...]:
    """Find the units of today in which a unit lies; empty where that is not known."""
    return _find_current_units(unit.id, places)


@lru_cache(maxsize=4096)
def _find_current_units(unit_id: str, places: Places) -> tuple[UnitLink, ...]:
    """Find them by id, which is cached: many profiles are of one ward."""
    return tuple(
        UnitLink(link=Link(text=current.unit.title, href=f"{urls.WARDS}{current.unit.id}/"), is_part=current.is_part)
        for current in places.find_current_units(places.units[unit_id]) or ()
    )


def _view_unit(unit_id: str, is_part: bool, registry: Registry) -> UnitLink:
    unit = registry.places.units[unit_id]
    district = registry.places.districts[unit.district].title if unit.district else None
    return UnitLink(link=Link(text=unit.title, href=f"{urls.WARDS}{unit.id}/", note=district), is_part=is_part)


def _period(unit: Unit) -> str:
    """Format when a unit existed, as far as the lists of 2020 and 2025 say."""
    if unit.since and unit.until:
        return f"từ {format_day(unit.since)} đến {format_day(unit.until)}"
    if unit.until:
        return f"đến {format_day(unit.until)}"
    return f"từ {format_day(unit.since)} đến nay" if unit.since else "đến nay"


def _former_note(count: int) -> str | None:
    if not count:
        return None
    return (
        f"{format_count(count)} là của các phường, xã cũ đã nhập vào đây. Với phường cũ chỉ nhập một phần, "
        "không xác định được tấm gương thuộc phường nào hiện nay nên có ở mọi phường liên quan."
    )
