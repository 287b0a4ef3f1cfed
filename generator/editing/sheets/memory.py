"""Remember what an editor explained of sheets, their columns and their words: `site_data/import.yml`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from generator.editing.sheets.columns import Item, find_item, get_label, heading_key
from generator.editing.sheets.records import Meanings
from generator.editing.sheets.unknown_words import list_word_choices
from generator.editing.sheets.words import word_key
from generator.reading.files import read_text
from generator.reading.yaml_text import parse_yaml
from generator.records.registry import Registry

FILE = "import.yml"
"""Its name, in `site_data/`."""

_HEADER = "---\n# Điều lệnh `ntvt import` đã được chỉ cho về các bảng; xóa dòng nào thì lệnh quên dòng ấy.\n"


class Memory(Struct, frozen=True, kw_only=True):
    """What an editor explained, in the words of the sheets."""

    columns: Mapping[str, Item]
    """What columns hold, by heading."""
    words: Mapping[Item, Mapping[str, str]]
    """By item, the ids of wordings."""

    @property
    def items(self) -> dict[str, Item]:
        """What columns hold, by `heading_key`."""
        return {heading_key(heading): item for heading, item in self.columns.items()}

    def list_meanings(self, registry: Registry) -> Meanings:
        """Return what words mean, as far as the ids still exist."""
        known = {item: {choice.id for choice in choices} for item, choices in list_word_choices(registry).items()}
        return {
            (item, word_key(text)): id
            for item, ids in self.words.items()
            for text, id in ids.items()
            if id in known.get(item, ())
        }

    def add(self, other: "Memory") -> "Memory":
        """Return this and what is in another memory."""
        words = {
            item: {**self.words.get(item, {}), **other.words.get(item, {})} for item in {**self.words, **other.words}
        }
        return Memory(columns={**self.columns, **other.columns}, words=words)

    def __bool__(self) -> bool:
        return bool(self.columns or self.words)


def read_memory(folder: Path) -> Memory:
    """Read the file; what cannot be read is as if it were not there."""
    path = folder / FILE
    text = read_text(path.as_posix()).text if path.exists() else None
    parsed, _ = parse_yaml(path.as_posix(), text) if text else (None, [])
    data = _get_mapping(parsed.data if parsed else None)
    columns = {heading: find_item(str(label)) for heading, label in _get_mapping(data.get("columns")).items()}
    words = {find_item(label): _get_mapping(ids) for label, ids in _get_mapping(data.get("words")).items()}
    return Memory(
        columns={heading: item for heading, item in columns.items() if item},
        words={item: {text: str(id) for text, id in ids.items()} for item, ids in words.items() if item},
    )


def write_memory(memory: Memory) -> str:
    """Write the text of the file."""
    data: dict[str, Any] = {}
    if memory.columns:
        data["columns"] = {heading: get_label(item) for heading, item in memory.columns.items()}
    if memory.words:
        data["words"] = {get_label(item): dict(ids) for item, ids in memory.words.items()}
    return _HEADER + yaml.safe_dump(data, allow_unicode=True, sort_keys=True, width=1_000)


def _get_mapping(value: Any) -> dict[str, Any]:
    return {str(key): item for key, item in value.items()} if isinstance(value, Mapping) else {}
