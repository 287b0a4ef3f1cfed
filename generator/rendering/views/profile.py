"""A profile's page: who, what they did, facts at a glance, the story, where and when honoured, people nearby."""

from dataclasses import dataclass

from generator.planning import urls
from generator.planning.entry import unit_of
from generator.planning.sheet import Sheet
from generator.records.profile import Figure, Honour, Profile
from generator.records.registry import Registry
from generator.rendering.views.parts import Card, Frame, Link, Picture, capital, card
from generator.rendering.views.ward import Present, presents

_DOCUMENT_NOUN = {"report": "báo cáo", "press": "bài báo", "speech": "bài phát biểu"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Honoured:
    """One honour or mention: `text` says what; a `sealed` one bears a title that was given."""

    text: str
    href: str
    sealed: bool
    is_title: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Attested:
    """A document that attests honours of this profile, its sections that do, and notes on them, each once."""

    title: str
    sections: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThenNow:
    """A ward as it was, and every ward of today in which it lies; empty `now` means unknown."""

    years: str
    then: Link
    district: Link | None
    is_gone: bool
    now: tuple[Present, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileView:
    """Everything on a profile's page; those of its `honours` that are sealed come first."""

    name: str
    honorific: str | None
    kind: str
    monogram: str
    portrait: Picture | None
    roles: tuple[str, ...]
    summary: str | None
    figures: tuple[Figure, ...]
    story_html: str
    silence: str | None
    honours: tuple[Honoured, ...]
    sources: tuple[Attested, ...]
    places: tuple[ThenNow, ...]
    fields: tuple[Link, ...]
    movements: tuple[Link, ...]
    nearby_title: str
    nearby: tuple[Card, ...]
    before: Link | None
    after: Link | None
    ground: str
    contact_email: str
    answer_days: int
    address: str


def profile_view(
    sheet: Sheet, registry: Registry, story_html: str, portrait: Picture | None
) -> tuple[Frame, ProfileView]:
    """The view of a profile; the story comes rendered, the portrait resized."""
    profile, before, after = sheet.profile, sheet.before, sheet.after
    honours = tuple(_honoured(honour, registry) for honour in profile.honours)
    view = ProfileView(
        name=profile.name,
        honorific=profile.honorific,
        kind=profile.kind,
        monogram=sheet.entry.monogram,
        portrait=portrait,
        roles=tuple(_role(profile, registry)),
        summary=profile.summary,
        figures=profile.figures,
        story_html=story_html,
        silence=None if profile.summary or story_html else _silence(profile),
        honours=tuple(sorted(honours, key=lambda one: not one.sealed)),
        sources=_sources(profile, registry),
        places=_places(profile, registry),
        fields=tuple(Link(text=registry.fields[key].name, href=f"{urls.FIELDS}{key}/") for key in profile.fields),
        movements=tuple(
            Link(text=registry.movements[key].name, href=f"{urls.MOVEMENTS}{key}/") for key in profile.movements
        ),
        nearby_title=f"Cùng {sheet.unit.title}" if sheet.unit else "Cùng lĩnh vực, cùng quận",
        nearby=tuple(card(one) for one in sheet.nearby),
        before=Link(text=before.name, href=before.url) if before else None,
        after=Link(text=after.name, href=after.url) if after else None,
        ground=_ground(profile, registry),
        contact_email=registry.settings.contact_email,
        answer_days=registry.settings.answer_days,
        address=sheet.entry.url,
    )
    return _frame(sheet, honours, registry), view


def _frame(sheet: Sheet, honours: tuple[Honoured, ...], registry: Registry) -> Frame:
    profile = sheet.profile
    first = profile.honours[0]
    title = " ".join(part for part in (capital(profile.honorific or ""), profile.name) if part)
    crumbs = [Link(text="Trang chủ", href=urls.HOME)]
    if first.district:
        district = registry.places.districts[first.district]
        crumbs.append(Link(text=capital(district.title), href=f"{urls.DISTRICTS}{district.id}/"))
        crumbs.append(Link(text=str(first.year), href=f"{urls.DISTRICTS}{district.id}/{first.year}/"))
    else:
        crumbs.append(Link(text=str(first.year), href=f"{urls.YEARS}{first.year}/"))
    crumbs.append(Link(text=profile.name, href=sheet.entry.url))
    return Frame(
        url=sheet.entry.url,
        title=title,
        description=profile.summary or f"{honours[0].text}.",
        section="ho-so",
        crumbs=tuple(crumbs),
    )


def _role(profile: Profile, registry: Registry) -> list[str]:
    return [", ".join(part for part in (role.title, role.organisation) if part) for role in profile.roles]


def _honoured(honour: Honour, registry: Registry) -> Honoured:
    district = registry.places.districts[honour.district].title if honour.district else "thành phố Hà Nội"
    document = registry.documents[honour.source.document] if honour.source else None
    if honour.title:
        level = f" {registry.levels[honour.level].name.lower()}" if honour.level else ""
        planned = "Dự kiến: " if honour.status == "planned" else ""
        revoked = " (đã thu hồi)" if honour.status == "revoked" else ""
        text = f"{planned}{registry.awards[honour.title].name}{level}, năm {honour.year}{revoked}"
    else:
        noun = _DOCUMENT_NOUN[document.kind] if document else "báo cáo"
        text = f"Được nêu gương trong {noun} về phong trào năm {honour.year} của {district}"
    return Honoured(
        text=text,
        href=f"{urls.DISTRICTS}{honour.district}/{honour.year}/" if honour.district else f"{urls.YEARS}{honour.year}/",
        sealed=bool(honour.title) and honour.status == "given",
        is_title=bool(honour.title),
    )


def _sources(profile: Profile, registry: Registry) -> tuple[Attested, ...]:
    sources = [honour.source for honour in profile.honours if honour.source]
    found = []
    for key in dict.fromkeys(source.document for source in sources):
        document, same = registry.documents[key], [source for source in sources if source.document == key]
        found.append(
            Attested(
                title=f"{document.title} ({document.publisher})",
                sections=tuple(dict.fromkeys(source.section for source in same if source.section)),
                notes=tuple(dict.fromkeys(source.note for source in same if source.note)),
            )
        )
    return tuple(found)


def _places(profile: Profile, registry: Registry) -> tuple[ThenNow, ...]:
    found: dict[str, ThenNow] = {}
    for honour in profile.honours:
        unit = unit_of(honour, registry)
        if unit is None or unit.id in found:
            continue
        district = registry.places.districts[unit.district] if unit.district else None
        years = sorted({one.year for one in profile.honours if unit_of(one, registry) == unit})
        found[unit.id] = ThenNow(
            years=", ".join(str(year) for year in years),
            then=Link(text=unit.title, href=f"{urls.WARDS}{unit.id}/"),
            district=Link(text=district.title, href=f"{urls.DISTRICTS}{district.id}/") if district else None,
            is_gone=unit.until is not None,
            now=presents(unit, registry),
        )
    return tuple(found.values())


def _silence(profile: Profile) -> str:
    """What a page says of someone whose document gives a name and no deed."""
    whom = "tập thể" if profile.kind == "collective" else "người"
    return f"Nguồn chỉ nêu tên {whom} này làm gương, không kể việc làm cụ thể. Trang này vì thế cũng không kể thêm."


def _ground(profile: Profile, registry: Registry) -> str:
    if profile.consent:
        return "Hồ sơ được công khai với sự đồng ý của người được vinh danh."
    grounds = dict.fromkeys(
        registry.documents[honour.source.document].ground for honour in profile.honours if honour.source
    )
    return " ".join(grounds)
