"""Propose pairs of profiles that may be duplicates: those that have a key in common."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, combinations, pairwise

from generator.checking.duplicates.names import fold_name, key_place
from generator.records.fingerprint import Fingerprint, Honoured

Pair = tuple[int, int]
"""Positions of two profiles, the smaller one first."""

ALL_PAIRS = 12
"""Profiles of one key of which all pairs are proposed. Of more, each is paired with the next: a story that was sent in
a hundred times is a chain of ninety-nine pairs."""

COMMON_HASHES = 4
"""Hashes that two sketches must have in common; set phrases give fewer."""

STOCK = 4
"""Stories from which a row counts as a set phrase, such as the sentence that a report's profiles end with."""


def pair_by_name(profiles: Sequence[Fingerprint]) -> set[Pair]:
    """Pair profiles whose names are the same without marks, or differ in one syllable in one place and year."""
    firsts, groups = dict[str, int](), dict[str, list[int]]()
    for position, profile in enumerate(profiles):
        for key in _list_keys(profile):
            # Most keys have one profile alone, for which a list would be a waste.
            first = firsts.setdefault(key, position)
            if first != position:
                groups.setdefault(key, [first]).append(position)
    parts = chain.from_iterable(_split_namesakes(profiles, group) for group in groups.values())
    return set(chain.from_iterable(map(_pair, parts)))


def pair_by_story(profiles: Sequence[Fingerprint]) -> tuple[set[Pair], set[int]]:
    """Pair profiles whose stories have a part in common; return the pairs, and the hashes of set phrases."""
    seen, repeated = set[int](), set[int]()
    for profile in profiles:
        repeated.update(seen.intersection(profile.sketch))
        seen.update(profile.sketch)
    groups: dict[int, list[int]] = defaultdict(list)
    for position, profile in enumerate(profiles):
        for number in repeated.intersection(profile.sketch):
            groups[number].append(position)
    counts = Counter(chain.from_iterable(map(_pair, groups.values())))
    pairs = {pair for pair, count in counts.items() if count >= COMMON_HASHES}
    return pairs, {number for number, group in groups.items() if len(group) >= STOCK}


def _list_keys(profile: Fingerprint) -> Iterator[str]:
    """Yield the name without marks; for a person also each place and year with all syllables of the name except one."""
    syllables = fold_name(profile.name)
    yield " ".join(syllables)
    if profile.is_collective:
        return
    parts = [" ".join((*syllables[:index], "*", *syllables[index + 1 :])) for index in range(len(syllables))]
    for place in {place for honour in profile.honours for place in _list_places(honour)}:
        for part in parts:
            yield f"{place} {part}"


def _list_places(honour: Honoured) -> Iterator[str]:
    """Yield year and ward, and year and district, which another file may name alone."""
    yield f"{honour.year} {' '.join(key_place(honour))}"
    if honour.ward and honour.district:
        yield f"{honour.year} {honour.district} "


def _pair(group: Collection[int]) -> Iterable[Pair]:
    return combinations(group, 2) if len(group) <= ALL_PAIRS else pairwise(group)


def _split_namesakes(profiles: Sequence[Fingerprint], group: list[int]) -> Iterator[list[int]]:
    """Split a group of more namesakes than are all compared by place, place and year, and summary."""
    if len(group) <= ALL_PAIRS:
        yield group
        return
    parts: dict[object, list[int]] = defaultdict(list)
    for position in group:
        profile = profiles[position]
        for honour in profile.honours:
            for key in (key_place(honour), *_list_places(honour)):
                parts[key].append(position)
        parts[profile.summary].append(position)
    yield from (list(dict.fromkeys(part)) for part in parts.values() if len(part) > 1)
