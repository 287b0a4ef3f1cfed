"""`ntvt serve`: a preview that follows every edit."""

import gc
import time
from pathlib import Path

import click

from generator.build import Project
from generator.commands.build import make_site, report, seconds_since
from generator.commands.faults import INTERRUPTED, told_plainly
from generator.commands.options import CONFIG_FILE, CONTENT, DATA
from generator.commands.workers import workers
from generator.problems import tell

HOST, PORT = "127.0.0.1", 8000
PREVIEW = Path(".cache/preview")
"""The preview's own site: what is to be published is left alone, and the next preview starts where this one ended."""


@click.command(help="Xem trước trên máy này; trang tự cập nhật khi sửa nội dung, danh mục hay giao diện.")
def serve() -> None:
    """Serve this project until Ctrl-C."""
    # The other commands are not to wait for the host to load.
    from generator.host.serve import Preview

    with told_plainly():
        preview = Preview(_build, PREVIEW, HOST, PORT)
        click.echo(f"Trang xem trước: http://{HOST}:{PORT}/ (Ctrl-C để dừng)")
        preview.start([CONTENT, DATA, CONFIG_FILE.parent / "theme"], CONFIG_FILE)


def _build() -> str:
    """Build the preview; gives what is wrong, told in the terminal, too, or nothing. The last good pages stay."""
    started = time.monotonic()
    try:
        # Threads serve and watch: a worker must not start as a copy of this process.
        with told_plainly(PREVIEW), workers("spawn") as executor:
            result = make_site(Project(CONTENT, DATA, CONFIG_FILE), PREVIEW, executor)
    except SystemExit as stop:
        if stop.code == INTERRUPTED:
            raise
        return "Chưa dựng lại được trang; lý do hiện ở cửa sổ dòng lệnh."
    finally:
        gc.collect()
    report(result)
    if result.published is None:
        return tell(result.problems)
    click.echo(f"{result.profiles} hồ sơ: ghi mới {result.published.written}, hết {seconds_since(started)} giây.")
    return ""
