"""docs/scale.md tells the numbers that are kept, and its costs follow from them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from benchmarks.scale import (
    HANOI,
    MEASURED,
    PAGE,
    SEARCH,
    Archive,
    Line,
    archives,
    costs,
    cpu_by_process,
    digest,
    fill,
    grown,
    made,
    others,
    tables,
)
from tests.project import ROOT

NUMBERS = MEASURED.read_text(encoding="utf-8")


def run(wall: float, peak: int | None = None) -> dict[str, Any]:
    return {"wall": wall, "cpu": 2 * wall, "peak": peak}


SIZES = [
    {
        "profiles": profiles,
        "wholes": {"ntvt build": [run(wall), run(wall + 1), run(wall + 9)]},
        "warms": {"warm, theme": [run(1, 5)]},
        "steps": {"planning": [run(1)], "publishing": [run(2)], "worker processes": [run(9)]},
        "outputs": {"ntvt build": {"files": 2 * profiles, "bytes": 7}},
    }
    for profiles, wall in ((3000, 20), (1000, 10))
]


def test_the_page_holds_the_tables_of_the_numbers_that_are_kept() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert fill(page, tables(json.loads(NUMBERS))) == page


def test_the_plot_was_drawn_from_the_numbers_that_are_kept() -> None:
    plot = (ROOT / "docs/scale/cost.svg").read_text(encoding="utf-8")
    assert re.findall(r"<dc:identifier>(.*?)</dc:identifier>", plot) == [digest(NUMBERS)]


def test_the_search_numbers_are_those_of_the_benchmarks_page() -> None:
    page = (ROOT / "benchmarks/README.md").read_text(encoding="utf-8")
    rows = {cells[1]: cells for line in page.splitlines() if len(cells := [one.strip() for one in line.split("|")]) > 4}
    told = {name: tuple(rows[name][column].split(" / ") for column in (2, 4)) for name in rows if " query" in name}
    assert told["before the first query"] == tuple([str(one)] for one in SEARCH["before the first query"][:2])
    first, following = told["a first query, median / p90 / largest"], told["a next query, median / p90 / p95"]
    for place, name in ((0, "median"), (2, "largest")):
        assert [size[place] for size in first] == [str(one) for one in SEARCH[f"a first query, {name}"][:2]]
    for place, name in ((0, "median"), (2, "p95")):
        assert [size[place] for size in following] == [str(one) for one in SEARCH[f"a next query, {name}"][:2]]


def test_costs_are_medians_by_size_and_what_was_not_told_is_left_out() -> None:
    assert costs(SIZES, "wall") == {"ntvt build": [(1000, 11), (3000, 21)], "warm, theme": [(1000, 1), (3000, 1)]}
    assert costs(SIZES, "peak") == {"warm, theme": [(1000, 5), (3000, 5)]}
    assert sorted(made(SIZES, "files")) == [(1000, 2000), (3000, 6000)]
    assert cpu_by_process(SIZES[0]) == (6, 18)


def test_a_line_goes_through_the_two_largest_sizes() -> None:
    line = Line.through([(10_000, 11.0), (1000, 50.0), (100_000, 101.0)])
    assert [line.at(profiles) for profiles in (0, 10_000, 100_000, 200_000)] == pytest.approx([1, 11, 101, 201])


def test_a_line_needs_two_sizes() -> None:
    with pytest.raises(ValueError, match=r"^a slope needs two sizes$"):
        Line.through([(1000, 1.0)])


def test_time_adds_up_over_sites_and_memory_is_that_of_the_largest() -> None:
    archive = Archive("two", (1000, 3000))
    assert archive.total(Line(fixed=1, slope=0.001)) == pytest.approx(6)
    assert archive.largest(Line(fixed=1, slope=0.001)) == pytest.approx(4)


def test_the_archives_of_34_provinces_are_a_dozen_hanois_at_the_most() -> None:
    sizes = {one.name: (len(one.sites), round(sum(one.sites) / HANOI, 2)) for one in archives()}
    assert sizes == {
        "Hanoi": (1, 1.0),
        "34 sites, low": (34, 2.1),
        "34 sites, high": (34, 11.95),
        "one site of all, low": (1, 2.1),
        "one site of all, high": (1, 11.95),
    }
    assert others(1.0) == pytest.approx(10 * others(0.1))


def test_what_doubles_with_each_tenfold_doubles_again() -> None:
    assert [grown(20, 40, factor) for factor in (1, 10, 100)] == pytest.approx([40, 80, 160])


def test_a_page_without_a_mark_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"^the page has the mark here 0 times$"):
        fill("nothing", {"here": "text"})
    assert fill("<!-- here -->\nold\n<!-- /here -->\n", {"here": r"\1 new" + "\n"}) == (
        "<!-- here -->\n\\1 new\n<!-- /here -->\n"
    )


def test_every_document_that_the_page_names_is_there() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", PAGE.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (PAGE.parent / Path(link)).exists()] == []
