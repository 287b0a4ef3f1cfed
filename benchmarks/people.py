"""One invented honouree after the other, as the file an editor would write."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

from benchmarks.names import family_name, person_name
from benchmarks.places import Choice, Era, choice
from benchmarks.rare import Draw, rare_name
from benchmarks.story import sentence, story
from benchmarks.tables import SIZE, Table, read_lists, spread, zipf
from generator.checking.children import find_child_marks
from generator.checking.privacy import find_details
from generator.reading.slugs import make_slug
from generator.records.place import Unit
from generator.records.registry import Registry

LAST_DISTRICT_YEAR = 2024
_YEARS = spread([str(year) for year in range(1992, 2025)], [1 + 0.2 * (year - 1992) for year in range(1992, 2025)])
_HONORIFICS = {"male": ("ông", "ông", "ông", "anh", "anh", "thầy"), "female": ("bà", "bà", "bà", "chị", "chị", "cô")}
_PART_OF_LIST = 0.9
"""Part of the profiles that are published with their list: those whom a district, or a ward, honoured in a year."""
_FIRST_DAY, _DAYS = date(2026, 1, 1), 323
"""When profiles were published."""
_SECTIONS = ("Phần thứ nhất", "Phần thứ hai", "Phần thứ hai, mục 2", "Danh sách kèm theo", "Gương tiêu biểu")


@dataclass(frozen=True, slots=True)
class World:
    """What all honourees share: the wards of each era, the words of `site_data/`."""

    wards: dict[Era, Choice]
    fields: Table
    movements: Table

    @classmethod
    def of(cls, registry: Registry) -> "World":
        """Everything that is drawn from a registry."""
        eras: tuple[Era, ...] = ("district", "half", "ward")
        wards = {era: choice(registry.places, era) for era in eras}
        return cls(wards, zipf(tuple(registry.fields), 0.5), zipf(tuple(registry.movements), 1.0))


@dataclass(frozen=True, slots=True)
class Honour:
    """Year, place and title of one honour, in the words of the front matter."""

    year: int
    unit: Unit
    ward: str | None
    award: tuple[str, str] | None


def people(world: World, count: int) -> Iterator[tuple[str, str]]:
    """The files of `count` honourees: path below `content/profiles/`, and text. A small gallery begins a larger one."""
    taken: Counter[str] = Counter()
    for index in range(count):
        yield _person(world, Random(f"honouree {index}").random, taken)


def _person(world: World, draw: Draw, taken: Counter[str]) -> tuple[str, str]:
    kind, gender = draw(), "female" if draw() < 0.55 else "male"
    field = world.fields[int(draw() * SIZE)]
    honours = _honours(world, draw, "collective" if kind < 0.04 else "person")
    first = honours[0]
    if kind < 0.04:
        name, pronoun, called, head = _collective(draw, first), "đơn vị", "", "kind: collective\n"
    elif kind < 0.05:
        name = "".join(f"{part[0]}." for part in (family_name(draw), *person_name(draw, gender).split()[1:]))
        pronoun, called, head = "em", name, "honorific: em\nminor: true\n"
    else:
        name, pronoun = person_name(draw, gender), _HONORIFICS[gender][int(draw() * 6)]
        called, head = name.split()[-1], f"honorific: {pronoun}\n"
    base = make_slug(name.replace(".", ""))
    taken[base] += 1
    is_minor = 0.04 <= kind < 0.05
    slug = f"{base}-{taken[base]:02d}" if is_minor else base + (f"-{taken[base]}" if taken[base] > 1 else "")
    front = f"name: {name}\n{head}{_about(world, draw, field, first, kind >= 0.05)}{_written(draw, honours)}"
    folder = first.unit.district or first.unit.id
    words = f"{pronoun} {called}" if called else name
    text = _story(draw, field, pronoun, called, words)
    # Words that stand side by side by chance may give an address, or name a child: no profile may have these.
    while words not in text or any(find_details(text)) or (is_minor and any(find_child_marks(text, name))):
        text = _story(draw, field, pronoun, called, words)
    return f"{folder}/{field}/{slug}.md", f"---\n{front}---\n{text}"


def _story(draw: Draw, field: str, pronoun: str, called: str, words: str) -> str:
    """A story in which `words` stand for the honouree at least once, if it speaks of them within a sentence."""
    text = story(draw, field, pronoun, called).replace(f"{pronoun}  ", f"{pronoun} ")
    return text if words in text else text.replace(f" {pronoun} ", f" {words} ", 1)


def _honours(world: World, draw: Draw, kind: str) -> list[Honour]:
    chance = draw()
    era: Era = "half" if chance < 0.02 else "ward" if chance < 0.06 else "district"
    year = int(_YEARS[int(draw() * SIZE)]) if era == "district" else 2025 + (chance > 0.04)
    unit, name = world.wards[era].draw(draw)
    has_ward, more = era == "ward" or draw() < 0.67, draw()
    honours = [Honour(year, unit, name if has_ward else None, _award(draw, kind, era))]
    for _ in range((more < 0.1) + (more < 0.02)):
        year += 1 + int(draw() * 6)
        if era == "district" and year > LAST_DISTRICT_YEAR:
            (unit, name), era, year = world.wards["ward"].draw(draw), "ward", 2026
            honours.append(Honour(year, unit, name, _award(draw, kind, era)))
            break
        if era != "district":
            break
        honours.append(Honour(year, unit, name if has_ward else None, _award(draw, kind, era)))
    return honours


def _award(draw: Draw, kind: str, era: Era) -> tuple[str, str] | None:
    if draw() >= 0.12:
        return None
    title, level = _awards(kind, "ward" if era == "ward" else "district")[int(draw() * SIZE)].split("/")
    return title, level


@cache
def _awards(kind: str, era: str) -> Table:
    rows = [row.rpartition("/") for row in read_lists("awards.txt")[kind, era]]
    return spread([row[0] for row in rows], [float(row[2]) for row in rows])


def _collective(draw: Draw, first: Honour) -> str:
    kinds = read_lists("roles.txt")["collective", "name"]
    kind, place = kinds[int(draw() * len(kinds))], first.unit.title
    return f"{kind} số {int(draw() * 40) + 1} {place}" if draw() < 0.6 else f"{kind} {rare_name(draw)} {place}"


def _about(world: World, draw: Draw, field: str, first: Honour, is_adult: bool) -> str:
    lists, lines = read_lists("roles.txt"), ""
    if draw() < 0.9:
        lines += f"summary: {sentence(draw, 'summary', field)}\n"
    if is_adult and draw() < 0.75:
        roles, bodies = lists[field, "role"], lists[field, "organisation"]
        body = f"{bodies[int(draw() * len(bodies))]} {first.unit.title if draw() < 0.6 else rare_name(draw)}"
        lines += f'roles:\n  - {{title: "{roles[int(draw() * len(roles))]}", organisation: "{body}"}}\n'
    other = world.fields[int(draw() * SIZE)]
    lines += f"fields: [{field}, {other}]\n" if other != field and draw() < 0.25 else f"fields: [{field}]\n"
    if draw() < 0.4:
        movements = dict.fromkeys(world.movements[int(draw() * SIZE)] for _ in range(1 + (draw() < 0.3)))
        lines += f"movements: [{', '.join(movements)}]\n"
    if draw() < 0.35:
        units, about = read_lists("function.txt")["unit",], read_lists("function.txt")["about",]
        value, unit = 1 + int(draw() ** 3 * 900), units[int(draw() * len(units))]
        qualifier = f"qualifier: {about[int(draw() * len(about))]}, " if draw() < 0.5 else ""
        lines += f"figures:\n  - {{value: {value}, {qualifier}unit: {unit}, label: {sentence(draw, 'label', field)}}}\n"
    return lines


def _written(draw: Draw, honours: list[Honour]) -> str:
    lines = "honours:\n"
    for honour in honours:
        lines += f"  - year: {honour.year}\n"
        lines += f"    district: {honour.unit.district}\n" if honour.unit.district else ""
        lines += f"    ward: {honour.ward}\n" if honour.ward else ""
        if honour.award:
            title, level = honour.award
            lines += f"    title: {title}\n" + (f"    level: {level}\n" if level != "-" else "")
        section = _SECTIONS[int(draw() * len(_SECTIONS))]
        lines += f'    source: {{document: so-ghi-{honour.year}, section: "{section}"}}\n'
    return f"{lines}published: {_publication_day(draw, honours[0])}\n"


def _publication_day(draw: Draw, first: Honour) -> str:
    """The day of publication: most profiles are published with all others of their list, some by themselves."""
    chance = draw()
    if draw() < _PART_OF_LIST:
        chance = Random(f"list of {first.unit.district or first.unit.id} {first.year}").random()
    return (_FIRST_DAY + timedelta(int(chance * _DAYS))).isoformat()
