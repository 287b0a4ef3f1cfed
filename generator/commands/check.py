"""`ntvt check`: everything wrong with the content, in one run."""

import sys
from functools import partial
from pathlib import Path

import click

from generator.building.archive import read_archive
from generator.commands.faults import told_plainly
from generator.commands.options import content_option, data_option
from generator.commands.progress import progress
from generator.commands.workers import workers
from generator.problems import tell


@click.command(help="Kiểm tra toàn bộ nội dung, chỉ ra từng chỗ cần sửa.")
@content_option
@data_option
def check(content: Path, data: Path) -> None:
    """Read everything, tell every problem."""
    with told_plainly(), workers() as executor, progress() as steps:
        archive = read_archive(content, data, executor, begin=partial(steps.begin, "Đọc hồ sơ"))
    if archive.problems:
        click.echo(tell(archive.problems), err=True)
    if archive.is_faulty:
        sys.exit(1)
    click.echo(f"{archive.count} hồ sơ, không có lỗi.")
