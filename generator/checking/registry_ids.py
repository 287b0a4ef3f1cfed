"""The ids of `site_data/` that a record may use."""

from collections.abc import Mapping
from typing import Any

from generator.records.registry import Registry


class RegistryIds:
    """Implements `generator.records.base.KnownIds` over a registry; the names are gathered once."""

    def __init__(self, registry: Registry) -> None:
        vocabularies: dict[str, Mapping[str, Any]] = {
            "field": registry.fields,
            "award": registry.awards,
            "level": registry.levels,
            "movement": registry.movements,
            "document": registry.documents,
            "district": registry.places.districts,
        }
        self._names: dict[str, dict[str, str] | None] = {
            kind: None if kind in registry.unread else {key: _name(word) for key, word in words.items()}
            for kind, words in vocabularies.items()
        }

    def get_names(self, kind: str) -> Mapping[str, str] | None:
        """Return the public names of one kind of word by id; None when its file could not be read."""
        return self._names[kind]


def _name(word: Any) -> str:
    return str(getattr(word, "title", None) or word.name)
