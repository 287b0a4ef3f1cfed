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
    groups: dict[object, list[int]] = defaultdict(list)
    for position, profile in enumerate(profiles):
        syllables = fold_name(profile.name)
        groups[syllables].append(position)
        if profile.is_collective:
            continue
        places = {(honour.year, place) for honour in profile.honours for place in _key_places(honour)}
        for year, place in places:
            for index in range(len(syllables)):
                groups[year, place, index, syllables[:index], syllables[index + 1 :]].append(position)
    by_place = chain.from_iterable(_split_namesakes(profiles, group) for group in groups.values() if len(group) > 1)
    return set(chain.from_iterable(map(_pair, by_place)))


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


def _key_places(honour: Honoured) -> Iterator[tuple[str, str]]:
    """Yield the keys of the ward and of the district, which another file may name alone."""
    yield key_place(honour)
    if honour.ward and honour.district:
        yield honour.district, ""


def _pair(group: Collection[int]) -> Iterable[Pair]:
    return combinations(group, 2) if len(group) <= ALL_PAIRS else pairwise(group)


def _split_namesakes(profiles: Sequence[Fingerprint], group: list[int]) -> Iterator[list[int]]:
    """Split a group of more namesakes than are all compared by ward, district and role."""
    if len(group) <= ALL_PAIRS:
        yield group
        return
    parts: dict[object, list[int]] = defaultdict(list)
    for position in group:
        profile = profiles[position]
        for honour in profile.honours:
            parts[key_place(honour)].append(position)
        parts[profile.summary].append(position)
    yield from (list(dict.fromkeys(part)) for part in parts.values() if len(part) > 1)
