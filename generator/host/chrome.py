"""Asking the host for the chrome, from a command."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import mkdocs.commands.build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from generator.checking.links import SCHEME
from generator.host.plugin import GalleryPlugin
from generator.publishing.naming import naming
from generator.publishing.scratch import scratch_folder, scratch_place
from generator.reading.host_settings import read_settings
from generator.reading.pages import read_pages
from generator.records.problem import FaultyError, error_at
from generator.rendering.shell import Chrome


def render_chrome(config_file: Path, pages: Path) -> Chrome:
    """Let MkDocs render the editorial pages of `pages` and the shells; without such a folder, the shells alone.

    Raises FaultyError.
    """
    _, problems = read_settings(config_file)
    if problems:
        raise FaultyError(sorted({*problems, *read_pages(pages)[1]}))
    with naming(scratch_place()), scratch_folder() as empty:
        docs = pages if pages.is_dir() else Path(empty)
        with _told_in_our_words(config_file):
            config = load_config(str(config_file), docs_dir=str(docs.absolute()))
        if not pages.is_dir():
            config.nav = _gallery_only(config.nav or [])
        made: list[Chrome] = []

        def keep(config: MkDocsConfig, chrome: Chrome) -> None:
            made.append(chrome)

        plugin = config.plugins["ntvt"]
        assert isinstance(plugin, GalleryPlugin)
        plugin.deliver = keep
        # Ctrl-C is no fault that the host would tell the plugin of.
        with closing(plugin), _told_in_our_words(config_file):
            mkdocs.commands.build.build(config)
    return made[0]


@contextmanager
def _told_in_our_words(config_file: Path) -> Iterator[None]:
    """Turn what makes the host give up into a problem; its log has said why. Raises FaultyError."""
    try:
        yield
    except (Abort, MkDocsException) as error:
        message = "MkDocs không dựng được trang biên tập với thiết lập này"
        hint = "sửa chỗ MkDocs vừa báo"
        raise FaultyError([error_at(config_file.as_posix(), 1, 1, "host", message, hint)]) from error


def _gallery_only(nav: list) -> list:  # type: ignore[type-arg]
    """The entries of a navigation that lead into the gallery, with the sections that hold them."""
    kept = []
    for entry in nav:
        for title, target in entry.items() if isinstance(entry, dict) else ():
            if isinstance(target, list):
                inside = _gallery_only(target)
                kept += [{title: inside}] if inside else []
            elif str(target).startswith(SCHEME):
                kept.append({title: target})
    return kept
