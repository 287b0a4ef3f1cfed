"""`ntvt check`: everything wrong with the content, in one run."""

import sys
from pathlib import Path

import click

from generator.build import Project, check_gallery
from generator.cache import no_cache
from generator.commands.faults import told_plainly
from generator.commands.options import CONFIG_FILE, content_option, data_option
from generator.commands.progress import progress
from generator.commands.workers import workers
from generator.problems import format_problems
from generator.records.problem import has_errors
from generator.steps.tasks import Tasks


@click.command(help="Kiểm tra toàn bộ nội dung, chỉ ra từng chỗ cần sửa.")
@content_option
@data_option
def check(content: Path, data: Path) -> None:
    """Read everything, tell every problem."""
    with (
        told_plainly(),
        workers() as executor,
        progress() as bars,
        Tasks(executor, bars.begin) as tasks,
        no_cache() as cache,
    ):
        profiles, problems = check_gallery(Project(content, data, CONFIG_FILE), cache, tasks)
    if problems:
        click.echo(format_problems(problems), err=True)
    if has_errors(problems):
        sys.exit(1)
    click.echo(f"{profiles} hồ sơ, không có lỗi.")
