"""Turn the row of a sheet into a new profile, or say which cells cannot be read, and why."""

import re
from datetime import date
from itertools import zip_longest

from msgspec.structs import replace

from generator.checking.children import INITIALS
from generator.checking.names import is_young
from generator.checking.privacy import find_details
from generator.checking.years import explain_wrong_year
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
from generator.editing.sheets.records import Defaults, Meanings, Person
from generator.editing.sheets.row_places import is_ward, read_place
from generator.editing.sheets.row_reader import RowReader
from generator.editing.sheets.rows import SheetCell, says_nothing
from generator.editing.sheets.several_names import SEVERAL_NAMES, explain_wrong_collective, names_several
from generator.editing.sheets.table import PersonRow
from generator.reading.slugs import make_slug, read_slug
from generator.records.profile import Kind, Role
from generator.records.registry import Registry
from generator.vietnamese import is_visible, match_key

_ROLES: tuple[Item, ...] = ("role", "kind")
_PLACES: tuple[Item, ...] = ("organisation", "unit")
_DEEDS: tuple[Item, ...] = ("deed", "summary")


class UnreadableRowError(Exception):
    """A row cannot be read; raised with its problems."""


def read_person(row: PersonRow, defaults: Defaults, registry: Registry, meanings: Meanings) -> Person:
    """Read a row. Raises UnreadableRowError with everything that is wrong with it."""
    reader = _PersonReader(row, defaults, registry, meanings)
    person = reader.read()
    if person is None or reader.problems:
        raise UnreadableRowError(reader.problems)
    return person


