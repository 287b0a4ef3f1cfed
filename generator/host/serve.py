"""The live preview: MkDocs watches and reloads, the plugin builds."""

import logging
from pathlib import Path

import mkdocs.commands.serve


def serve_preview(config_file: Path, watch: list[Path]) -> None:
    """Serve the site on this machine until it is stopped; an edit below `watch` builds it anew."""
    _show_log()
    mkdocs.commands.serve.serve(config_file=str(config_file), watch=[str(folder.absolute()) for folder in watch])


def _show_log() -> None:
    """Problems and what each build did, in the terminal; MkDocs shows its log only under its own command."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
    logging.getLogger("mkdocs.plugins.ntvt").setLevel(logging.INFO)
