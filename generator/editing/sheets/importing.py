"""Plan what an import writes: the files of new profiles, what is there already, what cannot be read."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.editing.new_profile import NewFile, NewProfile, make_new_file, number_slug, shorten_name
from generator.editing.profile_file import check_text
from generator.editing.sheets import words
from generator.editing.sheets.columns import Item
from generator.editing.sheets.existing import ExistingProfile, ExistingProfiles, make_occasion
from generator.editing.sheets.people import CellProblem, Defaults, Meanings, Person, UnreadableRowError, read_person
from generator.editing.sheets.sheet_file import SheetFile
from generator.editing.sheets.table import PersonRow, SheetTable, find_table
from generator.editing.sheets.title import read_title
from generator.problems import escape_invisible
from generator.reading.files import SourceFile
from generator.reading.slugs import make_slug
from generator.records.problem import Problem
from generator.records.profile import Honour, Source
from generator.records.registry import Registry
from generator.vietnamese import match_key


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFile:
    """A file that an import makes."""

    person: Person
    """Whom it is about."""
    file: NewFile
    """Its path and text."""
    warnings: Sequence[str]
    """What an editor should look at, in Vietnamese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """Someone for whom no file is made."""

    row: PersonRow
    """The row."""
    name: str
    """The name as it may be shown."""
    reason: str
    """Why, in Vietnamese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What an import would do."""

    files: Sequence[PlannedFile]
    """The files to write."""
    known: Sequence[KnownPerson]
    """Who is there already, or twice in the sheet."""
    problems: Sequence[CellProblem]
    """What cannot be read."""


def find_tables(
    file: SheetFile, registry: Registry, known: Mapping[str, Item], only: str | None = None
) -> tuple[list[SheetTable], list[str]]:
    """Find the table of each sheet, or of `only` one; return also the names of sheets without."""
    tables, without = list[SheetTable](), list[str]()

    def identify(text: str, is_group: bool) -> Item | None:
        return identify_group(text, registry, is_group=is_group)

    for sheet in file.sheets:
        if only in (None, sheet.name):
            table = find_table(sheet, known, identify, lambda text: read_title(text, registry))
            if table:
                tables.append(table)
            elif any(any(row) for row in sheet.rows):
                without.append(sheet.name)
    return tables, without


def identify_group(text: str, registry: Registry, *, is_group: bool) -> Item | None:
    """Say what the text of a row between people names: a ward, a field, an award, children, collectives."""
    key = match_key(text).removeprefix("danh sách ")
    if key in ("tập thể", "các tập thể", "cá nhân", "các cá nhân"):
        return "kind"
    if key in ("trẻ em", "học sinh", "thiếu nhi", "thiếu niên, nhi đồng", "các em học sinh"):
        return "minor"
    place = words.spell_out(text)
    if words.is_place_with_type(place):
        return "district" if key.startswith(("quận", "huyện", "thị xã", "q")) else "ward"
    for item, find in (("field", words.find_field), ("district", words.find_district)):
        # A person may be called as a district is; a field is no name.
        if item == "field" or is_group:
            try:
                find(text, registry)
            except ValueError:
                continue
            return item  # type: ignore[return-value]
    try:
        words.find_award(text, registry, "person")
    except ValueError:
        return None
    return "title"


def plan_import(
    tables: Sequence[SheetTable],
    registry: Registry,
    existing: ExistingProfiles,
    defaults: Defaults,
    meanings: Meanings,
    advance: Callable[[int], None],
) -> ImportPlan:
    """Plan to write a file for each row that can be read; `advance` takes the number of rows just read.

    What the title of a table says goes before `defaults`.
    """
    planner = _Planner(registry, existing)
    people, problems = list[Person](), list[CellProblem]()
    for table in tables:
        for row in table.people:
            try:
                people.append(read_person(row, defaults.under(table.title), registry, meanings))
            except UnreadableRowError as error:
                problems += error.args[0]
    for group in planner.join_people(people):
        planner.plan(group)
        advance(1)
    problems += planner.problems
    order = {sheet: number for number, sheet in enumerate(table.sheet for table in tables)}
    return ImportPlan(
        files=planner.files,
        known=planner.known,
        problems=sorted(problems, key=lambda problem: (order.get(problem.sheet, 0), problem.row, problem.column)),
    )


