"""Read the form for editors, which `make editor` bundles."""

from pathlib import Path

from generator.reading.files import list_files


def find_editor(config_file: Path) -> Path:
    """Return the folder of the bundle, beside the host's settings; it may be missing."""
    return config_file.parent / "editor" / "dist"


def read_editor(config_file: Path) -> dict[str, bytes]:
    """Read the files of the bundle by path; none where it was not made."""
    folder = find_editor(config_file)
    files, _ = list_files(folder, ("",), may_be_link=True) if folder.is_dir() else ([], [])
    return {"/".join(file.parts): Path(file.path).read_bytes() for file in files}
