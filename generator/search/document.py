"""What search knows of one profile: the words of its name, its head, its story, and its values under each filter."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.planning.entry import Entry
from generator.planning.roles import role_text
from generator.records.base import pickled_by_slots
from generator.records.place import Unit
from generator.records.profile import Profile
from generator.records.registry import Registry

MENTION, NOT_STATED = "neu-guong", "khong-neu"
"""Filter values for someone held up as an example, and for a title whose level the source does not state."""

NO_DISTRICT = ""
"""Stands among the districts of someone whom a ward without a district honoured (since July 2025)."""


@pickled_by_slots
@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A profile as it is searched. `head` are short texts: honorific, roles, summary, movements, titles,
    fields, places then and now. Each filter has its values, the most telling first.
    """

    slug: str
    name: str
    honorific: str | None
    summary: str | None
    role: str | None
    label: str
    monogram: str
    head: tuple[str, ...]
    years: tuple[int, ...]
    levels: tuple[str, ...]
    kind: str
    districts: tuple[str, ...]
    wards: tuple[str, ...]
    fields: tuple[str, ...]
    order: tuple[object, ...]


def make_document(profile: Profile, entry: Entry, registry: Registry) -> Document:
    """What is searched of a profile; its story is read when the index is made."""
    roles = [role_text(role) for role in profile.roles]
    honorifics = [profile.honorific, *(honour.honorific for honour in profile.honours)]
    movements = [text for key in profile.movements for text in _movement(key, registry)]
    units = [registry.places.units[key] for key in entry.units]
    places = [text for unit in units for text in _names_of(unit, registry)]
    fields = [registry.fields[key].name for key in profile.fields]
    titles = [registry.awards[key].name for key in entry.titles]
    return Document(
        slug=profile.slug,
        name=profile.name,
        honorific=profile.honorific,
        summary=profile.summary,
        role="; ".join(roles) or None,
        label=entry.place or "",
        monogram=entry.monogram,
        head=tuple(
            dict.fromkeys(
                text for text in (*honorifics, *roles, profile.summary, *movements, *titles, *fields, *places) if text
            )
        ),
        years=tuple(reversed(entry.years)),
        levels=_levels(profile),
        kind=profile.kind,
        districts=_districts(entry, units),
        wards=entry.units,
        fields=entry.fields,
        order=entry.order,
    )


def _movement(key: str, registry: Registry) -> Iterable[str]:
    movement = registry.movements[key]
    return (movement.name, *movement.aliases)


def _names_of(unit: Unit, registry: Registry) -> Iterable[str]:
    """A ward's name, its district's, and those of the wards of today in which it lies."""
    yield unit.name
    if unit.district:
        yield registry.places.districts[unit.district].name
    yield from (present.unit.name for present in registry.places.now(unit) or ())


def _districts(entry: Entry, units: Iterable[Unit]) -> tuple[str, ...]:
    outside = not entry.districts or any(unit.district is None for unit in units)
    return (*entry.districts, *((NO_DISTRICT,) if outside else ()))


def _levels(profile: Profile) -> tuple[str, ...]:
    """Titles before mentions: a profile with both is numbered among the titles."""
    given = [honour.level or NOT_STATED for honour in profile.honours if honour.title]
    mentions = [MENTION for honour in profile.honours if not honour.title]
    return tuple(dict.fromkeys((*given, *mentions)))
