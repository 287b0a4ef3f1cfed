"""Turn the row of a sheet into a new profile, or say which cells cannot be read, and why."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from itertools import zip_longest

from generator.checking.children import INITIALS
from generator.checking.names import is_young
from generator.checking.years import FIRST_LISTED_YEAR, LAST_DISTRICT_YEAR, explain_wrong_year
from generator.editing.new_profile import NewProfile
from generator.editing.sheets import pupils, words
from generator.editing.sheets.columns import Item, get_label
from generator.editing.sheets.kinds import find_kind
from generator.editing.sheets.person_cells import (
    WORD_BEFORE,
    PersonName,
    describe_wrong_name,
    drop_birth,
    find_birth,
    find_word_before,
    is_no_role,
    is_yes,
    read_day,
    read_deed,
    read_name,
    read_year,
    split_fields,
    split_roles,
)
from generator.editing.sheets.records import CellProblem, Defaults, Meanings, Person
from generator.editing.sheets.rows import SheetCell, are_exported
from generator.editing.sheets.several_names import SEVERAL_NAMES, explain_wrong_collective, names_several
from generator.editing.sheets.table import PersonRow
from generator.reading.slugs import make_slug
from generator.records.place import REARRANGED
from generator.records.profile import Kind, Role
from generator.records.registry import Registry
from generator.vietnamese import is_visible, match_key

_ROLES: tuple[Item, ...] = ("role", "kind")
_PLACES: tuple[Item, ...] = ("organisation", "unit")
_DEEDS: tuple[Item, ...] = ("deed", "summary")
_ONE_WARD = (
    "mỗi lần được nêu gương, khen thưởng chỉ ghi một phường, xã: để lại một nơi; được ở cả hai nơi thì tách thành hai"
    f' dòng, ghi cùng một địa chỉ vào cột "{get_label("slug")}"'
)


class UnreadableRowError(Exception):
    """A row cannot be read; raised with its problems."""


def read_person(row: PersonRow, defaults: Defaults, registry: Registry, meanings: Meanings) -> Person:
    """Read a row. Raises UnreadableRowError with everything that is wrong with it."""
    reader = _RowReader(row, defaults, registry, meanings)
    person = reader.read()
    if person is None or reader.problems:
        raise UnreadableRowError(reader.problems)
    return person


class _RowReader:
    def __init__(self, row: PersonRow, defaults: Defaults, registry: Registry, meanings: Meanings) -> None:
        self.problems, self._notes = list[CellProblem](), list[str]()
        self._row, self._defaults, self._registry, self._meanings = row, defaults, registry, meanings
        self._cells: Mapping[Item, SheetCell] = row.cells
        self._groups: Mapping[Item, SheetCell] = row.groups
        self._is_exported = are_exported(row.cells)

    def read(self) -> Person | None:
        """Read the row; None, or problems, when it cannot be."""
        kind = self._read_kind()
        cell = self._cells.get("name")
        if cell and kind == "collective" and words.is_listed_place(cell.text, self._registry.places):
            self._leave_places(cell.text)
        if cell is None:
            self._report(None, "thiếu họ tên", f'ghi họ tên vào cột "{get_label("name")}"')
            return None
        named = PersonName(cell.text, None, None, None) if self._is_exported else read_name(cell.text)
        name = words.spell_collective(cell.text, self._registry.places) if kind == "collective" else named.name
        year = self._read_year()
        said = [self._get("birth"), self._get("male"), self._get("female"), named.birth]
        role = "" if self._is_exported else self._get("role") or ""
        birth = next(filter(None, [*said, find_birth(role)]), "")
        is_minor = kind == "person" and self._is_minor(named, birth, year)
        # From here on nothing may quote the name of a child.
        if kind == "person":
            self._check_name(cell, name, is_minor)
        elif not self._is_exported and (explanation := explain_wrong_collective(cell.text)):
            self._report(cell, *explanation)
        roles = self._read_roles(named.remark if kind == "person" else None, is_minor)
        field, *more_fields = self._read_fields() or [""]
        place = self._read_place(year)
        title = self._read_title(kind)
        document = self._read_document(place[1], year)
        summary, story = read_deed(self._get("summary"), self._get("deed"))
        published = self._read_published()
        slug = self._read_slug(is_minor)
        if year is None or not field or not document or published is None:
            return None
        honorific = self._read_honorific(named.honorific, is_minor) if kind == "person" else None
        profile = NewProfile(
            name=name,
            kind=kind,
            is_minor=is_minor,
            honorific=honorific,
            role=roles[0].title if roles else None,
            organisation=roles[0].organisation if roles else None,
            more_roles=tuple(roles[1:]),
            field=field,
            more_fields=tuple(more_fields),
            year=year,
            ward=place[0],
            district=place[1],
            title=title,
            level=self._read_level(title),
            document=document,
            section=self._get("section") or self._defaults.section,
            summary=summary,
            story=story,
            published=published,
            slug=slug,
        )
        return Person(row=self._row, profile=profile, full_name=name, birth=birth, notes=tuple(self._notes))

    def _get(self, item: Item) -> str | None:
        cell = self._cells.get(item)
        return cell.text if cell else None

    def _find(self, item: Item) -> SheetCell | None:
        """Return the cell that says something, else what the group says."""
        return self._cells.get(item) or self._groups.get(item)

    def _report(self, cell: SheetCell | None, message: str, hint: str = "") -> None:
        place = cell or SheetCell("", self._row.row, 0)
        self.problems.append(
            CellProblem(sheet=self._row.sheet, row=place.row, column=place.column, message=message, hint=hint)
        )

    def _resolve(self, item: Item, cell: SheetCell, find: Callable[[str], str], text: str | None = None) -> str | None:
        """Find the word that a cell, or a part of its text, means; or report the cell."""
        text = text or cell.text
        if meaning := self._meanings.get((item, words.word_key(text))):
            return meaning
        try:
            return find(text)
        except ValueError as error:
            self._report(cell, str(error))
            return None

    def _read_kind(self) -> Kind:
        kind = find_kind(self._cells, self._find("kind"), self._registry.places)
        if kind is None:
            hint = (
                f'thêm cột "{get_label("kind")}", ghi “cá nhân” hoặc “tập thể”;'
                " là trường thì có thể viết rõ cấp học, ví dụ “Trường THCS …”"
            )
            self._report(self._cells["name"], "không rõ là họ tên người hay tên trường", hint)
        return kind or "collective"

    def _check_name(self, cell: SheetCell, name: str, is_minor: bool) -> None:
        """Report a name that is no person's, or may be that of a place; `name` is what was read of its cell."""
        shown = "tên này" if is_minor else f'"{name}"'
        if not self._find("kind") and words.is_place_with_type(cell.text):
            hint = "người thì thêm cột “Loại”: cá nhân; tập thể thì viết đúng tên, hoặc thêm cột “Loại”: tập thể"
            message = f"{shown} bắt đầu như tên phường, xã, quận, huyện, nhưng không có nơi nào tên ấy"
            self._report(cell, message, hint)
        elif not self._is_exported and names_several(cell.text):
            self._report(cell, *SEVERAL_NAMES)
        elif wrong := describe_wrong_name(name):
            shown = shown if name or is_minor else f'"{cell.text}"'
            self._report(cell, f"{shown} {wrong}", "ghi họ và tên của một người; tập thể thì thêm cột “Loại”: tập thể")
        elif not self._is_exported and (before := find_word_before(cell.text)):
            shown = "trước tên có chữ" if is_minor else f'trước tên có "{before}",'
            self._report(cell, f"{shown} không rõ là cách gọi hay nghề nghiệp", WORD_BEFORE)

    def _leave_places(self, name: str) -> None:
        """Take a ward, or a district, out of the groups of places that it stands in."""
        left = ("ward", "district") if words.is_district_type(name) else ("ward",)
        self._groups = {item: cell for item, cell in self._groups.items() if item not in left}

    def _is_minor(self, named: PersonName, birth: str, year: int | None) -> bool:
        says_so = self._find("minor")
        if (
            self._defaults.is_minor
            or (says_so is not None and (says_so.row != self._row.row or is_yes(says_so.text)))
            or is_young(named.honorific or self._get("honorific") or "")
            or "class" in self._cells
            or bool(INITIALS.fullmatch(named.name.replace(" ", "")))
            or (not self._is_exported and self._may_be_pupil(named, birth, year))
        ):
            return True
        if year and (explanation := pupils.explain_unclear_birth(birth, year)):
            self._report(next((cell for cell in self._cells.values() if cell.text == birth), None), *explanation)
            return True
        return bool(year and pupils.may_be_child(birth, year))

    def _may_be_pupil(self, named: PersonName, birth: str, year: int | None) -> bool:
        roles, others, deeds = ([self._get(item) or "" for item in items] for items in (_ROLES, _PLACES, _DEEDS))
        roles.append(named.remark or "")
        return (
            pupils.may_be_pupil(roles, [*others, birth])
            or any(map(pupils.is_deed_of_child, deeds))
            or (year is not None and pupils.is_child_by_remarks(self._row.unused, year, roles))
        )

    def _read_honorific(self, before_name: str | None, is_minor: bool) -> str | None:
        if honorific := before_name or self._get("honorific"):
            return honorific
        if self._is_exported:
            return None
        if is_minor:
            return "em"
        gender = (self._get("gender") or "").casefold()
        if gender in ("nam", "ông") or "male" in self._cells:
            return "ông"
        return "bà" if gender in ("nữ", "nư", "nu", "bà") or "female" in self._cells else None

    def _read_year(self) -> int | None:
        cell = self._find("year") or self._cells.get("date")
        year = read_year(cell.text) if cell else self._defaults.year
        if cell and year is None:
            expected = "ngày, ví dụ 05/10/2024" if cell == self._cells.get("date") else "năm bốn chữ số, ví dụ 2024"
            births = "; là năm sinh thì đặt tên cột là “Năm sinh”" if re.fullmatch(r"\W*\d\d", cell.text) else ""
            self._report(cell, f'"{cell.text}" không đọc được', f"ghi {expected}{births}")
        elif year is None:
            self._report(None, "không biết năm nào", f'thêm cột "{get_label("year")}", hoặc chạy lại với --year')
        elif explanation := explain_wrong_year(year, self._registry.settings.latest_year):
            self._report(cell, *explanation)
            return None
        return year

    def _read_published(self) -> date | None:
        cell = self._cells.get("published")
        if cell is None:
            return self._defaults.published
        day = read_day(cell.text)
        if day is None:
            self._report(cell, f'"{cell.text}" không phải là một ngày', "ghi ngày trước, ví dụ 05/10/2024")
        return day

    def _read_fields(self) -> list[str]:
        cell = self._find("field")
        if cell is None:
            if not self._defaults.field:
                hint = f'thêm cột "{get_label("field")}", hoặc chạy lại với --field'
                self._report(None, "không biết lĩnh vực nào", hint)
            return [self._defaults.field] if self._defaults.field else []
        fields = [
            self._resolve("field", cell, lambda text: words.find_field(text, self._registry), part)
            for part in split_fields(cell.text)
        ]
        return list(dict.fromkeys(filter(None, fields)))

    def _read_place(self, year: int | None) -> tuple[str | None, str | None]:
        """Read ward and district."""
        if year is None:
            return None, None
        district, cell, unit = self._read_district(year), self._cells.get("ward"), self._cells.get("unit")
        if cell is None and unit and self._is_ward(unit.text, district, year):
            cell = unit
        heading, other = self._groups.get("ward"), self._row.other_ward
        if cell is None and heading and other:
            self._report_other_ward(heading, other)
            return None, district
        cell = cell or heading
        if cell is None:
            return self._defaults.ward, district
        try:
            ward = words.find_ward(cell.text, self._registry, district, year)
        except words.AnotherWardError as error:
            self._report(cell, str(error), _ONE_WARD)
            return None, district
        except ValueError as error:
            self._report(cell, *error.args)
            return None, district
        return cell.text if self._is_exported else ward.ward, ward.district

    def _report_other_ward(self, heading: SheetCell, other: SheetCell) -> None:
        where = f"dòng {heading.row}" if heading.row else "phần chữ trên bảng"
        message = (
            f'{where} ghi "{heading.text}", nhưng dòng {other.row} ghi "{other.text}": không rõ thuộc phường, xã nào'
        )
        hint = f"dòng {other.row} chỉ để chia nhóm thì xóa số thứ tự của dòng ấy; không thì thêm cột “Phường/xã”"
        self._report(None, message, hint)

    def _read_district(self, year: int) -> str | None:
        if cell := self._find("district"):
            return self._resolve("district", cell, lambda text: words.find_district(text, self._registry))
        items: tuple[Item, ...] = ("ward", "unit")
        for item in items:
            place = self._cells.get(item)
            for part in place.text.split(",")[1:] if place else ():
                if district := words.try_find(words.find_district, part.strip(), self._registry):
                    return district
        date_cell = self._cells.get("date")
        day = read_day(date_cell.text) if date_cell else None
        if year > LAST_DISTRICT_YEAR or (day and day >= REARRANGED[-1]):
            return None
        if self._defaults.district or day is None or day.year < LAST_DISTRICT_YEAR:
            return self._defaults.district
        cell = self._find("ward") or self._cells.get("unit")
        district = words.find_district_of_ward(cell.text, self._registry, year) if cell else None
        if district is None and self._find("ward"):
            hint = f'thêm cột "{get_label("district")}", hoặc chạy lại với --district'
            self._report(cell, "ngày này còn quận, huyện, nhưng không rõ là quận, huyện nào", hint)
        return district

    def _is_ward(self, text: str, district: str | None, year: int) -> bool:
        if words.is_place(text, self._registry.places):
            return True
        try:
            words.find_ward(text, self._registry, district, max(year, FIRST_LISTED_YEAR))
        except words.AnotherWardError as error:
            return all(self._is_ward(part, district, year) for part in error.args[1:])
        except ValueError:
            return False
        return True

    def _read_title(self, kind: Kind) -> str | None:
        cell = self._find("title")
        if cell is None or not cell.text:
            return self._defaults.title
        text, _ = words.split_level(cell.text)
        if text.casefold() in ("nêu gương", "được nêu gương", "không"):
            return None
        return self._resolve("title", cell, lambda text: words.find_award(text, self._registry, kind), text)

    def _read_level(self, title: str | None) -> str | None:
        cell, award = self._find("level"), self._find("title")
        if cell is None and award and (behind := words.split_level(award.text)[1]):
            cell = award._replace(text=behind)
        if cell is None:
            return self._defaults.level if title else None
        return self._resolve("level", cell, lambda text: words.find_level(text, self._registry))

    def _read_document(self, district: str | None, year: int | None) -> str | None:
        cell = self._find("document")
        if cell is None:
            if not self._defaults.document:
                hint = f'thêm cột "{get_label("document")}", hoặc chạy lại với --document'
                self._report(None, "không biết văn bản nào nói tới người này", hint)
            return self._defaults.document
        return self._resolve("document", cell, lambda text: words.find_document(text, self._registry, district, year))

    def _read_roles(self, remark: str | None, is_minor: bool) -> list[Role]:
        """Read roles, which stand behind a name where there is no column for them.

        An organisation without a role of its own stands in place of a role.
        """
        title = self._get("role") or ""
        if remark and (is_no_role(remark) or (title and match_key(remark) not in match_key(title))):
            self._notes.append("không ghi chữ đứng sau tên" + ("" if is_minor else f": “{' '.join(remark.split())}”"))
            remark = None
        if remark and not title and words.is_listed_place(remark, self._registry.places):
            hint = f'ghi phường, xã vào cột "{get_label("ward")}"'
            self._report(self._cells["name"], f'sau tên có "{remark}"', hint)
        titles = split_roles(title or remark or "")
        if not self._is_exported:
            titles = [drop_birth(title) for title in titles]
        organisations = split_roles(self._get("organisation") or "")
        unit = self._get("unit")
        if not organisations and unit and not words.is_place(unit, self._registry.places):
            cell = self._find("year") or self._cells.get("date")
            year = read_year(cell.text) if cell else self._defaults.year
            organisations = [] if year and self._is_ward(unit, self._defaults.district, year) else split_roles(unit)
        if is_minor:
            titles, organisations, left_out = pupils.drop_studies(titles, organisations, are_exported=self._is_exported)
            if left_out:
                self._notes.append(f"đã bỏ {', '.join(left_out)}: hồ sơ trẻ em không ghi em học ở đâu")
        has_comma = len(titles) == 1 and ", " in titles[0]
        if has_comma and not organisations and not self._is_exported:
            titles, organisations = [titles[0].split(", ", 1)[0]], [titles[0].split(", ", 1)[1]]
        pairs = [
            pair if is_visible(pair[0]) else (pair[1], "") for pair in zip_longest(titles, organisations, fillvalue="")
        ]
        return [
            Role(title=title, organisation=organisation if is_visible(organisation) else None)
            for title, organisation in pairs
            if is_visible(title)
        ]

    def _read_slug(self, is_minor: bool) -> str | None:
        cell = self._cells.get("slug")
        if cell is None:
            return None
        slug = cell.text.strip("/").rpartition("/")[2].removesuffix(".md")
        if make_slug(slug) != slug or not slug:
            shown = "chữ này" if is_minor else f'"{cell.text}"'
            self._report(cell, f"{shown} không dùng làm địa chỉ được", "viết thường, không dấu, nối bằng gạch ngang")
        return slug
