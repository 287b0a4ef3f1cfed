"""`ntvt check`: report everything that is wrong with the content, in one run."""

import sys
from pathlib import Path

import click

import generator.build
from generator.cache import no_cache
from generator.commands.errors import report_errors
from generator.commands.options import CONFIG_FILE, content_option, data_option
from generator.commands.progress import show_progress
from generator.commands.workers import start_workers
from generator.problems import format_problems
from generator.records.problem import has_errors
from generator.rendering.views.parts import format_number
from generator.steps.gallery import Project
from generator.steps.tasks import Tasks


@click.command(help="Kiểm tra toàn bộ nội dung, chỉ ra từng chỗ cần sửa.")
@content_option
@data_option
def check(content: Path, data: Path) -> None:
    """Read everything and report every problem."""
    with (
        report_errors(),
        start_workers() as executor,
        show_progress() as bars,
        Tasks(executor, bars.start_bar) as tasks,
        no_cache() as cache,
    ):
        profiles, problems = generator.build.check(Project(content, data, CONFIG_FILE), cache, tasks)
    if problems:
        click.echo(format_problems(problems), err=True)
    if has_errors(problems):
        sys.exit(1)
    click.echo(f"{format_number(profiles)} hồ sơ, không có lỗi.")
