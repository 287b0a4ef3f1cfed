"""Summarise profiles."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from msgspec.structs import replace

from generator.planning.roles import role_text
from generator.planning.urls import profile_url
from generator.records.place import UNIT_TYPES, Unit
from generator.records.profile import Honour, Profile
from generator.records.registry import Registry
from generator.records.summary import MENTION, NOT_STATED, GivenAward, ProfileSummary, SearchTexts
from generator.vietnamese import given_letter, initials, name_key, sort_key

V = TypeVar("V")

MAX_NUMBER, MAX_UNIT = 5, 12
"""Letters of a number and of a unit that fit on the plate of a card."""


def make_summary(profile: Profile, registry: Registry, json_row: bytes = b"", csv_row: bytes = b"") -> ProfileSummary:
    """Summarise a profile; the two rows are its open data, already written."""
    given = [honour for honour in profile.honours if honour.is_given]
    is_person = profile.kind == "person"
    place = _place(profile, registry)
    units = [unit for unit in (unit_of(honour, registry) for honour in profile.honours) if unit]
    districts = _distinct(honour.district for honour in profile.honours if honour.district)
    awards = _distinct(
        GivenAward(honour.title, honour.level, honour.district, honour.year) for honour in given if honour.title
    )
    return ProfileSummary(
        path=profile.path,
        slug=profile.slug,
        url=profile_url(profile.slug),
        first_url=profile_url(next(iter(profile.former_slugs), profile.slug)),
        name=profile.name,
        kind=profile.kind,
        honorific=profile.honorific,
        monogram=initials(profile.name) if is_person else _collective_initials(profile.name),
        has_portrait=profile.photo is not None,
        letter=given_letter(profile.name) if is_person else "",
        summary=profile.summary,
        has_story=profile.has_story,
        figure=_first_figure(profile),
        role=_first_role(profile, place),
        roles="; ".join(map(role_text, profile.roles)) or None,
        place=place,
        units=_distinct(unit.id for unit in units),
        districts=districts,
        is_outside_districts=not districts or any(unit.district is None for unit in units),
        fields=_distinct(profile.fields),
        movements=_distinct(profile.movements),
        years=profile.years,
        district_years=_distinct((honour.district, honour.year) for honour in given if honour.district),
        years_not_given=_distinct((honour.district, honour.year) for honour in profile.honours if not honour.is_given),
        titles_not_given=_distinct(honour.title for honour in profile.honours if honour.title and not honour.is_given),
        awards=awards,
        levels=_levels(given),
        published=profile.published,
        changed=profile.updated or profile.published,
        search_texts=_search_texts(profile, _distinct(award.title for award in awards), _distinct(units), registry),
        order=(*(name_key(profile.name) if is_person else sort_key(profile.name)), profile.slug),
        front_matter_hash=profile.front_matter_hash,
        json_row=json_row,
        csv_row=csv_row,
    )


_SHARED = (
    "kind", "honorific", "monogram", "letter", "place", "units", "districts", "fields", "movements", "years",
    "district_years", "awards", "levels", "published", "changed",
)  # fmt: skip
"""What many profiles have in common."""


def intern_values(summary: ProfileSummary, known: dict[Any, Any]) -> ProfileSummary:
    """Let equal values of summaries be one object in memory, of which they take half as much; `known` holds them."""
    values = {name: known.setdefault(value, value) for name in _SHARED if (value := getattr(summary, name)) is not None}
    texts = summary.search_texts
    labels = known.get(texts.labels)
    if labels is None:
        labels = known[texts.labels] = tuple([known.setdefault(label, label) for label in texts.labels])
    texts = replace(texts, labels=labels, summary=(summary.summary,) if summary.summary else ())
    return replace(summary, **values, search_texts=texts)


def unit_of(honour: Honour, registry: Registry) -> Unit | None:
    """Find the ward of an honour, as a unit of that year; None when there is none or the lists do not have it."""
    return registry.places.find_unit(honour.ward, honour.district, honour.year).unit if honour.ward else None


def _first_figure(profile: Profile) -> tuple[str | None, str, str | None] | None:
    """The figure that stands for the profile: the first one, as the editor ordered them."""
    if not profile.figures or not profile.figures[0].value:
        return None
    first = profile.figures[0]
    fits = len(first.value or "") <= MAX_NUMBER and len(first.unit or "") <= MAX_UNIT
    return (first.qualifier, first.value or "", first.unit) if fits else None


def _place(profile: Profile, registry: Registry) -> str | None:
    for honour in profile.honours:
        if honour.ward:
            unit = unit_of(honour, registry)
            return unit.title if unit else _with_type(honour.ward)
    return next((role.organisation for role in profile.roles if role.organisation), None)


def _first_role(profile: Profile, place: str | None) -> str | None:
    """The first role; without its organisation where that is the place, which stands beside it."""
    if not profile.roles:
        return None
    role = profile.roles[0]
    return role.title if role.organisation == place else role_text(role)


def _with_type(ward: str) -> str:
    """Put its type before a ward that no list has; most editors leave out only the word "phường"."""
    return ward if ward.lower().startswith(UNIT_TYPES) else f"phường {ward}"


def _collective_initials(name: str) -> str:
    """The first letters of the last two words that begin with a capital."""
    words = [word for word in name.split() if word[:1].isupper()]
    return "".join(word[0] for word in words[-2:])


def _levels(given: Sequence[Honour]) -> tuple[str, ...]:
    """Titles before mentions: a profile with both is numbered among the titles."""
    titles = [honour.level or NOT_STATED for honour in given if honour.title]
    mentions = [MENTION for honour in given if not honour.title]
    return _distinct((*titles, *mentions))


def _search_texts(profile: Profile, titles: Iterable[str], units: Iterable[Unit], registry: Registry) -> SearchTexts:
    labels = list[str | None]()
    for movement in (registry.movements[key] for key in profile.movements):
        labels += [movement.name, *movement.aliases]
    labels += [registry.awards[key].name for key in titles]
    labels += [registry.fields[key].name for key in profile.fields]
    for unit in units:
        labels += _place_names(unit, registry)
    roles = [profile.honorific, *(honour.honorific for honour in profile.honours), *map(role_text, profile.roles)]
    return SearchTexts(
        labels=_distinct(label for label in labels if label),
        roles=_distinct(text for text in roles if text),
        summary=(profile.summary,) if profile.summary else (),
    )


def _place_names(unit: Unit, registry: Registry) -> Iterable[str]:
    """Name a ward, its district, and the wards of today in which it lies."""
    yield unit.name
    if unit.district:
        yield registry.places.districts[unit.district].name
    yield from (current.unit.name for current in registry.places.find_current_units(unit) or ())


def _distinct(values: Iterable[V]) -> tuple[V, ...]:
    return tuple(dict.fromkeys(values))
