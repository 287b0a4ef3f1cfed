"""`ntvt check`: everything wrong with the content, in one run."""

import sys
from concurrent.futures import Executor
from pathlib import Path

import click

from generator.commands.faults import told_plainly
from generator.commands.options import content_option, data_option
from generator.commands.workers import workers
from generator.problems import tell
from generator.publishing.cache import Cache
from generator.reading.gallery import NO_CACHE, read_gallery
from generator.records.gallery import Gallery


@click.command(help="Kiểm tra toàn bộ nội dung, chỉ ra từng chỗ cần sửa.")
@content_option
@data_option
def check(content: Path, data: Path) -> None:
    """Read everything, tell every problem."""
    with told_plainly(), workers() as executor:
        gallery = checked_gallery(content, data, executor)
    click.echo(f"{len(gallery.profiles)} hồ sơ, không có lỗi.")


def checked_gallery(
    content: Path, data: Path, executor: Executor, cache: Cache = NO_CACHE, made_from: str = ""
) -> Gallery:
    """Read the gallery and tell its problems; leave with exit code 1 when one of them is an error."""
    gallery, problems = read_gallery(content, data, executor, cache, made_from)
    if problems:
        click.echo(tell(problems), err=True)
    if any(problem.level == "error" for problem in problems):
        sys.exit(1)
    return gallery
