"""Counts on the search page."""

from pathlib import Path

from generator.vietnamese import format_number
from tests.support.node import run_module


def test_scripts_write_a_count_as_the_pages_do() -> None:
    counts = [0, 7, 999, 1_000, 12_345, 1_234_567]
    assert run_module(Path(__file__).with_name("count.mjs"), {"counts": counts}) == [format_number(n) for n in counts]
