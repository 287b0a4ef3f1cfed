"""Write one sentence about someone whose source gives a name and no deed: who, where, and which document."""

from collections.abc import Iterator

from generator.planning.roles import role_text
from generator.planning.summary import unit_of
from generator.records.place import Unit
from generator.records.profile import Honour, Profile
from generator.records.registry import Registry
from generator.records.words import Document
from generator.rendering.views.documents import name_document, name_origin
from generator.rendering.views.parts import format_level, name_place, name_with_honorific
from generator.vietnamese import lower_first


def write_record_line(profile: Profile, registry: Registry) -> str | None:
    """Write the sentence; None where every honour is only planned, or revoked."""
    clauses = "; ".join(dict.fromkeys(_honours(profile, registry)))
    return f"{_who(profile, registry)} {clauses}." if clauses else None


def find_unsaid_ward(profile: Profile, registry: Registry) -> Unit | None:
    """Find the first ward of the honours; None where there is none, or where the name or a role says it."""
    unit = next((unit for unit in (unit_of(honour, registry) for honour in profile.honours) if unit), None)
    said = " ".join([profile.name, *map(role_text, profile.roles)]).casefold()
    return unit if unit and unit.title.casefold() not in said else None


def _who(profile: Profile, registry: Registry) -> str:
    """Name the person with their first role, and the ward where neither name nor role says it."""
    name = name_with_honorific(profile)
    role = _in_sentence(role_text(profile.roles[0])) if profile.roles else ""
    ward = find_unsaid_ward(profile, registry)
    where = f" ở {ward.title}" if ward else ""
    return f"{name}, {role}{where}," if role else f"{name}{where}"


def _in_sentence(role: str) -> str:
    """Write a role inside a sentence: "tổ trưởng tổ dân phố"; a title like "Phó Trưởng phòng" keeps its capitals."""
    first, _, rest = role.partition(" ")
    return role if rest[:1].isupper() else lower_first(first) + (f" {rest}" if rest else "")


def _honours(profile: Profile, registry: Registry) -> Iterator[str]:
    """Yield a clause for each honour, with the sections of its document."""
    honours = [honour for honour in profile.honours if honour.is_given]
    for honour in honours:
        same = [other for other in honours if _clause_key(other) == _clause_key(honour)]
        sections = dict.fromkeys([other.source.section for other in same if other.source and other.source.section])
        where = f" ({'; '.join(sections)})" if sections else ""
        yield f"{_award(honour, registry) if honour.title else _mention(honour, profile, registry)}{where}"


def _award(honour: Honour, registry: Registry) -> str:
    award = registry.awards[honour.title or ""].name
    report = f", theo {_report(registry.documents[honour.source.document], registry)}" if honour.source else ""
    return f"được khen thưởng năm {honour.year}: {award}{format_level(honour, registry)}{report}"


def _mention(honour: Honour, profile: Profile, registry: Registry) -> str:
    """Write a mention; one or two movements are named, since more would bury the person."""
    names = [f"“{registry.movements[key].name}”" for key in profile.movements]
    noun = "các phong trào" if len(names) > 1 else "phong trào"
    movements = f" trong {noun} {' và '.join(names)}" if 0 < len(names) < 3 else ""
    if honour.source is None:
        return f"được nêu gương{movements} năm {honour.year} ở {name_place(honour, registry)}"
    document = registry.documents[honour.source.document]
    where = f" ở {name_place(honour, registry)}" if document.district != honour.district else ""
    return f"được nêu gương{where}{movements + ', theo' if movements else ' trong'} {_report(document, registry)}"


def _report(document: Document, registry: Registry) -> str:
    """Name the document: "báo cáo năm 2019 của quận Hoàn Kiếm"."""
    return f"{name_document(document)} năm {document.year} {name_origin(document, registry)}"


def _clause_key(honour: Honour) -> tuple[object, ...]:
    """Return a key that is equal for honours written as one clause."""
    return honour.title, honour.level, honour.year, honour.district, honour.source and honour.source.document
