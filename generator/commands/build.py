"""`ntvt build`: build the whole site."""

import gc
import logging
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path

import click

from generator.build import BuildResult, build
from generator.cache import DamagedCacheError, delete_cache, open_cache
from generator.commands.errors import report_errors
from generator.commands.options import CONFIG_FILE, content_option, data_option, out_option
from generator.commands.progress import report_wait, show_progress
from generator.commands.workers import start_workers
from generator.problems import format_problems
from generator.publishing.publish import ForeignFolderError, is_unfinished, recover, refuse_foreign, refuse_input
from generator.rendering.shell import HostPages
from generator.steps.gallery import Project
from generator.steps.tasks import Tasks
from generator.vietnamese import format_number

log = logging.getLogger("generator.build")


@click.command()
@content_option
@data_option
@out_option
@click.option("--cards", is_flag=True, help="Vẽ ảnh chia sẻ và mã QR cho mỗi hồ sơ mới hoặc vừa sửa.")
def build_command(content: Path, data: Path, out: Path, cards: bool) -> None:
    """Check the content, and write the site if there is no error."""
    started = time.monotonic()
    with report_errors(out), start_workers() as executor:
        result = make_site(Project(content, data, CONFIG_FILE), out, executor, cards)
    report_result(result)
    if result.published is None:
        sys.exit(1)
    published = result.published
    click.echo(
        f"{format_number(result.profiles)} hồ sơ, {format_number(published.files)} tệp "
        f"({_format_megabytes(published.size)} MB): ghi mới {format_number(published.written)}, "
        f"xóa {format_number(published.deleted)}, hết {format_seconds(started)} giây.\n"
        f"Trang nằm ở {out}/ ; xem thử: ntvt serve, hoặc python3 -m http.server -d {out}"
    )


@contextmanager
def without_cycles() -> Iterator[None]:
    """Do not look for cycles of objects: records hold none. Saves a tenth of a build after an edit."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


# Around the whole call: only when it has returned, and let go of all records, is there little to look through.
@without_cycles()
def make_site(project: Project, out: Path, executor: Executor | None, draws_cards: bool = False) -> BuildResult:
    """Build the site in `out`, using the cache of earlier builds; `draws_cards`: see `Look`."""
    _refuse_input(project, out)
    _refuse_foreign(out)
    try:
        return _build(project, out, executor, draws_cards)
    except DamagedCacheError as error:
        log.warning("bộ nhớ đệm %s bị hỏng nên đã được xóa; trang được dựng lại từ đầu", error)
        delete_cache(out)
        return _build(project, out, executor, draws_cards)


def report_result(result: BuildResult) -> None:
    """Print the warnings of the host and the problems in the content."""
    for warning in result.warnings:
        click.echo(f"trang biên tập: {warning}", err=True)
    if result.problems:
        click.echo(format_problems(result.problems), err=True)


def format_seconds(started: float) -> str:
    """Format the seconds since `started` (of `time.monotonic`), with the Vietnamese decimal comma."""
    return f"{time.monotonic() - started:.1f}".replace(".", ",")


def _format_megabytes(size: int) -> str:
    return f"{size / 1e6:.1f}".replace(".", ",")


def _build(project: Project, out: Path, executor: Executor | None, draws_cards: bool) -> BuildResult:
    with show_progress() as bars, Tasks(executor, bars.start_bar) as tasks, open_cache(out, report_wait) as cache:
        _finish_publishing(out)
        return build(project, out, cache, tasks, _render_host, draws_cards)


def _render_host(config_file: Path, pages: Path) -> HostPages:
    # Imported in the worker that needs it: importing MkDocs takes longer than all other imports together.
    from generator.host.render import render_host_pages

    return render_host_pages(config_file, pages)


def _refuse_input(project: Project, out: Path) -> None:
    """Raise ClickException if `out` lies in a folder that the site is made from."""
    try:
        refuse_input(out, project.folders)
    except ForeignFolderError as error:
        raise click.ClickException(
            f"thư mục {error} nằm trong thư mục nội dung, danh mục hoặc giao diện, nên không đặt trang ở đó.\n"
            "  gợi ý: chọn thư mục khác bằng --out"
        ) from error


def _refuse_foreign(out: Path) -> None:
    """Raise ClickException if `out` has files that no build made."""
    try:
        refuse_foreign(out)
    except ForeignFolderError as error:
        raise click.ClickException(
            f"thư mục {error} có tệp không phải do kho này tạo ra, nên không ghi gì vào đó.\n"
            "  gợi ý: chọn thư mục khác bằng --out, hoặc tự dọn thư mục ấy trước"
        ) from error


def _finish_publishing(out: Path) -> None:
    """Replace the files that an interrupted run left to be replaced."""
    if is_unfinished(out):
        recover(out)
        click.echo(f"Lần chạy trước bị ngắt khi đang thay trang ở {out}; đã thay nốt.", err=True)
