"""`ntvt import`: make profiles of the rows of a sheet."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click
from msgspec.structs import replace

from generator.commands.documents import ask_document
from generator.commands.errors import report_errors
from generator.commands.import_report import (
    describe_plan,
    describe_sheet,
    describe_table,
    describe_titles,
    lacks_district,
    lacks_item,
)
from generator.commands.options import PROJECT, DayType, YearType
from generator.commands.progress import show_progress
from generator.commands.project import PROFILES, list_profiles, load_registry
from generator.commands.questions import ask_choice, ask_year, ask_yes, resolve_option
from generator.editing.changes import Changes, apply_changes, create_file
from generator.editing.choices import (
    find_choices,
    list_awards,
    list_districts,
    list_documents,
    list_fields,
    list_levels,
    list_wards,
)
from generator.editing.sheets.columns import Item, find_item, get_label, list_labels
from generator.editing.sheets.existing import read_existing
from generator.editing.sheets.importing import ImportPlan, plan_import
from generator.editing.sheets.memory import FILE, Memory, read_memory, write_memory
from generator.editing.sheets.office import Office, find_offices
from generator.editing.sheets.records import Defaults
from generator.editing.sheets.sheet_file import UnreadableSheetError, is_word_file, read_sheet_file
from generator.editing.sheets.table import SheetTable
from generator.editing.sheets.tables import find_tables
from generator.editing.sheets.title import TableTitle
from generator.editing.sheets.unknown_words import find_unknown_words
from generator.problems import escape_invisible
from generator.records.registry import Registry

_Value = TypeVar("_Value")


@click.command()
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.option("--sheet", metavar="TÊN", help="Chỉ đọc trang này của tệp; với tệp Word: bảng này, ví dụ “Bảng 2”.")
@click.option("--column", "columns", multiple=True, metavar="CỘT=MỤC", help="Cột ấy ghi gì; lần sau lệnh nhớ.")
@click.option("--year", type=YearType(), metavar="NĂM", help="Năm, cho mọi dòng không ghi năm.")
@click.option("--district", metavar="CHỮ", help="Quận, huyện, cho mọi dòng không ghi.")
@click.option("--ward", metavar="CHỮ", help="Phường, xã, cho mọi dòng không ghi.")
@click.option("--field", metavar="CHỮ", help="Lĩnh vực, cho mọi dòng không ghi.")
@click.option("--award", "title", metavar="CHỮ", help="Danh hiệu, hình thức khen thưởng, cho mọi dòng không ghi.")
@click.option("--level", metavar="CHỮ", help="Cấp trao, cho mọi dòng có danh hiệu mà không ghi cấp.")
@click.option("--document", metavar="CHỮ", help="Văn bản nói tới những người này, cho mọi dòng không ghi.")
@click.option("--section", metavar="CHỮ", help="Mục trong văn bản, cho mọi dòng không ghi.")
@click.option("--published", type=DayType(), help="Ngày đăng, dạng 2026-11-25. Mặc định: hôm nay.")
@click.option("--minor", "is_minor", is_flag=True, help="Tất cả là trẻ em: tệp chỉ ghi chữ cái đầu.")
@click.option("--yes", is_flag=True, help="Ghi ngay, không hỏi lại.")
def import_sheet(file: Path, sheet: str | None, columns: Sequence[str], yes: bool, **given: Any) -> None:
    """Make profiles of the rows of `file`."""
    with report_errors():
        registry = load_registry()
        explained = Memory(columns=_read_explained(columns), words={})
        memory = read_memory(PROJECT.data).add(explained)
        read = _read_tables(file, sheet, registry, memory.items, is_minor=given["is_minor"])
        tables = [_heed_options(table, given) for table in read]
        in_word = is_word_file(file)
        for line in describe_titles(tables, registry, given["year"], in_word=in_word):
            click.echo(line)
        defaults = _find_defaults(given, tables, registry)
        if not yes:
            tables = _ask_titles(tables, defaults, registry, in_word=in_word)
            defaults, registry = _ask_missing(defaults, tables, registry)
            explained = explained.add(_ask_words(tables, registry, memory))
            memory = memory.add(explained)
        plan = _plan(tables, registry, defaults, memory)
        click.echo(describe_plan(plan, many_sheets=len(tables) > 1, in_word=in_word))
        if yes and plan.files and (offices := _find_offices(tables, registry, defaults)):
            raise click.ClickException(f"{_describe_offices(offices)}; {_explain_unclear_ward(offices)}")
        if plan.files and not _write(plan, yes=yes):
            return
        if explained:
            _remember(memory)
        if plan.problems:
            sys.exit(1)


def _plan(tables: Sequence[SheetTable], registry: Registry, defaults: Defaults, memory: Memory) -> ImportPlan:
    files = list_profiles()
    rows = sum(len(table.people) for table in tables)
    with show_progress() as bars:
        existing = read_existing(files, bars.start_bar("Đọc hồ sơ đã có", len(files)))
        advance = bars.start_bar("Đọc bảng", rows)
        return plan_import(tables, registry, existing, defaults, memory.list_meanings(registry), advance)


def _write(plan: ImportPlan, *, yes: bool) -> bool:
    """Write the files, if the editor agrees; return whether they were written."""
    if not (yes or ask_yes(f"Ghi {len(plan.files)} hồ sơ này?", True)):
        click.echo("Chưa ghi gì.")
        return False
    for planned in plan.files:
        create_file(PROFILES / planned.file.path, planned.file.text)
    click.echo(f"Đã ghi {len(plan.files)} hồ sơ. Xem lại từng tệp, rồi chạy: ntvt check")
    return True


def _read_explained(columns: Sequence[str]) -> dict[str, Item]:
    """Read the options `--column "heading=item"`."""
    explained = dict[str, Item]()
    for text in columns:
        heading, _, label = text.rpartition("=")
        item = find_item(label)
        if not heading or item is None:
            raise click.UsageError(
                f'--column: "{text}" phải có dạng "Tên cột=Mục"; các mục: {", ".join(list_labels())}'
            )
        explained[heading.strip()] = item
    return explained


def _read_tables(
    path: Path, only: str | None, registry: Registry, known: Mapping[str, Item], *, is_minor: bool
) -> list[SheetTable]:
    """Read the tables of a file, and say what was read."""
    try:
        file = read_sheet_file(path)
    except UnreadableSheetError as error:
        message, hint = error.args
        raise click.ClickException(f"{path}: {message}\n  gợi ý: {hint}") from error
    names = [sheet.name for sheet in file.sheets]
    in_word = is_word_file(path)
    noun = "bảng" if in_word else "trang"
    if only and only not in names:
        raise click.ClickException(f'{path} không có {noun} "{only}"\n  gợi ý: các {noun}: {", ".join(names)}')
    tables, without = find_tables(file, registry, known, only)
    for name in file.hidden:
        click.echo(f'Trang "{name}" bị ẩn trong bảng, không đọc.')
    for sheet in file.sheets:
        if sheet.old_font:
            where, font = describe_sheet(sheet.name, in_word=in_word), _OLD_FONTS[sheet.old_font]
            click.echo(f"{where} gõ bằng phông {font}; đã đổi sang Unicode.")
    for name in without:
        click.echo(f"{describe_sheet(name, in_word=in_word)} không có dòng tên cột nào đọc được, bỏ qua.")
    if in_word and not names:
        raise click.ClickException(
            f"{path}: tệp Word này không có bảng nào\n"
            "  gợi ý: đưa danh sách vào một bảng, mỗi người một dòng, dòng đầu là tên cột (Họ tên, Phường…)"
        )
    if not tables:
        raise click.ClickException(
            f"{path}: không thấy bảng nào có cột họ tên\n"
            '  gợi ý: thêm một dòng tên cột, ít nhất có "Họ tên"; hoặc chỉ cột ấy bằng --column "Tên cột=Họ tên"'
        )
    for table in tables:
        click.echo(describe_table(table, in_word=in_word, is_minor=is_minor))
    return tables


_OLD_FONTS = {"tcvn3": "TCVN3 (.VnTime…)", "vni": "VNI-Windows"}


def _find_defaults(given: Mapping[str, Any], tables: Sequence[SheetTable], registry: Registry) -> Defaults:
    """Find what holds for all rows: what options say. What a title says holds for its own table."""
    # Wards and documents to choose from are those of the year and district that titles agree on.
    year = given["year"] or _get_only(table.title.year for table in tables)
    only_district = resolve_option("--district", given["district"], list_districts(registry))
    district = only_district or _get_only(table.title.district for table in tables)
    latest = registry.settings.latest_year
    documents = list_documents(registry, district, year)
    return Defaults(
        published=given["published"] or date.today(),
        year=given["year"],
        district=only_district,
        ward=resolve_option("--ward", given["ward"], list_wards(registry, district, year or latest)),
        field=resolve_option("--field", given["field"], list_fields(registry)),
        title=resolve_option("--award", given["title"], list_awards(registry, "person")),
        level=resolve_option("--level", given["level"], list_levels(registry)),
        document=resolve_option("--document", given["document"], documents),
        section=given["section"],
        is_minor=given["is_minor"],
    )


def _heed_options(table: SheetTable, given: Mapping[str, Any]) -> SheetTable:
    """Forget what the title of a table says where an option says something else."""
    title = table.title
    return replace(
        table,
        title=TableTitle(None if given["year"] else title.year, None if given["district"] else title.district),
    )


def _get_only(values: Iterable[_Value | None]) -> _Value | None:
    """Return the value that all have which are not None; None where they differ."""
    different = set(values) - {None}
    return different.pop() if len(different) == 1 else None


def _ask_titles(
    tables: Sequence[SheetTable], defaults: Defaults, registry: Registry, *, in_word: bool
) -> list[SheetTable]:
    """Ask for the year of each table that does not say it, and for the district where only others say it."""
    asked, has_district = list[SheetTable](), any(table.title.district for table in tables)
    for table in tables:
        year, district = table.title
        name = "Bảng" if len(tables) == 1 else describe_sheet(table.sheet, in_word=in_word)
        if (defaults.year or year) is None and lacks_item([table], "year", "date"):
            question = f"{name} không ghi năm. Năm của mọi dòng"
            year = ask_year(question, None, registry.settings.latest_year)
        if has_district and district is None and lacks_district(table, year or defaults.year):
            question = f"{name} không ghi quận, huyện. Quận, huyện của mọi dòng"
            district = ask_choice(question, list_districts(registry), None, optional=True)
        asked.append(replace(table, title=TableTitle(year, district)))
    return asked


def _ask_missing(defaults: Defaults, tables: Sequence[SheetTable], registry: Registry) -> tuple[Defaults, Registry]:
    """Ask for what neither the sheet nor an option says, and every profile needs; a document may be added."""
    offices = _find_offices(tables, registry, defaults)
    if len(offices) > 1:
        click.echo(f"{_describe_offices(offices)}; không rõ ai thuộc nơi nào, nên hồ sơ sẽ không ghi phường, xã.")
    elif offices and ask_yes(f"{_describe_offices(offices)}. Mọi người thuộc nơi ấy?", True):
        defaults = replace(defaults, ward=offices[0].ward)
    if defaults.field is None and lacks_item(tables, "field"):
        question = "Bảng không ghi lĩnh vực. Lĩnh vực của mọi dòng"
        defaults = replace(defaults, field=ask_choice(question, list_fields(registry), None))
    if defaults.document is None and lacks_item(tables, "document"):
        question = "Bảng không ghi văn bản. Văn bản nói tới những người này"
        year = defaults.year or _get_only(table.title.year for table in tables)
        district = defaults.district or _get_only(table.title.district for table in tables)
        document, registry = ask_document(question, district, year, registry)
        defaults = replace(defaults, document=document)
    return defaults, registry


def _find_offices(tables: Sequence[SheetTable], registry: Registry, defaults: Defaults) -> list[Office]:
    return [] if defaults.ward else find_offices(tables, registry, defaults.district, defaults.year)


def _describe_offices(offices: Sequence[Office]) -> str:
    lines = ", ".join(f"“{escape_invisible(office.line)}”" for office in offices)
    return f"Bảng không ghi phường, xã của từng người. Trên bảng có {lines}"


def _explain_unclear_ward(offices: Sequence[Office]) -> str:
    if len(offices) > 1:
        return (
            "không rõ ai thuộc nơi nào, nên chưa ghi gì\n"
            "  gợi ý: thêm cột “Phường/xã”; tất cả cùng một nơi thì chạy lại với --ward"
        )
    return (
        "không rõ mọi người có thuộc nơi ấy không, nên chưa ghi gì\n"
        f'  gợi ý: thuộc nơi ấy thì chạy lại với --ward "{offices[0].ward}"; không thì chạy lại không có --yes,'
        " lệnh hỏi thì trả lời k"
    )


def _ask_words(tables: Sequence[SheetTable], registry: Registry, memory: Memory) -> Memory:
    """Ask what the words mean that stand in no list of ours."""
    answers = dict[Item, dict[str, str]]()
    for word in find_unknown_words(tables, registry, memory.list_meanings(registry)):
        question = (
            f'Bảng ghi {get_label(word.item).lower()} là "{escape_invisible(word.text)}" ({word.rows} dòng). Là mục nào'
        )
        near = find_choices(word.text, word.choices)
        chosen = ask_choice(question, word.choices, near[0].id if len(near) == 1 else None, optional=True)
        if chosen:
            answers.setdefault(word.item, {})[word.text] = chosen
    return Memory(columns={}, words=answers)


def _remember(memory: Memory) -> None:
    path = PROJECT.data / FILE
    apply_changes(Changes(texts={path.as_posix(): write_memory(memory)}))
    click.echo(f"Đã nhớ điều vừa chỉ vào {path.as_posix()}.")
