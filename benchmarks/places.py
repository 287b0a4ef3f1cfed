"""Where invented people live: real wards of each time, some much fuller than others."""

from bisect import bisect
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import Literal

from benchmarks.rare import Draw
from generator.records.place import Unit
from generator.records.places import Places

Era = Literal["district", "half", "ward"]
YEARS: dict[Era, int] = {"district": 2024, "half": 2025, "ward": 2026}
"""A year of each era: districts to 2024, wards as merged in the first half of 2025, no districts since."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The wards of an era by the name an editor would write, with the sums of their weights."""

    units: tuple[tuple[Unit, str], ...]
    sums: tuple[float, ...]

    def draw(self, draw: Draw) -> tuple[Unit, str]:
        """A ward and its name, by weight."""
        return self.units[bisect(self.sums, draw() * self.sums[-1], hi=len(self.units) - 1)]


def choice(places: Places, era: Era) -> Choice:
    """The wards of an era that have an unmistakable name; weights fall as one over the rank, in a fixed shuffle."""
    year, units = YEARS[era], []
    for unit in places.units.values():
        district = None if era == "ward" else unit.district
        if era != "ward" and district is None:
            continue
        names = [name for name in (unit.name, unit.title) if places.find_unit(name, district, year).unit == unit]
        units += [(unit, names[0])] if names else []
    random = Random(f"places {era}")
    random.shuffle(units)
    heavy = {district: random.random() ** 2 + 0.1 for district in sorted({str(unit.district) for unit, _ in units})}
    weights = [heavy[str(unit.district)] / (rank + 10) for rank, (unit, _) in enumerate(units)]
    return Choice(tuple(units), tuple(accumulate(weights)))
