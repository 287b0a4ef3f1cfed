"""Find what someone means who types a few letters of a name, with or without marks."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.nearest import find_nearest
from generator.records.profile import Kind
from generator.records.registry import Registry
from generator.vietnamese import fold, match_key

MOST_SHOWN = 15
"""Choices shown at once; of a longer list one types a part first."""

_TYPE = re.compile(r"^(?:phuong|xa|thi tran|quan|huyen|thi xa) ")
"""The type before the folded name of a place."""


class Candidate(NamedTuple):
    """Something to choose from a list."""

    id: str
    """How files write it."""
    label: str
    """What people read."""


def find_choices(typed: str, choices: Sequence[Candidate]) -> list[Candidate]:
    """Find the choices that a text may mean, in their order; none for an empty text.

    An id, or a label as it is spelt, means that one alone; else every label counts in which each typed word begins a
    word, whatever its marks.
    """
    key, words = match_key(typed), fold(typed).split()
    exact = [choice for choice in choices if typed.strip() == choice.id or match_key(choice.label) == key]
    if exact or not words:
        return exact
    whole = [choice for choice in choices if fold(choice.label).split() == words]
    return whole or [choice for choice in choices if _begins_words(words, fold(choice.label).split())]


def resolve_choice(typed: str, choices: Sequence[Candidate]) -> str:
    """Return the id of the one choice that a text means. Raises ValueError with what is wrong, in Vietnamese."""
    meant = find_choices(typed, choices)
    if len(meant) == 1:
        return meant[0].id
    if meant:
        raise ValueError(f'"{typed}" có thể là {" hay ".join(f"“{choice.label}”" for choice in meant[:MOST_SHOWN])}')
    raise ValueError(explain_choices(typed, meant, choices))


def explain_choices(typed: str, meant: Sequence[Candidate], choices: Sequence[Candidate]) -> str:
    """Say in Vietnamese why a text means no choice, or that one of those that it may mean must be chosen."""
    if meant:
        more = f" (hiện {MOST_SHOWN} mục đầu; gõ thêm chữ để tìm hẹp lại)" if len(meant) > MOST_SHOWN else ""
        return f"Có {len(meant)} mục như vậy; gõ số để chọn{more}:"
    if not typed:
        return "Mục này cần có."
    near = find_nearest(_fold_name(typed), {choice.label: _fold_name(choice.label) for choice in choices}, 60)
    return f'không có mục nào là "{typed}"' + (f'; có phải "{near}"?' if near else "")


def _fold_name(text: str) -> str:
    """Fold a text, of a place its name alone: its type would make places alike."""
    return _TYPE.sub("", fold(text))


def list_fields(registry: Registry) -> list[Candidate]:
    """List the fields of good deeds."""
    return [Candidate(field.id, field.name) for field in registry.fields.values()]


def list_districts(registry: Registry) -> list[Candidate]:
    """List the districts."""
    return [Candidate(district.id, district.title) for district in registry.places.districts.values()]


def list_wards(registry: Registry, district: str | None, year: int) -> list[Candidate]:
    """List the wards, communes and towns of a year; the id is what a profile has as `ward`."""
    units = registry.places.list_units(district, year)
    names = [unit.name for unit in units]
    # A town and a commune of a district may share a name: then the type belongs to it.
    return [Candidate(unit.title if names.count(unit.name) > 1 else unit.name, unit.title) for unit in units]


def list_units(registry: Registry) -> list[Candidate]:
    """List the wards, communes and towns of all years by their ids, former ones with their district."""
    places = registry.places
    return [Candidate(unit.id, places.full_title(unit)) for unit in places.units.values()]


def list_awards(registry: Registry, kind: Kind) -> list[Candidate]:
    """List the awards that may be given to a person or to a collective."""
    return [Candidate(award.id, award.name) for award in registry.awards.values() if kind in award.kinds]


def list_levels(registry: Registry) -> list[Candidate]:
    """List the levels of awards."""
    return [Candidate(level.id, level.name) for level in registry.levels.values()]


def list_documents(registry: Registry, district: str | None, year: int | None) -> list[Candidate]:
    """List documents, those of the same district and year first."""
    documents = sorted(
        registry.documents.values(),
        key=lambda document: (document.year != year, document.district != district),
    )
    return [Candidate(document.id, document.title) for document in documents]


def _begins_words(typed: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(word.lstrip('(“"').startswith(part) for word in words) for part in typed)
