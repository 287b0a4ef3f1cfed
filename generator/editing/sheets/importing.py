"""Plan what an import writes: the files of new profiles, what is there already, what cannot be read."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from generator.editing.new_profile import (
    NewFile,
    NewProfile,
    check_new_file,
    choose_slug,
    make_new_file,
    number_slug,
    shorten_name,
)
from generator.editing.sheets.birth_years import may_be_birth_year
from generator.editing.sheets.columns import Item, get_label
from generator.editing.sheets.existing import ExistingProfile, ExistingProfiles, make_occasion
from generator.editing.sheets.joining import find_differences, group_people, join_profiles
from generator.editing.sheets.people import UnreadableRowError, read_person
from generator.editing.sheets.pupils import is_school_of_children, names_teachers
from generator.editing.sheets.records import CellProblem, Defaults, Meanings, Person
from generator.editing.sheets.rows import are_exported
from generator.editing.sheets.table import PersonRow, SheetTable, name_row
from generator.problems import escape_invisible
from generator.reading.slugs import make_file_slug, make_slug
from generator.records.problem import Problem
from generator.records.registry import Registry
from generator.vietnamese import match_key


class PlannedFile(Struct, frozen=True, kw_only=True):
    """A file that an import makes."""

    person: Person
    """Whom it is about."""
    file: NewFile
    """Its path and text."""
    warnings: Sequence[str]
    """What an editor should look at, in Vietnamese."""


class KnownPerson(Struct, frozen=True, kw_only=True):
    """Someone for whom no file is made."""

    row: PersonRow
    """The row."""
    name: str
    """The name as it may be shown."""
    reason: str
    """Why, in Vietnamese."""


class ImportPlan(Struct, frozen=True, kw_only=True):
    """What an import would do."""

    files: Sequence[PlannedFile]
    """The files to write."""
    known: Sequence[KnownPerson]
    """Who is there already, or twice in the sheet."""
    problems: Sequence[CellProblem]
    """What cannot be read."""


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
    teachers = {table.sheet for table in tables if any(map(names_teachers, (*table.above, table.sheet)))}
    planner = _Planner(registry, existing, teachers)
    people, problems = list[Person](), list[CellProblem]()
    for table in tables:
        own = defaults.under(table.title)
        for row in table.people:
            if problem := _check_year(row, table, own.year):
                problems.append(problem)
                continue
            try:
                people.append(read_person(row, own, registry, meanings))
            except UnreadableRowError as error:
                problems += error.args[0]
    for group in planner.join_people(people):
        planner.plan(group)
        advance(1)
    problems += [*planner.problems, *planner.report_namesakes()]
    order = {sheet: number for number, sheet in enumerate(table.sheet for table in tables)}
    return ImportPlan(
        files=planner.files,
        known=planner.known,
        problems=sorted(problems, key=lambda problem: (order.get(problem.sheet, 0), problem.row, problem.column)),
    )


def _report_row(row: PersonRow, message: str, hint: str) -> CellProblem:
    return CellProblem(sheet=row.sheet, row=row.row, column=0, message=message, hint=hint)


def _check_year(row: PersonRow, table: SheetTable, year: int | None) -> CellProblem | None:
    """Report a year that may be one of birth; `year` is that of the list."""
    cell = row.cells.get("year") or row.cells.get("date")
    if cell is None or are_exported(row.cells) or not may_be_birth_year(cell.text, table.headings, year):
        return None
    return CellProblem(
        sheet=row.sheet,
        row=cell.row,
        column=cell.column,
        message=f"bảng là của năm {year}, mà ô này ghi năm trước đó đã lâu: không rõ là năm sinh hay năm khen",
        hint="đặt tên cột ấy là “Năm sinh” hoặc “Năm khen thưởng” (“Ngày sinh”, “Ngày khen thưởng”), rồi chạy lại",
    )


def _check_age(person: Person) -> list[CellProblem]:
    """Report somebody of whom the rows say nothing but a school: a pupil, or a teacher."""
    profile, rows = person.profile, [person.row, *(other.row for other in person.joined)]
    roles = profile.roles
    is_known = profile.kind == "collective" or profile.is_minor or profile.honorific or person.birth
    if is_known or any("minor" in row.cells or are_exported(row.cells) for row in rows):
        return []
    if not roles or not all(role.organisation is None and is_school_of_children(role.title) for role in roles):
        return []
    hint = (
        f'người lớn thì ghi chức vụ (ví dụ Giáo viên) vào cột "{get_label("role")}";'
        f' trẻ em thì thêm cột "{get_label("minor")}", đánh dấu x'
    )
    message = "chỉ ghi trường, không ghi chức vụ: không rõ là học sinh hay người lớn"
    return [_report_row(row, message, hint) for row in rows]


class _Planner:
    """Decides about one person after the other; an address that one has is taken for the next."""

    def __init__(self, registry: Registry, existing: ExistingProfiles, teachers: Collection[str]) -> None:
        """Begin with nobody; `teachers` are sheets in which all are grown up."""
        self.files = list[PlannedFile]()
        self.known = list[KnownPerson]()
        self.problems = list[CellProblem]()
        self._namesakes = list[tuple[Sequence[Person], Sequence[str]]]()
        self._registry, self._existing, self._teachers = registry, existing, teachers
        self._taken, self._met = set(existing.taken), set[str]()

    def join_people(self, people: Sequence[Person]) -> list[Person]:
        """Join the rows of one person; rows of one name that differ in who it may be are a problem."""
        self._taken |= {person.profile.slug for person in people if person.profile.slug}
        groups, mixed = group_people(people)
        self._namesakes += [(group, [f"mục “{get_label('slug')}” (dòng ghi, dòng không)"]) for group in mixed]
        return [joined for group in groups if (joined := self._join(group))]

    def _join(self, group: Sequence[Person]) -> Person | None:
        """Join rows about one person; None where they may be about several, or have errors."""
        if len(group) == 1:
            return group[0]
        slug = group[0].profile.slug
        if slug and len({(match_key(person.full_name), person.profile.is_minor) for person in group}) > 1:
            message = f'nhiều dòng cùng ghi địa chỉ "{slug}", nhưng khác họ tên, hoặc dòng là trẻ em, dòng không'
            hint = "một người thì sửa cho mọi dòng như nhau; nhiều người thì ghi mỗi người một địa chỉ"
            self.problems += [_report_row(person.row, message, hint) for person in group]
            return None
        if not slug and (differences := find_differences(group)):
            self._namesakes.append((group, differences))
            return None
        errors = [self._check(self._make_file(person), person)[0] for person in group]
        if any(errors):
            self.problems += chain(*errors)
            self.problems += self._report_others(group, errors)
            return None
        joined = group[0]
        for person in group[1:]:
            profile = join_profiles(joined.profile, person.profile)
            if profile == joined.profile:
                self._keep_known(person, f"trùng với {name_row(joined.row, person.row)}")
            else:
                joined = replace(joined, profile=profile, joined=(*joined.joined, person))
        return joined

    def _report_others(self, group: Sequence[Person], errors: Sequence[object]) -> list[CellProblem]:
        """Report the rows without an error where another row of the person has one: nobody is written in part."""
        wrong = next(person.row for person, found in zip(group, errors, strict=True) if found)
        return [
            _report_row(
                person.row,
                f"cùng một người với {name_row(wrong, person.row)}, mà dòng ấy không đọc được",
                "sửa dòng ấy rồi chạy lại: các dòng của một người được ghi cùng một lượt",
            )
            for person, found in zip(group, errors, strict=True)
            if not found
        ]

    def report_namesakes(self) -> Iterator[CellProblem]:
        """Report rows of one name and place that may be about several people, once all others have their addresses."""
        for group, differences in self._namesakes:
            # The name of a child is shown in initials, also where only one of the rows says that it is one.
            first = next((person for person in group if person.profile.is_minor), group[0])
            # The address of a child that a sheet has may be its name.
            given = None if first.profile.is_minor else next(filter(None, (each.profile.slug for each in group)), None)
            slug = given or choose_slug(first.profile, self._taken)
            other = choose_slug(first.profile, {*self._taken, slug})
            self._taken |= {slug, other}
            rows = ", ".join(name_row(person.row, None) for person in group)
            where = "" if len({person.row.sheet for person in group}) == 1 else f" ({rows})"
            message = (
                f"cùng tên {first.shown_name}, cùng nơi, nhưng khác {'; '.join(differences)}{where}:"
                " không rõ là một người hay nhiều người"
            )
            hint = (
                f'một người thì ghi cùng một địa chỉ vào cột "{get_label("slug")}" của các dòng ấy, ví dụ {slug};'
                f" nhiều người thì ghi mỗi người một địa chỉ, ví dụ {slug} và {other}"
            )
            yield from (_report_row(person.row, message, hint) for person in group)

    def plan(self, person: Person) -> None:
        """Plan a file for a person, unless there is one or it would have errors."""
        if reason := self._find_known(person):
            self._keep_known(person, reason)
            for other in person.joined:
                # A profile of a child stands for one row, so it is not looked for again.
                self._keep_known(other, reason if other.profile.is_minor else self._find_known(other) or reason)
            return
        file = self._make_file(person)
        errors, warnings = self._check(file, person)
        errors += [] if person.row.sheet in self._teachers else _check_age(person)
        if errors:
            self.problems += errors
            return
        notes = dict.fromkeys(note for each in (person, *person.joined) for note in each.notes)
        self._taken.add(make_file_slug(file.path))
        self.files.append(PlannedFile(person=person, file=file, warnings=[*notes, *warnings]))

    def _make_file(self, person: Person) -> NewFile:
        return make_new_file(person.profile, self._registry, self._taken)

    def _keep_known(self, person: Person, reason: str) -> None:
        self.known.append(KnownPerson(row=person.row, name=person.shown_name, reason=reason))

    def _find_known(self, person: Person) -> str | None:
        """Say in which file a person is known already; None for somebody new."""
        profile = person.profile
        if profile.slug:
            same = self._existing.by_slug.get(profile.slug)
            if same or profile.slug in self._existing.taken:
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
        problems = check_new_file(file, self._registry)
        errors = [_locate(problem, file, person) for problem in problems if problem.level == "error"]
        return errors, [problem.message for problem in problems if problem.level == "warning"]


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
