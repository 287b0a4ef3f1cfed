"""Names of invented people, distributed as in Hanoi: Nguyễn leads, three parts in ten names have four."""

from functools import cache
from hashlib import blake2b

from benchmarks.rare import Draw
from benchmarks.tables import SIZE, Table, read_lines, read_lists, spread, zipf
from generator.vietnamese import spell

FOUR_PARTS, TWO_PARTS = 0.3, 0.02
_EXPONENTS = {("male", "middle"): 1.2, ("female", "middle"): 1.5, ("male", "second"): 0.7, ("female", "second"): 0.7}


def person_name(draw: Draw, gender: str) -> str:
    """A name of two, three or four parts that no source document holds; `gender` is "male" or "female"."""
    name = _draw_name(draw, gender)
    while digest(name) in excluded():
        name = _draw_name(draw, gender)
    return name


def family_name(draw: Draw) -> str:
    """A family name by its share."""
    return _families()[int(draw() * SIZE)]


def digest(name: str) -> str:
    """Two bytes by which a name is excluded without standing here: one name in thirty meets one by chance."""
    return blake2b(spell(name).casefold().encode(), digest_size=2).hexdigest()


@cache
def excluded() -> frozenset[str]:
    """Digests of the word sequences that nobody here may be called."""
    return frozenset(read_lines("excluded.txt"))


def _draw_name(draw: Draw, gender: str) -> str:
    def part(slot: str) -> str:
        return _table(gender, slot)[int(draw() * SIZE)]

    family, length = family_name(draw), draw()
    if length < TWO_PARTS:
        return f"{family} {part('given')}"
    parts = [family, part("middle")]
    if length < TWO_PARTS + FOUR_PARTS:
        parts.append(part("second"))
    given = part("given")
    while given in parts:
        given = part("given")
    return " ".join((*dict.fromkeys(parts), given))


@cache
def _families() -> Table:
    rows = [line.split() for line in read_lines("family.txt")]
    return spread([name for name, _ in rows], [float(share) for _, share in rows])


@cache
def _table(gender: str, slot: str) -> Table:
    words = tuple(dict.fromkeys(read_lists("names.txt")[gender, slot]))
    return zipf(words, _EXPONENTS.get((gender, slot), 0.6))
