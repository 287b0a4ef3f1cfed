"""Asking the host for the chrome, from a command."""

from contextlib import closing
from pathlib import Path

import mkdocs.commands.build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from generator.checking.links import SCHEME
from generator.host.plugin import GalleryPlugin
from generator.publishing.naming import naming
from generator.publishing.scratch import scratch_folder, scratch_place
from generator.reading.files import refuse_file
from generator.records.problem import FaultyError
from generator.rendering.shell import Chrome


def render_chrome(config_file: Path, pages: Path) -> Chrome:
    """Let MkDocs render the editorial pages of `pages` and the shells; without such a folder, the shells alone.

    Raises FaultyError.
    """
    if problem := refuse_file(config_file):
        raise FaultyError([problem])
    with naming(scratch_place()), scratch_folder() as empty:
        docs = pages if pages.is_dir() else Path(empty)
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
        with closing(plugin):
            mkdocs.commands.build.build(config)
    return made[0]


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
