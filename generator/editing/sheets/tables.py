"""Find the tables of a file, and say what the rows between their people name."""

from collections.abc import Mapping
from functools import partial

from msgspec.structs import replace

from generator.editing.sheets import words
from generator.editing.sheets.columns import Item
from generator.editing.sheets.group_labels import drop_number
from generator.editing.sheets.numbered_places import mark_places
from generator.editing.sheets.person_cells import cut_remark
from generator.editing.sheets.pupils import names_pupils
from generator.editing.sheets.refusals import names_verdict
from generator.editing.sheets.rows import SheetCell
from generator.editing.sheets.sheet_file import Sheet, SheetFile
from generator.editing.sheets.table import SheetTable, find_table
from generator.editing.sheets.title import NO_TITLE, TableTitle, read_sheet_name, read_title
from generator.records.place import UNIT_TYPES
from generator.records.registry import Registry
from generator.vietnamese import match_key


def find_tables(
    file: SheetFile, registry: Registry, known: Mapping[str, Item], only: str | None = None
) -> tuple[list[SheetTable], list[str]]:
    """Find the table of each sheet, or of `only` one; return also the names of sheets without."""
    tables, without = list[SheetTable](), list[str]()

    def identify(text: str, is_group: bool) -> Item | None:
        return identify_group(text, registry, is_group=is_group)

    before = NO_TITLE
    for each in file.sheets:
        sheet = _spell_communes(each, registry)
        over = before if sheet.is_in_text else read_sheet_name(sheet.name, registry)
        table = find_table(sheet, known, identify, partial(read_title, registry=registry, before=over))
        # The text of a Word file runs on from table to table; the sheets of a workbook stand alone.
        before = table.title if table and sheet.is_in_text else before
        if only in (None, sheet.name):
            if table:
                table = table if sheet.is_in_text else _settle_year(table, read_title("\n".join(table.above), registry))
                tables.append(_take_ward(mark_places(table, registry.places), registry))
            elif any(any(row) for row in sheet.rows):
                without.append(sheet.name)
    return tables, without


def _settle_year(table: SheetTable, title: TableTitle) -> SheetTable:
    """Keep the year of the name of a sheet only where nothing else says one; `title` is that above the table."""
    is_year_of_name = table.title.year is not None and title.year is None
    if is_year_of_name and any(item in row.cells for row in table.people for item in ("year", "date")):
        return replace(table, title=title)
    return replace(table, is_year_of_name=is_year_of_name)


def _take_ward(table: SheetTable, registry: Registry) -> SheetTable:
    """Let all rows be of the ward by which a sheet is named, unless rows say their wards."""
    ward = _find_ward_in_name(table.sheet, registry)
    if ward is None or any(row.find("ward") for row in table.people):
        return table
    people = [replace(row, groups={**row.groups, "ward": SheetCell(ward, 0, 0)}) for row in table.people]
    return replace(table, people=people, ward_of_name=ward)


def _find_ward_in_name(name: str, registry: Registry) -> str | None:
    """Return the ward, with its type, that the name of a sheet is; None for what may be a district."""
    full = cut_remark(words.spell_out(name))
    if words.is_listed_place(full, registry.places):
        return None if words.is_district_type(full) else full
    if any(match_key(district.name) == match_key(full) for district in registry.places.districts.values()):
        return None
    named = [ward for type in UNIT_TYPES if words.is_listed_place(ward := f"{type} {full}", registry.places)]
    return named[0] if len(named) == 1 else None


def _spell_communes(sheet: Sheet, registry: Registry) -> Sheet:
    """Write "xã" in full where a text names a commune: behind its short form may also stand the tenth group."""

    def spell(text: str) -> str:
        if not (text.startswith(("X.", "x.")) and words.is_listed_place(text, registry.places)):
            return text
        is_tenth = identify_group(drop_number(text), registry, is_group=True)
        return text if is_tenth else words.spell_out(text)

    rows = [[spell(text) for text in row] for row in sheet.rows]
    return replace(sheet, rows=rows, outline=[*map(spell, sheet.outline)])


def identify_group(text: str, registry: Registry, *, is_group: bool) -> Item | None:
    """Say what the text of a row between people names: a ward, a field, an award, children, collectives, a verdict."""
    key = match_key(text).removeprefix("danh sách ")
    if key in ("tập thể", "các tập thể", "cá nhân", "các cá nhân"):
        return "kind"
    if names_verdict(text):
        return "verdict"
    if names_pupils(text):
        return "minor"
    if words.is_place(text, registry.places):
        return "district" if words.is_district_type(text) else "ward"
    if words.try_find(words.find_field, text, registry) or key.startswith("lĩnh vực "):
        return "field"
    # A person may be called as a district is; a field is no name.
    if is_group and words.try_find(words.find_district, text, registry) is not None:
        return "district"
    return "title" if words.try_find(words.find_award, text, registry, "person") else None
