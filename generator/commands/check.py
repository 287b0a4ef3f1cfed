"""`ntvt check`: everything wrong with the content, in one run."""

import sys
from functools import partial
from pathlib import Path

import click

from generator.building.archive import read_archive
from generator.commands.faults import told_plainly
from generator.commands.options import CONFIG_FILE, content_option, data_option
from generator.commands.progress import progress
from generator.commands.workers import workers
from generator.problems import tell
from generator.reading.pages import check_sources, read_pages


@click.command(help="Kiểm tra toàn bộ nội dung, chỉ ra từng chỗ cần sửa.")
@content_option
@data_option
def check(content: Path, data: Path) -> None:
    """Read everything, tell every problem."""
    with told_plainly(), workers() as executor, progress() as steps:
        archive = read_archive(content, data, executor, begin=partial(steps.begin, "Đọc hồ sơ"))
        _, problems = read_pages(content / "pages")
        problems = sorted({*archive.problems, *problems, *check_sources(CONFIG_FILE)})
    if problems:
        click.echo(tell(problems), err=True)
    if any(problem.level == "error" for problem in problems):
        sys.exit(1)
    click.echo(f"{archive.count} hồ sơ, không có lỗi.")