class _Planner:
    """Decides about one person after the other; an address that one has is taken for the next."""

    def __init__(self, registry: Registry, existing: ExistingProfiles) -> None:
        self.files = list[PlannedFile]()
        self.known = list[KnownPerson]()
        self.problems = list[CellProblem]()
        self._registry, self._existing = registry, existing
        self._taken, self._met = set(existing.taken), set[str]()

    def join_people(self, people: Iterable[Person]) -> list[Person]:
        """Join the rows of one person to one profile with several honours; a row that says nothing new is known."""
        joined = dict[object, Person]()
        for person in people:
            profile, key = person.profile, _identify_person(person)
            first = joined.get(key)
            if first is None:
                joined[key] = person
                continue
            honour = _get_honour(profile)
            if honour in (_get_honour(first.profile), *first.profile.more_honours):
                self._keep_known(person, f"trùng với dòng {first.row.row}")
            else:
                more = (*first.profile.more_honours, honour)
                joined[key] = replace(first, profile=replace(first.profile, more_honours=more))
        return list(joined.values())

    def plan(self, person: Person) -> None:
        """Plan a file for a person, unless there is one or it would have errors."""
        profile = person.profile
        if reason := self._find_known(person):
            self._keep_known(person, reason)
            return
        file = make_new_file(profile, self._registry, self._taken)
        errors, warnings = self._check(file, person)
        if errors:
            self.problems += errors
            return
        self._taken.add(make_slug(file.path.rpartition("/")[2].removesuffix(".md")))
        self.files.append(PlannedFile(person=person, file=file, warnings=[*person.notes, *warnings]))

    def _keep_known(self, person: Person, reason: str) -> None:
        self.known.append(KnownPerson(row=person.row, name=person.shown_name, reason=reason))

    def _find_known(self, person: Person) -> str | None:
        """Say in which file a person is known already; None for somebody new."""
        profile = person.profile
        if profile.slug:
            same = self._existing.by_slug.get(profile.slug)
            if same or profile.slug in self._taken:
                return f"đã có {same.path}" if same else f'địa chỉ "{profile.slug}" đã dùng'
            return None
        if profile.is_minor:
            return self._find_known_child(profile)
        namesakes = self._find_namesakes(profile)
        occasion = make_occasion(profile.ward, profile.year)
        for namesake in namesakes:
            if occasion in namesake.occasions:
                return f"đã có {namesake.path}"
        if namesakes:
            return (
                f"trùng tên với {namesakes[0].path}, khác nơi hoặc khác năm: vẫn người ấy thì thêm một mục vào honours"
                f" của tệp ấy; người khác thì thêm cột “Hồ sơ”, ghi {number_slug(make_slug(profile.name), self._taken)}"
            )
        return None

    def _find_namesakes(self, profile: NewProfile) -> list[ExistingProfile]:
        base = make_slug(profile.name)
        namesakes = {same.slug: same for same in self._existing.by_name.get(match_key(profile.name), ())}
        if base in self._existing.by_slug:
            namesakes[base] = self._existing.by_slug[base]
        return list(namesakes.values())

    def _find_known_child(self, profile: NewProfile) -> str | None:
        """Find a child by initials, ward and year; each profile stands for one row only."""
        occasion = make_occasion(profile.ward, profile.year)
        for same in self._existing.by_name.get(match_key(shorten_name(profile.name)), ()):
            if occasion in same.occasions and same.path not in self._met:
                self._met.add(same.path)
                return f"đã có {same.path}"
        return None

    def _check(self, file: NewFile, person: Person) -> tuple[list[CellProblem], list[str]]:
        """Return what `ntvt check` will call errors, at the cells that they come from, and its warnings."""
        source = SourceFile(f"content/profiles/{file.path}", tuple(file.path.split("/")))
        problems = check_text(source, file.text, self._registry)
        errors = [_locate(problem, file, person) for problem in problems if problem.level == "error"]
        return errors, [problem.message for problem in problems if problem.level == "warning"]


def _identify_person(person: Person) -> object:
    """Return a key that is equal for rows about one person: the address, else name and ward, else name and role."""
    profile = person.profile
    if profile.slug:
        return profile.slug
    place = make_occasion(profile.ward, None)[0]
    role = None if place else (profile.role, profile.organisation)
    return match_key(person.full_name), profile.is_minor, profile.district, place, role


def _get_honour(profile: NewProfile) -> Honour:
    return Honour(
        year=profile.year,
        district=profile.district,
        ward=profile.ward,
        title=profile.title,
        level=profile.level,
        source=Source(document=profile.document, section=profile.section),
    )


_ITEMS: Mapping[str, Sequence[Item]] = {
    "name": ("name",),
    "honorific": ("honorific", "name"),
    "summary": ("summary", "deed"),
    "roles": ("role", "organisation", "unit", "name"),
    "title": ("title",),
    "level": ("level",),
    "ward": ("ward", "unit"),
    "district": ("district",),
    "year": ("year", "date"),
    "source": ("section", "document"),
    "published": ("published",),
}
"""The columns that a key of a profile may come from."""


def _locate(problem: Problem, file: NewFile, person: Person) -> CellProblem:
    """Find the cell that a problem of the planned file comes from."""
    lines = file.text.split("\n")
    end = lines.index("---", 1) + 1
    items: Sequence[Item] = ("deed",) if problem.line > end else ()
    for line in reversed(lines[: problem.line] if problem.line <= end else []):
        key = line.strip(" -").partition(":")[0]
        if key in _ITEMS:
            items = _ITEMS[key]
            break
    cell = next((person.row.cells[item] for item in items if item in person.row.cells), None)
    return CellProblem(
        sheet=person.row.sheet,
        row=person.row.row,
        column=cell.column if cell else 0,
        message=escape_invisible(problem.message),
        hint=escape_invisible(problem.hint),
    )
