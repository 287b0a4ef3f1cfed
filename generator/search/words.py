"""The words of one profile as the index lists them."""

from collections.abc import Callable, Iterable
from itertools import chain
from typing import NamedTuple

from generator.search.syllables import keys, pairs

FAMILIES = ("ten", "dau", "doi", "bai")
"""Lists of words: of names, of heads, of neighbours in heads, of stories."""

KEYS: dict[str, Callable[[str], Iterable[str]]] = {"ten": keys, "dau": keys, "doi": pairs, "bai": keys}
"""How the words of a family are found in one of its texts."""


class Words(NamedTuple):
    """The texts of one profile whose words are listed. A whole index asks for those of many profiles at once: most
    texts come again and again, and each is taken apart once.
    """

    name: str
    head: tuple[str, ...]
    story: str

    def texts(self, family: str) -> Iterable[str]:
        """The texts of one of `FAMILIES`; a story comes in the pieces between white space."""
        if family == "ten":
            return (self.name,)
        return self.story.split() if family == "bai" else self.head

    def family(self, name: str) -> list[str]:
        """The words of one of `FAMILIES`: those of the name in order, of others each once."""
        found = chain.from_iterable(map(KEYS[name], self.texts(name)))
        return list(found) if name == "ten" else list(dict.fromkeys(found))


def words_of(name: str, head: Iterable[str], story: str) -> Words:
    """The words of a document's name and head, and of its story, given as plain text."""
    return Words(name=name, head=tuple(head), story=story)
