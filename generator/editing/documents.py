"""Write the entry of a document that `site_data/sources.yml` does not list yet."""

from collections.abc import Collection
from typing import Any

import yaml

from generator.editing.new_profile import number_slug
from generator.records.words import Document

CITY = "ha-noi"
"""The first part of the id of a document about the whole city."""


def choose_document_id(district: str | None, year: int, taken: Collection[str]) -> str:
    """Choose the id of a document: its district and year, with a number from 2 if that is taken."""
    base = f"{district or CITY}-{year}"
    return number_slug(base, taken) if base in taken else base


def append_document(text: str, document: Document) -> str:
    """Write the entry of a document, to be added at the end of the list `text`."""
    values: dict[str, Any] = {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "kind": document.kind,
        "district": document.district,
        "year": document.year,
        "date": document.date,
        "ground": document.ground,
    }
    stated = [{key: value for key, value in values.items() if value is not None}]
    separator = "\n" if text.endswith("\n") else "\n\n"
    return separator + yaml.safe_dump(stated, allow_unicode=True, sort_keys=False, width=80)
