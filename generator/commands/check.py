"""`ntvt check`: everything wrong with the content, in one run."""

import sys
from pathlib import Path

import click

from generator.commands.faults import told_plainly
from generator.commands.options import content_option, data_option
from generator.commands.workers import workers
from generator.problems import tell
from generator.reading.gallery import read_gallery


@click.command(help="Kiểm tra toàn bộ nội dung, chỉ ra từng chỗ cần sửa.")
@content_option
@data_option
def check(content: Path, data: Path) -> None:
    """Read everything, tell every problem."""
    with told_plainly(), workers() as executor:
        gallery, problems = read_gallery(content, data, executor)
    if problems:
        click.echo(tell(problems), err=True)
    if any(problem.level == "error" for problem in problems):
        sys.exit(1)
    click.echo(f"{len(gallery.profiles)} hồ sơ, không có lỗi.")
