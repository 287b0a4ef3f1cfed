"""The words of one profile as the index lists them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain

from generator.search.syllables import distinct_keys, keys, pairs

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

    def __reduce__(self) -> tuple[Callable[..., "Words"], tuple[str, ...]]:
        """Pickled as four texts: hundreds of short ones would take ten times as long."""
        return _parted, tuple(["\n".join(self.family(name)) for name in FAMILIES])


def _parted(*joined: str) -> Words:
    name, head, pairs, story = (one.split("\n") if one else [] for one in joined)
    return Words(name=name, head=head, pairs=pairs, story=story)


def words_of(name: str, head: Iterable[str], story: str) -> Words:
    """The words of a document's name and head, and of its story, given as plain text."""
    return Words(
        name=keys(name),
        head=list(dict.fromkeys(chain.from_iterable(map(keys, head)))),
        pairs=list(dict.fromkeys(chain.from_iterable(map(pairs, head)))),
        story=distinct_keys(story),
    )
