"""Scores of profiles in which ranking sees the same."""

from pathlib import Path

from tests.support.node import run_module

QUERIES = ["hiến", "hien mau", "ông hiến máu", "hiến máu tình nguyện"]
SIZE = 300


def test_a_profile_scores_the_same_alone_and_among_others() -> None:
    answers = run_module(Path(__file__).with_name("scores.mjs"), {"queries": QUERIES, "size": SIZE, "seed": 26})
    assert len(answers) == len(QUERIES)
    for answer in answers:
        scores = answer["together"]
        assert len(set(scores)) > 9
        assert scores == answer["alone"]
        best_first = sorted(range(SIZE), key=lambda number: (round(scores[number], 4), number), reverse=True)
        assert answer["order"] == best_first
