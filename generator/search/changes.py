"""Lists of words as they are after a few profiles changed: only the shards that hold their words are made again.

The shards are those that a whole new index would have: they are cut anew from a border before the first change until
a border falls where one fell before.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.search.codec import gaps, read_gaps
from generator.search.postings import Rank, Shard, cut, group, place_of, placed, read_placed, read_shard, recorded
from generator.search.syllables import fold
from generator.search.words import FAMILIES, Words


@dataclass(slots=True)
class Change:
    """What happens to the list of one key: numbers that leave it, numbers that come in, each with its place."""

    gone: set[int] = field(default_factory=set)
    come: dict[int, int] = field(default_factory=dict)


Changes = Mapping[str, Mapping[str, Change]]
"""For each family the changes by key."""


def changes_between(profiles: Iterable[tuple[int, Words, Words]]) -> Changes:
    """What changes when profiles, given by number, had other words before."""
    changes: dict[str, dict[str, Change]] = {family: {} for family in FAMILIES}
    for number, before, after in profiles:
        for family in FAMILIES:
            old, new = _places(family, before), _places(family, after)
            for key in old.keys() - new.keys():
                changes[family].setdefault(key, Change()).gone.add(number)
            for key, place in new.items():
                if old.get(key) != place:
                    changes[family].setdefault(key, Change()).come[number] = place
    return changes


def _places(family: str, words: Words) -> dict[str, int]:
    """The keys of one family with the place of each; only in names is it told."""
    keys = list(words.family(family))
    return {key: place_of(at, len(keys)) if family == "ten" else 0 for at, key in enumerate(keys)}


def update_shards(
    old: Sequence[tuple[str, str]], changes: Mapping[str, Change], places: bool, read: Callable[[str], bytes]
) -> Iterator[tuple[str, str] | Shard]:
    """A family's shards after the changes: those that stay, as (first, name), and new ones, in order.

    `read` gives the unpacked bytes of an old one by its name; `places` tells that numbers have places.
    """
    ranked = {(fold(key), key): change for key, change in changes.items()}
    if not old:
        yield from cut(group(_changed((), ranked, places)))
        return
    bounds = [_rank(first) for first, _ in old]
    dirty = sorted({at for rank in ranked for at in _touched(bounds, rank)})
    done = 0
    for at in dirty:
        if at < done:
            continue
        yield from old[done:at]
        stop = _Stop(bounds=bounds, dirty=frozenset(dirty), start=at)
        records = (record for _, name in old[at:] for record in read_shard(read(name)).items())
        within = {rank: one for rank, one in ranked.items() if at == 0 or rank >= bounds[at]}
        yield from cut(group(_changed(records, within, places)), stop)
        done = stop.at if stop.at is not None else len(old)
    yield from old[done:]


@dataclass(slots=True)
class _Stop:
    """Knows an old border behind all that changed before it; `at` is the number of the shard there, once found."""

    bounds: Sequence[Rank]
    dirty: frozenset[int]
    start: int
    at: int | None = None

    def __call__(self, first: str) -> bool:
        rank = _rank(first)
        found = bisect_right(self.bounds, rank) - 1
        if found > self.start and self.bounds[found] == rank and found not in self.dirty:
            self.at = found
            return True
        return False


def _touched(bounds: Sequence[Rank], rank: Rank) -> range:
    """The shards that must be read for a change of one key: all that hold its folded form, and the one before.

    The one before may have room now for what comes first. A shard that begins inside a folded form is no place to
    begin: how that form is cut is known only from its start.
    """
    last = max(0, bisect_right(bounds, rank) - 1)
    first = max(0, bisect_right(bounds, (rank[0], "")) - 2)
    while first and bounds[first][1]:
        first -= 1
    return range(first, last + 1)


def _rank(first: str) -> Rank:
    folded, _, key = first.partition("\t")
    return folded, key


def _changed(
    records: Iterable[tuple[str, bytes]], changes: Mapping[Rank, Change], places: bool
) -> Iterator[tuple[str, str, bytes]]:
    """The records in their order, with the changes made; a list that is empty goes."""
    waiting = iter(sorted(changes.items(), key=lambda item: item[0]))
    change = next(waiting, None)
    for key, body in records:
        rank = (fold(key), key)
        while change and change[0] < rank:
            yield from _record(change[0], b"", change[1], places)
            change = next(waiting, None)
        if change and change[0] == rank:
            yield from _record(rank, body, change[1], places)
            change = next(waiting, None)
        else:
            yield *rank, recorded(key, body)
    while change:
        yield from _record(change[0], b"", change[1], places)
        change = next(waiting, None)


def _record(rank: Rank, body: bytes, change: Change, places: bool) -> Iterator[tuple[str, str, bytes]]:
    numbers = dict(read_placed(body)) if places else dict.fromkeys(read_gaps(body), 0)
    kept = {number: place for number, place in numbers.items() if number not in change.gone} | change.come
    if kept:
        ordered = sorted(kept)
        body = placed(ordered, bytes(kept[number] for number in ordered)) if places else gaps(ordered)
        yield *rank, recorded(rank[1], body)
