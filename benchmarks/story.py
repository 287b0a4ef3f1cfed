"""Sentences that no one wrote: Vietnamese words of a field in plausible places, frequent ones everywhere."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from benchmarks.rare import Draw, rare_number, rare_word
from benchmarks.tables import SIZE, Table, mixed, read_lines, read_lists, zipf

_SLOT = re.compile(r"\{(\w+)\}")
_TOPIC_SHARE = 0.5
_LENGTHS = (200, 250, 290, 330, 350, 370, 410, 470, 550)
"""A story ends with the paragraph that reaches this many syllables; about 400 in the mean."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sentence with a hole for each slot; the slots' tables in their order."""

    text: str
    tables: tuple[Table | Callable[[Draw], str], ...]


def sentence(draw: Draw, kind: str, field: str, who: str = "") -> str:
    """A sentence of one kind of `words/sentences.txt` on a field; `who` is what the honouree is called."""
    patterns = _patterns(kind, field)
    pattern = patterns[int(draw() * len(patterns))]
    words = [table(draw) if callable(table) else table[int(draw() * SIZE)] for table in pattern.tables]
    text = pattern.text % tuple(words)
    return _capital(text.replace("who_", who)) if kind != "label" else text


def story(draw: Draw, field: str, pronoun: str, name: str) -> str:
    """A story in Markdown, about 400 syllables in paragraphs; some have a heading, a list or a quotation.

    The honouree is "bà Xuân" at least once, if the story speaks of her within a sentence.
    """
    left, blocks = _LENGTHS[int(draw() * len(_LENGTHS))], []
    while left > 0:
        block = " ".join(
            sentence(draw, "story", field, f"{pronoun} {name}" if draw() < 0.2 else pronoun)
            for _ in range(3 + int(draw() * 4))
        )
        left -= block.count(" ") + 1
        blocks.append(block)
    extra = draw()
    if extra < 0.1:
        blocks.insert(1, f"## {sentence(draw, 'heading', field)}")
    elif extra < 0.16:
        blocks.append("\n".join(f"- {sentence(draw, 'label', field)}" for _ in range(3)))
    elif extra < 0.2:
        blocks.insert(1, f"> {sentence(draw, 'summary', field)}")
    text = "\n\n".join(blocks) + "\n"
    called = f"{pronoun} {name}"
    return text if called in text else text.replace(f" {pronoun} ", f" {called} ", 1)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@cache
def _patterns(kind: str, field: str) -> tuple[Pattern, ...]:
    line = next(line for line in read_lines("sentences.txt") if line.startswith(f"{kind}: "))
    return tuple(_pattern(text, field) for text in line.split(": ", 1)[1].split(" | "))


def _pattern(text: str, field: str) -> Pattern:
    slots = [slot for slot in _SLOT.findall(text) if slot != "who_"]
    return Pattern(
        _SLOT.sub(lambda slot: "who_" if slot[1] == "who_" else "%s", text), tuple(_table(s, field) for s in slots)
    )


@cache
def _table(slot: str, field: str) -> Table | Callable[[Draw], str]:
    if slot == "rare":
        return rare_word
    if slot == "number":
        return rare_number
    if slot != slot.lower():
        table = _table(slot.lower(), field)
        assert not callable(table)
        return tuple(_capital(word) for word in table)
    topics, function = read_lists("topics.txt"), read_lists("function.txt")
    if ("general", slot) in topics:
        own, general = topics[field, slot], topics["general", slot]
        return mixed(tuple(dict.fromkeys(own)), tuple(dict.fromkeys(general)), _TOPIC_SHARE, 0.9)
    return zipf(function[slot,], 0.8)
