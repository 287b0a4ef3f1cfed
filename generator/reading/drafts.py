"""Make drafts: records built from values with errors, so that the rules can still check the valid values.

A draft is not validated. A missing or invalid value is replaced by its default, or by an empty text, zero, an empty
list or None. Only rules read drafts; nothing of them is published.
"""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from pydantic import ValidationError

from generator.reading.records import get_adapter
from generator.records.base import Flag

_YES = frozenset({"yes", "y", "on", "1", "có", "co", "đúng", "dung", "true"})
_NO = frozenset({"no", "n", "off", "0", "không", "khong", "sai", "false"})
_EMPTY = {str: "", int: 0}


def may_mean_yes(value: Any) -> bool:
    """Return whether a value that is not true or false may mean yes; anything but a clear no may."""
    return str(value).strip().lower() not in _NO


def make_draft(kind: Any, value: Any) -> Any:
    """Make a draft of the record, list or scalar type `kind` from `value`."""
    if get_origin(kind) in (Union, UnionType):
        inner = next(item for item in get_args(kind) if item is not NoneType)
        return None if value is None else make_draft(inner, value)
    if isinstance(kind, type) and is_dataclass(kind):
        given = value if isinstance(value, Mapping) else {}
        return _make_unchecked(kind, {item.name: _make_field(item, hint, given) for item, hint in _get_fields(kind)})
    if get_origin(kind) is tuple and get_args(kind)[-1] is ...:
        return tuple(make_draft(get_args(kind)[0], item) for item in value) if isinstance(value, tuple) else ()
    try:
        # Without a context every id passes; rules look ids up themselves.
        return get_adapter(kind).validate_python(value)
    except ValidationError:
        # Whoever writes `minor: yes` means a child, who must be hidden.
        return str(value).strip().lower() in _YES if kind == Flag else _EMPTY.get(_unwrap(kind))


def _make_unchecked(cls: type, values: Mapping[str, Any]) -> Any:
    """Make a record without calling its validators."""
    draft: Any = object.__new__(cls)
    for name, value in values.items():
        # The record is frozen, so its own `__setattr__` would raise.
        object.__setattr__(draft, name, value)
    return draft


def _make_field(item: Any, hint: Any, given: Mapping[str, Any]) -> Any:
    if item.name in given:
        draft = make_draft(hint, given[item.name])
        if draft is not None or item.default is MISSING:
            return draft
    return make_draft(hint, None) if item.default is MISSING else item.default


def _unwrap(kind: Any) -> Any:
    """Return the type inside `Annotated`."""
    return get_args(kind)[0] if get_args(kind) else kind


@lru_cache(maxsize=64)
def _get_fields(kind: Any) -> tuple[tuple[Any, Any], ...]:
    hints = get_type_hints(kind, include_extras=True)
    return tuple((item, hints[item.name]) for item in fields(kind))
