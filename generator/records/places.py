"""All districts and units: find a unit by its name at a given time, and what became of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from generator.records.place import UNIT_TYPES, Change, CurrentUnit, District, Lookup, Unit, UnitId
from generator.vietnamese import fold, match_key


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Places:
    """All districts and units, and the changes between units; made by `index_places`."""

    districts: Mapping[str, District]
    """All districts by id."""
    units: Mapping[str, Unit]
    """All units by id, former ones too, in the order of the file."""
    changes: tuple[Change, ...]
    """All changes, in the order of the file."""
    _by_name: Mapping[str, tuple[Unit, ...]]
    """Units by the `match_key` of their name, with and without type."""
    _after: Mapping[str, tuple[Change, ...]]
    """By the id of a unit that ended, what it became."""
    _before: Mapping[str, tuple[Change, ...]]
    """By the id of a unit, what went into it."""

    def list_units(self, district: str | None, year: int) -> tuple[Unit, ...]:
        """Return the units among which `find_unit` searches, in the order of the file."""
        day = _choose_day(year, district)
        return tuple(unit for unit in self.units.values() if _exists(unit, district, day))

    @lru_cache(maxsize=65_536)  # noqa: B019 - a process has few Places, and looks up the same names many times
    def find_unit(self, text: str, district: str | None, year: int) -> Lookup:
        """Find a unit by its name in a given year, with or without its type.

        With a district, 2025 means its first half; without one, the time since July 2025. Up to 2024 the units of 2020
        are searched, those of all districts if `district` is None.
        """
        day = _choose_day(year, district)
        candidates = self._by_name.get(match_key(text), ())
        matches = tuple(unit for unit in candidates if _exists(unit, district, day))
        if len(matches) == 1:
            return Lookup(matches=matches)
        if matches:
            titles = (self.full_title(unit) if district is None else unit.title for unit in matches[:3])
            return Lookup(matches=matches, suggestions=tuple(titles))
        return Lookup(matches=(), suggestions=_suggest(text, self.list_units(district, year)))

    def successors(self, unit: Unit) -> tuple[Change, ...]:
        """Return what the unit became after its last day, in the order of the file; see `is_end_unknown`."""
        return self._after.get(unit.id, ())

    def predecessors(self, unit: Unit) -> tuple[Change, ...]:
        """Return what went into the unit, at its start or later; see `is_origin_unknown`."""
        return self._before.get(unit.id, ())

    def is_end_unknown(self, unit: Unit) -> bool:
        """Return whether the unit ended and the data does not say what it became ("chưa rõ")."""
        return unit.until is not None and not self.successors(unit)

    def is_origin_unknown(self, unit: Unit) -> bool:
        """Return whether the unit began after 2020 and the data does not say from what ("chưa rõ")."""
        return unit.since is not None and not self.predecessors(unit)

    def find_current_units(self, unit: Unit) -> tuple[CurrentUnit, ...] | None:
        """Return the units of today in which `unit` lies, sorted by id; a unit of today lies in itself.

        A part stays a part in every later change, unless another chain of changes leads to the same unit whole.
        Returns None if the unit, or one that it became, ended without a known successor ("chưa rõ").
        """
        if unit.until is None:
            return (CurrentUnit(unit=unit, is_part=False),)
        if self.is_end_unknown(unit):
            return None
        is_part_of: dict[UnitId, bool] = {}
        for change in self.successors(unit):
            current_units = self.find_current_units(self.units[change.after])
            if current_units is None:
                return None
            for current in current_units:
                is_part = change.part or current.is_part
                is_part_of[current.unit.id] = is_part and is_part_of.get(current.unit.id, True)
        return tuple(CurrentUnit(unit=self.units[id], is_part=is_part) for id, is_part in sorted(is_part_of.items()))

    def full_title(self, unit: Unit) -> str:
        """Return the title of a unit, of a former one with that of its district: "phường Hàng Bài, quận Hoàn Kiếm"."""
        return f"{unit.title}, {self.districts[unit.district].title}" if unit.district else unit.title


def index_places(districts: Iterable[District], units: Iterable[Unit], changes: Iterable[Change]) -> Places:
    """Index districts, units and changes. Both units of each change must be among `units`."""
    all_changes = tuple(changes)
    by_id: dict[str, Unit] = {unit.id: unit for unit in units}
    by_name: dict[str, list[Unit]] = defaultdict(list)
    for unit in by_id.values():
        for key in {match_key(unit.name), match_key(unit.title)}:
            by_name[key].append(unit)
    after: dict[str, list[Change]] = defaultdict(list)
    before: dict[str, list[Change]] = defaultdict(list)
    for change in all_changes:
        after[change.before].append(change)
        before[change.after].append(change)
    return Places(
        districts={district.id: district for district in districts},
        units=by_id,
        changes=all_changes,
        _by_name={key: tuple(named) for key, named in by_name.items()},
        _after={id: tuple(group) for id, group in after.items()},
        _before={id: tuple(group) for id, group in before.items()},
    )


def _choose_day(year: int, district: str | None) -> date:
    """Return a day in the era that `find_unit` means by a year, with or without a district."""
    if year == 2025 and district is not None:
        return date(2025, 6, 30)
    # A rule reports an impossible year; here it must only not overflow.
    return date(min(max(year, 1), 9999), 12, 31)


def _exists(unit: Unit, district: str | None, day: date) -> bool:
    return unit.existed_on(day) and (district is None or unit.district == district)


def _suggest(text: str, units: Iterable[Unit]) -> tuple[str, ...]:
    """Return the names closest to `text`, at most three, with their type if the text has one."""
    # Imported with the first unknown name; most runs meet none.
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
