"""Let the host render its pages, from a command."""

import logging
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import mkdocs.commands.build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from msgspec.structs import replace

from generator.checking.links import SCHEME
from generator.host.plugin import GalleryPlugin
from generator.publishing.filenames import with_filename
from generator.publishing.temporary import temporary_folder, temporary_place
from generator.reading.files import list_files
from generator.reading.host_settings import read_settings
from generator.reading.pages import read_pages
from generator.records.problem import InvalidInputError, error_at
from generator.rendering.shell import HostPages
from generator.rendering.templates import report_template_errors


def render_host_pages(config_file: Path, pages: Path) -> HostPages:
    """Let MkDocs render the editorial pages of `pages` and the shells; where there are none, the shells alone.

    May run in any process: nothing is printed. Raises InvalidInputError.
    """
    _, problems = read_settings(config_file)
    if problems:
        raise InvalidInputError(sorted({*problems, *read_pages(pages)[1]}))
    received = list[HostPages]()
    with _collect_messages(config_file) as messages, with_filename(temporary_place()), temporary_folder() as empty:
        has_pages = bool(list_files(pages, (".md",))[0])
        docs = pages if has_pages else Path(empty)
        config = load_config(str(config_file), docs_dir=str(docs.absolute()))
        if not has_pages:
            config.nav = _gallery_only(config.nav or [])
        plugin = config.plugins["ntvt"]
        assert isinstance(plugin, GalleryPlugin)
        plugin.receive_host_pages = received.append
        # MkDocs does not notify the plugin of Ctrl-C.
        with closing(plugin):
            mkdocs.commands.build.build(config)
    return replace(received[0], warnings=tuple(messages))


@contextmanager
def _collect_messages(config_file: Path) -> Iterator[list[str]]:
    """Collect what MkDocs logs. Where it gives up, raise InvalidInputError with all of it."""
    log, handler = logging.getLogger("mkdocs"), _Collector(logging.WARNING)
    log.addHandler(handler)
    try:
        with report_template_errors():
            yield handler.messages
    except MkDocsException as error:
        messages = handler.messages or [error.format_message()]
        hint = "sửa chỗ MkDocs nói đến, trong tệp này hoặc trong content/pages/"
        path = config_file.as_posix()
        raise InvalidInputError(
            [error_at(path, 1, 1, "host", f"MkDocs báo: {text}", hint) for text in messages]
        ) from error
    finally:
        log.removeHandler(handler)


class _Collector(logging.Handler):
    """Collects log messages."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        # An OSError leaves by itself, and gets its message where it arrives.
        if not isinstance(sys.exception(), OSError):
            self.messages.append(record.getMessage().strip())


def _gallery_only(nav: list) -> list:  # type: ignore[type-arg]
    """The entries of a navigation that lead into the gallery, with the sections that hold them."""
    kept = []
    for item in nav:
        for title, target in item.items() if isinstance(item, dict) else ():
            if isinstance(target, list):
                inside = _gallery_only(target)
                kept += [{title: inside}] if inside else []
            elif str(target).startswith(SCHEME):
                kept.append({title: target})
    return kept
