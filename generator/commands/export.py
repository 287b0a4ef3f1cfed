"""`ntvt export`: write the profiles as a sheet."""

from pathlib import Path

import click

from generator.commands.errors import report_errors
from generator.commands.options import YearType
from generator.commands.questions import resolve_option
from generator.commands.sheet_output import read_profiles, write_new_file
from generator.editing.choices import list_districts, list_units
from generator.editing.sheets.exporting import choose_for_decision, list_occasions, make_decision, make_list
from generator.editing.sheets.sheet_writer import write_csv, write_xlsx

_WRITERS = {".xlsx": write_xlsx, ".csv": write_csv}


@click.command()
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.option("--decision", is_flag=True, help="Danh sách đánh số theo phường, xã, để kèm một quyết định.")
@click.option("--year", type=YearType(), metavar="NĂM", help="Chỉ của năm này.")
@click.option("--district", metavar="CHỮ", help="Chỉ của quận, huyện này.")
@click.option(
    "--ward",
    metavar="CHỮ",
    help="Chỉ của phường, xã này; phường, xã hiện nay gồm cả các phường, xã cũ đã nhập vào.",
)
@click.option("--yes", is_flag=True, help="Ghi đè tệp đã có, không hỏi.")
def export(file: Path, decision: bool, year: int | None, district: str | None, ward: str | None, yes: bool) -> None:
    """Write a sheet of all profiles, or those of a year, a district or a ward."""
    write = _WRITERS.get(file.suffix.lower())
    if write is None:
        raise click.UsageError(f'không ghi được tệp "{file}"; tên tệp phải có đuôi .xlsx hoặc .csv')
    with report_errors():
        profiles, registry = read_profiles()
        district_id = resolve_option("--district", district, list_districts(registry))
        ward_id = resolve_option("--ward", ward, list_units(registry))
        occasions = list_occasions(profiles, registry, year, district_id, ward_id)
        if decision:
            occasions = choose_for_decision(occasions)
            table = make_decision(occasions, registry)
        else:
            table = make_list(occasions, registry)
        if not occasions:
            raise click.ClickException(
                "không có hồ sơ nào như vậy, nên chưa ghi gì\n  gợi ý: xem lại --year, --district và --ward"
            )
        if write_new_file(file, write([table]), yes=yes):
            people = len({profile.slug for profile, _ in occasions})
            click.echo(f"Đã ghi {len(occasions)} dòng của {people} hồ sơ vào {file}.")
