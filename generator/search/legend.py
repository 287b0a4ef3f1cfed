"""The legend: the public names of all filter values, and what each ward is today.

It is fetched before the first query, so the file leaves out what follows from the rest: nearly all ids are made of the
words of the name. `theme/scripts/search-worker/legend.js` puts them back.
"""

import re
from collections.abc import Sequence
from typing import Any

from pydantic_core import to_json

from generator.records.place import DISTRICT_TYPES, UNIT_TYPES
from generator.records.registry import Registry
from generator.records.summary import NO_LEVEL_NAMES, ProfileSummary
from generator.search.facets import NONE, Facet
from generator.search.syllables import fold, words

_KIND_OF_PLACE = re.compile(f"^(?:{'|'.join((*UNIT_TYPES, *DISTRICT_TYPES))}) ")

_PLAIN = ("dong-nghia", "ten-khac")
"""Lists whose rows are words alone, without ids."""


def make_legend(
    facets: Sequence[Facet], profiles: Sequence[ProfileSummary], registry: Registry
) -> dict[str, list[Any]]:
    """Make for each list the ids and names of its values; wards also have their district's number and today's wards.

    Synonyms and the other names of movements, in the order of these, are names alone. Awards and other names are those
    that some profile has.
    """
    values = {facet.name: list(facet.values) for facet in facets}
    places = registry.places
    districts = {key: number for number, key in enumerate(values["quan"], 1)}
    levels = {key: level.name for key, level in registry.levels.items()} | NO_LEVEL_NAMES
    wards, now = list[Any](), dict[str, str]()
    for key in values["phuong"]:
        unit = places.units[key]
        current = places.find_current_units(unit) or ()
        now |= {present.unit.id: present.unit.title for present in current}
        district = districts.get(unit.district or "", NONE)
        wards.append([key, unit.title, district, [present.unit.id for present in current]])
    held = {key for profile in profiles for key in (*profile.movements, *profile.titles)}
    return {
        "nam": [[year, year] for year in values["nam"]],
        "cap": [[key, levels[key]] for key in values["cap"]],
        "loai": [["person", "Cá nhân"], ["collective", "Tập thể"]],
        "quan": [[key, places.districts[key].title] for key in values["quan"]],
        "phuong": wards,
        "nay": sorted([key, title] for key, title in now.items()),
        "linh-vuc": [[key, registry.fields[key].name] for key in values["linh-vuc"]],
        "dong-nghia": [list(row.words) for row in registry.synonyms],
        "phong-trao": [[movement.id, movement.name] for movement in registry.movements.values()],
        "ten-khac": [list(movement.aliases if movement.id in held else ()) for movement in registry.movements.values()],
        "danh-hieu": [[award.id, award.name] for award in registry.awards.values() if award.id in held],
    }


def encode_legend(legend: dict[str, list[Any]]) -> bytes:
    """Write the file of a legend: a name alone where its id follows from it; wards in columns, today's by number."""
    lists = {name: rows for name, rows in legend.items() if name not in ("phuong", *_PLAIN)}
    return to_json(
        {
            **{name: [_shorten(key, title) for key, title in rows] for name, rows in lists.items()},
            "phuong": _encode_wards(legend),
            **{name: legend[name] for name in _PLAIN},
        }
    )


def id_from(title: str) -> str:
    """Make the id that follows from a name: its folded words, without the kind of a place."""
    return "-".join(map(fold, words(_KIND_OF_PLACE.sub("", title))))


def _encode_wards(legend: dict[str, list[Any]]) -> dict[str, list[Any]]:
    ends = ["", *(f"-{key}" for key, _ in legend["quan"])]
    today = {key: number for number, (key, _) in enumerate(legend["nay"], 1)}
    wards = legend["phuong"]
    return {
        "rows": [_shorten(key, title, ends[district]) for key, title, district, _ in wards],
        "quan": [district for _, _, district, _ in wards],
        "nay": [[today[key] for key in current] for _, _, _, current in wards],
    }


def _shorten(key: str, title: str, end: str = "") -> str | list[str]:
    return title if id_from(title) + end == key else [key, title]
