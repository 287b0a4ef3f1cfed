"""Read the ward and the district of a row, from its cells, its groups and what holds for all rows."""

from generator.checking.years import FIRST_LISTED_YEAR, LAST_DISTRICT_YEAR
from generator.editing.sheets import words
from generator.editing.sheets.columns import get_label
from generator.editing.sheets.person_cells import read_day
from generator.editing.sheets.row_reader import RowReader
from generator.editing.sheets.rows import SheetCell
from generator.records.place import REARRANGED

_ONE_WARD = (
    "mỗi lần được nêu gương, khen thưởng chỉ ghi một phường, xã: để lại một nơi; được ở cả hai nơi thì tách thành hai"
    f' dòng, ghi cùng một địa chỉ vào cột "{get_label("slug")}"'
)


def read_place(reader: RowReader, year: int | None) -> tuple[str | None, str | None]:
    """Read ward and district; None for what is not stated, or cannot be read."""
    if year is None:
        return None, None
    district, cell, unit = _read_district(reader, year), reader.row.cells.get("ward"), reader.row.cells.get("unit")
    if cell is None and unit and is_ward(reader, unit.text, district, year):
        cell = unit
    heading, other = reader.row.groups.get("ward"), reader.row.other_ward
    if cell is None and heading and other:
        _report_other_ward(reader, heading, other)
        return None, district
    cell = cell or heading
    if cell is None:
        return reader.defaults.ward, district
    try:
        ward = words.find_ward(cell.text, reader.registry, district, year)
    except words.AnotherWardError as error:
        reader.report(cell, str(error), _ONE_WARD)
        return None, district
    except ValueError as error:
        reader.report(cell, *error.args)
        return None, district
    return cell.text if reader.is_exported else ward.ward, ward.district


def _report_other_ward(reader: RowReader, heading: SheetCell, other: SheetCell) -> None:
    where = f"dòng {heading.row}" if heading.row else "phần chữ trên bảng"
    message = f'{where} ghi "{heading.text}", nhưng dòng {other.row} ghi "{other.text}": không rõ thuộc phường, xã nào'
    hint = f"dòng {other.row} chỉ để chia nhóm thì xóa số thứ tự của dòng ấy; không thì thêm cột “Phường/xã”"
    reader.report(None, message, hint)


def _read_district(reader: RowReader, year: int) -> str | None:
    if cell := reader.row.find("district"):
        return reader.resolve("district", cell, lambda text: words.find_district(text, reader.registry))
    for place in (reader.row.get("ward") or "", reader.row.get("unit") or ""):
        for part in place.split(",")[1:]:
            if district := words.try_find(words.find_district, part.strip(), reader.registry):
                return district
    day = read_day(reader.row.get("date") or "")
    if year > LAST_DISTRICT_YEAR or (day and day >= REARRANGED[-1]):
        return None
    if reader.defaults.district or day is None or day.year < LAST_DISTRICT_YEAR:
        return reader.defaults.district
    cell = reader.row.find("ward") or reader.row.cells.get("unit")
    district = words.find_district_of_ward(cell.text, reader.registry, year) if cell else None
    if district is None and reader.row.find("ward"):
        hint = f'thêm cột "{get_label("district")}", hoặc chạy lại với --district'
        reader.report(cell, "ngày này còn quận, huyện, nhưng không rõ là quận, huyện nào", hint)
    return district


def is_ward(reader: RowReader, text: str, district: str | None, year: int) -> bool:
    """Whether a text, which may be of another kind, names a ward, or several."""
    if words.is_place(text, reader.registry.places):
        return True
    try:
        words.find_ward(text, reader.registry, district, max(year, FIRST_LISTED_YEAR))
    except words.AnotherWardError as error:
        return all(is_ward(reader, part, district, year) for part in error.args[1:])
    except ValueError:
        return False
    return True
