"""The fields of the form for editors, made from the records: one for every key of a file.

`editor/src/fields.js` defines the widgets `line`, `lines`, `number-text`, `ward` and `photo`.
"""

from collections.abc import Iterable
from dataclasses import MISSING, Field, fields, is_dataclass
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from generator.records import base
from generator.records.profile import Honour, Profile
from generator.records.registry import Registry
from generator.records.report import Report
from generator.rendering.editor_labels import CHOICES, ITEMS, LABELS
from generator.vietnamese import capitalize

FormField = dict[str, Any]
"""A field as Sveltia CMS reads it."""

WIDGETS = {
    (Honour, "ward"): {"widget": "ward"},
    (Profile, "photo"): {"widget": "photo"},
    (Profile, "summary"): {"widget": "lines"},
    (Report, "summary"): {"widget": "lines"},
}
"""The keys that have a widget of their own."""

TODAY = {(Profile, "published")}
"""The days that are today for a new file."""

REQUIRED = {(Profile, "published"), (Honour, "source")}
"""What the check asks for beside what a record cannot do without."""

_FOLDED = ("consent", "photo", "contest")
_DAY = {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}


def make_fields(kind: type[Any], registry: Registry) -> list[FormField]:
    """Make the fields of a record, in the order of its labels."""
    known, types = {field.name: field for field in fields(kind)}, get_type_hints(kind, include_extras=True)
    return [_label(kind, known[key], _make_widget(kind, key, _unwrap(types[key]), registry)) for key in LABELS[kind]]


def _label(kind: type[Any], field: "Field[Any]", widget: FormField) -> FormField:
    label, hint = LABELS[kind][field.name]
    is_choice = "options" in widget and isinstance(field.default, str)
    is_required = is_choice or (kind, field.name) in REQUIRED or field.default is MISSING
    made = {"name": field.name, "label": label, **widget, "required": is_required}
    made |= {"hint": hint} if hint else {}
    made |= {"min": 1} if is_required and _is_list(widget) else {}
    return made | ({"default": field.default} if is_choice else {})


def _is_list(widget: FormField) -> bool:
    return widget["widget"] == "list" or bool(widget.get("multiple"))


def _unwrap(annotation: Any) -> Any:
    """Return the type of a value that is there, without `| None`."""
    parts = [part for part in get_args(annotation) if part is not NoneType]
    return parts[0] if NoneType in get_args(annotation) else annotation


def _make_widget(kind: type[Any], key: str, annotation: Any, registry: Registry) -> FormField:
    if widget := WIDGETS.get((kind, key)):
        return dict(widget)
    if (kind, key) in TODAY:
        return {**_DAY, "default": "{{now}}"}
    if get_origin(annotation) is tuple:
        return _make_list(kind, key, get_args(annotation)[0], registry)
    if is_dataclass(annotation) and isinstance(annotation, type):
        return {"widget": "object", "collapsed": key in _FOLDED, "fields": make_fields(annotation, registry)}
    if get_origin(annotation) is Literal:
        return _make_select((CHOICES[value], value) for value in get_args(annotation))
    if options := _find_options(kind, annotation, registry):
        return _make_select(options)
    return _make_plain(annotation)


def _make_list(kind: type[Any], key: str, item: Any, registry: Registry) -> FormField:
    if is_dataclass(item) and isinstance(item, type):
        made = {"widget": "list", "label_singular": ITEMS[item], "fields": make_fields(item, registry)}
        return made | ({"summary": "{{year}}"} if item is Honour else {})
    options = _find_options(kind, item, registry)
    if get_origin(item) is Literal:
        options = [(CHOICES[value], value) for value in get_args(item)]
    if options:
        return {**_make_select(options), "multiple": True}
    return {"widget": "list", "label_singular": ITEMS[kind, key]}


def _make_select(options: Iterable[tuple[str, str]]) -> FormField:
    return {"widget": "select", "options": [{"label": label, "value": value} for label, value in options]}


def _find_options(kind: type[Any], annotation: Any, registry: Registry) -> list[tuple[str, str]]:
    """Find names and ids of a vocabulary; the newest documents first, for people no award of things."""
    if annotation == base.FieldId:
        return [(row.name, row.id) for row in registry.fields.values()]
    if annotation == base.AwardId:
        return [(row.name, row.id) for row in registry.awards.values() if row.kinds or kind is not Honour]
    if annotation == base.LevelId:
        return [(row.name, row.id) for row in registry.levels.values()]
    if annotation == base.MovementId:
        return [(row.name, row.id) for row in registry.movements.values()]
    if annotation == base.DistrictId:
        return [(capitalize(row.title), row.id) for row in registry.places.districts.values()]
    if annotation == base.DocumentId:
        documents = sorted(registry.documents.values(), key=lambda document: (-document.year, document.title))
        return [(document.title, document.id) for document in documents]
    return []


def _make_plain(annotation: Any) -> FormField:
    if annotation == base.Flag:
        return {"widget": "boolean"}
    if annotation == base.Day:
        return dict(_DAY)
    if annotation in (base.AnyYear, base.Year):
        # As a number of the CMS it would be shown as 2.024.
        return {"widget": "number-text", "pattern": ["^(?:19|20)[0-9]{2}$", "Ghi năm bằng bốn chữ số, ví dụ 2024"]}
    if annotation == base.Whole:
        return {"widget": "number-text", "pattern": ["^[0-9]+$", "Chỉ viết chữ số, không dấu chấm: 1200"]}
    if annotation == base.Number:
        return {"widget": "number-text", "pattern": [base.NUMBER_PATTERN, "Viết số kiểu Việt Nam: 25, 1.200 hoặc 2,4"]}
    return {"widget": "line"}
