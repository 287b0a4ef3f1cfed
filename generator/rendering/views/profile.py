"""A profile's page: who, what they did, facts at a glance, the story, where and when honoured, people nearby."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from generator.planning import urls
from generator.planning.entry import unit_of
from generator.planning.links import PageLinks
from generator.planning.roles import role_text
from generator.records.places import Places
from generator.records.profile import Figure, Honour, Profile, Source
from generator.records.registry import Registry
from generator.records.words import Document
from generator.rendering.views.contact import Contact, contact_of
from generator.rendering.views.parts import (
    Card,
    Frame,
    Link,
    Picture,
    capital,
    card,
    document_noun,
    level_phrase,
    place_of,
)
from generator.rendering.views.record_line import record_line, unsaid_ward
from generator.rendering.views.ward import Present, presents


class Honoured(NamedTuple):
    """One honour or mention: `text` says what; a `sealed` one bears a title that was given."""

    text: str
    href: str
    sealed: bool
    is_title: bool


class Attested(NamedTuple):
    """A document that attests honours of this profile, its sections that do, and notes on them, each once."""

    title: str
    sections: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ThenNow:
    """A ward as it was, and every ward of today in which it lies; empty `now` means unknown. Compared as an object."""

    years: str
    then: Link
    district: Link | None
    is_gone: bool
    now: tuple[Present, ...]


class ProfileView(NamedTuple):
    """Everything on a profile's page; those of its `honours` that are sealed come first.

    `record` is a sentence made from the record; None where there is a story.
    """

    name: str
    honorific: str | None
    is_collective: bool
    monogram: str
    picture: Picture | None
    roles: tuple[str, ...]
    summary: str | None
    figures: tuple[Figure, ...]
    story_html: str
    record: str | None
    honours: tuple[Honoured, ...]
    sources: tuple[Attested, ...]
    places: tuple[ThenNow, ...]
    fields: tuple[Link, ...]
    movements: tuple[Link, ...]
    nearby_title: str
    nearby_html: tuple[str, ...]
    before: Link | None
    after: Link | None
    ground: str
    title: str
    contact: Contact


class PageContext(NamedTuple):
    """What a profile's page needs of the rest of the gallery."""

    card: Card
    """The profile's own card."""
    related_title: str
    """What the related profiles have in common."""
    related: tuple[str, ...]
    """Their cards, rendered."""
    previous: tuple[str, str] | None
    """Name and address of the profile before."""
    next: tuple[str, str] | None
    """Name and address of the profile after."""


def make_context(links: PageLinks, registry: Registry, render_card: Callable[[Card], str]) -> PageContext:
    """Make the context of a page; `render_card` renders a card of a list."""
    previous, next_ = links.previous, links.next
    return PageContext(
        card=card(links.profile),
        related_title=f"Cùng {registry.places.units[links.unit].title}" if links.unit else "Cùng lĩnh vực, cùng quận",
        related=tuple([render_card(card(related)) for related in links.related]),
        previous=(previous.name, previous.url) if previous else None,
        next=(next_.name, next_.url) if next_ else None,
    )


def profile_view(
    profile: Profile, context: PageContext, registry: Registry, story_html: str, portrait: Picture | None
) -> tuple[Frame, ProfileView]:
    """The view of a profile; the story comes rendered, the portrait resized."""
    honours = [_honoured(honour, registry) for honour in profile.honours]
    honorific = capital(profile.honorific) if profile.honorific else None
    title = f"{honorific} {profile.name}" if honorific else profile.name
    view = ProfileView(
        name=profile.name,
        honorific=honorific,
        is_collective=profile.kind == "collective",
        monogram=context.card.monogram,
        picture=portrait,
        roles=_roles(profile, registry),
        summary=profile.summary,
        figures=profile.figures,
        story_html=story_html,
        record=None if story_html else record_line(profile, registry),
        honours=tuple(sorted(honours, key=lambda one: not one.sealed)),
        sources=_sources(profile, registry),
        places=_places(profile, registry),
        fields=tuple([_word(registry.fields[key].name, urls.FIELDS, key) for key in profile.fields]),
        movements=tuple([_word(registry.movements[key].name, urls.MOVEMENTS, key) for key in profile.movements]),
        nearby_title=context.related_title,
        nearby_html=context.related,
        before=_link(context.previous),
        after=_link(context.next),
        ground=_ground(profile, registry),
        title=title,
        contact=contact_of(registry.settings),
    )
    return _frame(profile, title, honours[0], registry.places), view


