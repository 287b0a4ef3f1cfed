"""The piece of a long text that a result shows: around the first word that matched, cut at words."""

from pathlib import Path

from tests.support.node import run_module

_BEFORE = "Mười năm nay, " + "sáng nào cũng vậy, " * 6
_AFTER = " và còn nhiều việc khác" * 9

CASES = {
    "a text that is short enough is whole": ("Bác chăm vườn rau.", "vườn", "Bác chăm vườn rau."),
    "the end is kept where it fits": (
        f"{_BEFORE}bác dậy sớm ra chăm vườn hoa chung. Ai qua cũng khen.",
        "vườn hoa",
        "… sáng nào cũng vậy, sáng nào cũng vậy, bác dậy sớm ra chăm vườn hoa chung. Ai qua cũng khen.",
    ),
    "both ends are cut at words": (
        f"{_BEFORE}bác chăm vườn hoa{_AFTER}.",
        "vườn",
        "… cũng vậy, sáng nào cũng vậy, sáng nào cũng vậy, bác chăm vườn hoa" + " và còn nhiều việc khác" * 5 + " …",
    ),
    "a first match near the beginning leaves the beginning": (
        f"Bác chăm vườn hoa{_AFTER}.",
        "vườn",
        "Bác chăm vườn hoa" + " và còn nhiều việc khác" * 7 + " …",
    ),
}
"""A text, a query, and what is shown."""


def test_a_result_shows_the_piece_around_the_first_match() -> None:
    rows = [[text, query] for text, query, _ in CASES.values()]
    shown = run_module(Path(__file__).with_name("snippets.mjs"), {"rows": rows})
    assert dict(zip(CASES, shown, strict=True)) == {name: case[2] for name, case in CASES.items()}
