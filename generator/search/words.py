"""The words of one profile as the index lists them."""

from dataclasses import dataclass
from itertools import pairwise

from generator.search.document import Document
from generator.search.syllables import distinct_keys, keys

FAMILIES = ("ten", "dau", "doi", "bai")
"""Lists of words: of names, of heads, of neighbours in heads, of stories."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of the name in order; those of the head, its neighbours two by two, and of the story, each once."""

    name: list[str]
    head: list[str]
    pairs: list[str]
    story: list[str]

    def family(self, name: str) -> list[str]:
        """The words of one of `FAMILIES`."""
        return {"ten": self.name, "dau": self.head, "doi": self.pairs, "bai": self.story}[name]


def words_of(document: Document, story: str) -> Words:
    """The words of a document whose story is given as plain text."""
    rows = [keys(text) for text in document.head]
    pairs = (f"{one} {two}" for row in rows for one, two in pairwise(row))
    return Words(
        name=keys(document.name),
        head=list(dict.fromkeys(key for row in rows for key in row)),
        pairs=list(dict.fromkeys(pairs)),
        story=distinct_keys(story),
    )
