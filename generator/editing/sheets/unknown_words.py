"""Find the words of a sheet that stand in no list of ours, so that an editor can be asked once for each."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from generator.editing.choices import (
    Candidate,
    list_awards,
    list_districts,
    list_documents,
    list_fields,
    list_levels,
)
from generator.editing.sheets import words
from generator.editing.sheets.columns import Item
from generator.editing.sheets.person_cells import split_fields
from generator.editing.sheets.records import Meanings
from generator.editing.sheets.table import PersonRow, SheetTable
from generator.records.registry import Registry


class UnknownWord(Struct, frozen=True, kw_only=True):
    """What an office calls something that we have under another name, or not at all."""

    item: Item
    """What it is: a field, an award …"""
    text: str
    """The wording."""
    rows: int
    """How many rows have it."""
    choices: Sequence[Candidate]
    """What it may mean."""


_Find = Callable[[str], str]


def find_unknown_words(tables: Sequence[SheetTable], registry: Registry, meanings: Meanings) -> list[UnknownWord]:
    """Find them in the order of the sheets; `meanings` are known already."""
    finders, counts, texts = _make_finders(registry), dict[tuple[Item, str], int](), dict[tuple[Item, str], str]()
    for table in tables:
        for row in table.people:
            for item, text in _list_words(row):
                key = (item, words.word_key(text))
                if key in counts or not (key in meanings or any(words.try_find(find, text) for find in finders[item])):
                    counts[key] = counts.get(key, 0) + 1
                    texts.setdefault(key, text)
    choices = list_word_choices(registry)
    return [
        UnknownWord(item=key[0], text=texts[key], rows=count, choices=choices[key[0]]) for key, count in counts.items()
    ]


def list_word_choices(registry: Registry) -> Mapping[Item, Sequence[Candidate]]:
    """List what the words of each item may mean."""
    awards = dict.fromkeys([*list_awards(registry, "person"), *list_awards(registry, "collective")])
    return {
        "field": list_fields(registry),
        "title": list(awards),
        "level": list_levels(registry),
        "document": list_documents(registry, None, None),
        "district": list_districts(registry),
    }


def _list_words(row: PersonRow) -> list[tuple[Item, str]]:
    listed = list[tuple[Item, str]]()
    items: tuple[Item, ...] = ("field", "title", "level", "document", "district")
    for item in items:
        cell = row.find(item)
        if cell and item == "field":
            listed += [(item, text) for text in split_fields(cell.text)]
        elif cell and item == "title":
            award, level = words.split_level(cell.text)
            listed.append(("title", award))
            if level:
                listed.append(("level", level))
        elif cell:
            listed.append((item, cell.text))
    return listed


def _make_finders(registry: Registry) -> Mapping[Item, Sequence[_Find]]:
    return {
        "field": [lambda text: words.find_field(text, registry)],
        "title": [
            lambda text: words.find_award(text, registry, "person"),
            lambda text: words.find_award(text, registry, "collective"),
        ],
        "level": [lambda text: words.find_level(text, registry)],
        "document": [lambda text: words.find_document(text, registry, None, None)],
        "district": [lambda text: words.find_district(text, registry)],
    }
