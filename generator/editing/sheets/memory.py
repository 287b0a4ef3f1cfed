"""Remember what an editor explained of the columns of sheets: `site_data/import.yml`."""

from collections.abc import Mapping
from pathlib import Path

import yaml

from generator.editing.sheets.columns import Item, find_item, get_label, heading_key
from generator.reading.files import read_text
from generator.reading.yaml_text import parse_yaml

FILE = "import.yml"
"""Its name, in `site_data/`."""

_HEADER = "---\n# Cột của bảng mà lệnh `ntvt import` đã được chỉ cho; xóa dòng nào thì lệnh quên dòng ấy.\n"


def read_memory(folder: Path) -> str | None:
    """Return the text of the file; None when there is none."""
    path = folder / FILE
    return read_text(path.as_posix()).text if path.exists() else None


def parse_columns(text: str | None) -> dict[str, Item]:
    """Return what headings mean, by `heading_key`; what cannot be read is as if it were not there."""
    found = {heading_key(heading): find_item(label) for heading, label in _read_pairs(text).items()}
    return {key: item for key, item in found.items() if item}


def write_columns(text: str | None, columns: Mapping[str, Item]) -> str:
    """Write the file with more headings; `text` is what it was, None for no file."""
    known = _read_pairs(text) | {heading: get_label(item) for heading, item in columns.items()}
    return _HEADER + yaml.safe_dump({"columns": known}, allow_unicode=True, sort_keys=True, width=1_000)


def _read_pairs(text: str | None) -> dict[str, str]:
    parsed, _ = parse_yaml(FILE, text) if text else (None, [])
    data = parsed.data if parsed and isinstance(parsed.data, Mapping) else {}
    columns = data.get("columns")
    return {str(heading): str(label) for heading, label in columns.items()} if isinstance(columns, Mapping) else {}
