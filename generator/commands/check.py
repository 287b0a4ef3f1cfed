"""`ntvt check`: everything wrong with the content, in one run."""

import sys
from functools import partial
from pathlib import Path

import click

from generator.building.archive import Archive, read_archive
from generator.building.plan import plan
from generator.checking.links import check_links
from generator.commands.faults import told_plainly
from generator.commands.options import CONFIG_FILE, content_option, data_option
from generator.commands.progress import progress
from generator.commands.workers import workers
from generator.planning.site import site_addresses
from generator.problems import tell
from generator.reading.host_settings import read_settings
from generator.reading.pages import read_pages
from generator.reading.strays import find_strays
from generator.records.problem import Problem


@click.command(help="Kiểm tra toàn bộ nội dung, chỉ ra từng chỗ cần sửa.")
@content_option
@data_option
def check(content: Path, data: Path) -> None:
    """Read everything, tell every problem."""
    with told_plainly(), workers() as executor, progress() as steps:
        archive = read_archive(content, data, executor, begin=partial(steps.begin, "Đọc hồ sơ"))
        strays = find_strays(content / "profiles")
        problems = sorted({*archive.problems, *strays, *_check_pages(archive, content / "pages")})
    if problems:
        click.echo(tell(problems), err=True)
    if any(problem.level == "error" for problem in problems):
        sys.exit(1)
    click.echo(f"{archive.count} hồ sơ, không có lỗi.")


def _check_pages(archive: Archive, folder: Path) -> list[Problem]:
    """Everything wrong with the editorial pages and the settings, as a build would find it."""
    pages, problems = read_pages(folder)
    settings, more = read_settings(CONFIG_FILE)
    links = [*settings.links, *pages.links]
    # Which pages there are is known when every profile is.
    unknown = [] if archive.is_faulty else check_links(links, site_addresses(plan(archive).site(archive)))
    return [*problems, *more, *unknown]
