"""`ntvt build`: the whole site."""

import gc
import logging
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from generator.build import build_site
from generator.commands.check import checked_gallery
from generator.commands.faults import told_plainly
from generator.commands.options import CONFIG_FILE, content_option, data_option, out_option
from generator.commands.progress import progress
from generator.commands.workers import workers
from generator.host.chrome import render_chrome
from generator.problems import tell
from generator.publishing.publish import ForeignFolderError, is_unfinished, recover, refuse_foreign
from generator.reading.theme import read_theme


@click.command(help="Dựng toàn bộ trang web.")
@content_option
@data_option
@out_option
def build(content: Path, data: Path, out: Path) -> None:
    """Check first; only a gallery without errors is written."""
    started = time.monotonic()
    with told_plainly(out):
        _make_ready(out)
        with _without_cycles(), workers() as executor:
            gallery = checked_gallery(content, data, executor)
            with _told_by_the_host():
                chrome = render_chrome(CONFIG_FILE, content / "pages")
            theme = read_theme(CONFIG_FILE.parent / "theme")
            with progress(len(gallery.profiles)) as tick:
                done, problems = build_site(gallery, chrome, theme, out, executor, tick)
    if done is None:
        click.echo(tell(problems), err=True)
        sys.exit(1)
    seconds = f"{time.monotonic() - started:.1f}".replace(".", ",")
    click.echo(
        f"{len(gallery.profiles)} hồ sơ, {done.files} tệp ({done.size / 1e6:.1f} MB): "
        f"ghi mới {done.written}, xoá {done.deleted}, hết {seconds} giây.\n"
        f"Trang nằm ở {out}/ ; xem thử: ntvt serve, hoặc python3 -m http.server -d {out}"
    )


def _make_ready(out: Path) -> None:
    """Refuse a folder of others; replace what a run that was cut off left to replace."""
    try:
        refuse_foreign(out)
    except ForeignFolderError as error:
        raise click.ClickException(
            f"thư mục {error} có tệp không phải do kho này tạo ra, nên không ghi gì vào đó.\n"
            "  gợi ý: chọn thư mục khác bằng --out, hoặc tự dọn thư mục ấy trước"
        ) from error
    if is_unfinished(out):
        recover(out)
        click.echo(f"Lần chạy trước bị ngắt khi đang thay trang ở {out}; đã thay nốt.", err=True)


@contextmanager
def _without_cycles() -> Iterator[None]:
    """Records hold no cycles and the build is short: looking for cycles would cost an eighth of its time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class _Echo(logging.Handler):
    """What the host says of an editorial page, such as a link that leads nowhere."""

    def emit(self, record: logging.LogRecord) -> None:
        if isinstance(sys.exception(), OSError):
            # The host passes it on, and it is told once, in plain words.
            return
        click.echo(f"trang biên tập: {record.getMessage()}", err=True)


@contextmanager
def _told_by_the_host() -> Iterator[None]:
    """Tell the host's warnings; by itself it would only say how many there were."""
    echo, log = _Echo(logging.WARNING), logging.getLogger("mkdocs")
    log.addHandler(echo)
    try:
        yield
    finally:
        log.removeHandler(echo)
