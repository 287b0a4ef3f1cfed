"""`ntvt serve`: show a preview that follows every edit."""

import gc
import sys
import time
from collections.abc import Collection, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path

import click

from generator.build import BuildResult
from generator.cache import DamagedCacheError, open_cache
from generator.commands.build import format_seconds, make_site, report_result
from generator.commands.errors import report_errors
from generator.commands.options import CONFIG_FILE, CONTENT, DATA, PROJECT
from generator.commands.vietnamese import INTERRUPTED
from generator.commands.workers import WorkerPool
from generator.host.serve import Preview
from generator.host.watch import WatchLimitError
from generator.problems import format_problems
from generator.reading.files import ChangedError
from generator.reading.host_settings import read_settings
from generator.records.problem import InvalidInputError
from generator.steps.saved_pages import render_saved_pages
from generator.vietnamese import format_number

HOST, PORT = "127.0.0.1", 8000
PREVIEW = Path(".cache/preview")
"""The folder of the preview's site: apart from the published one, and kept, so that the next preview starts fast."""

_LIMIT = """lỗi: máy không cho theo dõi thêm thư mục nào nữa (fs.inotify.max_user_watches hoặc max_user_instances)
  gợi ý: chạy lại với --poll: ntvt serve --poll
  gợi ý: hoặc nhờ người quản lý máy nâng giới hạn: sudo sysctl fs.inotify.max_user_watches=524288"""


@click.command()
@click.option("--poll", is_flag=True, help="Tự dò xem tệp nào đã đổi; dùng cho thư mục mạng hoặc khi máy không tự báo.")
def serve(poll: bool) -> None:
    """Serve this project until Ctrl-C."""
    missing = [str(folder) for folder in (CONTENT, DATA) if not folder.is_dir()]
    if missing:
        raise click.UsageError(f'không có thư mục "{missing[0]}"; chạy lệnh này ở thư mục gốc của kho')
    settings, problems = read_settings(CONFIG_FILE)
    if any(problem.code == "unreadable" for problem in problems):
        click.echo(format_problems(problems), err=True)
        sys.exit(1)
    # "spawn", since a process with threads (here the server and the watcher) must not be forked.
    with report_errors(), closing(WorkerPool("spawn")) as pool:
        preview = Preview(partial(_build, pool), _render_saved, PREVIEW, (HOST, PORT), settings.prefix)
        click.echo(f"Trang xem trước: http://{HOST}:{PORT}{settings.prefix} (Ctrl-C để dừng)")
        try:
            preview.start([CONTENT, DATA, CONFIG_FILE.parent / "theme"], CONFIG_FILE, poll=poll)
        except WatchLimitError:
            click.echo(_LIMIT, err=True)
            sys.exit(1)


def _build(pool: WorkerPool) -> str:
    """Build the preview and print what is wrong; return it, too, or "". With an error, the last good pages stay."""
    started = time.monotonic()
    try:
        result = _make_preview(pool)
    except InvalidInputError as error:
        problems = format_problems(error.problems)
        click.echo(problems, err=True)
        return problems
    except SystemExit as stop:
        if stop.code == INTERRUPTED:
            raise
        return "Chưa dựng lại được trang; lý do hiện ở cửa sổ dòng lệnh."
    finally:
        gc.collect()
    report_result(result)
    if result.published is None:
        return format_problems(result.problems)
    counts = f"{format_number(result.profiles)} hồ sơ: ghi mới {format_number(result.published.written)}"
    click.echo(f"{counts}, hết {format_seconds(started)} giây.")
    return ""


def _render_saved(paths: Collection[str]) -> Mapping[str, bytes]:
    """Render the pages of saved profiles, to be shown until the whole site is built."""
    try:
        with open_cache(PREVIEW) as cache:
            cache.discard()
            return render_saved_pages(paths, PROJECT, cache)
    except (DamagedCacheError, ChangedError, OSError):
        # The build that follows meets the same, and says so.
        return {}


def _make_preview(pool: WorkerPool) -> BuildResult:
    with report_errors(PREVIEW, report_problems=False), pool.lend() as executor:
        return make_site(PROJECT, PREVIEW, executor)
