"""The plot of cost against size. Needs the extra `bench`: `make plot` installs it."""

import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("matplotlib", reason="the extra `bench` is not installed: see benchmarks/README.md")

from benchmarks.plot import LOOKS, PLOT, draw, spread
from benchmarks.scale import MEASURED, costs

NUMBERS = MEASURED.read_text(encoding="utf-8")


def test_the_plot_that_is_kept_is_drawn_again_byte_for_byte() -> None:
    assert draw(NUMBERS) == Path(PLOT).read_bytes() == draw(NUMBERS)


def test_every_line_has_its_label_in_both_panels() -> None:
    text = draw(NUMBERS).decode()
    assert LOOKS.keys() <= costs(json.loads(NUMBERS), "wall").keys()
    assert {label: text.count(f">{label}</text>") for label, _, _ in LOOKS.values()} == {
        label: 2 for label, _, _ in LOOKS.values()
    }


def test_a_generator_that_was_not_measured_is_left_out() -> None:
    sizes: list[dict[str, Any]] = json.loads(NUMBERS)
    ours = [{**size, "wholes": {"ntvt build": size["wholes"]["ntvt build"]}} for size in sizes]
    text = draw(json.dumps(ours)).decode()
    assert ("ntvt build, cold" in text, "Hugo" in text) == (True, False)


def test_labels_that_are_apart_stay_and_others_are_moved_apart_around_their_middle() -> None:
    assert spread([0.9, 0.1], 0.2) == pytest.approx([0.9, 0.1])
    assert spread([0.5, 0.9, 0.5], 0.2) == pytest.approx([0.4, 0.9, 0.6])
    assert spread([0.5, 0.5, 0.65], 0.2) == pytest.approx([0.35, 0.55, 0.75])
    assert spread([], 0.2) == []
