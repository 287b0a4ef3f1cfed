"""The shades of the map of wards."""

import pytest

from generator.rendering.views.wards import fill_level


@pytest.mark.parametrize(
    ("count", "most", "level"),
    [
        (0, 0, 0),
        (0, 45, 0),
        (1, 1, 1),
        (1, 14, 1),
        (2, 14, 2),
        (7, 14, 3),
        (5, 45, 1),
        (6, 45, 2),
        (20, 45, 2),
        (21, 45, 3),
        (45, 45, 3),
    ],
)
def test_a_tile_is_as_full_as_its_ward_beside_the_ward_of_most(count: int, most: int, level: int) -> None:
    assert fill_level(count, most) == level
