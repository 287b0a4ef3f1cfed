"""Lay the wards of today out as equal tiles, each near its true place.

The wards of the inner city are a hundred times smaller than the communes around it. So distances from the middle are
drawn together towards the edge, and each ward takes the free tile nearest to where it then lies, from the middle out.
"""

from collections.abc import Iterable, Mapping
from math import cos, hypot, radians, sqrt

from generator.records.place import Unit

Tile = tuple[int, int]
"""Column and row, from 0, from west to east and from north to south."""

REACH = 16
"""Tiles from the middle to the edge at most."""

SPREAD = 11
"""Tiles at which a ward lies that is one degree from the middle."""


def place_tiles(units: Iterable[Unit]) -> Mapping[str, Tile]:
    """Give each unit that has a point a tile of its own, by its id."""
    points = _spread({unit.id: (unit.lon, unit.lat) for unit in units if unit.lon is not None and unit.lat is not None})
    free = {(column, row) for column in range(-REACH, REACH + 1) for row in range(-REACH, REACH + 1)}
    tiles: dict[str, Tile] = {}
    for unit_id, (x, y) in sorted(points.items(), key=lambda item: (hypot(*item[1]), item[0])):
        tile = min(free, key=lambda tile: (hypot(tile[0] - x, tile[1] - y), tile))
        free.remove(tile)
        tiles[unit_id] = tile
    left = min((column for column, _ in tiles.values()), default=0)
    top = min((row for _, row in tiles.values()), default=0)
    return {unit_id: (column - left, row - top) for unit_id, (column, row) in tiles.items()}


def _spread(points: dict[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """Turn degrees into tiles from the middle: twice as far is drawn 1.4 times as far."""
    if not points:
        return {}
    # The middle is where half of the wards lie to each side: the inner city, not the middle of the map.
    middle_x, middle_y = (sorted(values)[len(points) // 2] for values in zip(*points.values(), strict=True))
    flat = {
        unit_id: ((lon - middle_x) * cos(radians(middle_y)), middle_y - lat) for unit_id, (lon, lat) in points.items()
    }
    return {unit_id: _draw_in(x, y) for unit_id, (x, y) in flat.items()}


def _draw_in(x: float, y: float) -> tuple[float, float]:
    distance = hypot(x, y)
    factor = SPREAD / sqrt(distance) if distance else 0.0
    return x * factor, y * factor
