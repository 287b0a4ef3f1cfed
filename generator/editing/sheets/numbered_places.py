"""Find the wards and districts among the people of a table: with a number they are honoured themselves."""

from msgspec.structs import replace

from generator.editing.sheets.rows import SheetCell, is_numbered
from generator.editing.sheets.table import PersonRow, SheetTable
from generator.editing.sheets.words import is_district_type, is_listed_place, spell_out
from generator.records.places import Places
from generator.vietnamese import match_key


def mark_places(table: SheetTable, places: Places) -> SheetTable:
    """Find the numbered places of a table, and mark the people below one whose group is another ward.

    Such a ward may be honoured, or head a group by mistake: then the people below belong to it.
    """
    people, numbered = list[PersonRow](), list[int]()
    heading, other = None, None
    for row in table.people:
        name, ward = row.cells.get("name"), row.groups.get("ward")
        if name and is_numbered(row.cells) and is_listed_place(name.text, places):
            numbered.append(row.row)
            heading, other = ward, name if ward and _is_another_ward(name, ward) else None
        elif other and ward == heading:
            row = replace(row, other_ward=other)
        people.append(row)
    return replace(table, people=people, numbered_places=numbered)


def _is_another_ward(name: SheetCell, ward: SheetCell) -> bool:
    return not is_district_type(name.text) and match_key(spell_out(name.text)) != match_key(spell_out(ward.text))
