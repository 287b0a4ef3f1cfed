"""Drafts: what can be made of values with faults, so that rules look at everything that is sound.

A draft is a record like any other, but that nothing has checked it as a whole: a value that is missing or wrong is its
default, or else an empty text, a zero, an empty list or None. Only rules read drafts; nothing is published of them.
"""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from generator.records.base import Flag, assemble

_YES = frozenset({"yes", "y", "on", "1", "có", "co", "đúng", "dung", "true"})
_EMPTY = {str: "", int: 0}


def make_draft(kind: Any, value: Any) -> Any:
    """The draft of the record `kind` (or list, or scalar) that `value` was meant to be."""
    if get_origin(kind) in (Union, UnionType):
        inner = next(item for item in get_args(kind) if item is not NoneType)
        return None if value is None else make_draft(inner, value)
    if isinstance(kind, type) and is_dataclass(kind):
        given = value if isinstance(value, Mapping) else {}
        return assemble(kind, *(_attribute(item, hint, given) for item, hint in _attributes(kind)))
    if get_origin(kind) is tuple and get_args(kind)[-1] is ...:
        return tuple(make_draft(get_args(kind)[0], item) for item in value) if isinstance(value, tuple) else ()
    try:
        # Without the controlled words an unknown id is sound: rules look it up themselves.
        return _adapter(kind).validate_python(value)
    except ValidationError:
        # Someone who writes `minor: yes` means a child, who is hidden at once.
        return str(value).strip().lower() in _YES if kind == Flag else _EMPTY.get(_base(kind))


def _attribute(item: Any, hint: Any, given: Mapping[str, Any]) -> Any:
    if item.name in given:
        draft = make_draft(hint, given[item.name])
        if draft is not None or item.default is MISSING:
            return draft
    return make_draft(hint, None) if item.default is MISSING else item.default


def _base(kind: Any) -> Any:
    """The type under what is said of it in `Annotated`."""
    return get_args(kind)[0] if get_args(kind) else kind


@lru_cache(maxsize=64)
def _attributes(kind: Any) -> tuple[tuple[Any, Any], ...]:
    hints = get_type_hints(kind, include_extras=True)
    return tuple((item, hints[item.name]) for item in fields(kind))


@lru_cache(maxsize=64)
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
