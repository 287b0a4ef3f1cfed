"""`ntvt build`: the whole site."""

import gc
import logging
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path

import click

from generator.build import BuildResult, Project, build
from generator.cache import DamagedCacheError, delete_cache, open_cache
from generator.commands.faults import told_plainly
from generator.commands.options import CONFIG_FILE, content_option, data_option, out_option
from generator.commands.progress import progress
from generator.commands.workers import workers
from generator.problems import format_problems
from generator.publishing.publish import ForeignFolderError, is_unfinished, recover, refuse_foreign
from generator.rendering.shell import Chrome
from generator.steps.tasks import Tasks

log = logging.getLogger("generator.build")


@click.command("build", help="Dựng toàn bộ trang web.")
@content_option
@data_option
@out_option
def build_command(content: Path, data: Path, out: Path) -> None:
    """Check first; only a gallery without errors is written."""
    started = time.monotonic()
    with told_plainly(out), workers() as executor:
        result = make_site(Project(content, data, CONFIG_FILE), out, executor)
    report(result)
    if result.published is None:
        sys.exit(1)
    published = result.published
    click.echo(
        f"{result.profiles} hồ sơ, {published.files} tệp ({published.size / 1e6:.1f} MB): "
        f"ghi mới {published.written}, xóa {published.deleted}, hết {seconds_since(started)} giây.\n"
        f"Trang nằm ở {out}/ ; xem thử: ntvt serve, hoặc python3 -m http.server -d {out}"
    )


@contextmanager
def _without_cycles() -> Iterator[None]:
    """Records hold no cycles and the build is short: looking for cycles would cost an eighth of its time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


# Around the whole call: only when it has returned, and let go of all records, is there little to look through.
@_without_cycles()
def make_site(project: Project, out: Path, executor: Executor | None) -> BuildResult:
    """Build the site in `out`, and use what earlier builds of it kept."""
    _refuse_foreign(out)
    try:
        return _build(project, out, executor)
    except DamagedCacheError as error:
        log.warning("bộ nhớ đệm %s bị hỏng; xóa đi và làm lại từ đầu", error)
        delete_cache(out)
        return _build(project, out, executor)


def report(result: BuildResult) -> None:
    """Print everything that is wrong."""
    for warning in result.warnings:
        click.echo(f"trang biên tập: {warning}", err=True)
    if result.problems:
        click.echo(format_problems(result.problems), err=True)


def seconds_since(started: float) -> str:
    """How long it took, as Vietnamese write numbers."""
    return f"{time.monotonic() - started:.1f}".replace(".", ",")


def _build(project: Project, out: Path, executor: Executor | None) -> BuildResult:
    with progress() as bars, Tasks(executor, bars.begin) as tasks, open_cache(out, _say_wait) as cache:
        _complete(out)
        return build(project, out, cache, tasks, _render_host)


def _render_host(config_file: Path, pages: Path) -> Chrome:
    # The host takes longer to load than all else together.
    from generator.host.chrome import render_chrome

    return render_chrome(config_file, pages)


def _refuse_foreign(out: Path) -> None:
    """Leave a folder of others alone."""
    try:
        refuse_foreign(out)
    except ForeignFolderError as error:
        raise click.ClickException(
            f"thư mục {error} có tệp không phải do kho này tạo ra, nên không ghi gì vào đó.\n"
            "  gợi ý: chọn thư mục khác bằng --out, hoặc tự dọn thư mục ấy trước"
        ) from error


def _say_wait() -> None:
    click.echo("Một lệnh dựng trang khác đang chạy cho thư mục này; chờ lệnh ấy xong rồi dựng tiếp.", err=True)


def _complete(out: Path) -> None:
    """Replace what a run that was cut off left to replace."""
    if is_unfinished(out):
        recover(out)
        click.echo(f"Lần chạy trước bị ngắt khi đang thay trang ở {out}; đã thay nốt.", err=True)
