"""Make the tables that `ntvt export` writes: a list that `ntvt import` reads, and one for a decision."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.editing.sheets.columns import Item, get_label
from generator.editing.sheets.sheet_writer import OutputTable, Value
from generator.planning.roles import role_text
from generator.planning.site import former_units
from generator.planning.summary import unit_of
from generator.records.profile import Honour, Profile
from generator.records.registry import Registry
from generator.vietnamese import capitalize, name_key, sort_key

ITEMS: Sequence[Item] = (
    *("number", "name", "kind", "minor", "honorific", "role", "organisation", "field", "year", "district", "ward"),
    *("title", "level", "document", "section", "summary", "published", "slug"),
)
"""The columns of the list."""

_DECISION = (
    "STT",
    "Họ và tên",
    "Chức vụ, nơi công tác",
    "Danh hiệu, hình thức khen thưởng",
    "Cấp",
    "Lĩnh vực",
    "Tóm tắt",
)
_NO_WARD = "Không ghi phường, xã"

Occasion = tuple[Profile, Honour]
"""A profile and one time that it was honoured or mentioned."""


def list_occasions(
    profiles: Iterable[Profile],
    registry: Registry,
    year: int | None = None,
    district: str | None = None,
    ward: str | None = None,
) -> list[Occasion]:
    """List what was given to whom, by name; of one year, one district and one ward, by its id, where these are stated.

    A ward of today has what was given in the former wards that lie wholly or partly in it, as on its page.
    """
    units = {ward, *(unit.id for unit in former_units(registry.places).get(ward, ()))} if ward else set()
    ordered = sorted(profiles, key=lambda profile: (name_key(profile.name), profile.slug))
    return [
        (profile, honour)
        for profile in ordered
        for honour in profile.honours
        if honour.is_given and year in (None, honour.year) and district in (None, honour.district)
        if not ward or ((unit := unit_of(honour, registry)) and unit.id in units)
    ]


def make_list(occasions: Sequence[Occasion], registry: Registry) -> OutputTable:
    """Make a list with a row for each honour or mention."""
    rows = [
        [cells.get(item) for item in ITEMS]
        for number, occasion in enumerate(occasions, 1)
        for cells in [_write_cells(number, *occasion, registry)]
    ]
    return OutputTable(name="Hồ sơ", headings=[get_label(item) for item in ITEMS], rows=rows)


def _write_cells(number: int, profile: Profile, honour: Honour, registry: Registry) -> Mapping[Item, Value]:
    source, roles = honour.source, profile.roles
    organisations = [role.organisation or "" for role in roles]
    return {
        "number": number,
        "name": profile.name,
        "kind": "tập thể" if profile.kind == "collective" else "cá nhân",
        "minor": "x" if profile.minor else None,
        "honorific": profile.honorific,
        "role": "; ".join(role.title for role in roles) or None,
        "organisation": "; ".join(organisations) if any(organisations) else None,
        "field": "; ".join(registry.fields[field].name for field in profile.fields),
        "year": honour.year,
        "district": registry.places.districts[honour.district].title if honour.district else None,
        "ward": honour.ward,
        "title": registry.awards[honour.title].name if honour.title else None,
        "level": registry.levels[honour.level].name if honour.level else None,
        "document": _name_document(source.document, registry) if source else None,
        "section": source.section if source else None,
        "summary": profile.summary,
        "published": profile.published,
        "slug": profile.slug,
    }


def _name_document(document: str, registry: Registry) -> str:
    """Name a document by its title, or by its id where another has the same title."""
    title = registry.documents[document].title
    is_single = sum(other.title == title for other in registry.documents.values()) == 1
    return title if is_single else document


def choose_for_decision(occasions: Sequence[Occasion]) -> list[Occasion]:
    """Keep each award of a person once a year, and a mention only where that year and district gave them no award."""
    awarded = {_year_of(occasion) for occasion in occasions if occasion[1].title}
    chosen = dict[tuple[object, ...], Occasion]()
    for occasion in occasions:
        honour = occasion[1]
        if honour.title or _year_of(occasion) not in awarded:
            chosen.setdefault((*_year_of(occasion), honour.title, honour.level), occasion)
    return list(chosen.values())


def _year_of(occasion: Occasion) -> tuple[str, int, str | None]:
    profile, honour = occasion
    return profile.slug, honour.year, honour.district


def make_decision(occasions: Sequence[Occasion], registry: Registry) -> OutputTable:
    """Make a list for a decision: numbered, by ward, the names in the order of the alphabet, collectives last.

    Where several districts are in the list, a ward is named with its district.
    """
    with_district = len({honour.district for _, honour in occasions}) > 1
    wards = dict[str, list[Occasion]]()
    for profile, honour in occasions:
        wards.setdefault(_name_ward(honour, registry, with_district=with_district), []).append((profile, honour))
    ordered = sorted(wards, key=lambda ward: (ward.startswith(_NO_WARD), sort_key(ward)))
    rows = _write_decision({ward: wards[ward] for ward in ordered}, registry)
    return OutputTable(name="Danh sách", headings=_DECISION, rows=list(rows))


def _write_decision(wards: Mapping[str, Sequence[Occasion]], registry: Registry) -> Iterator[Sequence[Value]]:
    number = 0
    for ward, occasions in wards.items():
        yield [capitalize(ward)]
        for profile, honour in sorted(occasions, key=lambda occasion: occasion[0].kind == "collective"):
            number += 1
            yield [
                number,
                capitalize(f"{profile.honorific} {profile.name}") if profile.honorific else profile.name,
                "; ".join(map(role_text, profile.roles)) or None,
                registry.awards[honour.title].name if honour.title else None,
                registry.levels[honour.level].name if honour.level else None,
                "; ".join(registry.fields[field].name for field in profile.fields),
                profile.summary,
            ]


def _name_ward(honour: Honour, registry: Registry, *, with_district: bool) -> str:
    unit = unit_of(honour, registry)
    ward = unit.title if unit else honour.ward or _NO_WARD
    if not (with_district and honour.district):
        return ward
    return f"{ward}, {registry.places.districts[honour.district].title}"
