"""A ward's page: when it existed, what it was before and became after, its people."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from generator.planning import urls
from generator.planning.page import Page
from generator.planning.site import Site
from generator.records.place import Unit
from generator.records.places import Places
from generator.records.registry import Registry
from generator.rendering.views.parts import Card, Frame, Link, Pager, capital, card, pager, people_count


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """A ward of another time, and whether only a part of the one lies in the other."""

    link: Link
    is_part: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ward:
    """Everything on a ward's page. `is_known` is false where the data do not say ("chưa rõ")."""

    title: str
    period: str
    district: Link | None
    is_today: bool
    before: tuple[Present, ...]
    before_is_known: bool
    after: tuple[Present, ...]
    after_is_known: bool
    after_on: str | None
    now: tuple[Present, ...]
    total: str
    former_note: str | None
    cards: tuple[Card, ...]
    pager: Pager | None


def ward_view(page: Page, site: Site) -> tuple[Frame, Ward]:
    """The view of one unit, for as long as it existed under one name and district."""
    unit: Unit = page.subject
    registry = site.registry
    places = registry.places
    district = places.districts[unit.district] if unit.district else None
    after = tuple(_present(change.after, change.part, registry) for change in places.successors(unit))
    lasts = any(places.units[change.after].until is None for change in places.successors(unit))
    now = presents(unit, places) if unit.until and not lasts else ()
    own = len(site.shelves.by_unit.get(unit.id, ()))
    view = Ward(
        title=capital(unit.title),
        period=_period(unit),
        district=Link(text=district.title, href=f"{urls.DISTRICTS}{district.id}/") if district else None,
        is_today=unit.until is None,
        before=tuple(_present(change.before, change.part, registry) for change in places.predecessors(unit)),
        before_is_known=not places.is_origin_unknown(unit),
        after=after,
        after_is_known=not places.is_end_unknown(unit),
        after_on=_day_after(unit.until) if unit.until else None,
        now=now,
        total=people_count(page.total),
        former_note=_former_note(page.total - own),
        cards=tuple(map(card, page.entries)),
        pager=pager(page),
    )
    where = f", {district.title}" if district else ""
    crumbs = [Link(text="Trang chủ", href=urls.HOME), Link(text="Phường, xã", href=urls.WARDS)]
    crumbs += [Link(text=capital(district.title), href=f"{urls.DISTRICTS}{district.id}/")] if district else []
    name = f"{capital(unit.title)}{where}"
    frame = Frame(
        url=page.url,
        title=name + (f", trang {page.number}" if page.number > 1 else ""),
        description=f"{name}, {_period(unit)}: {people_count(page.total)}, tên trước đây và hiện nay.",
        section="phuong",
        crumbs=(*crumbs, Link(text=capital(unit.title), href=page.start)),
    )
    return frame, view


def presents(unit: Unit, places: Places) -> tuple[Present, ...]:
    """The units of today in which a unit lies; empty where that is not known."""
    return _presents(unit.id, places)


@lru_cache(maxsize=4096)
def _presents(unit_id: str, places: Places) -> tuple[Present, ...]:
    """The same by id: many profiles are of one ward."""
    return tuple(
        Present(link=Link(text=one.unit.title, href=f"{urls.WARDS}{one.unit.id}/"), is_part=one.part)
        for one in places.find_current_units(places.units[unit_id]) or ()
    )


def _present(unit_id: str, part: bool, registry: Registry) -> Present:
    unit = registry.places.units[unit_id]
    district = registry.places.districts[unit.district].title if unit.district else None
    return Present(link=Link(text=unit.title, href=f"{urls.WARDS}{unit.id}/", note=district), is_part=part)


def _period(unit: Unit) -> str:
    """When a unit existed, as far as the lists of 2020 and 2025 tell."""
    if unit.since and unit.until:
        return f"từ {_day(unit.since)} đến {_day(unit.until)}"
    if unit.until:
        return f"đến {_day(unit.until)}"
    return f"từ {_day(unit.since)} đến nay" if unit.since else "đến nay"


def _day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _day_after(day: date) -> str:
    return _day(date.fromordinal(day.toordinal() + 1))


def _former_note(count: int) -> str | None:
    if not count:
        return None
    return (
        f"{count} hồ sơ là của các phường, xã cũ đã nhập vào đây. Với phường cũ chỉ nhập một phần, không xác định được "
        "hồ sơ thuộc phường nào hiện nay nên hồ sơ có ở mọi phường liên quan."
    )
