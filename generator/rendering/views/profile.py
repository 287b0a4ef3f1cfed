"""Make the view of a profile's page."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from generator.planning import urls
from generator.planning.neighbours import Neighbours
from generator.planning.roles import role_text
from generator.planning.summary import unit_of
from generator.records.places import Places
from generator.records.profile import Figure, Honour, Profile, Source
from generator.records.registry import Registry
from generator.records.words import Document
from generator.rendering.social import SocialPictures
from generator.rendering.views.citation import Citation, cite
from generator.rendering.views.contact import Contact, read_contact
from generator.rendering.views.documents import name_document, name_origin
from generator.rendering.views.parts import (
    HOME_LINK,
    SITE_PICTURE,
    Card,
    Link,
    PageMeta,
    Picture,
    Plate,
    SharedPicture,
    format_level,
    make_card,
    name_place,
    size_of,
)
from generator.rendering.views.record_line import write_record_line
from generator.rendering.views.ward import UnitLink, find_current_units
from generator.vietnamese import capitalize, format_day


class HonourView(NamedTuple):
    """One honour or mention."""

    text: str
    """What it is, with year and place."""
    href: str
    """The address of the list it belongs to."""
    is_sealed: bool
    """Whether it is a title that was given."""
    is_title: bool
    """Whether it is a title, not a mention."""


class SourceView(NamedTuple):
    """A document that is the source of honours of the profile."""

    title: str
    """Its title and publisher."""
    sections: tuple[str, ...]
    """The sections that name the profile, each once."""
    notes: tuple[str, ...]
    """Notes on these, each once."""


class WardHistory(Struct, frozen=True, kw_only=True, eq=False):
    """The ward of an honour, then and now. Compared as an object, so that its markup can be cached."""

    years: str
    """The years of the honours, in one line."""
    then: Link
    """The ward as it was."""
    district: Link | None
    """Its district; None for a ward without one (since July 2025)."""
    is_gone: bool
    """Whether it no longer exists."""
    now: tuple[UnitLink, ...]
    """The wards of today in which it lies; empty where that is not known."""


class ProfileView(NamedTuple):
    """Everything on a profile's page."""

    name: str
    """The name, without honorific."""
    honorific: str | None
    """How the page addresses the person, with a capital; None where the profile states none."""
    is_collective: bool
    """Whether it is a collective, not a person."""
    plate: Plate
    """The portrait by deed, with the first figure."""
    credit: str | None
    """Who took the photo; None where there is none, or nobody is named."""
    roles: tuple[str, ...]
    """Roles with their organisations, a line each."""
    lead: str | None
    """The deed in one sentence; None where a short story says it at once."""
    figures: tuple[Figure, ...]
    """The other facts as numbers."""
    story_html: str
    """The story as safe HTML; empty where there is none."""
    audio: str | None
    """The address of the recording in which the story is read aloud; None where there is none."""
    is_short: bool
    """Whether the story is short, and is set large."""
    record: str | None
    """A sentence made from the record; None where there is a story, or no honour to mention."""
    titles: tuple[HonourView, ...]
    """Awards, sealed ones first."""
    mentions: tuple[HonourView, ...]
    """Mentions that no award and no sentence of the page repeats."""
    published: str | None
    """The day of publication; None where the profile states none."""
    sources: tuple[SourceView, ...]
    """The documents behind them, each once."""
    notes: tuple[str, ...]
    """Notes on the figure of the plate."""
    places: tuple[WardHistory, ...]
    """The wards of the honours, each once."""
    fields: tuple[Link, ...]
    """The fields, the classifying one first."""
    movements: tuple[Link, ...]
    """The movements."""
    related_title: str
    """What the related profiles have in common."""
    related_html: tuple[str, ...]
    """Their cards, rendered."""
    next: Card | None
    """The next deed to read; None where nobody else has one."""
    ground: str
    """On what legal ground the profile is published."""
    title: str
    """The name with its honorific."""
    contact: Contact
    """Whom to write to."""
    slug: str
    """The last part of its address."""
    qr_html: str | None
    """Its QR code as SVG, which is safe; None where none is drawn."""
    citation: Citation
    """How to cite it."""


