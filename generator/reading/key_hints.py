"""Say which key was probably meant by one that a record does not have."""

from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

from generator.nearest import find_meant
from generator.vietnamese import fold

OWN_KEYS = frozenset({"slug", "path", "folder", "story_line", "has_story", "front_matter_hash", "story_links"})
"""Fields of a profile that come from its file, never from its front matter."""

_VIETNAMESE = {
    "ten": "name", "ho ten": "name", "ho va ten": "name", "ten tap the": "name",
    "xung ho": "honorific", "cach goi": "honorific", "danh xung": "honorific",
    "tom tat": "summary", "tom luoc": "summary", "loai": "kind", "doi tuong": "kind", "tre em": "minor",
    "nghe nghiep": "roles.title", "vai tro": "roles.title", "chuc vu": "roles.title", "chuc danh": "roles.title",
    "noi cong tac": "roles.organisation", "don vi": "roles.organisation", "co quan": "roles.organisation",
    "linh vuc": "fields", "phong trao": "movements", "so lieu": "figures", "con so": "figures",
    "khen thuong": "honours", "neu guong": "honours",
    "nam": "honours.year", "phuong": "honours.ward", "xa": "honours.ward", "phuong xa": "honours.ward",
    "quan": "honours.district", "huyen": "honours.district", "quan huyen": "honours.district",
    "danh hieu": "honours.title", "cap": "honours.level", "cap khen thuong": "honours.level",
    "trang thai": "honours.status", "nguon": "honours.source", "tai lieu": "honours.source",
    "dong y": "consent", "anh": "photo", "hinh anh": "photo", "mo ta anh": "photo.alt", "ghi am": "audio",
    "ngay dang": "published", "ngay sua": "updated", "cap nhat": "updated",
}  # fmt: skip
"""By what editors call an item, without marks: its key, behind that of the record that it stands in."""


def find_near_key(loc: tuple[int | str, ...], record: Any) -> str | None:
    """Return the key that was probably meant by the last of `loc`, among those that are allowed there."""
    keys, name = list_keys(loc[:-1], record), str(loc[-1])
    if meant := _translate(name):
        key = meant.rpartition(".")[2]
        return key if key in keys else None
    return find_meant(name.lower(), {key: (key,) for key in keys})


def find_homes(key: str, record: Any) -> tuple[str, list[str]]:
    """Return the key that was probably meant by a key of the record, and the keys that it stands below."""
    home, _, inner = (_translate(key) or f".{key}").rpartition(".")
    homes = [name for name in list_keys((), record) if home in ("", name) and inner in list_keys((name,), record)]
    return inner, homes


def list_keys(loc: tuple[int | str, ...], record: Any) -> list[str]:
    """List the keys that are allowed at `loc` of a record, following the types of its fields."""
    for step in loc:
        record = _unwrap(record)
        if isinstance(step, str) and is_dataclass(record):
            record = get_type_hints(record).get(step)
    record = _unwrap(record)
    return [] if not is_dataclass(record) else [item.name for item in fields(record) if item.name not in OWN_KEYS]


def _translate(name: str) -> str | None:
    words = " ".join(fold(name).replace("_", " ").replace("-", " ").replace("/", " ").split())
    return _VIETNAMESE.get(words)


def _unwrap(kind: Any) -> Any:
    """Return the record inside `tuple[X, ...]` or `X | None`."""
    while get_args(kind) and not is_dataclass(kind):
        kind = get_args(kind)[0]
    return kind
