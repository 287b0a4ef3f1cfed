"""`ntvt check`: everything wrong with the content, in one run."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator.commands.faults import told_plainly
from generator.commands.options import content_option, data_option
from generator.commands.workers import workers
from generator.problems import tell
from generator.reading.gallery import read_gallery
from generator.records.problem import Problem


@click.command(help="Kiểm tra toàn bộ nội dung, chỉ ra từng chỗ cần sửa.")
@content_option
@data_option
def check(content: Path, data: Path) -> None:
    """Read everything, tell every problem."""
    with told_plainly(), workers() as executor:
        gallery, problems = read_gallery(content, data, executor)
        refuse_errors(problems)
    click.echo(f"{len(gallery.profiles)} hồ sơ, không có lỗi.")


def refuse_errors(problems: Sequence[Problem]) -> None:
    """Tell all problems; leave with exit code 1 when one of them is an error."""
    if problems:
        click.echo(tell(problems), err=True)
    if any(problem.level == "error" for problem in problems):
        sys.exit(1)
