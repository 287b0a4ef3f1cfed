"""An entry: what an index knows of a profile."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from generator.planning.roles import role_text
from generator.planning.urls import profile_url
from generator.records.base import pickled_by_slots
from generator.records.place import UNIT_TYPES, Unit
from generator.records.profile import Honour, Kind, Profile
from generator.records.registry import Registry
from generator.vietnamese import given_letter, initials, name_key, sort_key

V = TypeVar("V")


@pickled_by_slots
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Entry:
    """One profile as it stands in lists. There is one entry for a profile: entries are compared as objects.

    `path` is the profile's file. `units` are the ids of the wards of its honours, each of its time; `place` is the
    first of them, else the first organisation, else None. `honoured` tells that a title was given and not revoked, not
    only a mention made. `changed` is the day of the last change, as the profile says. `checksum` is that of the path
    and the front matter: two entries of one checksum are the same under the same words.
    """

    path: str
    slug: str
    name: str
    kind: Kind
    honorific: str | None
    monogram: str
    has_portrait: bool
    letter: str
    summary: str | None
    role: str | None
    place: str | None
    units: tuple[str, ...]
    districts: tuple[str, ...]
    fields: tuple[str, ...]
    movements: tuple[str, ...]
    years: tuple[int, ...]
    district_years: tuple[tuple[str, int], ...]
    titles: tuple[str, ...]
    honoured: bool
    published: date | None
    changed: date | None
    checksum: int
    order: tuple[object, ...]

    @property
    def url(self) -> str:
        """The profile's page, relative to the site's root."""
        return profile_url(self.slug)


def make_entry(profile: Profile, registry: Registry) -> Entry:
    """What lists need of one profile."""
    given = tuple(honour for honour in profile.honours if honour.title and honour.status != "planned")
    is_person = profile.kind == "person"
    place = _place(profile, registry)
    return Entry(
        path=profile.path,
        slug=profile.slug,
        name=profile.name,
        kind=profile.kind,
        honorific=profile.honorific,
        monogram=initials(profile.name) if is_person else _emblem(profile.name),
        has_portrait=profile.photo is not None,
        letter=given_letter(profile.name) if is_person else "",
        summary=profile.summary,
        role=_role(profile, place),
        place=place,
        units=_units(profile, registry),
        districts=_once(honour.district for honour in profile.honours if honour.district),
        fields=profile.fields,
        movements=profile.movements,
        years=profile.years,
        district_years=_once((honour.district, honour.year) for honour in profile.honours if honour.district),
        titles=_once(honour.title for honour in given if honour.title),
        honoured=any(honour.status == "given" for honour in given),
        published=profile.published,
        changed=profile.updated or profile.published,
        checksum=profile.head_checksum,
        order=((name_key(profile.name) if is_person else sort_key(profile.name)), profile.slug),
    )


def unit_of(honour: Honour, registry: Registry) -> Unit | None:
    """The ward of a honour, as a unit of that year; None when there is none or the lists do not have it."""
    return registry.places.find_unit(honour.ward, honour.district, honour.year).unit if honour.ward else None


def _units(profile: Profile, registry: Registry) -> tuple[str, ...]:
    return _once(unit.id for unit in (unit_of(honour, registry) for honour in profile.honours) if unit)


def _place(profile: Profile, registry: Registry) -> str | None:
    for honour in profile.honours:
        if honour.ward:
            unit = unit_of(honour, registry)
            return unit.title if unit else _titled(honour.ward)
    return next((role.organisation for role in profile.roles if role.organisation), None)


def _role(profile: Profile, place: str | None) -> str | None:
    """The first role; without its organisation where that is the place, which stands beside it."""
    if not profile.roles:
        return None
    role = profile.roles[0]
    return role.title if role.organisation == place else role_text(role)


def _titled(ward: str) -> str:
    """A ward that no list has, with its type; most editors leave out only the word "phường"."""
    return ward if ward.lower().startswith(UNIT_TYPES) else f"phường {ward}"


def _emblem(name: str) -> str:
    """A collective's monogram: the first letters of its last two words that begin with a capital."""
    words = [word for word in name.split() if word[:1].isupper()]
    return "".join(word[0] for word in words[-2:])


def _once(values: Iterable[V]) -> tuple[V, ...]:
    return tuple(dict.fromkeys(values))
