"""`ntvt stats`: count people, collectives, mentions and awards."""

from collections.abc import Sequence
from pathlib import Path

import click

from generator.commands.errors import report_errors
from generator.commands.options import WordChoice
from generator.commands.sheet_output import read_profiles, write_new_file
from generator.editing.sheets.counting import make_counts
from generator.editing.sheets.sheet_writer import OutputTable, write_csv, write_xlsx
from generator.vietnamese import format_number

_BY = ("unit", "month", "field", "year")
_SUFFIXES = {"text": ".txt", "csv": ".csv", "xlsx": ".xlsx"}
"""The suffix of a file in each format."""

_OVERLAP = "Ai có ở nhiều dòng thì dòng “Tất cả” chỉ tính một lần, nên các dòng cộng lại có thể lớn hơn."


@click.command()
@click.option(
    "--by", type=WordChoice(_BY), help="Theo phường (unit), tháng đăng (month), lĩnh vực (field), năm (year)."
)
@click.option("--format", "format_", type=WordChoice(list(_SUFFIXES)), help="Viết thành chữ, .csv hoặc .xlsx.")
@click.option("--out", type=click.Path(path_type=Path), metavar="TỆP", help="Ghi vào tệp này.")
@click.option("--yes", is_flag=True, help="Ghi đè tệp đã có, không hỏi.")
def stats(by: str | None, format_: str | None, out: Path | None, yes: bool) -> None:
    """Print the counts, or write them to a file."""
    format_ = _find_format(format_, out)
    with report_errors():
        profiles, registry = read_profiles()
        tables = [make_counts(name, profiles, registry) for name in ([by] if by else _BY)]
        data = _write(tables, format_)
        if out is None:
            click.echo(data.decode(), nl=False)
        elif write_new_file(out, data, yes=yes):
            click.echo(f"Đã ghi vào {out}.")


def _find_format(given: str | None, out: Path | None) -> str:
    """Return the format that the name of a file says. Raises UsageError, also where `given` is another."""
    if out is None:
        if given == "xlsx":
            raise click.UsageError("--format xlsx cần thêm --out TỆP.xlsx")
        return given or "text"
    suffix = out.suffix.lower()
    named = next((format_ for format_, own in _SUFFIXES.items() if own == suffix), None)
    if named is None:
        raise click.UsageError(f'không ghi được tệp "{out}"; tên tệp phải có đuôi .xlsx, .csv hoặc .txt')
    if given not in (None, named):
        raise click.UsageError(f'--format {given} cần tệp có đuôi {_SUFFIXES[given]}, mà --out ghi "{out}"')
    return named


def _write(tables: Sequence[OutputTable], format_: str) -> bytes:
    if format_ == "xlsx":
        return write_xlsx(tables)
    return write_csv(tables) if format_ == "csv" else "\n".join(map(_format_table, tables)).encode()


def _format_table(table: OutputTable) -> str:
    """Format a table for a terminal: the first column on the left, numbers on the right."""
    rows = [list(table.headings), *([_format_cell(value) for value in row] for row in table.rows)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(table.headings))]
    lines = [_format_row(row, widths) for row in rows]
    return "".join(f"{line}\n" for line in [*lines, *([_OVERLAP] if _overlaps(table) else [])])


def _overlaps(table: OutputTable) -> bool:
    """Whether a number of the last row is less than the sum of those above it."""
    *rows, total = (row[1:] for row in table.rows)
    return any(number != sum(column) for number, *column in zip(total, *rows, strict=True))


def _format_row(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(row, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(text.rjust(width) for text, width in others)])


def _format_cell(value: object) -> str:
    return format_number(value) if isinstance(value, int) else str(value)
