"""The editorial pages and their media: all that the host is handed of `content/pages/`."""

from dataclasses import dataclass
from pathlib import Path

from generator.reading.files import list_files, read_bytes, refuse_file, refuse_link
from generator.records.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorialPages:
    """What lies in `content/pages/`.

    `files`: bytes by path below that folder, `/` between its parts.
    `paths`: where each of them lies, as the editor knows it.
    """

    files: dict[str, bytes]
    paths: dict[str, str]


def read_pages(folder: Path) -> tuple[EditorialPages, list[Problem]]:
    """Read the editorial pages below `folder`, which need not be there.

    Links that leave it, pipes and devices are problems and never opened.
    """
    # The folder above is given by default: a link in its place would bring foreign pages.
    if outside := refuse_link(folder.parent):
        return EditorialPages(files={}, paths={}), [outside]
    inputs, problems = list_files(folder, ("",))
    paths = {"/".join(item.parts): item.path for item in inputs}
    return EditorialPages(files={name: read_bytes(path) or b"" for name, path in paths.items()}, paths=paths), problems


def check_sources(config_file: Path) -> list[Problem]:
    """What of the settings and the theme may not be opened."""
    problem = refuse_file(config_file)
    _, problems = list_files(config_file.parent / "theme", ("",), may_be_link=True)
    return [problem, *problems] if problem else problems
