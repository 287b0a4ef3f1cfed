"""`python -m benchmarks.plot`: docs/scale/cost.svg, the cost against the size, from docs/scale/measured.json.

Needs the extra `bench` (requirements/bench.lock). The same numbers give the same bytes.
"""

import io
import json
from collections.abc import Callable, Mapping, Sequence
from math import log10

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, NullLocator

from benchmarks.scale import DOCS, MEASURED, Points, costs, digest

PLOT = DOCS / "scale" / "cost.svg"
PAPER, INK, MUTED, GRID = "#fbf7f0", "#26211b", "#635a50", "#e7decf"
LOOKS = {
    "ntvt build": ("ntvt build, cold", "#a62b45", "-"),
    "warm, one story": ("ntvt build, one story edited", "#85600f", "-"),
    "Hugo": ("Hugo, no search", "#1f5f8b", "--"),
    "Hugo + Pagefind 1.5.2": ("Hugo + Pagefind", "#2f6b45", "--"),
    "MkDocs + Material (search, tags)": ("MkDocs + Material", "#635a50", "--"),
}
"""For each kind of build that is drawn: its label, colour and line."""
_STYLE = {
    "svg.hashsalt": "ntvt",
    "svg.fonttype": "none",
    "font.family": ["DejaVu Sans", "sans-serif"],
    "font.size": 11,
    "text.color": INK,
    "axes.edgecolor": MUTED,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
}
_GAP = 0.065
"""Between two labels, as a part of the panel's height."""


def draw(text: str) -> bytes:
    """The plot of the numbers in `text` (JSON), as SVG on a paper of its own, so that it reads on any page."""
    measured = json.loads(text)
    sizes = [size["profiles"] for size in measured]
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(8, 8.6), facecolor=PAPER)
        upper, lower = figure.subplots(2, 1)
        figure.subplots_adjust(left=0.1, right=0.68, top=0.94, bottom=0.08, hspace=0.3)
        _panel(upper, "Wall time of a build", sizes, costs(measured, "wall"), _seconds)
        _panel(lower, "Peak memory of all its processes", sizes, costs(measured, "peak"), _bytes)
        lower.set_xlabel("profiles, about 400 words each", color=MUTED)
        file = io.BytesIO()
        about = {"Title": "What a build costs, by size", "Identifier": digest(text), "Date": None, "Creator": None}
        figure.savefig(file, format="svg", facecolor=PAPER, metadata=about)
    return file.getvalue()


def spread(values: Sequence[float], gap: float) -> list[float]:
    """The values moved apart as little as may be, so that neighbours are `gap` apart; in the order they came."""
    order = sorted(range(len(values)), key=lambda index: values[index])
    groups: list[list[int]] = []
    for index in order:
        groups.append([index])
        while len(groups) > 1 and _start(groups[-1], values, gap) - _end(groups[-2], values, gap) < gap:
            last = groups.pop()
            groups[-1] += last
    places = {index: _start(group, values, gap) + place * gap for group in groups for place, index in enumerate(group)}
    return [places[index] for index in range(len(values))]


def _start(group: Sequence[int], values: Sequence[float], gap: float) -> float:
    """Where a group of labels begins that lies around the middle of its values."""
    return sum(values[index] for index in group) / len(group) - gap * (len(group) - 1) / 2


def _end(group: Sequence[int], values: Sequence[float], gap: float) -> float:
    return _start(group, values, gap) + gap * (len(group) - 1)


def _panel(
    axes: Axes, title: str, sizes: Sequence[int], lines: Mapping[str, Points], tell: Callable[[float, int], str]
) -> None:
    drawn = {name: lines[name] for name in LOOKS if name in lines}
    axes.set(xscale="log", yscale="log", facecolor=PAPER)
    axes.set_title(title, loc="left", fontsize=12, fontweight="bold")
    for name, points in drawn.items():
        _, colour, stroke = LOOKS[name]
        axes.plot(*zip(*points, strict=True), stroke, color=colour, marker="o", markersize=4.5, linewidth=2)
    axes.grid(color=GRID, linewidth=0.8)
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_xticks(sizes, [f"{size:,}" for size in sizes])
    axes.xaxis.set_minor_locator(NullLocator())
    _whole_decades(axes)
    axes.yaxis.set_major_formatter(FuncFormatter(tell))
    _label(axes, drawn)


def _whole_decades(axes: Axes) -> None:
    """At least two labelled lines: the axis begins and ends with a power of ten."""
    low, high = axes.get_ylim()
    axes.set_ylim(10 ** (log10(low) // 1), 10 ** -(-log10(high) // 1))


def _label(axes: Axes, lines: Mapping[str, Points]) -> None:
    """Each line's name right of its end, with a thin line that leads to it."""
    ends = [points[-1] for points in lines.values()]
    heights = [axes.transAxes.inverted().transform(axes.transData.transform(end))[1] for end in ends]
    for name, end, height in zip(lines, ends, spread(heights, _GAP), strict=True):
        label, colour, _ = LOOKS[name]
        axes.annotate(
            label,
            end,
            (1.03, height),
            textcoords="axes fraction",
            color=colour,
            va="center",
            arrowprops={"arrowstyle": "-", "linestyle": ":", "color": colour, "relpos": (0, 0.5), "shrinkB": 4},
        )


def _seconds(value: float, _: int) -> str:
    return f"{value:g} s"


def _bytes(value: float, _: int) -> str:
    return f"{value / 1e9:g} GB" if value >= 1e9 else f"{value / 1e6:g} MB"


def main() -> None:
    """The command."""
    PLOT.write_bytes(draw(MEASURED.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
