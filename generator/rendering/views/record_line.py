"""One sentence about someone whose document gives a name and no deed: who, where, and where they are named."""

from collections.abc import Iterator

from generator.planning.roles import role_text
from generator.planning.summary import unit_of
from generator.records.place import Unit
from generator.records.profile import Honour, Profile, Source
from generator.records.registry import Registry
from generator.rendering.views.parts import capital, document_noun, level_phrase, lower_first, place_of


def record_line(profile: Profile, registry: Registry) -> str | None:
    """The sentence, or None where no honour is left to tell: each is only planned, or revoked."""
    clauses = "; ".join(dict.fromkeys(_honours(profile, registry)))
    return f"{_who(profile, registry)} {clauses}." if clauses else None


def unsaid_ward(profile: Profile, registry: Registry) -> Unit | None:
    """The first ward of the honours; None where there is none, or where the name or a role says it."""
    unit = next((unit for unit in (unit_of(honour, registry) for honour in profile.honours) if unit), None)
    said = " ".join([profile.name, *map(role_text, profile.roles)]).casefold()
    return unit if unit and unit.title.casefold() not in said else None


def _who(profile: Profile, registry: Registry) -> str:
    """The person with their first role; the ward is said where neither name nor role says it."""
    name = f"{capital(profile.honorific)} {profile.name}" if profile.honorific else profile.name
    role = _in_sentence(role_text(profile.roles[0])) if profile.roles else ""
    ward = unsaid_ward(profile, registry)
    where = f" ở {ward.title}" if ward else ""
    return f"{name}, {role}{where}," if role else f"{name}{where}"


def _in_sentence(role: str) -> str:
    """A role inside a sentence: "tổ trưởng tổ dân phố"; a title like "Phó Trưởng phòng" keeps its capitals."""
    first, _, rest = role.partition(" ")
    return role if rest[:1].isupper() else lower_first(first) + (f" {rest}" if rest else "")


def _honours(profile: Profile, registry: Registry) -> Iterator[str]:
    """What the documents say, with the sections that say so; sections of one document stand together."""
    honours = [honour for honour in profile.honours if honour.status == "given"]
    for honour in honours:
        same = [one for one in honours if _key(one) == _key(honour)]
        sections = dict.fromkeys([one.source.section for one in same if one.source and one.source.section])
        where = f" ({'; '.join(sections)})" if sections else ""
        yield f"{_award(honour, registry) if honour.title else _mention(honour, profile, registry)}{where}"


def _award(honour: Honour, registry: Registry) -> str:
    award = registry.awards[honour.title or ""].name
    report = f", theo {_report(honour.source, honour, registry)}" if honour.source else ""
    return f"được khen thưởng năm {honour.year}: {award}{level_phrase(honour, registry)}{report}"


def _mention(honour: Honour, profile: Profile, registry: Registry) -> str:
    """The mention; one or two movements are named, more would bury the person."""
    names = [f"“{registry.movements[key].name}”" for key in profile.movements]
    movements = f" trong phong trào {' và '.join(names)}" if 0 < len(names) < 3 else ""
    if honour.source is None:
        return f"được nêu gương{movements} năm {honour.year} ở {place_of(honour, registry)}"
    return f"được nêu gương{movements + ', theo' if movements else ' trong'} {_report(honour.source, honour, registry)}"


def _report(source: Source, honour: Honour, registry: Registry) -> str:
    """The document: "báo cáo năm 2019 của quận"; a newspaper writes about a district, not for it."""
    document = registry.documents[source.document]
    whose = "về" if document.kind == "press" else "của"
    return f"{document_noun(document)} năm {document.year} {whose} {place_of(honour, registry)}"


def _key(honour: Honour) -> tuple[object, ...]:
    """Equal for honours that one clause tells."""
    return honour.title, honour.level, honour.year, honour.district, honour.source and honour.source.document
