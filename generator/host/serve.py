"""The live preview: MkDocs watches and reloads, the plugin builds."""

from pathlib import Path

import mkdocs.commands.serve


def serve_preview(config_file: Path, watch: list[Path]) -> None:
    """Serve the site on this machine until it is stopped; an edit below `watch` builds it anew."""
    mkdocs.commands.serve.serve(config_file=str(config_file), watch=[str(folder.absolute()) for folder in watch])
