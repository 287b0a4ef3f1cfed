"""The benchmark of embeds: what its columns count."""

import pytest

from benchmarks.embeds import Visit, count_round_trips, make_table


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], 0),
        ([(0.0, 1.0)], 1),
        ([(0.0, 1.0), (0.1, 1.1)], 1),
        ([(0.0, 1.0), (1.0, 2.0), (1.0, 5.0), (2.5, 3.0)], 3),
    ],
)
def test_requests_that_wait_for_one_another_are_round_trips(spans: list[tuple[float, float]], expected: int) -> None:
    assert count_round_trips(spans) == expected


def test_the_table_has_medians_over_the_rounds() -> None:
    visits = [Visit(seconds, 3, 4790, 2) for seconds in (1.0, 9.0, 1.5)]
    assert make_table({"a card": visits}).splitlines()[-1] == "| a card | 4,790 | 3 | 2 | 1.5 |"
