"""Count people, collectives, mentions and awards: by unit, month of publication, field and year."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct, field

from generator.editing.sheets.sheet_writer import OutputTable, Value
from generator.planning.summary import unit_of
from generator.records.profile import Honour, Profile
from generator.records.registry import Registry
from generator.vietnamese import sort_key

_COUNTED = ("Cá nhân", "Tập thể", "Lượt nêu gương", "Lượt khen thưởng")

Names = Callable[[Profile, Honour], Iterable[str]]
"""Names the rows of a table in which an honour is counted."""


class _Counts(Struct):
    people: set[str] = field(default_factory=set)
    collectives: set[str] = field(default_factory=set)
    mentions: int = 0
    awards: int = 0

    def add(self, profile: Profile, honour: Honour) -> None:
        """Count an honour; a profile counts once."""
        (self.collectives if profile.kind == "collective" else self.people).add(profile.slug)
        self.awards += honour.title is not None
        self.mentions += honour.title is None

    def write(self) -> list[Value]:
        """Return the numbers in the order of `_COUNTED`."""
        return [len(self.people), len(self.collectives), self.mentions, self.awards]


def make_counts(by: str, profiles: Iterable[Profile], registry: Registry) -> OutputTable:
    """Make the table by `unit`, `month`, `field` or `year`; only what was given counts.

    A profile with two fields counts in both, but once in the last row.
    """
    heading, names = _make_names(registry)[by]
    counts, total = dict[str, _Counts](), _Counts()
    for profile in profiles:
        for honour in profile.honours:
            if honour.is_given:
                total.add(profile, honour)
                for name in names(profile, honour):
                    counts.setdefault(name, _Counts()).add(profile, honour)
    rows: list[Sequence[Value]] = [[name, *counts[name].write()] for name in sorted(counts, key=_order(by))]
    return OutputTable(name=heading, headings=[heading, *_COUNTED], rows=[*rows, ["Tất cả", *total.write()]])


def _make_names(registry: Registry) -> Mapping[str, tuple[str, Names]]:
    """Return for each table its heading, and how its rows are named."""
    return {
        "unit": ("Phường, xã", lambda profile, honour: [_name_unit(honour, registry)]),
        "month": ("Tháng đăng", lambda profile, honour: [_name_month(profile)]),
        "field": ("Lĩnh vực", lambda profile, honour: [registry.fields[field].name for field in profile.fields]),
        "year": ("Năm", lambda profile, honour: [str(honour.year)]),
    }


def _order(by: str) -> Callable[[str], tuple[str, ...]]:
    if by == "month":
        return lambda name: tuple(reversed(name.split("/")))
    return sort_key


def _name_month(profile: Profile) -> str:
    return f"{profile.published.month:02}/{profile.published.year}" if profile.published else "không ghi"


def _name_unit(honour: Honour, registry: Registry) -> str:
    """Name a ward with its district; without a ward the district, or the city."""
    unit = unit_of(honour, registry)
    district = registry.places.districts[honour.district].title if honour.district else None
    ward = unit.title if unit else honour.ward
    if ward:
        return f"{ward}, {district}" if district else ward
    return f"{district}, không ghi phường" if district else "Thành phố"
