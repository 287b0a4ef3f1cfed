"""The words of one profile as the index lists them."""

from collections.abc import Callable, Iterable
from itertools import chain
from typing import NamedTuple

from generator.search.syllables import distinct_keys, keys, pairs

FAMILIES = ("ten", "dau", "doi", "bai")
"""Lists of words: of names, of heads, of neighbours in heads, of stories."""

_OF_HEADS: dict[str, Callable[[str], Iterable[str]]] = {"dau": keys, "doi": pairs}


class Words(NamedTuple):
    """The texts of one profile whose words are listed."""

    name: str
    head: tuple[str, ...]
    story: str

    def family(self, name: str) -> Iterable[str]:
        """The keys of one of `FAMILIES`: those of the name in order, of others each once."""
        if name == "ten":
            return keys(self.name)
        return distinct_keys(self.story) if name == "bai" else keys_of_head(name, self.head)


def keys_of_head(family: str, head: Iterable[str]) -> Iterable[str]:
    """The keys of one of the families of heads, each once; of its texts most come again with other profiles."""
    return dict.fromkeys(chain.from_iterable(map(_OF_HEADS[family], head)))


def words_of(name: str, head: Iterable[str], story: str) -> Words:
    """The words of a document's name and head, and of its story, given as plain text."""
    return Words(name=name, head=tuple(head), story=story)