class _PersonReader(RowReader):
    def read(self) -> Person | None:
        """Read the row; None, or problems, when it cannot be."""
        kind = self._read_kind()
        self._move_place()
        cell = self.row.cells.get("name")
        if cell and kind == "collective" and words.is_listed_place(cell.text, self.registry.places):
            self._leave_places(cell.text)
        if cell is None:
            self.report(None, "thiếu họ tên", f'ghi họ tên vào cột "{get_label("name")}"')
            return None
        named = PersonName(cell.text, None, None, None) if self.is_exported else read_name(cell.text)
        name = words.spell_collective(cell.text, self.registry.places) if kind == "collective" else named.name
        year = self._read_year()
        birth = self._find_birth(named)
        is_minor = kind == "person" and self._is_minor(named, birth, year)
        # From here on nothing may quote the name of a child.
        if kind == "person":
            self._check_name(cell, name, is_minor)
        elif not self.is_exported and (explanation := explain_wrong_collective(cell.text)):
            self.report(cell, *explanation)
        roles = self._read_roles(named.remark if kind == "person" else None, is_minor, year)
        field, *more_fields = self._read_fields() or [""]
        ward, district = read_place(self, year)
        title = self._read_title(kind)
        document = self._read_document(district, year)
        summary, story = read_deed(self.row.get("summary"), self.row.get("deed"))
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
            ward=ward,
            district=district,
            title=title,
            level=self._read_level(title),
            document=document,
            section=self.row.get("section") or self.defaults.section,
            summary=summary,
            story=story,
            published=published,
            slug=slug,
        )
        return Person(row=self.row, profile=profile, full_name=name, birth=birth, notes=tuple(self.notes))

    def _read_kind(self) -> Kind:
        kind = find_kind(self.row.cells, self.row.find("kind"), self.registry.places)
        if kind is None:
            hint = (
                f'thêm cột "{get_label("kind")}", ghi “cá nhân” hoặc “tập thể”;'
                " là trường thì có thể viết rõ cấp học, ví dụ “Trường THCS …”"
            )
            self.report(self.row.cells["name"], "không rõ là họ tên người hay tên trường", hint)
        return kind or "collective"

    def _check_name(self, cell: SheetCell, name: str, is_minor: bool) -> None:
        """Report a name that is no person's, or may be that of a place; `name` is what was read of its cell."""
        shown = "tên này" if is_minor else f'"{name}"'
        if not self.row.find("kind") and words.is_place_with_type(cell.text):
            hint = "người thì thêm cột “Loại”: cá nhân; tập thể thì viết đúng tên, hoặc thêm cột “Loại”: tập thể"
            message = f"{shown} bắt đầu như tên phường, xã, quận, huyện, nhưng không có nơi nào tên ấy"
            self.report(cell, message, hint)
        elif not self.is_exported and names_several(cell.text):
            self.report(cell, *SEVERAL_NAMES)
        elif wrong := describe_wrong_name(name):
            shown = shown if name or is_minor else f'"{cell.text}"'
            self.report(cell, f"{shown} {wrong}", "ghi họ và tên của một người; tập thể thì thêm cột “Loại”: tập thể")
        elif not self.is_exported and (before := find_word_before(cell.text)):
            shown = "trước tên có chữ" if is_minor else f'trước tên có "{before}",'
            self.report(cell, f"{shown} không rõ là cách gọi hay nghề nghiệp", WORD_BEFORE)

    def _leave_places(self, name: str) -> None:
        """Take a ward, or a district, out of the groups of places that it stands in."""
        left = ("ward", "district") if words.is_district_type(name) else ("ward",)
        groups = {item: cell for item, cell in self.row.groups.items() if item not in left}
        self.row = replace(self.row, groups=groups)

    def _move_place(self) -> None:
        """Take a ward that stands alone in the column of roles for the unit: "Chức vụ, đơn vị"."""
        role, has_place = self.row.cells.get("role"), self.row.cells.keys() & {"ward", "unit"}
        if role and not has_place and words.is_listed_place(role.text, self.registry.places):
            others = {item: cell for item, cell in self.row.cells.items() if item != "role"}
            self.row = replace(self.row, cells={**others, "unit": role})

    def _find_birth(self, named: PersonName) -> str:
        """Return the year or day of birth, or the age, wherever it stands; "" for none."""
        by_gender = (self.row.get("male") or "", self.row.get("female") or "")
        # A column for men and one for women may have ticks, also 1.
        years = ["" if is_yes(text) else text for text in by_gender]
        role = "" if self.is_exported else self.row.get("role") or ""
        return next(filter(None, [self.row.get("birth"), *years, named.birth, find_birth(role)]), "")

    def _is_minor(self, named: PersonName, birth: str, year: int | None) -> bool:
        if (
            self.defaults.is_minor
            or self._is_marked_as_minor()
            or is_young(named.honorific or self.row.get("honorific") or "")
            or "class" in self.row.cells
            or bool(INITIALS.fullmatch(named.name.replace(" ", "")))
            or (not self.is_exported and self._may_be_pupil(named, birth, year))
        ):
            return True
        if year and (explanation := pupils.explain_unclear_birth(birth, year)):
            self.report(next((cell for cell in self.row.cells.values() if cell.text == birth), None), *explanation)
            return True
        return bool(year and pupils.may_be_child(birth, year))

    def _is_marked_as_minor(self) -> bool:
        """Whether the group, or the cell for it, says that somebody is a child; report a cell that may say so."""
        cell = self.row.cells.get("minor")
        if cell is None:
            return "minor" in self.row.groups
        if says_nothing(cell.text):
            return False
        if not is_yes(cell.text):
            self.report(cell, "không rõ có phải trẻ em không", "trẻ em thì đánh dấu x, người lớn thì để trống")
        return True

    def _may_be_pupil(self, named: PersonName, birth: str, year: int | None) -> bool:
        roles, others, deeds = ([self.row.get(item) or "" for item in items] for items in (_ROLES, _PLACES, _DEEDS))
        roles.append(named.remark or "")
        return (
            pupils.may_be_pupil(roles, [*others, birth])
            or any(map(pupils.is_deed_of_child, deeds))
            or (year is not None and pupils.is_child_by_remarks(self.row.unused, year, roles))
        )

    def _read_honorific(self, before_name: str | None, is_minor: bool) -> str | None:
        if honorific := before_name or self.row.get("honorific"):
            return honorific
        if self.is_exported:
            return None
        if is_minor:
            return "em"
        gender = (self.row.get("gender") or "").casefold()
        if gender in ("nam", "ông") or "male" in self.row.cells:
            return "ông"
        return "bà" if gender in ("nữ", "nư", "nu", "bà") or "female" in self.row.cells else None

    def _read_year(self) -> int | None:
        cell = self.row.find("year") or self.row.cells.get("date")
        year = read_year(cell.text) if cell else self.defaults.year
        if cell and year is None:
            expected = "ngày, ví dụ 05/10/2024" if cell == self.row.cells.get("date") else "năm bốn chữ số, ví dụ 2024"
            births = "; là năm sinh thì đặt tên cột là “Năm sinh”" if re.fullmatch(r"\W*\d\d", cell.text) else ""
            self.report(cell, f'"{cell.text}" không đọc được', f"ghi {expected}{births}")
        elif year is None:
            self.report(None, "không biết năm nào", f'thêm cột "{get_label("year")}", hoặc chạy lại với --year')
        elif explanation := explain_wrong_year(year, self.registry.settings.latest_year):
            self.report(cell, *explanation)
            return None
        return year

    def _read_published(self) -> date | None:
        cell = self.row.cells.get("published")
        if cell is None:
            return self.defaults.published
        day = read_day(cell.text)
        if day is None:
            self.report(cell, f'"{cell.text}" không phải là một ngày', "ghi ngày trước, ví dụ 05/10/2024")
        return day

    def _read_fields(self) -> list[str]:
        cell = self.row.find("field")
        if cell is None:
            if not self.defaults.field:
                hint = f'thêm cột "{get_label("field")}", hoặc chạy lại với --field'
                self.report(None, "không biết lĩnh vực nào", hint)
            return [self.defaults.field] if self.defaults.field else []
        fields = [
            self.resolve("field", cell, lambda text: words.find_field(text, self.registry), part)
            for part in split_fields(cell.text)
        ]
        return list(dict.fromkeys(filter(None, fields)))

    def _read_title(self, kind: Kind) -> str | None:
        cell = self.row.find("title")
        if cell is None or not cell.text:
            return self.defaults.title
        text, _ = words.split_level(cell.text)
        if text.casefold() in ("nêu gương", "được nêu gương", "không"):
            return None
        return self.resolve("title", cell, lambda text: words.find_award(text, self.registry, kind), text)

    def _read_level(self, title: str | None) -> str | None:
        cell, award = self.row.find("level"), self.row.find("title")
        if cell is None and award and (behind := words.split_level(award.text)[1]):
            cell = award._replace(text=behind)
        if cell is None:
            return self.defaults.level if title else None
        level = self.resolve("level", cell, lambda text: words.find_level(text, self.registry))
        if level and not title and not award:
            hint = (
                f'thêm cột "{get_label("title")}", hoặc chạy lại với --award; chỉ được nêu gương thì để trống cột cấp'
            )
            self.report(cell, "có cấp khen thưởng mà không có danh hiệu", hint)
        return level

    def _read_document(self, district: str | None, year: int | None) -> str | None:
        cell = self.row.find("document")
        if cell is None:
            if not self.defaults.document:
                hint = f'thêm cột "{get_label("document")}", hoặc chạy lại với --document'
                self.report(None, "không biết văn bản nào nói tới người này", hint)
            return self.defaults.document
        return self.resolve("document", cell, lambda text: words.find_document(text, self.registry, district, year))

    def _read_roles(self, remark: str | None, is_minor: bool, year: int | None) -> list[Role]:
        """Read roles, which stand behind a name where there is no column for them.

        An organisation without a role of its own stands in place of a role.
        """
        title = self.row.get("role") or ""
        if remark and (is_no_role(remark) or (title and match_key(remark) not in match_key(title))):
            self.notes.append("không ghi chữ đứng sau tên" + ("" if is_minor else f": “{' '.join(remark.split())}”"))
            remark = None
        if remark and not title and words.is_listed_place(remark, self.registry.places):
            hint = f'ghi phường, xã vào cột "{get_label("ward")}"'
            self.report(self.row.cells["name"], f'sau tên có "{remark}"', hint)
        titles = split_roles(title or remark or "")
        if not self.is_exported:
            titles = [drop_birth(title) for title in titles]
        organisations = split_roles(self.row.get("organisation") or "")
        unit = self.row.get("unit")
        if not organisations and unit and not words.is_place(unit, self.registry.places):
            organisations = [] if year and is_ward(self, unit, self.defaults.district, year) else split_roles(unit)
        if is_minor:
            titles, organisations, left_out = pupils.drop_studies(titles, organisations, are_exported=self.is_exported)
            if left_out:
                self.notes.append(f"đã bỏ {', '.join(left_out)}: hồ sơ trẻ em không ghi em học ở đâu")
        has_comma = len(titles) == 1 and ", " in titles[0]
        # In two parts a private detail would not be found.
        if has_comma and not organisations and not self.is_exported and not find_details(titles[0]):
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
        cell = self.row.cells.get("slug")
        if cell is None:
            return None
        slug = read_slug(cell.text)
        if make_slug(slug) != slug or not slug:
            shown = "chữ này" if is_minor else f'"{cell.text}"'
            self.report(cell, f"{shown} không dùng làm địa chỉ được", "viết thường, không dấu, nối bằng gạch ngang")
        return slug
