"""`ntvt build`: the whole site."""

import gc
import logging
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache as once
from functools import partial
from pathlib import Path

import click

from generator.build import build_site
from generator.building.archive import read_archive
from generator.commands.faults import told_plainly
from generator.commands.options import CONFIG_FILE, content_option, data_option, out_option
from generator.commands.progress import progress
from generator.commands.workers import workers
from generator.problems import tell
from generator.publishing.cache import NO_CACHE, Cache, open_cache
from generator.publishing.publish import ForeignFolderError, Published, is_unfinished, recover, refuse_foreign
from generator.reading.digests import digest_looks, digest_words
from generator.reading.theme import Theme, read_theme
from generator.records.problem import Problem
from generator.rendering.shell import Chrome
from generator.rendering.templates import Templates


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a build came to: how many profiles there are, what is wrong; `done` is None when nothing was published."""

    profiles: int
    problems: list[Problem]
    done: Published | None


@click.command(help="Dựng toàn bộ trang web.")
@content_option
@data_option
@out_option
def build(content: Path, data: Path, out: Path) -> None:
    """Check first; only a gallery without errors is written."""
    started = time.monotonic()
    with told_plainly(out), workers() as executor:
        made = make_site(content, data, out, executor)
    if made.problems:
        click.echo(tell(made.problems), err=True)
    if made.done is None:
        sys.exit(1)
    click.echo(
        f"{made.profiles} hồ sơ, {made.done.files} tệp ({made.done.size / 1e6:.1f} MB): "
        f"ghi mới {made.done.written}, xóa {made.done.deleted}, hết {seconds_since(started)} giây.\n"
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
def make_site(content: Path, data: Path, out: Path, executor: Executor | None) -> Outcome:
    """Read, check, build and publish, with what earlier builds of the same folder kept."""
    _refuse(out)
    with open_cache(out, _wait) as cache, progress() as steps:
        _complete(out)
        words, looks = digest_words(data), digest_looks(CONFIG_FILE, content)
        faces = once(partial(_faces, content / "pages", cache, looks))
        archive = read_archive(content, data, executor, cache, words, partial(steps.begin, "Đọc hồ sơ"), faces)
        if archive.is_faulty:
            archive.keep()
            return Outcome(profiles=archive.count, problems=archive.problems, done=None)
        chrome, theme, templates = faces()
        if (words, looks) != (digest_words(data), digest_looks(CONFIG_FILE, content)):
            # What was read is of two minds; nothing of it is kept.
            archive.cache = NO_CACHE
        tick = steps.begin("Dựng trang", archive.count)
        done, problems = build_site(archive, chrome, theme, out, executor, tick, looks, templates)
        if done is not None:
            cache.drop_unused()
        return Outcome(profiles=archive.count, problems=[*archive.problems, *problems], done=done)


def seconds_since(started: float) -> str:
    """How long it took, as Vietnamese write numbers."""
    return f"{time.monotonic() - started:.1f}".replace(".", ",")


def _refuse(out: Path) -> None:
    """Leave a folder of others alone."""
    try:
        refuse_foreign(out)
    except ForeignFolderError as error:
        raise click.ClickException(
            f"thư mục {error} có tệp không phải do kho này tạo ra, nên không ghi gì vào đó.\n"
            "  gợi ý: chọn thư mục khác bằng --out, hoặc tự dọn thư mục ấy trước"
        ) from error


def _wait() -> None:
    click.echo("Một lệnh dựng trang khác đang chạy cho thư mục này; chờ lệnh ấy xong rồi dựng tiếp.", err=True)


def _complete(out: Path) -> None:
    """Replace what a run that was cut off left to replace."""
    if is_unfinished(out):
        recover(out)
        click.echo(f"Lần chạy trước bị ngắt khi đang thay trang ở {out}; đã thay nốt.", err=True)


def _faces(pages: Path, cache: Cache, looks: str) -> tuple[Chrome, Theme, Templates]:
    """All that pages are made with but words: the host's chrome, the theme, its templates set up."""
    chrome, theme = _chrome(pages, cache, looks), read_theme(CONFIG_FILE.parent / "theme")
    return chrome, theme, Templates(theme.templates, cache)


def _chrome(pages: Path, cache: Cache, looks: str) -> Chrome:
    """The host's chrome; the host is not started where it would make the same again and had nothing to say."""
    kept: Chrome | None = cache.get("chrome", looks)
    if kept is not None:
        return kept
    # The host takes longer to load than all else together.
    from generator.host.chrome import render_chrome

    with _told_by_the_host() as echo:
        chrome = render_chrome(CONFIG_FILE, pages)
    if not echo.told:
        cache.put(chrome, "chrome", looks)
    return chrome


class _Echo(logging.Handler):
    """What the host says of an editorial page, such as a link that leads nowhere; `told` counts."""

    told = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.told += 1
        if isinstance(sys.exception(), OSError):
            # The host passes it on, and it is told once, in plain words.
            return
        click.echo(f"trang biên tập: {record.getMessage()}", err=True)


@contextmanager
def _told_by_the_host() -> Iterator[_Echo]:
    """Tell the host's warnings; by itself it would only say how many there were."""
    echo, log = _Echo(logging.WARNING), logging.getLogger("mkdocs")
    log.addHandler(echo)
    try:
        yield echo
    finally:
        log.removeHandler(echo)