def _link(other: tuple[str, str] | None) -> Link | None:
    return Link(text=other[0], href=other[1]) if other else None


def _frame(profile: Profile, title: str, honoured: Honoured, places: Places) -> Frame:
    url, first = urls.profile_url(profile.slug), profile.honours[0]
    return Frame(
        url=url,
        title=title,
        description=profile.summary or f"{honoured.text}.",
        section="ho-so",
        crumbs=(*_way_to(first.district, first.year, places), Link(text=profile.name, href=url)),
    )


@lru_cache(maxsize=4096)
def _way_to(district_id: str | None, year: int, places: Places) -> tuple[Link, ...]:
    """The way down to a year of a district, or of the city; many profiles are of one."""
    home = Link(text="Trang chủ", href=urls.HOME)
    if not district_id:
        return home, Link(text=str(year), href=f"{urls.YEARS}{year}/")
    above = f"{urls.DISTRICTS}{district_id}/"
    title = capital(places.districts[district_id].title)
    return home, Link(text=title, href=above), Link(text=str(year), href=f"{above}{year}/")


@lru_cache(maxsize=4096)
def _word(name: str, above: str, key: str) -> Link:
    """A link to the page of a field or a movement."""
    return Link(text=name, href=f"{above}{key}/")


def _roles(profile: Profile, registry: Registry) -> tuple[str, ...]:
    """The roles, each as one phrase; the ward stands last where neither the name nor a role says it."""
    ward = unsaid_ward(profile, registry)
    return (*map(role_text, profile.roles), *((capital(ward.title),) if ward else ()))


def _honoured(honour: Honour, registry: Registry) -> Honoured:
    place = place_of(honour, registry)
    if honour.title:
        planned = "Dự kiến: " if honour.status == "planned" else ""
        revoked = " (đã thu hồi)" if honour.status == "revoked" else ""
        award = f"{registry.awards[honour.title].name}{level_phrase(honour, registry)}"
        text = f"{planned}{award}, năm {honour.year}, {place}{revoked}"
    elif honour.source:
        noun = document_noun(registry.documents[honour.source.document])
        text = f"Được nêu gương trong {noun} về phong trào năm {honour.year} của {place}"
    else:
        text = f"Được nêu gương năm {honour.year}, {place}"
    return Honoured(
        text=text,
        href=f"{urls.DISTRICTS}{honour.district}/{honour.year}/" if honour.district else f"{urls.YEARS}{honour.year}/",
        sealed=bool(honour.title) and honour.status == "given",
        is_title=bool(honour.title),
    )


def _sources(profile: Profile, registry: Registry) -> tuple[Attested, ...]:
    found: dict[str, list[Source]] = {}
    for honour in profile.honours:
        if honour.source:
            found.setdefault(honour.source.document, []).append(honour.source)
    return tuple([_attested(registry.documents[key], sources) for key, sources in found.items()])


def _attested(document: Document, sources: list[Source]) -> Attested:
    return Attested(
        title=f"{document.title} ({document.publisher})",
        sections=tuple(dict.fromkeys([source.section for source in sources if source.section])),
        notes=tuple(dict.fromkeys([source.note for source in sources if source.note])),
    )


def _places(profile: Profile, registry: Registry) -> tuple[ThenNow, ...]:
    years: dict[str, set[int]] = {}
    for honour in profile.honours:
        unit = unit_of(honour, registry)
        if unit:
            years.setdefault(unit.id, set()).add(honour.year)
    return tuple([_then_now(unit_id, tuple(sorted(those)), registry.places) for unit_id, those in years.items()])


@lru_cache(maxsize=16_384)
def _then_now(unit_id: str, years: tuple[int, ...], places: Places) -> ThenNow:
    """Made once for all who were honoured in one ward in the same years."""
    unit = places.units[unit_id]
    district = places.districts[unit.district] if unit.district else None
    return ThenNow(
        years=", ".join(map(str, years)),
        then=Link(text=unit.title, href=f"{urls.WARDS}{unit.id}/"),
        district=Link(text=district.title, href=f"{urls.DISTRICTS}{district.id}/") if district else None,
        is_gone=unit.until is not None,
        now=presents(unit, places),
    )


def _ground(profile: Profile, registry: Registry) -> str:
    if profile.consent:
        return "Căn cứ: sự đồng ý của người trong hồ sơ."
    sources = [honour.source for honour in profile.honours if honour.source]
    grounds = [source.ground or registry.documents[source.document].ground for source in sources]
    return " ".join(dict.fromkeys(grounds))