class PageContext(NamedTuple):
    """What a profile's page needs of the rest of the gallery."""

    card: Card
    """The profile's own card."""
    related_title: str
    """What the related profiles have in common."""
    related: tuple[str, ...]
    """Their cards, rendered."""
    next: Card | None
    """The card of the next deed."""
    data: bytes
    """The profile in the open data, as a JSON object."""
    social: SocialPictures | None = None
    """What it is shared by; None where nothing is drawn."""


SHORT_STORY = 85
"""Syllables of a story that needs no lead: some sixty words, one screen of a phone."""


def make_context(neighbours: Neighbours, registry: Registry, render_card: Callable[[Card], str]) -> PageContext:
    """Make the context of a page; `render_card` renders a card of a list."""
    return PageContext(
        card=make_card(neighbours.profile),
        related_title=f"Cùng {registry.places.units[neighbours.unit].title}"
        if neighbours.unit
        else "Cùng lĩnh vực, cùng quận",
        related=tuple([render_card(make_card(related)) for related in neighbours.related]),
        next=make_card(neighbours.next) if neighbours.next else None,
        data=neighbours.profile.json_row,
    )


def profile_view(
    profile: Profile, context: PageContext, registry: Registry, story_html: str, portrait: Picture | None
) -> tuple[PageMeta, ProfileView]:
    """Make the view of a profile, given its story as HTML and its resized portrait."""
    honours = [_view_honour(honour, registry) for honour in profile.honours]
    is_short = len(story_html.split()) < SHORT_STORY
    record = None if story_html else write_record_line(profile, registry)
    card = context.card
    view = ProfileView(
        name=profile.name,
        honorific=capitalize(profile.honorific) if profile.honorific else None,
        is_collective=profile.kind == "collective",
        plate=_make_plate(profile, card, portrait),
        credit=portrait.credit if portrait else None,
        roles=tuple(map(role_text, profile.roles)),
        lead=None if story_html and is_short else profile.summary,
        figures=profile.figures[1:],
        story_html=story_html,
        audio=urls.audio_url(profile.slug, profile.audio) if profile.audio and not profile.is_hidden_minor else None,
        is_short=is_short,
        record=record,
        titles=tuple(
            sorted([honour for honour in honours if honour.is_title], key=lambda honour: not honour.is_sealed)
        ),
        mentions=() if record else _mentions(honours),
        published=format_day(profile.published) if profile.published else None,
        sources=_sources(profile, registry),
        notes=tuple([figure.note for figure in profile.figures[:1] if figure.note]),
        places=_places(profile, registry),
        fields=tuple([_word(registry.fields[key].name, urls.FIELDS, key) for key in profile.fields]),
        movements=tuple([_word(registry.movements[key].name, urls.MOVEMENTS, key) for key in profile.movements]),
        related_title=context.related_title,
        related_html=context.related,
        next=context.next,
        ground=_ground(profile, registry),
        title=card.title,
        contact=read_contact(registry.settings),
        slug=profile.slug,
        qr_html=context.social.qr if context.social else None,
        citation=cite(profile, card.title, registry.settings),
    )
    return _make_meta(profile, context, honours[0], registry.places), view


def _make_plate(profile: Profile, card: Card, portrait: Picture | None) -> Plate:
    """Make the plate of the page: here the number has room for what it counts; initials stand beside the emblem."""
    first = profile.figures[0] if profile.figures else None
    number = (first.value or first.qualifier) if first else None
    return Plate(
        field=profile.fields[0],
        number=number,
        size=size_of(number or ""),
        word=first.qualifier if first and first.value else None,
        unit=first.unit if first else None,
        label=first.label if first else None,
        initials=card.plate.initials,
        picture=portrait,
    )


def _mentions(honours: list[HonourView]) -> tuple[HonourView, ...]:
    """List the mentions, each year and place once, without those that have a title of the same year and place."""
    titled = {honour.href for honour in honours if honour.is_sealed}
    mentions = {honour.href: honour for honour in honours if not honour.is_title and honour.href not in titled}
    return tuple(mentions.values())


