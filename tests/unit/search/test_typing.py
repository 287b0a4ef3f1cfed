"""While someone types, and on slow networks most of all, nothing is asked and fetched that nobody will see."""

from pathlib import Path
from typing import Any

import pytest

from tests.search.galleries import index_people
from tests.search.invented import Person
from tests.support.node import run_module

SHORT, LONG = 130, 350

PAUSES: dict[str, tuple[list[list[Any]], list[int]]] = {
    "nothing was asked yet": ([], [SHORT]),
    "a question waits for its answer": ([["ask"]], [SHORT, LONG]),
    "an answer came soon": ([["ask"], ["answer", 90, "ready"]], [SHORT, LONG, SHORT]),
    "an answer took long": ([["ask"], ["answer", 900, "ready"]], [SHORT, LONG, LONG]),
    "the network is fast again": (
        [["ask"], ["answer", 900, "ready"], ["ask"], ["answer", 90, "ready"]],
        [SHORT, LONG, LONG, LONG, SHORT],
    ),
    "a question that was given up says nothing about the network": (
        [["ask"], ["answer", 900, "ready"], ["ask"], ["answer", 90, "superseded"]],
        [SHORT, LONG, LONG, LONG, LONG],
    ),
}
"""What happens, and how many milliseconds someone who types must rest before, and after each step."""


@pytest.mark.parametrize("name", PAUSES)
def test_where_answers_take_long_a_query_is_asked_later(name: str) -> None:
    steps, pauses = PAUSES[name]
    assert run_module(Path(__file__).with_name("typed.mjs"), {"steps": steps}) == pauses


NAMES = [f"Đặng {middle} {given}" for middle in ("Mây", "Sóng", "Đồi") for given in ("Ngò", "Khế", "Mướp", "Ổi")]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    work = tmp_path_factory.mktemp("typing")
    everyone = [
        Person(name=name, district="hoan-kiem", ward="Hàng Bài", field="kinh-te", year=2019, story="") for name in NAMES
    ]
    return index_people(everyone, work)


def test_a_query_that_is_typed_on_is_given_up_before_its_cards_are_fetched(site: Path) -> None:
    queries = ["đặng", "đặng mây", "đặng mây kh", "đặng mây khế"]
    read = run_module(Path(__file__).with_name("superseded.mjs"), {"site": str(site), "queries": queries})
    assert read == {"became": ["superseded"] * 3 + [["Đặng Mây Khế"]], "cards": ["cards-0.bin"]}


def test_the_same_query_with_other_filters_is_not_looked_for_again(site: Path) -> None:
    read = run_module(Path(__file__).with_name("superseded.mjs"), {"site": str(site), "queries": ["mây khế"] * 2})
    assert read["became"] == ["superseded", ["Đặng Mây Khế"]]
