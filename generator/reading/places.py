"""Read the three CSV tables of `site_data/places/` into `Places`."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import timedelta

from generator.checking.privacy import find_details, make_detail_problem
from generator.reading.cells import read_choice, read_date, read_degrees, read_id, read_reference, read_required
from generator.reading.csv_table import Cell, TableRow, read_table
from generator.records.place import (
    DISTRICT_TYPES,
    REARRANGED,
    UNIT_TYPES,
    Change,
    District,
    Unit,
    UnitId,
)
from generator.records.places import Places, index_places
from generator.records.problem import Problem

DISTRICT_COLUMNS = ("id", "type", "name", "until")
CODE_COLUMNS = ("code_2020", "code_2025_01", "code_2025_07")
UNIT_COLUMNS = ("id", "type", "name", "district", "since", "until", *CODE_COLUMNS, "lat", "lon")
CHANGE_COLUMNS = ("on", "from", "to", "part")


def parse_places(
    districts_text: str,
    units_text: str,
    changes_text: str,
    districts_path: str = "site_data/places/districts.csv",
    units_path: str = "site_data/places/units.csv",
    changes_path: str = "site_data/places/changes.csv",
) -> tuple[Places, list[Problem]]:
    """Parse the three tables; the paths are those that messages show.

    Returns every problem, sorted by place. Rows with a problem are left out, and so are rows that refer to them: every
    id in the `Places` can be looked up. If a column is missing, no table is read.
    """
    district_rows, problems = read_table(districts_path, districts_text, DISTRICT_COLUMNS)
    unit_rows, unit_problems = read_table(units_path, units_text, UNIT_COLUMNS)
    change_rows, change_problems = read_table(changes_path, changes_text, CHANGE_COLUMNS)
    problems = [*problems, *unit_problems, *change_problems]
    if district_rows is None or unit_rows is None or change_rows is None:
        return index_places((), (), ()), sorted(problems)
    districts = list(_read_districts(_drop_doubled(district_rows, problems), problems))
    units = list(_read_units(_drop_doubled(unit_rows, problems), _collect_ids(district_rows), problems))
    changes = list(_read_changes(change_rows, _collect_ids(unit_rows), {unit.id: unit for unit in units}, problems))
    return _keep_resolvable(districts, units, changes), sorted(problems)


def _collect_ids(rows: Iterable[TableRow]) -> set[str]:
    return {row["id"].text for row in rows}


def _drop_doubled(rows: Iterable[TableRow], problems: list[Problem]) -> Iterator[TableRow]:
    """Yield the rows whose id no earlier row has."""
    first: dict[str, Cell] = {}
    for row in rows:
        cell = row["id"]
        if cell.text in first:
            hint = "mỗi mã một dòng; trùng tên trong một quận, huyện thì thêm loại: xa-yen-vien-gia-lam"
            message = f'mã "{cell.text}" đã có ở dòng {first[cell.text].line}'
            problems.append(cell.error("doubled-id", message, hint))
        else:
            first[cell.text] = cell
            yield row


def _read_districts(rows: Iterable[TableRow], problems: list[Problem]) -> Iterator[District]:
    for row in rows:
        before = len(problems)
        district = District(
            id=read_id(row["id"], problems),
            type=read_choice(row["type"], DISTRICT_TYPES, "type", problems),
            name=_read_name(row["name"], problems),
            until=read_date(row["until"], problems),
        )
        if len(problems) == before:
            yield district


def _read_units(rows: Iterable[TableRow], districts: Collection[str], problems: list[Problem]) -> Iterator[Unit]:
    for row in rows:
        before = len(problems)
        unit = _read_unit(row, districts, problems)
        if unit.since and unit.until and unit.until < unit.since:
            message = f"ngày cuối {unit.until} trước ngày đầu {unit.since}"
            hint = "since là ngày đầu, until là ngày cuối của đơn vị"
            problems.append(row["until"].error("until-before-since", message, hint))
        if len(problems) == before:
            yield unit


def _read_unit(row: TableRow, districts: Collection[str], problems: list[Problem]) -> Unit:
    district = row["district"]
    code_2020, code_2025_01, code_2025_07 = (row[column].text or None for column in CODE_COLUMNS)
    return Unit(
        id=UnitId(read_id(row["id"], problems)),
        type=read_choice(row["type"], UNIT_TYPES, "type", problems),
        name=_read_name(row["name"], problems),
        district=read_reference(district, districts, "district", problems) if district.text else None,
        since=read_date(row["since"], problems),
        until=read_date(row["until"], problems),
        code_2020=code_2020,
        code_2025_01=code_2025_01,
        code_2025_07=code_2025_07,
        lat=read_degrees(row["lat"], 90, problems),
        lon=read_degrees(row["lon"], 180, problems),
    )


def _read_name(cell: Cell, problems: list[Problem]) -> str:
    """Return the name in a cell, which stands on pages: it must not be empty nor hold a private detail."""
    # Few names of places have a digit; the others need no search.
    if "@" in cell.text or any(character.isdigit() for character in cell.text):
        problems.extend(
            make_detail_problem(cell.path, cell.line, cell.column + detail.start, detail)
            for detail in find_details(cell.text)
        )
    return read_required(cell, "name", problems)


def _read_changes(
    rows: Iterable[TableRow], ids: Collection[str], units: Mapping[UnitId, Unit], problems: list[Problem]
) -> Iterator[Change]:
    """Yield the valid changes. `ids` are all ids in the table of units, `units` its valid rows."""
    for row in rows:
        before = len(problems)
        read_required(row["on"], "on", problems)
        on = read_date(row["on"], problems)
        source = UnitId(read_reference(row["from"], ids, "unit", problems))
        target = UnitId(read_reference(row["to"], ids, "unit", problems))
        part = read_choice(row["part"], ("yes", "no"), "part", problems) == "yes"
        if on is None:
            continue
        change = Change(on=on, before=source, after=target, part=part)
        problems.extend(_check_dates(row, change, units))
        if len(problems) == before:
            yield change


def _check_dates(row: TableRow, change: Change, units: Mapping[UnitId, Unit]) -> Iterator[Problem]:
    """Check that a change leads from a unit that ended the day before to one that exists on the day.

    So every step of a chain of changes leads to a unit with a later end, and no chain is a circle.
    """
    if change.on not in REARRANGED:
        hint = f"viết một trong: {', '.join(str(day) for day in REARRANGED)}"
        yield row["on"].error("not-an-era", f"{change.on} không phải ngày sắp xếp lại đơn vị", hint)
        return
    source, target = units.get(change.before), units.get(change.after)
    if source and source.until != (last := change.on - timedelta(days=1)):
        hint = f'cột until của "{source.id}" trong units.csv phải là {last}'
        yield row["from"].error("wrong-era", f'"{source.id}" không kết thúc ngay trước {change.on}', hint)
    if target and not target.existed_on(change.on):
        hint = f'xem cột since và until của "{target.id}" trong units.csv'
        yield row["to"].error("wrong-era", f'"{target.id}" không tồn tại vào ngày {change.on}', hint)


def _keep_resolvable(districts: list[District], units: list[Unit], changes: list[Change]) -> Places:
    """Make `Places` without units and changes that refer to rows that were left out."""
    district_ids = {district.id for district in districts}
    resolvable = [unit for unit in units if unit.district is None or unit.district in district_ids]
    unit_ids = {unit.id for unit in resolvable}
    followed = [change for change in changes if change.before in unit_ids and change.after in unit_ids]
    return index_places(districts, resolvable, followed)