def _make_meta(profile: Profile, context: PageContext, honour: HonourView, places: Places) -> PageMeta:
    card, social = context.card, context.social
    url, first = urls.profile_url(profile.slug), profile.honours[0]
    return PageMeta(
        url=url,
        title=card.title,
        description=profile.summary or f"{honour.text}.",
        section="ho-so",
        breadcrumbs=(*_way_to(first.district, first.year, places), Link(text=profile.name, href=url)),
        picture=SharedPicture(social.card, f"{card.title}: {card.text or card.label}") if social else SITE_PICTURE,
    )


@lru_cache(maxsize=4096)
def _way_to(district_id: str | None, year: int, places: Places) -> tuple[Link, ...]:
    """Make the breadcrumbs down to a year of a district, or of the city; cached, since many profiles are of one."""
    if not district_id:
        return HOME_LINK, Link(text=f"Năm {year}", href=f"{urls.YEARS}{year}/")
    above = f"{urls.DISTRICTS}{district_id}/"
    title = capitalize(places.districts[district_id].title)
    return HOME_LINK, Link(text=title, href=above), Link(text=f"Năm {year}", href=f"{above}{year}/")


@lru_cache(maxsize=4096)
def _word(name: str, above: str, key: str) -> Link:
    """Link to the page of a field or a movement."""
    return Link(text=name, href=f"{above}{key}/")


def _view_honour(honour: Honour, registry: Registry) -> HonourView:
    place = name_place(honour, registry)
    if honour.title:
        planned = "Dự kiến: " if honour.status == "planned" else ""
        revoked = " (đã thu hồi)" if honour.status == "revoked" else ""
        award = f"{registry.awards[honour.title].name}{format_level(honour, registry)}"
        text = f"{planned}{award}, năm {honour.year}, {place}{revoked}"
    elif honour.source:
        document = registry.documents[honour.source.document]
        noun = name_document(document)
        if document.district == honour.district:
            text = f"Được nêu gương trong {noun} về phong trào năm {honour.year} của {place}"
        else:
            text = f"Được nêu gương trong {noun} {name_origin(document, registry)}, năm {honour.year}, {place}"
    else:
        text = f"Được nêu gương năm {honour.year}, {place}"
    return HonourView(
        text=text,
        href=f"{urls.DISTRICTS}{honour.district}/{honour.year}/" if honour.district else f"{urls.YEARS}{honour.year}/",
        is_sealed=bool(honour.title) and honour.is_given,
        is_title=bool(honour.title),
    )


def _sources(profile: Profile, registry: Registry) -> tuple[SourceView, ...]:
    by_document: dict[str, list[Source]] = {}
    for honour in profile.honours:
        if honour.source:
            by_document.setdefault(honour.source.document, []).append(honour.source)
    return tuple([_view_source(registry.documents[key], sources) for key, sources in by_document.items()])


def _view_source(document: Document, sources: list[Source]) -> SourceView:
    return SourceView(
        title=f"{document.title} ({document.publisher})",
        sections=tuple(dict.fromkeys([source.section for source in sources if source.section])),
        notes=tuple(dict.fromkeys([source.note for source in sources if source.note])),
    )


def _places(profile: Profile, registry: Registry) -> tuple[WardHistory, ...]:
    years: dict[str, set[int]] = {}
    for honour in profile.honours:
        unit = unit_of(honour, registry)
        if unit:
            years.setdefault(unit.id, set()).add(honour.year)
    return tuple([_view_ward(unit_id, tuple(sorted(those)), registry.places) for unit_id, those in years.items()])


@lru_cache(maxsize=16_384)
def _view_ward(unit_id: str, years: tuple[int, ...], places: Places) -> WardHistory:
    """Make the view of a ward once for all who were honoured there in the same years."""
    unit = places.units[unit_id]
    district = places.districts[unit.district] if unit.district else None
    return WardHistory(
        years=", ".join(map(str, years)),
        then=Link(text=unit.title, href=f"{urls.WARDS}{unit.id}/"),
        district=Link(text=district.title, href=f"{urls.DISTRICTS}{district.id}/") if district else None,
        is_gone=unit.until is not None,
        now=find_current_units(unit, places),
    )


def _ground(profile: Profile, registry: Registry) -> str:
    if profile.consent:
        return "Căn cứ: sự đồng ý của người được kể."
    sources = [honour.source for honour in profile.honours if honour.source]
    grounds = [source.ground or registry.documents[source.document].ground for source in sources]
    return " ".join(dict.fromkeys(grounds))
