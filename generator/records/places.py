"""All districts and units together: finding a unit of a time by name, and what became of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from generator.records.place import UNIT_TYPES, Change, District, Lookup, Present, Unit, UnitId
from generator.vietnamese import fold, match_key


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Places:
    """All districts and units by id, and the changes between units; made by `places_of`."""

    districts: Mapping[str, District]
    units: Mapping[str, Unit]
    changes: tuple[Change, ...]
    _by_name: Mapping[str, tuple[Unit, ...]]
    _after: Mapping[str, tuple[Change, ...]]
    _before: Mapping[str, tuple[Change, ...]]

    def units_of(self, district: str | None, year: int) -> tuple[Unit, ...]:
        """The units among which `find_unit` looks, in the order of the file."""
        day = _day_of(year, district)
        return tuple(unit for unit in self.units.values() if _is_there(unit, district, day))

    @lru_cache(maxsize=65_536)  # noqa: B019 - a process knows few Places, and asks the same names again and again
    def find_unit(self, text: str, district: str | None, year: int) -> Lookup:
        """Look up a unit by its name as an editor writes it, with or without its type.

        Up to 2024 the units of 2020 count; in 2025 with a district those of its first half; without a
        district from 2025 on, those since July 2025. Without a district up to 2024, all districts count.
        """
        day = _day_of(year, district)
        named = self._by_name.get(match_key(text), ())
        matches = tuple(unit for unit in named if _is_there(unit, district, day))
        if len(matches) == 1:
            return Lookup(matches=matches)
        if matches:
            return Lookup(matches=matches, suggestions=tuple(self._full_title(u, district) for u in matches[:3]))
        return Lookup(matches=(), suggestions=_suggestions(text, self.units_of(district, year)))

    def successors(self, unit: Unit) -> tuple[Change, ...]:
        """What the unit became on its last day, in the order of the file; see `is_end_unknown`."""
        return self._after.get(unit.id, ())

    def predecessors(self, unit: Unit) -> tuple[Change, ...]:
        """What went into the unit, at its start or later; see `is_origin_unknown`."""
        return self._before.get(unit.id, ())

    def is_end_unknown(self, unit: Unit) -> bool:
        """Whether the unit ended and our sources do not say what it became ("chưa rõ")."""
        return unit.until is not None and not self.successors(unit)

    def is_origin_unknown(self, unit: Unit) -> bool:
        """Whether the unit began after 2020 and our sources do not say from what ("chưa rõ")."""
        return unit.since is not None and not self.predecessors(unit)

    def now(self, unit: Unit) -> tuple[Present, ...] | None:
        """All units of today in which the unit lies, by id; a unit of today lies in itself.

        A part stays a part all along the way, unless another way leads there whole. None means
        unknown ("chưa rõ"): the unit, or one that it became, ended without a known successor.
        """
        if unit.until is None:
            return (Present(unit=unit, part=False),)
        if self.is_end_unknown(unit):
            return None
        part_of: dict[UnitId, bool] = {}
        for change in self.successors(unit):
            further = self.now(self.units[change.after])
            if further is None:
                return None
            for present in further:
                part = change.part or present.part
                part_of[present.unit.id] = part and part_of.get(present.unit.id, True)
        return tuple(Present(unit=self.units[id], part=part) for id, part in sorted(part_of.items()))

    def _full_title(self, unit: Unit, district: str | None) -> str:
        if district is None and unit.district is not None:
            return f"{unit.title}, {self.districts[unit.district].title}"
        return unit.title


def places_of(districts: Iterable[District], units: Iterable[Unit], changes: Iterable[Change]) -> Places:
    """Index districts, units and changes; each change must name units of `units` (the reader sees to it)."""
    kept = tuple(changes)
    by_id: dict[str, Unit] = {unit.id: unit for unit in units}
    by_name: dict[str, list[Unit]] = defaultdict(list)
    for unit in by_id.values():
        for key in {match_key(unit.name), match_key(unit.title)}:
            by_name[key].append(unit)
    after: dict[str, list[Change]] = defaultdict(list)
    before: dict[str, list[Change]] = defaultdict(list)
    for change in kept:
        after[change.before].append(change)
        before[change.after].append(change)
    return Places(
        districts={district.id: district for district in districts},
        units=by_id,
        changes=kept,
        _by_name={key: tuple(found) for key, found in by_name.items()},
        _after={id: tuple(found) for id, found in after.items()},
        _before={id: tuple(found) for id, found in before.items()},
    )


def _day_of(year: int, district: str | None) -> date:
    """A day in the era that a year and the presence of a district stand for."""
    if year == 2025 and district is not None:
        return date(2025, 6, 30)
    # A mistyped year is told elsewhere; here it must only not overflow.
    return date(min(max(year, 1), 9999), 12, 31)


def _is_there(unit: Unit, district: str | None, day: date) -> bool:
    return unit.existed_on(day) and (district is None or unit.district == district)


def _suggestions(text: str, units: Iterable[Unit]) -> tuple[str, ...]:
    """The names closest to `text`, at most three, with their type if the text names one."""
    # Loaded with the first mistake: most runs meet none.
    from rapidfuzz.distance import OSA

    typed, name = _split_type(fold(text))
    scores = {(u.title if typed else u.name): OSA.normalized_similarity(name, fold(u.name)) for u in units}
    best = max(scores.values(), default=0.0)
    # Two edits in a name of seven letters still help; names much worse than the best only distract.
    close = [(-score, label) for label, score in scores.items() if score >= 0.7 and score >= best - 0.1]
    return tuple(label for _, label in sorted(close)[:3])


def _split_type(folded: str) -> tuple[bool, str]:
    for type in UNIT_TYPES:
        if folded.startswith(fold(type) + " "):
            return True, folded.removeprefix(fold(type) + " ")
    return False, folded
