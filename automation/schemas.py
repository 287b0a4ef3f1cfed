"""JSON Schemas of the files that editors write, made from the records, for editors' programs.

They check form alone: which ids there are, and everything else, only `ntvt check` knows. So they change with the
records, not with the content.
"""

import json
from typing import Any

from pydantic import TypeAdapter

from generator.reading.key_hints import OWN_KEYS
from generator.records.profile import Profile
from generator.records.report import Report
from generator.records.words import Award, AwardLevel, Document, Featured, Field, Movement, Settings, Withdrawal

KINDS: dict[str, tuple[Any, str]] = {
    "profile": (Profile, ""),
    "awards": (tuple[Award, ...], "site_data/awards.yml"),
    "featured": (tuple[Featured, ...], "site_data/featured.yml"),
    "fields": (tuple[Field, ...], "site_data/fields.yml"),
    "levels": (tuple[AwardLevel, ...], "site_data/levels.yml"),
    "movements": (tuple[Movement, ...], "site_data/movements.yml"),
    "report": (Report, "site_data/reports/*.yml"),
    "settings": (Settings, "site_data/settings.yml"),
    "sources": (tuple[Document, ...], "site_data/sources.yml"),
    "withdrawn": (tuple[Withdrawal, ...], "site_data/withdrawn.yml"),
}
"""By name of a schema what it describes, and the files that it is for; none for front matter."""


def make_schema(kind: Any) -> dict[str, Any]:
    """Make the schema of a record, or of a list of records, as a file writes it."""
    schema = TypeAdapter(kind).json_schema(mode="validation")
    if kind is Profile:
        # The file gives these by its name and place, not by a key.
        schema["properties"] = {key: value for key, value in schema["properties"].items() if key not in OWN_KEYS}
        schema["required"] = [key for key in schema["required"] if key not in OWN_KEYS]
        del schema["$defs"]["GalleryLink"]
    plain: dict[str, Any] = _simplify(schema)
    return {"$schema": "http://json-schema.org/draft-07/schema#", **plain}


def write_schema(kind: Any) -> str:
    """Write a schema as a file."""
    return json.dumps(make_schema(kind), ensure_ascii=False, indent=1) + "\n"


def _simplify(value: Any) -> Any:
    """Drop names that the program alone uses, and write references as draft-07 does, which every program knows."""
    if isinstance(value, list):
        return [_simplify(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "$ref" in value:
        return {"$ref": value["$ref"].replace("#/$defs/", "#/definitions/")}
    names = {"$defs": "definitions"}
    # "title" may be the name of a key, whose schema is a dict; as a word of JSON Schema it repeats the key's name.
    return {
        names.get(key, key): _simplify(item)
        for key, item in value.items()
        if not (key in ("title", "description") and isinstance(item, str))
    }
